# Показатели: просьба внести значения и отказы.
indicator-clock-ask = 📝 Пора внести { $count ->
    [one] { $count } показатель
    [few] { $count } показателя
   *[many] { $count } показателей
} на { $day }:
    { $titles }

    Бот сам этих данных не знает. Понадобятся число и документ или ссылка.
indicator-day-ahead = Этот день ещё не наступил. Выберите сегодняшний или прошедший.
indicator-day-early = Программа тогда ещё не началась. Выберите день позже.
indicator-day-of-few = На этот день показать нельзя: по соседним дням было бы видно, что изменилось у одного человека. Выберите день программы из предложенных.
indicator-needs-document = Добавьте документ или ссылку: по ним видно, откуда число.
indicator-counts-itself = Этот показатель бот считает сам, вносить его не нужно.
indicator-wrong-share = Напишите два целых числа: сколько и из скольких. Первое не больше второго.
indicator-wrong-number = Напишите число, например 12. Дробь, если она здесь уместна, — через запятую.
indicator-needs-reason = Напишите, почему значение меняется: одного предложения хватит.
indicator-frozen = Значение на этот день уже зафиксировано, и теперь оно другое. Его можно исправить, указав причину.
indicator-nothing-changed = Данные с тех пор не изменились, исправлять нечего.
indicator-moved-on = Кто-то успел раньше. Откройте показатель заново.
# Экран показателей.
indicators-title = <b>Показатели</b> · на { $day }{ $part ->
    [school] {""} · ваша школа
    [schools] {""} · ваши школы
    [association] {""} · ваше объединение
    [associations] {""} · ваши объединения
    [own] {""} · ваша школа и объединение
   *[whole] {""}
}
indicators-line = { $place }. { $mark } <b>{ $title }</b>
    { $value }{ $plan ->
        [none] {""}
       *[other] {" "}· план { $plan }
    }
indicators-line-day = {" "}· на { $day }
indicators-line-whole = {" "}· весь муниципалитет
indicators-legend = <i>❗ до плана далеко · ◐ осталось немного · ✅ план выполнен · ○ плана пока нет · — нет значения. Нажмите на номер, чтобы открыть.</i>
indicators-none = Показателей для вас здесь пока нет.
indicators-to-picture = 🖼 Картинкой
indicators-picture = Показатели на { $day }
indicator-word-far = до плана далеко
indicator-word-near = осталось немного
indicator-word-reached = план выполнен
indicator-word-without = плана пока нет
indicator-word-empty = нет данных
indicator-word-few = мало людей, чтобы показать
indicator-word-plan = план { $plan }
indicators-to-goals = Этапы и цели
indicators-to-following = 🔔 Присылать
indicators-to-more = Ещё…
indicators-more = <b>Показатели</b>
    Этапы программы с её целями и письма с показателями.
indicator-mark-far = ❗
indicator-mark-near = ◐
indicator-mark-reached = ✅
indicator-mark-without = ○
indicator-mark-empty = —
indicator-mark-few = —
# Значения.
indicator-of = { $value } ({ $part } из { $whole })
indicator-waits = ждёт значения от вас
indicator-there-is = Есть
indicator-there-is-not = Нет
indicator-distance-unknown = пока не с чем сравнить
indicator-distance-reached = выполнен
indicator-distance-lacks = не хватает { $by }
indicator-distance-over = больше нужного на { $by }
indicator-changed = { $by } с { $since }{ $comparable ->
    [0] {" "}(с тех пор считаем иначе, сравнивайте осторожно)
   *[other] {""}
}
indicator-unchanged = Без изменений с { $since }{ $comparable ->
    [0] {" "}(с тех пор считаем иначе, сравнивайте осторожно)
   *[other] {""}
}
# Карточка.
indicator-title = <b>{ $title }</b>
indicator-value = <b>{ $value }</b> на { $day }
indicator-plan = План { $plan } к { $until }: { $distance }
indicator-without-plan = Плана у показателя нет.
indicator-plan-waits = План считается от первого зафиксированного значения, а его пока нет.
indicator-since = { $change }
indicator-skyline = { $bars } <i>с { $since }</i>
indicator-how = <b>Как считаем.</b> { $how }
indicator-left-out = <b>Кого не считаем.</b> { $left_out }
indicator-left-out-counts = Сейчас не вошли: { $counts }.
indicator-left-out-few = По причинам, где меньше пяти человек, числа не показываем.
indicator-left-out-count = { $reason } — { $count }
indicator-left-out-manager = руководители
indicator-left-out-no_position = без должности
indicator-left-out-unvouched = не подтверждены по списку
indicator-left-out-new = недавно в профессии
indicator-left-out-on_hold = маршрут приостановлен
indicator-left-out-nothing_due = сроки ещё не наступили
indicator-left-out-too_early = рано считать
indicator-left-out-not_used = не пользовались
indicator-left-out-few_answers = мало ответов
indicator-source = { $source ->
    [automatic] Бот считает сам по тому, что в нём есть.
    [mixed] Бот считает по данным, которые вносят люди.
    [manual] Значение вносят вручную, с документом.
   *[evidence] Есть или нет — по документу.
}
indicator-locked = {" "}Способ расчёта не меняется до { $until }.
indicator-version = {" "}Версия расчёта: { $version }.
indicator-counted-now = <i>Посчитано только что.</i>
indicator-published = <i>Здесь не сегодняшнее значение, а опубликованное: новое появляется в конце месяца или на день программы, если с прошлого раза изменилось хотя бы у пяти человек. Иначе было бы видно, что изменилось у одного.</i>
indicator-not-entered = <i>Значения ещё не вносили.</i>
indicator-told-by-clock = <i>Так было посчитано { $day }, бот запомнил.</i>
indicator-signed = <i>Зафиксировано { $day }{ $by ->
    [none] {""}
   *[other] {" "}· { $by }
}</i>
indicator-entered = <i>Внесено { $day }{ $by ->
    [none] {""}
   *[other] {" "}· { $by }
}</i>
indicator-reason = Причина: { $reason }
indicator-to-value = ✏️ Внести значение
indicator-to-lacking = Кого не хватает
indicator-to-counted = Кто вошёл
indicator-to-slices = По группам
indicator-to-day = На другой день
indicator-to-history = История
indicator-to-freeze = Зафиксировать
indicator-to-correct = Исправить
indicator-ask-day = На какой день показать? Выберите или напишите дату, например 31.10.2025.
# Группы и люди.
indicator-slices = <b>{ $title }</b>, { $by ->
    [organization] по школам
    [association] по объединениям
    [position_group] по должностям
   *[subject] по предметам
} · на { $day }
indicator-by-organization = По школам
indicator-by-association = По объединениям
indicator-by-position_group = По должностям
indicator-by-subject = По предметам
indicator-group = { $place }. { $title } — { $value }
indicator-group-rest = без группы
indicator-no-groups = Пока показать нечего.
indicator-groups-hidden = <i>Группы меньше пяти человек не показываем. Бывает, что ради них скрыта и соседняя.</i>
indicator-groups-open = <i>Нажмите на номер школы: как у неё дела и кого там не хватает.</i>
indicator-lacking = <b>{ $title }</b> · на { $day }
    { $count ->
        [0] Все на месте.
       *[other] Не хватает: { $count }
    }
indicator-counted = <b>{ $title }</b> · на { $day }
    { $count ->
        [0] Таких нет.
       *[other] Вошли в показатель: { $count }
    }
indicator-lacking-association = { $title } · не хватает { $count }
indicator-remind-all = 🔔 Напомнить всем: { $count }
indicator-reminded-today = { $waiting ->
    [0] { $count ->
        [0] Напомнить сейчас некому: писали недавно, или у людей нет бота.
       *[other] Сегодня уже напомнили: { $count }. Больше никому не напишем.
    }
   *[other] { $count ->
        [0] Сегодня ещё никому не напоминали.
       *[other] Сегодня уже напомнили: { $count }. Им второй раз не напишем.
    }
}
indicator-reminder-wider = <i>Анкету просили заполнить не только тех, кто входит в показатель: напомним всем, кто не ответил.</i>
indicator-reminded = { $count ->
    [0] Всем, кому можно, сегодня уже написали
   *[other] Напомним: { $count }
}
indicator-school = <b>{ $school }</b>
    { $title }
indicator-earlier = <i>Раньше, { $day }: { $value }</i>
indicator-school-others = Другие показатели школы
indicator-school-lines = <b>{ $school }</b> · показатели
indicator-to-trend = 📈 График
indicator-trend = <b>{ $title }</b>{ $school ->
    [none] {""}
   *[other] {""}
    { $school }
}
    { $value } на { $day }
indicator-trend-changed = с этого дня считаем иначе
indicator-trend-none = Рисовать пока нечего: значений ещё нет.
# Внести значение.
indicator-ask-number = <b>{ $title }</b>
    { $how }

    Напишите число.
indicator-ask-share = <b>{ $title }</b>
    { $how }

    Напишите два числа: сколько и из скольких. Например: 148 из 200.
indicator-ask-evidence = <b>{ $title }</b>
    { $how }

    Документ есть?
indicator-ask-value-day = <b>{ $title }</b>
    На какой день это значение? Выберите или напишите дату, например 31.08.2025.
indicator-today = Сегодня
indicator-ask-document = <b>{ $title }</b> · на { $day }
    Откуда число? Пришлите файл, ссылку или номер и дату документа. Со второй строки или в подписи к файлу можно добавить комментарий.
# Зафиксировать, исправить, история.
indicator-ask-freeze = <b>{ $title }</b> · на { $day }
    Сейчас: <b>{ $value }</b>

    Зафиксировать? Потом изменить можно только с причиной, и прежнее значение останется в истории.
indicator-freeze-sure = Да, зафиксировать
indicator-frozen-now = Зафиксировано на { $day }
indicator-ask-reason = <b>{ $title }</b> · на { $day }
    Значение уже зафиксировано. Бот посчитает его заново по нынешним данным. Почему оно меняется? Одного предложения хватит.
indicator-history = <b>{ $title }</b>
    { $entered ->
        [0] Что было на дни программы и что подписывали люди.
       *[other] Что и когда вносили.
    }
indicator-history-empty = <b>{ $title }</b>
    Истории пока нет.
indicator-history-line = <b>{ $day }</b> — { $value }{ $replaced ->
    [0] {""}
   *[other] {" "}(заменено)
}
indicator-history-by = { $entered ->
    [0] {""}
   *[other] Внесено вручную: {""}
}{ $by ->
    [clock] Посчитал бот
   *[other] { $by }
}, { $at }{ $version ->
    [0] {""}
    [1] {""}
   *[other] {""} · расчёт версии { $version }
}
indicator-history-document = Документ: { $document ->
    [none] снимок
   *[other] { $document }
}
indicator-history-comment = Комментарий: { $comment }
indicator-to-document = 📎 Документ на { $day }
# Присылать.
indicator-following = <b>Присылать показатели</b>
    Сводка приходит в рабочее время. Об отмеченных показателях бот скажет сразу, если станет хуже.
indicator-send-weekly = Раз в неделю
indicator-send-monthly = Раз в месяц
indicator-send-never = Не присылать
indicator-chosen = ●
indicator-not-chosen = ○
indicator-to-alerts = Сказать сразу, если хуже: { $count }
indicator-alerts = <b>Сказать сразу, если станет хуже</b>
    Отметьте показатели.
indicator-alert-on = ☑ { $title }
indicator-alert-off = ☐ { $title }
# Этапы и критерии.
indicator-stages = <b>Этапы программы</b> · сегодня { $day }
indicator-stage-over = ✓ { $title }: { $since } – { $until }, пройден
indicator-stage-now = ▶ <b>{ $title }</b>: { $since } – { $until }, сейчас
indicator-stage-ahead = ○ { $title }: { $since } – { $until }, впереди
indicator-stage-left = {"   "}{ $months ->
    [0] осталось меньше месяца
    [one] остался { $months } месяц
    [few] осталось { $months } месяца
   *[many] осталось { $months } месяцев
}
indicator-criteria = <b>Когда программа удалась</b>
indicator-criterion-met = ✅ { $title } — выполнено
indicator-criterion-not_yet = ◐ { $title } — ещё нет
indicator-criterion-no_data = — { $title } — нет данных
