# План встреч объединения на год и его выполнение.
meetings-title = <b>План на { $year }</b> · { $title }
meetings-standing = Состояние: { $status }
meetings-status-none = плана нет
meetings-status-draft = черновик
meetings-status-proposed = на согласовании
meetings-status-returned = вернули на доработку
meetings-status-approved = утверждён
meetings-comment = Комментарий: { $comment }
meetings-none = { $leads ->
    [1] Встреч в плане пока нет. Добавьте первую.
   *[other] План ещё не готов.
}
meetings-more = … и ещё { $count }
meetings-line = { $sign } { $month }: { $topic } · <i>{ $state }</i>
meetings-line-state = { $state ->
    [held] прошла { $day }
    [planned] назначена на { $day }
    [unmarked] была { $day }, не отмечена
    [prepared] готовится
    [ahead] впереди
    [due] пора назначить
   *[other] не проведена
}{ $moved ->
    [1] , перенесена
   *[other] {""}
}
meetings-month-1 = янв
meetings-month-2 = фев
meetings-month-3 = мар
meetings-month-4 = апр
meetings-month-5 = май
meetings-month-6 = июн
meetings-month-7 = июл
meetings-month-8 = авг
meetings-month-9 = сен
meetings-month-10 = окт
meetings-month-11 = ноя
meetings-month-12 = дек
meetings-add = ➕ Добавить встречи
meetings-propose = На согласование
meetings-proposed = Отправили
meetings-approve = ✓ Утвердить
meetings-return = Вернуть
meetings-fulfilment = Итоги года
meetings-sheet-button = ⬇️ .xlsx
meetings-other-year = План на { $year }
meetings-to-plan = ‹ К плану
meetings-open = Открыть план
meetings-ask-lines = <b>Встречи на { $year }</b>
    Напишите по строке на встречу, например:
    сентябрь: Итоги ЕГЭ и план на год
    ноябрь: Оценивание в 5 классе
    - критерии для проектов
    Строка с чертой — вопрос к встрече выше.
meetings-from-last-year = Как в прошлом году · { $count }
meetings-from-deficits = По трудностям коллег
meetings-from-table = Таблицей .xlsx
meetings-added = { $count ->
    [0] Новых встреч нет: всё это уже в плане.
    [one] Добавили { $count } встречу.
    [few] Добавили { $count } встречи.
   *[many] Добавили { $count } встреч.
}
meetings-proposals = <b>Что трудно участникам</b>
    { $hidden ->
        [1] Ответивших пока меньше пяти: показать нечего, чтобы никого не узнали.
       *[other] Ответили: { $respondents }. { $count ->
            [0] Подтверждённых трудностей нет.
           *[other] Нажмите номер — тема встанет в ближайший свободный месяц.
        }
    }
meetings-proposal = { $place }. { $title } — { $people }{ $planned ->
    [1] {" "}✓ в плане
   *[other] {""}
}
meetings-take = ➕ { $place }
meetings-table-how = Пришлите таблицу .xlsx: месяц, тема, вопросы, форма, ответственный. Шаблон — по кнопке.
meetings-template-sent = Заполните и пришлите сюда. Обязательны месяц и тема; формы — на втором листе.
meetings-sheet = План встреч
meetings-sheet-choices = Формы
meetings-file-name = план-встреч-{ $years }
meetings-file-caption = План встреч на { $year }.
meetings-column-month = Месяц
meetings-column-topic = Тема
meetings-column-questions = Вопросы
meetings-column-form = Форма
meetings-column-responsible = Ответственный
meetings-column-state = Состояние
meetings-column-attended = Присутствовали
meetings-table-preview = В таблице новых встреч: { $new }, уже есть в плане: { $same }.
meetings-table-apply = Добавить · { $count }
meetings-ask-comment = Что поправить в плане «{ $title }»? Напишите, руководитель прочтёт.
meetings-line-unfit = Строка { $line } не похожа на встречу. Нужно так: «сентябрь: тема».
meetings-topic-unfit = Тема — от { $low } до { $high } знаков.
meetings-month-unfit = Такого месяца в этом учебном году нет. Напишите, например: сентябрь.
meetings-kind-unfit = Такой формы нет. Выберите из листа «Формы».
meetings-nobody = Среди участников такого человека нет.
meetings-several = Таких участников несколько. Укажите имя полностью или код.
meetings-too-many-lines = Встреч в плане — не больше { $high }.
meetings-no-last-year = Прошлогоднего плана нет.
meetings-not-this-year = Планировать можно этот учебный год, а после окончания уроков — и следующий.
meetings-line-has-day = У этой встречи уже есть день. Сначала отмените её в плане мероприятий.
meetings-line-gone = Этой строки в плане уже нет.
meetings-empty = В плане пока нет ни одной встречи.
meetings-comment-unfit = Комментарий — до { $high } знаков.
meetings-not-proposed = Этот план сейчас не на согласовании.
meetings-changed-since = План изменился, пока вы смотрели. Вот он сейчас.
meetings-analysis-unfit = Анализ — до { $high } знаков.
meetings-told-proposed = «{ $title }»: план на год ждёт вашего согласования.
meetings-told-changed = «{ $title }»: утверждённый план изменили, он снова ждёт согласования.
meetings-told-approved = «{ $title }»: план на год утверждён. Спасибо!
meetings-told-returned = «{ $title }»: план вернули. { $comment }
meetings-line-title = <b>{ $month }</b> · { $topic }
meetings-line-questions = Вопросы:
    { $questions }
meetings-line-form = Форма: { $form }
meetings-line-responsible = Готовит: { $called }
meetings-line-removed = Убрана из плана.
meetings-open-event = Открыть встречу
meetings-schedule = 📅 Назначить встречу
meetings-schedule-on = ✏️ Продолжить назначать
meetings-change-line = Изменить
meetings-choose-responsible = Кто готовит
meetings-remove-line = Убрать из плана
meetings-removed = Убрали из плана.
meetings-restore = ↩️ Вернуть
meetings-ask-change = Сейчас: «{ $topic }». Напишите новую тему, или месяц и тему: «октябрь: тема». Вопросы — строками ниже.
meetings-ask-responsible = { $count ->
    [0] Участников пока нет.
   *[other] Кто готовит встречу?
}
meetings-nobody-responsible = Никто
meetings-fulfilment-text = <b>Итоги { $year }</b> · { $title }
    Запланировано: { $planned }
    Проведено: { $held }, перенесено: { $moved }, не проведено: { $missed }
    { $beside ->
        [0] {""}
       *[other] Сверх плана: { $beside }
    }
    В среднем присутствовали: { $attendance ->
        [none] пока не отмечали
       *[other] { $attendance }
    }
meetings-topics = Темы:
meetings-topic = • { $topic }
meetings-analysis = <b>Анализ</b>
    { $words }
meetings-analyse = ✍️ Анализ года
meetings-ask-analysis = Что удалось в «{ $title }», что нет, что дальше? До { $limit } знаков.
meetings-proposal-gone = Этой темы среди трудностей уже нет.
