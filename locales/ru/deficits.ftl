deficit-moved-on = Здесь уже всё изменилось. Посмотрите ещё раз.
# Реестр дефицитов: числа, списки, фильтры.
deficits-title = <b>Дефициты · { $year }</b>
deficits-numbers =
    Ждут решения: <b>{ $proposed }</b> (педагогов: { $people })
    Подтверждено { $confirmed } · в работе { $work } · решено { $resolved }
deficits-legend = <i>По областям: ждут · подтверждено · в работе · решено</i>
deficits-area = { $area }: <b>{ $proposed }</b> · { $confirmed } · { $work } · { $resolved }
deficits-waiting = Ждут решения · { $count }
deficits-whole = Весь реестр
deficits-groups = Общие дефициты
deficits-compared = Вход и выход
deficits-file = Скачать .xlsx
deficits-list = <b>Дефицитов: { $deficits } · педагогов: { $people }</b>
deficits-filter-line = { $said }
deficits-any-state = в любом состоянии
deficits-search = поиск «{ $typed }»
deficits-person =
    • { $called }: { $what }{ $more ->
        [0] { "" }
       *[other] { " " }и ещё { $more }
    }
deficits-how-to-search = Чтобы найти человека, напишите фамилию, имя или код.
deficits-nobody = Никого не нашлось. Попробуйте другой фильтр или напишите часть имени.
deficits-confirm-all = Подтвердить все · { $count }
deficits-sure =
    <b>Подтвердить { $deficits ->
        [one] { $deficits } дефицит
        [few] { $deficits } дефицита
       *[many] { $deficits } дефицитов
    } у { $people ->
        [one] { $people } педагога
       *[other] { $people } педагогов
    }?</b>
    Каждый получит одно сообщение: с чем поможем и как собрать маршрут.
deficits-sure-yes = Да, подтвердить { $count }
deficits-confirmed =
    Готово. { $deficits ->
        [one] Подтверждён { $deficits } дефицит
        [few] Подтверждено { $deficits } дефицита
       *[many] Подтверждено { $deficits } дефицитов
    } у { $people ->
        [one] { $people } педагога
       *[other] { $people } педагогов
    }.
deficits-confirm-changed = Список уже другой. Откройте его ещё раз и подтвердите то, что видите.
deficits-to-waiting = Что ещё ждёт решения
deficits-filter = Фильтр
deficits-filters = <b>Кого показать</b>
deficits-by-area = Область
deficits-by-topic = Тема
deficits-by-school = Школа
deficits-by-assoc = Объединение
deficits-by-state = Состояние
deficits-which-area = <b>Какая область?</b>
deficits-which-topic = <b>Какая тема?</b>
deficits-which-school = <b>Какая школа?</b>
deficits-which-assoc = <b>Какое объединение?</b>
deficits-which-state = <b>В каком состоянии?</b>
deficits-any = Любое значение
deficits-clear = Убрать все фильтры
deficits-show = Показать · { $count }
deficits-reminder =
    🔎 { $count ->
        [one] { $count } дефицит ждёт
        [few] { $count } дефицита ждут
       *[many] { $count } дефицитов ждут
    } вашего решения больше { $days ->
        [one] { $days } дня
       *[other] { $days } дней
    }.
deficits-sheet = Реестр дефицитов
deficits-file-name = Реестр дефицитов { $day }
deficits-file-caption = Строк: { $count }. В файле имена: храните его как личные данные.
deficits-heading-who = Педагог
deficits-heading-code = Код
deficits-heading-school = Место работы
deficits-heading-subject = Предмет
deficits-heading-area = Область
deficits-heading-topics = Темы
deficits-heading-severity = Уровень
deficits-heading-index = Индекс
deficits-heading-source = Источник
deficits-heading-state = Состояние
deficits-heading-since = С какого дня
deficits-heading-created = Внесён
deficits-heading-decided = Кто решил
deficits-heading-note = Заметка
# Один человек и один дефицит.
deficit-person = <b>{ $called }</b>
deficit-person-none = За этот год дефицитов нет.
deficit-line =
    { $sign } <b>{ $title }</b>: { $severity }{ $index ->
        [none] { "" }
       *[other] { "" } ({ $index })
    }
    { $state } · { $source }
deficit-severity-point = трудная тема
deficit-state-proposed = ждёт решения
deficit-state-confirmed = подтверждён
deficit-state-rejected = отклонён
deficit-state-in-work = в работе
deficit-state-resolved = решён
deficit-state-carried-over = перешёл на следующий год
deficit-source-questionnaire = анкета
deficit-source-interview = собеседование
deficit-source-lesson-analysis = анализ урока
deficit-source-external-test = внешний тест
deficit-source-association-discussion = обсуждение в объединении
deficit-source-self-request = запрос педагога
deficit-did-proposed = предложен
deficit-did-confirmed = подтверждён
deficit-did-rejected = отклонён
deficit-did-in-work = взят в работу
deficit-did-resolved = решён
deficit-did-carried-over = перешёл на следующий год
deficit-did-again = уточнён
deficit-note-changed = изменились ответы
deficit-note-gone = по новым ответам его нет
deficit-note-back = новые ответы снова его показывают
deficit-note-at-once = подтверждение не требуется
deficit-note-better = итоговые ответы его не показывают
deficit-note-not-better = итоговые ответы изменились
deficit-note-new-year = начался новый учебный год
deficit-step =
    { $day } · { $who }: { $did }{ $source ->
        [none] { "" }
       *[other] { "" } ({ $source })
    }{ $note ->
        [none] { "" }
       *[other] { "" } — { $note }
    }
deficit-noted = Заметка: { $note }
deficit-history = Как было:
deficit-confirm-person = Подтвердить все · { $count }
deficit-person-confirmed = { $count ->
    [0] Подтверждать нечего
   *[other] Подтверждено: { $count }
}
deficit-confirm = Подтвердить
deficit-reject = Отклонить
deficit-resolve = Решён
deficit-source = Другой источник
deficit-add = Добавить
deficit-ask-resolve = <b>По чему видно, что трудность позади?</b>
deficit-ask-source = <b>Откуда это известно?</b>
deficit-ask-reason = Напишите одной строкой, почему отклоняете. Педагог этого не увидит в чате, но сможет выгрузить вместе со своими данными.
deficit-reason-short = Напишите причину словами, хотя бы { $low } знака.
deficit-note-long = Слишком длинно: хватит { $limit } знаков.
deficit-which-area = В какой области?
deficit-which-topic = { $area }: вся область или тема?
deficit-whole-area = Вся область
deficit-which-source = { $what }. Откуда это известно?
deficit-ask-note = Напишите короткую заметку для себя и коллег, если нужна.
deficit-without-note = Без заметки
deficit-is-there = Такой дефицит в этом году уже есть: откройте его в карточке.
# Внешние тесты.
external-of-person = Тесты · { $count }
external-title = Внешняя диагностика
external-line =
    • { $area }: { $percent } % верно, { $day }, { $title }{ $document ->
        [none] { "" }
       *[other] { "" } ({ $document })
    }
external-add = Чтобы внести результат, выберите область.
external-years = Учитываются тесты не старше { $years ->
    [one] { $years } года
   *[other] { $years } лет
}.
external-ask =
    <b>{ $area }</b>
    Напишите одной строкой через точку с запятой: процент верных ответов; день; что за диагностика; документ, если есть.
    Например: 64; 15.09.2025; Диагностика ЦНППМ; сертификат 12
external-parts = Нужны три или четыре части через точку с запятой.
external-percent = Процент верных ответов: число от 0 до 100.
external-area = Такой области нет. Можно так: { $areas }.
external-title-fit = Нужно название, не длиннее { $limit } знаков.
external-table = Внешние тесты: таблица
external-how =
    <b>Результаты внешних тестов</b>
    Пришлите таблицу .xlsx. Человека указывает код или полное имя вместе со школой. Ошибки покажу по ячейкам, до подтверждения ничего не изменится.
external-template = Шаблон таблицы
external-template-sent = Заполните и пришлите обратно. На втором листе названия областей.
external-sheet = Внешние тесты
external-sheet-areas = Области
external-heading-code = Код
external-heading-name = Фамилия, имя, отчество
external-heading-school = Школа
external-heading-area = Область
external-heading-percent = Процент верных
external-heading-day = День
external-heading-title = Что за диагностика
external-heading-document = Документ
external-no-headings = Не вижу столбцов шаблона. Скачайте шаблон и перенесите данные в него.
external-nobody = Такого педагога нет в вашем списке.
external-several = Подходят несколько человек: укажите код.
external-who = Укажите код или полное имя и школу.
external-preview =
    <b>Проверьте перед записью</b>
    Новых: { $new } · исправленных: { $changed } · уже есть: { $same } · педагогов: { $people }
external-more-problems = … и ещё ошибок: { $count }
external-apply = Записать · { $count }
external-applied = Записано: новых { $new }, исправленных { $changed }, педагогов { $people }. Профили пересчитаны.
external-changed = Данные уже другие. Пришлите таблицу ещё раз.
# Группы.
groups-title = <b>Доли и темы</b>
groups-too-few = Ответили меньше { $least } человек: чтобы никого не узнать, цифр не показываю.
groups-respondents = Ответили: { $count }. Считаются подтверждённые дефициты этого года.
groups-topics = Темы:
groups-nothing = Подтверждённых дефицитов пока нет.
groups-share = { $title }: { $percent } % ({ $people } из { $respondents })
corporate-title = <b>Общие дефициты { $kind ->
    [school] школ
    [subject] по предметам
   *[other] объединений
}</b>
corporate-rule = Общий — если подтверждён у { $share } % ответивших, а ответили не меньше { $least }.
corporate-line = { $number }. { $group }: { $title } — { $percent } % ({ $people } из { $respondents })
corporate-nothing = Таких пока нет.
corporate-how-to-propose = Номер внизу — предложить руководителю объединения для плана.
corporate-propose = 📨 { $number }
corporate-sent = { $count ->
    [one] Руководитель объединения получит сообщение.
   *[other] Руководители объединения получат сообщение: { $count }.
}
corporate-no-leader = У этого объединения в боте пока нет руководителя.
corporate-proposed =
    📨 <b>{ $group }</b>: тема для плана
    { $title }: трудно { $people } из { $respondents } ответивших. Может быть, взять её на одно из заседаний?
corporate-by-association = По объединениям
corporate-by-school = По школам
corporate-by-subject = По предметам
comparison-title = <b>Вход и выход · { $year }</b>
comparison-people = Ответили оба раза: { $count }
comparison-group = <b>{ $title }</b>
comparison-none = Не указано
comparison-line = { $area }: легче { $better }, так же { $same }, труднее { $worse }{ $unknown ->
        [0] { "" }
       *[other] , не сравнить { $unknown }
    } — из { $people }
comparison-nothing = Пока никто не ответил оба раза: сравнивать нечего.
comparison-by-all = Все
comparison-by-school = Школы
comparison-by-subject = Предметы
compared-improvement = стало легче
compared-no-change = как было
compared-worsening = стало труднее
compared-not-comparable = не сравнить
# Свои зоны помощи.
my-deficits-title = <b>Где поможем · { $year }</b>
my-deficits-line = { $state ->
    [proposed] ◻️ { $title } — методист ещё посмотрит
    [confirmed] ✅ { $title }{ $routes ->
        [0] { "" } — поможем
       *[other] { "" } — можно собрать маршрут
    }
    [in_work] ▶️ { $title } — уже в вашем маршруте
   *[resolved] 🌱 { $title } — получилось
}
my-deficits-more = … и ещё { $count }
my-deficits-none = Пока здесь пусто. Пройдите диагностику или предложите сами, с чем помочь.
my-deficits-compared = { $summary ->
    [none] Сравнили с осенью: выводы обсудите с методистом.
   *[other] Сравнили с осенью: стало легче — { $summary }.
}
my-deficits-chart = Осень и весна
my-deficits-propose = Хочу предложить сам(а)
my-deficits-which-area = <b>С чем помочь?</b> Выберите область.
my-deficits-which-topic = Вся область или одна тема?
my-deficits-asked = Записали. Методист увидит вашу просьбу.
my-deficits-there = Это у вас уже есть.
my-deficits-told = Методист посмотрел ваши ответы: поможем с тем, что вам сейчас трудно. { $zones }. Можно собрать маршрут.
my-deficits-told-alone = Методист посмотрел ваши ответы: поможем с тем, что вам сейчас трудно. { $zones }.
my-deficits-to-route = 🧭 Собрать маршрут
external-remove = Убрать: { $title }
external-remove-ask = <b>Убрать этот результат?</b>
    { $title }, { $day }. Реестр пересчитается; отмеченный шаг маршрута останется.
external-remove-sure = Да, убрать
external-removed = Результат убран
