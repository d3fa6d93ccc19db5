# Дорожная карта программы.
command-roadmap = Дорожная карта: сроки, что сделано
roadmap-title = 🛣 Дорожная карта, { $years } учебный год
roadmap-summary = Сделано { $done } из { $count }{ $overdue ->
        [0] .
       *[other] , просрочено: { $overdue }.
    }
roadmap-before = За { $years } осталось просроченным: { $count }. Откройте { $years } внизу.
roadmap-empty = В этом учебном году у дорожной карты нет пунктов со сроком.
roadmap-continuous = Весь год, без срока: { $titles }.
roadmap-line = { $sign } { $text }
    { $state }
roadmap-year = { $years }
roadmap-card = 🛣 { $text }{ $stage ->
        [none] { "" }
       *[other] { "\u000A" }Этап: { $stage }
    }
roadmap-state-overdue = Срок был { $due }, пока не сделано
roadmap-state-soon = Срок — { $due }, пора заняться
roadmap-state-ahead = Срок — { $due }, время есть
roadmap-state-late = Сделано { $done }, позже срока ({ $due })
roadmap-state-done = Сделано { $done }, в срок (до { $due })
roadmap-state-before = Сделано до утверждения программы
roadmap-responsible = Отвечает: { $role ->
        [methodist] методист
        [centre_head] руководитель центра
       *[other] отдел образования
    }{ $printed ->
        [none] { "" }
       *[other] {" "}(в документе: { $printed })
    }
roadmap-by-campaign = Бот отметил сам: кампания с этой анкетой проведена и закрыта.
roadmap-by-meetings = Бот отметил сам: все РМО провели встречу и подписали протокол.
roadmap-marked = Запись: { $by }, { $day }
roadmap-reason = Почему исправлено: { $reason }
roadmap-earlier = Раньше: { $done ->
        [none] ещё не сделано
       *[other] сделано { $done }
    }{ $document ->
        [none] { "" }
       *[other] {", "}{ $document }
    } ({ $by }, { $day })
roadmap-document = Чем подтверждается: { $document }
roadmap-mark = ✅ Отметить сделанным
roadmap-correct = ✏️ Исправить
roadmap-not-done = Ещё не сделано
roadmap-ask-reason = Что изменилось? Напишите коротко, почему исправляете: прежняя запись останется в истории.
roadmap-ask-day = Когда это сделали? Нажмите «Сегодня» или напишите день, например 25.10.2025.
roadmap-ask-document = Сделано { $day }. Чем это подтверждается? Напишите словами (например, номер приказа), пришлите ссылку или файл.
roadmap-needs-document = Напишите, чем это подтверждается: номер приказа, ссылка или пара слов. Можно прислать файл.
roadmap-needs-reason = Здесь уже есть запись. Откройте пункт и нажмите «Исправить».
roadmap-changed = Этот пункт с тех пор изменился. Откройте его ещё раз.
roadmap-day-ahead = Этот день ещё не наступил. Отметить можно то, что уже сделано.
roadmap-day-early = Тогда программы ещё не было. Напишите день не раньше её начала.
roadmap-day-of-before = Это ещё прошлый раз: тогда срок был { $day }. Напишите день после него. Может быть, ошибка в годе?
roadmap-notice = 🛣 Дорожная карта: { $count ->
        [one] { $count } пункт ждёт
        [few] { $count } пункта ждут
       *[many] { $count } пунктов ждут
    } внимания.
    { $rows }
roadmap-notice-line = • { $text } — срок { $day }
roadmap-notice-overdue = • { $text } — срок был { $day }, пока не сделано
