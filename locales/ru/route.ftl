# Мой маршрут: начало, черновик, путь, шаги.
route-none =
    <b>Мой маршрут</b>
    Это несколько шагов на год: семинар, урок коллеги, консультация. Бот предложит, а выбираете и меняете вы. Отчётов не будет.
route-can-rest-on = { $count ->
    [one] Подтверждена { $count } тема, с которой поможет маршрут.
    [few] Подтверждены { $count } темы, с которыми поможет маршрут.
   *[many] Подтверждено { $count } тем, с которыми поможет маршрут.
}
route-undecided = Методист ещё смотрит ваши ответы. Можно подождать или начать со своего запроса.
route-begin = Собрать маршрут
route-by-request = По моему запросу
route-basis-deficits = По итогам диагностики
route-basis-request = По моему запросу
route-basis-attestation = К аттестации
route-basis-young = Первые годы в профессии
route-which-request = <b>С чем хочется помощи?</b>
route-in-own-words = Своими словами
route-title = <b>{ $own ->
        [1] Мой маршрут
       *[other] Маршрут
    } · { $year }</b> { $bar } { $done } из { $steps }
route-line = { $sign } { $title } — { $term }
route-term = { $state ->
    [done] { $day }
    [skipped] не нужно
    [late] срок был { $day }
   *[ahead] до { $day }
}
route-goal = 🎯 { $goal }
route-supporter = 🤝 Помогает: { $called }
route-empty = Шагов пока нет.
route-kind-own = Свой шаг
route-status-draft = Это черновик: замените, уберите или добавьте, что хотите, и примите.
route-status-proposed = Методист предложил изменения. Примите их или поправьте под себя.
route-status-agreed = Методист ещё посмотрит маршрут, а начинать можно уже сейчас.
route-status-completed = Маршрут пройден. Спасибо за работу!
route-status-cancelled = Маршрут отменён.
route-status-carried_over = Продолжение — в маршруте нового года.
route-resting = ⏸ Маршрут на паузе{ $until ->
    [open] , пока вы не вернётесь.
   *[other] {" "}до { $until } включительно.
}
route-accept = Принять маршрут
route-change-steps = Изменить шаги
route-add = Добавить шаг
route-set-goal = Цель
route-set-supporter = Кто поможет
route-history = История
route-cancel = Мне не нужен
route-done = Сделано: { $title }
route-done-this = Сделано
route-move = Перенести
route-swap = Заменить
route-whole = Весь маршрут
route-steps = Шаги
route-edit = Изменить
route-picture = Картинкой
route-paper = Документом
route-pause = Пауза
route-go-on = Продолжить маршрут
route-open = 🧭 Открыть маршрут
route-to-path = К маршруту
route-which-step = Выберите шаг.
route-step = <b>{ $title }</b>
    { $kind }
route-step-term = { $mandatory ->
    [1] Обязательный, { $term }
   *[other] По желанию, { $term }
}
route-step-theme = Тема: { $value }
route-step-proof = Подтвердит: { $value }
route-step-reason = Почему не нужно: { $value }
route-step-comment = Слово методиста или наставника: { $value }
route-step-waits = ☑️ Сопровождающий посмотрит и отметит.
route-step-proofs = { $count ->
    [one] 📎 Приложено: { $count }
   *[other] 📎 Приложено: { $count }
}
route-skip = Не нужно
route-remove = Убрать
route-prove = Приложить
route-show-proofs = Показать приложенное
route-forget-proofs = Убрать приложенное
route-undo = Отметил(а) по ошибке
route-restore = Вернуть в маршрут
route-marked = ✅ Сделано: { $title }
route-all-done = Это был последний шаг. Маршрут пройден, спасибо!
route-may-prove = Если хотите, пришлите сюда фото, файл, ссылку, номер документа или пару слов. Это не обязательно.
route-ask-proof = Что приложить к шагу «{ $title }»? Одно сообщение: фото, файл, ссылка, номер или слова. Имён детей не нужно.
route-proved = 📎 Сохранено.
route-proof-unfit = Голос и видео приложить нельзя. Подойдёт фото, файл, ссылка, номер или пара слов.
route-proofs = <b>Приложено к шагу «{ $title }»</b>
route-proof = { $kind ->
    [photo] Фото, { $day }
    [document] Файл, { $day }
    [link] Ссылка, { $day }
    [number] Номер, { $day }
    [fact] Бот отметил сам, { $day }
   *[words] Слова, { $day }
}{ $text ->
    [none] {""}
   *[other] : { $text }
}
route-which-term = <b>Когда получится?</b>
    «{ $title }», сейчас до { $day }.
    Можно написать любой день до { $last }, например: 15.12.
route-in-weeks = { $count ->
    [one] Через { $count } неделю, до { $day }
    [few] Через { $count } недели, до { $day }
   *[many] Через { $count } недель, до { $day }
}
route-moved = Перенесено: до { $day }.
route-why-skip = <b>Почему «{ $title }» не нужно?</b>
    Выберите или напишите своими словами.
route-skip-not-needed = Уже не нужно
route-skip-not-possible = Нет возможности
route-skip-other-year = Сделаю в другом году
route-why-cancel = <b>Отменить маршрут?</b>
    Сделанное останется. Начать заново можно в любой день. Выберите причину или напишите.
route-cancel-not-needed = Справляюсь без него
route-cancel-no-time = Сейчас нет времени
route-cancelled = Маршрут отменён
route-how-long = <b>На сколько поставить на паузу?</b>
    Отпуск, больничный, трудная неделя: бот не будет напоминать.
route-pause-days = { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[many] { $count } дней
}
route-pause-open = Пока не вернусь
route-instead-of = <b>Вместо «{ $title }»</b>
route-offered = { $number }. { $title } ({ $kind })
route-which-shelf = <b>На какую тему шаг?</b>
route-shelf = <b>{ $title }</b>
route-ask-step = Напишите шаг одной строкой, например: «Посмотреть урок коллеги в 6 классе».
route-ask-goal = Чему вы хотите научиться за год? Одно предложение своими словами.
route-changed = Готово, шаг изменён.
route-added = Готово, шаг добавлен.
route-accepted = Маршрут принят
route-editing-own = Если поменять обязательный шаг, методист посмотрит маршрут ещё раз.
route-editing-other = Педагог увидит изменения и примет их или поправит.
route-which-supporter = <b>Кто поможет пройти маршрут?</b>
    Напишите часть имени наставника или методиста.
route-supporters-found = По запросу «{ $typed }»: { $count }
route-supporters-more = Это не все: уточните запрос.
route-no-supporter = Пока никто
route-history-title = <b>История маршрута</b>
route-version = { $day }, { $who }: { $change }{ $title ->
    [none] {""}
   *[other] {" "}«{ $title }»
}
route-version-open = Версия { $number }
route-version-title = <b>Версия { $number }</b>, { $day }
route-by-clock = бот
route-change-drafted = черновик собран
route-change-edited = изменён состав
route-change-proposed = предложены изменения
route-change-accepted = маршрут принят педагогом
route-change-agreed = согласован методистом
route-change-done = сделано
route-change-undone = отметка снята
route-change-confirmed = подтверждено
route-change-returned = возвращено
route-change-postponed = перенесено
route-change-skipped = не нужно
route-change-restored = возвращено в маршрут
route-change-paused = пауза
route-change-resumed = маршрут продолжен
route-change-completed = маршрут пройден
route-change-reopened = маршрут открыт снова
route-change-cancelled = маршрут отменён
route-change-carried-over = перешёл в новый год
route-change-supported = выбран сопровождающий
route-change-fact = бот отметил сам
route-picture-title = Мой маршрут · { $year }
route-picture-caption = Пройдено { $done } из { $steps }
route-paper-name = Маршрут { $code } { $year }
route-paper-title = Маршрут педагога
route-paper-code = Код педагога
route-paper-place = Организация
route-paper-position = Должность
route-paper-subject = Предмет
route-paper-year = Учебный год
route-paper-basis = Основание
route-paper-goal = Цель
route-paper-supporter = Сопровождающий
route-paper-accepted = Согласовано педагогом
route-paper-agreed = Согласовано методистом
route-paper-version = Версия
route-column-called = Педагог
route-column-place = Организация
route-column-year = Учебный год
route-column-standing = Маршрут
route-column-supporter = Сопровождающий
route-column-number = №
route-column-theme = Дефицит или тема
route-column-kind = Вид
route-column-title = Название
route-column-term = Срок
route-column-mandatory = Обязательный
route-column-helper = Кто помогает
route-column-expected = Ожидаемый результат
route-column-proof = Подтверждение
route-column-status = Статус
route-column-done = Сделано
route-column-comment = Комментарий
route-state-draft = черновик
route-state-proposed = ждёт педагога
route-state-agreed = ждёт методиста
route-state-active = в работе
route-state-on_hold = на паузе
route-state-completed = пройден
route-state-cancelled = отменён
route-state-carried_over = перешёл в новый год
route-step-state-planned = впереди
route-step-state-in_progress = в работе
route-step-state-done = сделано
route-step-state-accepted = подтверждено
route-step-state-skipped = не нужно
route-no-deficits = Подтверждённых тем пока нет. Можно начать со своего запроса.
route-no-such-ground = Такого основания здесь нет. Откройте маршрут ещё раз.
route-moved-on = Здесь уже всё изменилось. Посмотрите ещё раз.
route-step-is-done = Этот шаг уже сделан, он остаётся как есть.
route-step-is-accepted = Этот шаг уже подтверждён.
route-is-resting = Маршрут на паузе. Сначала нажмите «Продолжить маршрут».
route-say-something = Напишите хотя бы пару слов.
route-day-unfit = Не получилось разобрать день. Напишите, например: 15.12 или 15 декабря.
route-day-outside = Этот день не подходит: нужен день с { $since } по { $until }.
route-steps-out-of-range = В маршруте должно быть от 1 до { $most } шагов.
route-too-many-steps = В маршруте уже { $most } шагов. Сначала уберите какой-нибудь.
route-too-many-proofs = К шагу можно приложить не больше { $most }.
route-to-zones = Мои зоны помощи
