# Наставничество для тех, кто ведёт пары.
mentorships-title = <b>Наставничество</b>
mentorships-young = { $count ->
    [0] Молодых педагогов пока нет.
    [one] С наставником { $found } из { $count } молодого педагога
   *[other] С наставником { $found } из { $count } молодых педагогов
}
mentorships-lacking = { $count ->
    [one] ⚠️ Без наставника { $count } молодой педагог
    [few] ⚠️ Без наставника { $count } молодых педагога
   *[other] ⚠️ Без наставника { $count } молодых педагогов
}
mentorships-lacking-button = Без наставника · { $count }
mentorships-lacking-pick = Выберите, кому подобрать наставника.
mentorships-nobody-lacks = У всех молодых педагогов наставник есть.
mentorships-open-lacking = Подобрать
mentorships-more = Ещё{ $count ->
    [0] {""}
   *[other] {" "}· { $count }
}
mentorships-more-title = <b>Наставничество: ещё</b>
mentorships-new = Новая пара
mentorships-export = Выгрузить .xlsx
mentorships-over = Завершённые
mentorships-list = <b>{ $title }</b>
mentorships-empty = Здесь пусто.
mentorships-line = { $mentor } — { $mentees ->
    [none] никого
   *[other] { $mentees }
}
mentorships-file-name = Наставничество { $day }
mentorships-sheet = Наставничество
mentorship-filter-all = Все пары · { $count }
mentorship-filter-consent = Ждут согласия · { $count }
mentorship-filter-order = Ждут приказа · { $count }
mentorship-filter-ordered = Скоро начнут · { $count }
mentorship-filter-active = Работают · { $count }
mentorship-filter-silent = Молчат · { $count }
mentorship-filter-ending = Кончаются в этом месяце · { $count }
mentorship-filter-stopping = Останавливаются · { $count }
mentorship-filter-over = Завершённые · { $count }
mentorship-form-pair = пара
mentorship-form-group = группа
mentorship-form-reverse = реверсивное, молодой учит опытного
mentorship-form-remote = дистанционное
mentorship-form-situational = ситуационное
mentorship-level-organization = внутри школы
mentorship-level-between_schools = между школами
mentorship-level-municipal = муниципальный уровень
mentorship-level-by-schools = по школам участников
mentorship-is-proposed = предложена
mentorship-is-ordered = приказ есть, скоро начнёт
mentorship-is-active = работает
mentorship-is-completed = завершена
mentorship-is-stopped = остановлена
mentorship-is-declined = не состоялась
mentorship-entry-meeting = встреча
mentorship-entry-lesson_visit = посещение урока
mentorship-entry-mutual_visit = взаимное посещение
mentorship-entry-analysis = разбор
mentorship-entry-remote = дистанционно
mentorship-did-proposed = наставник предложен
mentorship-did-consented = наставник согласился
mentorship-did-paper_consent = согласие подписано на бумаге
mentorship-did-ordered = внесён приказ
mentorship-did-declined = наставник отказался
mentorship-did-taken_back = предложение отозвано
mentorship-did-started = работа началась
mentorship-did-role_given = наставнику дана роль
mentorship-did-role_taken = роль наставника снята
mentorship-did-joined = добавлен подопечный
mentorship-did-left = подопечный вышел
mentorship-did-goal_set = изменена цель
mentorship-did-extended = продлено
mentorship-did-ending_decided = записан итог
mentorship-did-stop_asked = попросили остановить
mentorship-did-stop_withdrawn = передумали останавливать
mentorship-did-stopped = остановлено
mentorship-did-completed = завершено
mentorship-did-replaces = новый наставник вместо прежнего
mentorship-did-replaced = предложен другой наставник
mentorship-did-expired = предложение больше не действует
mentorship-mentor = 🤝 Наставник: <b>{ $called }</b>
mentorship-mentees = { $count ->
    [one] Подопечный: <b>{ $called }</b>
   *[other] Подопечные ({ $count }): <b>{ $called }</b>
}
mentorship-form-and-level = Форма: { $form } · { $level }
mentorship-term = Срок: { $since } — { $until }
mentorship-order = Приказ № { $number } от { $day }
mentorship-no-order = Приказа пока нет
mentorship-has-consent = Согласие наставника: { $day }
mentorship-no-consent = Наставник пока не ответил
mentorship-state = Состояние: { $state }
mentorship-reason = Причина: { $reason }
mentorship-journal = Записей в журнале: { $count }{ $last ->
    [none] {""}
   *[other] , последняя { $last }
}
mentorship-history = История
mentorship-history-of = <b>История пары</b>
    Наставник: { $called }
mentorship-history-line = { $day } · { $did }{ $who ->
    [none] {""}
   *[other] {" "}· { $who }
}
mentorship-who-helps = <b>Кто поможет: { $called }</b>
mentorship-likely = Больше всего подходят:
mentorship-nobody-likely = Сам бот никого не подобрал. Найдите коллегу по имени.
mentorship-by-name = Найти по имени
mentorship-candidate = { $called }{ $subject ->
    [1] {" "}· тот же предмет
   *[0] {""}
}{ $mentees ->
    [0] {""}
   *[other] {" "}· подопечных { $mentees }
}
mentorship-ask-mentor = Кто будет наставником: { $called }? Напишите часть фамилии или код.
mentorship-ask-mentee = Кому помогает наставник? Напишите часть фамилии или код.
mentorship-found = { $count ->
    [0] Никого не нашли. Напишите иначе: часть фамилии или код.
   *[other] Кого из них?
}
mentorship-draft = <b>Новая пара</b>
mentorship-helps-already = { $count ->
    [one] У наставника уже { $count } подопечный.
   *[other] У наставника уже подопечных: { $count }.
}
mentorship-send = Предложить
mentorship-sent = Предложили, ждём слово наставника
mentorship-choose-term = Срок
mentorship-choose-form = Форма
mentorship-choose-goal = Цель
mentorship-choose-level = Уровень
mentorship-choose-start = Начать в другой день
mentorship-choose-mentee = Добавить подопечного
mentorship-choose-swap = ⇄ Поменять местами
mentorship-ask-form = Какая форма?
mentorship-ask-level = Какой уровень? Обычно его видно по школам участников.
mentorship-ask-term = На какой срок?
mentorship-ask-start = С какого дня? Например: 1 сентября или 01.09.2025.
mentorship-ask-goal = Какая цель? Напишите одной фразой.
mentorship-year-end = до конца учебного года
mentorship-months = { $months ->
    [one] { $months } месяц
    [few] { $months } месяца
   *[other] { $months } месяцев
}
mentorship-type-order = Внести приказ
mentorship-order-typed = Исправить приказ
mentorship-ask-order = Напишите номер и дату приказа, например: 45-к от 01.09.2025
mentorship-paper-consent = Согласие подписано на бумаге
mentorship-paper-noted = Записали
mentorship-take-back = Отозвать
mentorship-take-back-sure = Да, отозвать
mentorship-ask-take-back = Отозвать предложение? Наставник: { $called }
mentorship-taken-back = Отозвали
mentorship-goal-button = Цель
mentorship-change-mentor = Сменить наставника
mentorship-group = Подопечные
mentorship-join = Добавить
mentorship-let-go = Вывести: { $called }
mentorship-yes = Да, согласен(на)
mentorship-no = Нет
mentorship-no-after-all = Не смогу, передумал(а)
mentorship-no-reason = Без причины
mentorship-ask-why-no = Хорошо. Если хотите, напишите почему: это поможет подобрать другого. Можно и без причины.
mentorship-consented = Спасибо! Передали
mentorship-declined = Передали
mentorship-consent-law = «Да» здесь предварительное: письменное согласие наставника подписывают в школе (статья 351.8 Трудового кодекса).
mentorship-asked = 🤝 Вас просят стать наставником: <b>{ $called }</b>
    С { $since } по { $until }{ $goal ->
        [none] {""}
       *[other] . Цель: { $goal }
    }
    Согласны? «Да» здесь предварительное: письменное согласие подписывают в школе (статья 351.8 Трудового кодекса).
mentorship-told-consented = 🤝 { $mentor } согласен(на) быть наставником ({ $mentees }). Дальше — приказ школы.
mentorship-told-declined = { $mentor } не сможет быть наставником ({ $mentees }).{ $reason ->
    [none] {""}
   *[other] {" "}Причина: { $reason }
}
mentorship-told-taken-back = Предложение быть наставником отозвано ({ $called }). От вас ничего не нужно.
mentorship-told-mentee = 🤝 У вас есть наставник: <b>{ $called }</b>, до { $until }. Можно сразу написать.
mentorship-told-mentor = 🤝 Вы теперь наставник: <b>{ $called }</b>, до { $until }. Начните с пары слов.
mentorship-told-completed = 🤝 Работа вместе завершена ({ $called }). Итог можно посмотреть и скачать.
mentorship-told-stopped = Работа вместе остановлена: { $called }
mentorship-told-extended = 🤝 Работа вместе продлена до { $day }: { $called }
mentorship-told-stop-asked = Попросили остановить работу вместе ({ $called }). Причина: { $reason }
    Последний день — перед { $day }. До этого ещё можно передумать.
mentorship-told-stop-withdrawn = 🤝 Работа вместе продолжается: { $called }
mentorship-told-replaced = Наставник сменится: эта пара работает до { $day }.
mentorship-told-left = { $called } больше не в группе.
mentorship-told-parted = Пара изменилась сама: кто-то ушёл или сменил школу. Наставник: { $mentor }; подопечные: { $mentees }
mentorship-told-lacking = { $count ->
    [one] 🤝 Без наставника { $count } молодой педагог.
    [few] 🤝 Без наставника { $count } молодых педагога.
   *[other] 🤝 Без наставника { $count } молодых педагогов.
}
mentorship-ask-before-end = 🤝 { $called }: вместе до { $day }. Что дальше?
mentorship-moved-on = Здесь уже всё решено иначе. Откройте пару заново.
mentorship-draft-gone = Этого предложения уже нет: оно отправлено или оставлено. Начните заново.
mentorship-of-oneself = Быть наставником самому себе нельзя.
mentorship-one-mentee = В паре один подопечный; в группе — до { $most }.
mentorship-term-unfit = Такой срок не подходит: он должен заканчиваться не раньше сегодняшнего дня и длиться не больше трёх лет.
mentorship-is-there = Такая пара уже есть или предложена.
mentorship-not-young = В реверсивном наставничестве наставник — молодой педагог. Поменяйте их местами или выберите другую форму.
mentorship-order-unfit = Не получилось прочитать. Напишите номер (до { $most } знаков) и дату, например: 45-к от 01.09.2025
mentorship-order-day-unfit = Дата приказа слишком давняя или слишком далеко впереди. Проверьте год.
mentorship-reason-long = Слишком длинно: до { $most } знаков.
mentorship-reason-empty = Напишите причину хотя бы одним словом.
mentorship-result-unfit = Напишите итог: от одного слова до { $most } знаков.
mentorship-goal-unfit = Напишите цель: от одного слова до { $most } знаков.
mentorship-not-longer = Продлить нельзя: пару уже останавливают, или срок вышел бы слишком длинным.
mentorship-stop-of-others = Остановить попросили не вы. Договоритесь с тем, кто попросил, или с методистом.
mentorship-last-mentee = Это единственный подопечный. Остановите пару целиком.
mentorship-column-mentor = Наставник
mentorship-column-mentees = Подопечный
mentorship-column-form = Форма
mentorship-column-level = Уровень
mentorship-column-order = Приказ №
mentorship-column-ordered = Дата приказа
mentorship-column-consent = Согласие наставника
mentorship-column-since = С
mentorship-column-until = По
mentorship-column-goal = Цель
mentorship-column-topics = Темы
mentorship-column-status = Статус
mentorship-column-reason = Причина
mentorship-column-entries = Записей в журнале
mentorship-column-last = Последняя запись
mentorship-column-result = Итог
mentorship-column-plan = План
mentorship-column-kinds = По видам
mentorship-column-months = По месяцам
