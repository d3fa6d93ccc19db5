# Кампании: анкета для многих на время; и письма, которые о ней приходят.
campaign-hub =
    <b>Кампании</b>
    Анкета для многих на время. Бот позовёт каждого, напомнит и покажет, сколько ответили.
campaign-proposed = 📅 По календарю сейчас: «{ $title }», до { $until }.
campaign-none = Сейчас ничего не идёт.
campaign-open-plan = Открыть: { $title }
campaign-new = Другая анкета
campaign-to-past = Прошедшие
campaign-past = <b>Прошедшие кампании</b>
campaign-past-none = Прошедших кампаний пока нет.
campaign-listed-draft = ✏️ { $title }
campaign-listed-open = ▶️ { $title } · до { $until }
campaign-listed-paused = ⏸ { $title } · до { $until }
campaign-listed-closed = ✓ { $title } · { $until }
campaign-listed-cancelled = ✕ { $title }
campaign-proposal =
    <b>{ $title }</b>
    С сегодняшнего дня до { $until }.
campaign-survey-line = Анкета «{ $title }», { $minutes ->
    [one] { $minutes } минута
    [few] { $minutes } минуты
   *[many] { $minutes } минут
}.
campaign-size = Позовём: { $people ->
    [one] { $people } человек
    [few] { $people } человека
   *[many] { $people } человек
}.{ $absent ->
    [0] {""}
   *[other] {" "}Без мессенджера из них { $absent }: { $privacy ->
        [unnamed] ответить без имени за них нельзя.
       *[named] за них может ответить координатор.
    }
}
campaign-promise = Напомним тем, кто не ответил, за { $days } { $last ->
    [one] день
    [few] дня
   *[many] дней
} до конца. Не больше { $most } сообщений каждому, отказаться можно сразу.
campaign-promise-plain = Не больше { $most } сообщений каждому, отказаться можно сразу.
campaign-and = { $first } и { $last }
campaign-start = Открыть сейчас
campaign-started = Открыто. Зовём людей
campaign-which-survey = <b>Какую анкету?</b>
campaign-draft = <b>Новая кампания</b>
campaign-until-line = Последний день: { $until }.
campaign-to-who = Кому · { $count }
campaign-to-last-day = До { $until }
campaign-drop = Удалить черновик
campaign-dropped = Черновик удалён
campaign-who = <b>Кому</b>
campaign-who-meant = Кому: всем, для кого эта анкета.
campaign-who-nobody = Кому: пока никого не выбрали.
campaign-who-chosen = Кому: { $wanted ->
    [all] всем, для кого эта анкета
   *[other] { $wanted }
}{ $unwanted ->
    [none] {""}
   *[other] ; кроме: { $unwanted }
}.
campaign-ask-all = Всем, для кого анкета
campaign-facet =
    <b>{ $facet }</b>
    Одно нажатие — выбрать, второе — убрать.
campaign-saved = { $count ->
    [0] Сохранённых наборов пока нет: их собирают в объявлениях.
   *[other] <b>Какой набор взять?</b>
}
campaign-ask-last-day = До какого дня? Выберите или напишите, например: 30.11 или 30 ноября.
campaign-two-weeks = Две недели
campaign-month = Месяц
moment-day-unfit = Не получилось разобрать день. Напишите, например: 30.11 или 30 ноября.
campaign-day-unfit = Нужен день не раньше сегодняшнего и не позже { $last }: тогда закончится учебный год.
campaign-is-open =
    <b>{ $title }</b>
    Идёт до { $until }.
campaign-is-paused =
    <b>{ $title }</b>
    На паузе: никого не зовём и не напоминаем. Кто начал, может закончить до { $until }.
campaign-is-closed =
    <b>{ $title }</b>
    Закрылась { $until }. Ответы можно читать, менять нельзя.
campaign-is-closed-unnamed =
    <b>{ $title }</b>
    Закрылась { $until }. Ответы были без имени.
campaign-is-cancelled =
    <b>{ $title }</b>
    Отменена. Причина: { $reason }
campaign-to-coverage = 📊 Охват
campaign-remind = Напомнить · { $count }
campaign-pause = ⏸ Пауза
campaign-resume = ▶️ Продолжить
campaign-extend = Продлить
campaign-close = Закрыть
campaign-cancel = Отменить
campaign-ask-longer = До какого дня продлить? Напишите, например: 30.11 или 30 ноября.
campaign-week-more = Ещё на неделю
campaign-extended = Продлили до { $until }
campaign-not-later = Новый день должен быть позже прежнего.
campaign-not-extendable = Отменённую кампанию не продлить. Откройте новую.
campaign-unnamed-over = Итоги уже видны. Если открыть снова, по разнице будет ясно, кто что ответил. Поэтому откройте новую кампанию.
campaign-close-ask = Закрыть сейчас? Напоминаний больше не будет, ответы станет нельзя менять. Открыть снова можно: «Продлить».
campaign-close-ask-unnamed = Закрыть сейчас? Напоминаний больше не будет, незаконченные ответы удалятся. Если ответили пятеро или больше, появятся итоги, и открыть снова будет нельзя.
campaign-close-sure = Да, закрыть
campaign-cancel-ask = Отменить кампанию насовсем? Будто её не было; сами ответы сохранятся. Напишите причину одним сообщением — и отменим.
campaign-reason-unfit = Нужна причина словами, не длиннее { $limit } знаков. Напишите ещё раз.
campaign-reminded = { $count ->
    [0] Напоминать некому: сегодня уже писали, или все ответили.
    [one] Напомним { $count } человеку.
   *[other] Напомним { $count } людям.
}
campaign-reminded-all = { $count ->
    [one] Ещё { $count } человеку не пишем: он получил все сообщения, какие можно ({ $most }).
   *[other] Ещё { $count } людям не пишем: они получили все сообщения, какие можно ({ $most }).
}
campaign-not-now = Эту кампанию сейчас не открыть: её время не пришло, прошло, или она уже была.
campaign-nobody = Звать некого: выберите, кому, или дождитесь списка педагогов.
campaign-open-already = Эта кампания уже открыта.
campaign-not-open = Напомнить можно, пока кампания идёт.
campaign-letter-invitation =
    Приглашаем ответить на анкету «{ $title }»: { $minutes ->
        [one] { $minutes } минута
        [few] { $minutes } минуты
       *[many] { $minutes } минут
    }, можно с перерывами, до { $until }.
    { $privacy ->
        [unnamed] Ответы без имени: кто что написал, не увидит никто.
       *[named] Ваши ответы видите вы и методист; школа — только общую картину без фамилий.
    }
    Это добровольно. Не хотите — нажмите «Не хочу участвовать» на первом экране, и напоминать не будем.
campaign-letter-reminder =
    Анкета «{ $title }» открыта до { $until }. Займёт { $minutes ->
        [one] { $minutes } минуту
        [few] { $minutes } минуты
       *[many] { $minutes } минут
    }.
    Не хотите участвовать — скажите об этом на первом экране, больше не напомним.
campaign-letter-begun = { $left ->
    [0] Анкета «{ $title }» заполнена и открыта до { $until }. Осталось отправить.
    [one] Анкета «{ $title }» открыта до { $until }. Остался { $left } вопрос, меньше минуты. Продолжить?
    [few] Анкета «{ $title }» открыта до { $until }. Осталось { $left } вопроса, около { $minutes } мин. Продолжить?
   *[many] Анкета «{ $title }» открыта до { $until }. Осталось { $left } вопросов, около { $minutes } мин. Продолжить?
}
campaign-letter-open = Открыть анкету · { $minutes } мин
campaign-letter-continue = Продолжить · { $minutes } мин
campaign-letter-season = 📅 Пришло время: «{ $title }», до { $until }. Открыть можно в одно нажатие, всё уже настроено.
campaign-letter-look = Посмотреть и открыть
campaign-to-results = 📈 Итоги
campaign-own = Свои анкеты
