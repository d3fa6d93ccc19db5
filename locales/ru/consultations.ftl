# Спросить методиста: вопрос, свои заявки, получена ли помощь.
consultation-moved-on = С этой заявкой за это время уже что-то изменилось. Откройте её ещё раз.
consultation-start =
    <b>Спросить методиста</b>
    О чём вопрос?
consultation-start-draft =
    <b>Спросить методиста</b>
    ✏️ Черновик ждёт: «{ $question }»
consultation-wordless = файлы без вопроса
consultation-go-on = Продолжить
consultation-drop = Удалить черновик
consultation-all-topics = Все темы
consultation-mine = Мои заявки{ $count ->
    [0] {""}
   *[other] {" "}· { $count }
}
consultation-topics = <b>Все темы</b>
consultation-other-topic = Другая тема
consultation-ask-topic = Назовите тему в двух словах.
consultation-name-topic = Назовите тему словами, знаков помещается { $limit }.
consultation-topic-too-long = Слишком длинно для темы: знаков { $length }, помещается { $limit }. Остальное напишите в самом вопросе.
consultation-write =
    <b>{ $topic }</b>
    Напишите вопрос, до { $limit } знаков; можно в нескольких сообщениях. Фото, файл или голосовое можно прислать до него или после.
    Имена детей и коллег, телефоны и диагнозы не пишите: для ответа они не нужны.
consultation-files-kept =
    <b>{ $topic }</b>
    { $count ->
        [one] { $count } файл сохранён
        [few] { $count } файла сохранены
       *[many] { $count } файлов сохранено
    }. Теперь напишите вопрос словами.
consultation-long =
    Вопрос длинный: знаков { $length }, помещается { $limit }. Текст сохранён.
    Можно оставить так: в заявке будет начало, а весь текст методист прочтёт в переписке. Или напишите заново, короче.
consultation-cut = Оставить так
consultation-rewrite = Написать заново
consultation-write-question = Напишите вопрос словами.
consultation-too-long = Вопрос длинный: знаков { $length }, помещается { $limit }. Сократите и пришлите снова.
consultation-unsendable = Такое сообщение методисту не передать. Напишите словами или пришлите фото, файл, голосовое.
consultation-summary =
    <b>Проверьте и отправьте</b>
    Тема: { $topic }
    «{ $question }»
consultation-attached = 📎 { $count ->
    [one] { $count } файл
    [few] { $count } файла
   *[many] { $count } файлов
}
consultation-attached-most = Больше { $count } сообщений в один вопрос не помещается. Остальное пришлёте методисту после отправки.
consultation-until = { $weekday ->
    [0] понедельника
    [1] вторника
    [2] среды
    [3] четверга
    [4] пятницы
    [5] субботы
   *[6] воскресенья
}, { $day }
consultation-promise-working = Ответ — до { $until }.
consultation-promise-evening = Рабочий день уже закончился, ответ — до { $until }.
consultation-promise-day_off = Сегодня выходной, ответ — до { $until }.
consultation-promise-wish = Вы просите { $day }: постараемся, но обещать раньше не можем.
consultation-hours = Отвечаем по рабочим дням с { $since } до { $until }.
consultation-reminder = Имена детей и коллег, телефоны и диагнозы не нужны. Если они есть, напишите заново без них. Забыли что-то — пришлите ещё сообщение, добавлю к вопросу.
consultation-read-by-head = Заявку видят тот, кто отвечает, и руководитель центра.
consultation-similar = { $count ->
    [one] О похожем уже спрашивали, вот ответ:
   *[other] О похожем уже спрашивали, вот ответы:
}
consultation-similar-button = Похожее: { $title }
consultation-answer =
    <b>{ $title }</b>
    { $text }
consultation-helped = Это помогло
consultation-not-helped = Вернуться к вопросу
consultation-has-helped = Рады, что помогло. Вопрос не отправлен, отвечать на него никому не нужно.
consultation-send = Отправить
consultation-form-chat = 💬 Перепиской
consultation-form-call = 📞 Звонок
consultation-form-in_person = 👋 Лично
consultation-form-group = 👥 В группе
consultation-which-form = Как вам удобнее получить ответ?
consultation-when = 🗓 К { $day }
consultation-when-any = 🗓 Неважно когда
consultation-which-day = К какому дню нужен ответ?
consultation-wish-today = Сегодня
consultation-wish-tomorrow = Завтра
consultation-wish-week = На этой неделе
consultation-wish-any = Неважно
consultation-wish-other = Другой день
consultation-type-day = Напишите день, например: 15.12 или 15 декабря.
consultation-day-over = Этот день уже прошёл. Выберите другой.
consultation-no-draft = Вопрос уже отправлен или удалён.
consultation-sent =
    ✅ <b>Заявка № { $number } отправлена</b>
    Ответ — до { $until }. Он придёт сюда же.
consultation-open = Заявка № { $number }
consultation-none = Заявок пока нет.
consultation-list = <b>Мои заявки</b>
consultation-list-line = № { $number } · { $topic } — { $state }
consultation-listed = № { $number } · { $topic }
consultation-is-asking = получена ли помощь?
consultation-is-due = { $status ->
    [in_progress] в работе, до { $day }
   *[other] ответ до { $day }
}
consultation-is-new = ждёт методиста
consultation-is-assigned = ждёт ответа
consultation-is-in_progress = в работе
consultation-is-answered = методист ответил
consultation-is-closed = закрыта
consultation-is-withdrawn = вы отозвали
consultation-is-rejected = отклонена
consultation-own = <b>№ { $number } · { $topic }</b>
consultation-own-question = «{ $question }»
consultation-own-due = { $first ->
    [1] ⏳ Ответ — до { $until }.
   *[0] 🔧 В работе, решение — до { $until }.
}
consultation-own-late = ⏳ Ответ обещали до { $until }. Мы напомнили тому, кто отвечает, и руководителю.
consultation-own-is-new = Ищем, кто ответит.
consultation-own-is-assigned = Ждёт ответа.
consultation-own-is-in_progress = В работе.
consultation-own-is-answered = Методист отметил заявку выполненной.
consultation-own-is-closed = Закрыта: вы не ответили, помогли ли вам.
consultation-own-is-withdrawn = Вы отозвали эту заявку.
consultation-own-is-rejected = Заявку отклонили.
consultation-result-full = ✅ Закрыта: помощь получена полностью.
consultation-result-partial = Закрыта: помощь получена частично.
consultation-result-none = Закрыта: помощь не получена.
consultation-own-responsible = Отвечает: { $called }
consultation-own-read-by-head = Переписку может прочитать руководитель центра.
consultation-own-reason = Причина: { $reason }
consultation-own-summary = Что сделано: { $summary }
consultation-own-comment = Вы написали: «{ $comment }»
consultation-line = · { $moment } — { $what }
consultation-earlier = · раньше было ещё кое-что
consultation-did-asked = вы отправили заявку
consultation-did-assigned = отвечает { $who ->
    [nobody] методист
   *[other] { $who }
}
consultation-did-taken = { $who ->
    [nobody] заявку взяли
   *[other] заявку взял(а) { $who }
}
consultation-did-passed = заявку передали{ $who ->
    [nobody] {""}
   *[other] , отвечает { $who }
}
consultation-did-joined = { $who ->
    [nobody] позвали помощника
   *[other] помогает и { $who }
}
consultation-did-left = { $who ->
    [nobody] помощник больше не нужен
   *[other] { $who } больше не участвует
}
consultation-did-snoozed = отложили на несколько дней
consultation-did-woken = снова в работе
consultation-did-grouped = ответят на групповой встрече
consultation-did-ungrouped = ответят отдельно
consultation-did-marked = методист отметил её выполненной
consultation-did-judged = вы сказали, что помощь неполная
consultation-did-confirmed = заявка закрыта
consultation-did-reopened = вы открыли её снова
consultation-did-unanswered = закрыта: ответа о помощи не было
consultation-did-withdrawn = вы отозвали заявку
consultation-did-rejected = заявку отклонили
consultation-talk = ✉️ Написать
consultation-read-back = История переписки
consultation-back-to-mine = ‹ Мои заявки
consultation-withdraw = Отозвать
consultation-withdraw-sure = Да, отозвать
consultation-withdraw-ask =
    Отозвать заявку № { $number } «{ $topic }»?
    Отвечать на неё больше не будут, переписка закроется.
consultation-help = <b>Помощь по заявке № { $number } получена?</b>
consultation-outcome-full = Да, полностью
consultation-outcome-partial = Частично
consultation-outcome-none = Нет
consultation-what-lacks =
    Жаль. Напишите одной строкой, чего не хватило, — или сразу выберите, что дальше с заявкой № { $number }.
consultation-what-lacks-last =
    Жаль. Заявку № { $number } уже открывали снова, поэтому напишите одной строкой, чего не хватило, и закройте её. Если вопрос остался, задайте новый: мы начнём сначала.
consultation-comment-kept = Записали, спасибо.
consultation-what-next = Что дальше с заявкой № { $number }?
consultation-comment-too-long = Слишком длинно: знаков { $length }, помещается { $limit }. Сократите и пришлите снова.
consultation-summary-too-long = Слишком длинно: знаков { $length }, помещается { $limit }. Сократите и пришлите снова.
consultation-reopen = Открыть снова
consultation-leave-it = Оставить так
consultation-reopened = Заявка снова открыта.
consultation-thanks = Спасибо, ответ по заявке № { $number } записан.
consultation-letter-open = Открыть
consultation-letter-assigned =
    📥 <b>Заявка № { $number } · { $topic }</b>
    Спрашивает { $called }, отвечаете вы.
consultation-letter-nobody =
    📥 <b>Заявка № { $number } · { $topic }</b>
    Спрашивает { $called }, а ответить пока некому. Назначьте, кто ответит.
consultation-letter-reopened =
    🔁 <b>Заявка № { $number } · { $topic }</b>
    { $called }: помощь была неполной, заявка снова открыта.
consultation-letter-withdrawn =
    <b>Заявка № { $number } · { $topic }</b>
    { $called } больше не ждёт ответа: заявка отозвана.
consultation-letter-woken =
    ⏰ <b>Заявка № { $number } · { $topic }</b>
    Спрашивает { $called }, вы откладывали её на сегодня.
consultation-letter-help =
    <b>Заявка № { $number } · { $topic }</b>
    Методист отметил заявку № { $number } выполненной. Помощь получена?
consultation-letter-help-again =
    <b>Заявка № { $number } · { $topic }</b>
    Помогли ли вам по заявке № { $number }? Хватит одного нажатия.
consultation-digest = 📥 { $count ->
    [one] { $count } заявка ждёт ответа.
    [few] { $count } заявки ждут ответа.
   *[many] { $count } заявок ждут ответа.
}{ $due ->
    [0] {""}
   *[other] {" "}Срок близко: { $due }.
}{ $late ->
    [0] {""}
   *[other] {" "}Срок прошёл: { $late }.
}{ $others ->
    [0] {""}
   *[other] {" "}Просрочены у коллег: { $others }.
}{ $unassigned ->
    [0] {""}
   *[other] {" "}Никто не отвечает: { $unassigned }.
}
consultation-digest-open = Открыть заявки
consultation-heading-number = №
consultation-heading-when = Когда
consultation-heading-topic = Тема
consultation-heading-question = Вопрос
consultation-heading-state = Состояние
consultation-heading-help = Помощь получена
consultation-heading-comment = Чего не хватило
consultation-letter-handed = 📥 { $count ->
    [one] Вам передали { $count } заявку.
    [few] Вам передали { $count } заявки.
   *[many] Вам передали { $count } заявок.
}
