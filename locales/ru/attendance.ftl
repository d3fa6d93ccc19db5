attendance-door = Кто был
attendance-title = <b>Кто был</b> · { $title }{ $when ->
    [none] { "" }
   *[other] { "" }
    { $when }
}
attendance-came = Пришли { $came } из { $expected }{ $left ->
    [0] { "" }
   *[other] , не отмечены: { $left }
}{ $told ->
    [0] { "" }
   *[other] , говорят, что были: { $told }
}
attendance-nobody = В списке пока никого. Найдите человека по фамилии, пришлите список или покажите код.
attendance-how = { $mode ->
    [r] Нажмите на человека, чтобы сменить роль: участие → выступление → организация.
    [x] Нажмите на того, кого добавили по ошибке. Кто записался или отметился сам, останется: поставьте ему ✗.
    [e] Нажмите на того, кого не было по уважительной причине. Ещё раз — просто не было.
   *[m] Нажмите на человека: ✓ есть, ещё раз — ✗ нет.
}
attendance-all = ✓ Были все записанные · { $count }
attendance-members = ✓ Все участники объединения · { $count }
attendance-rest = ✗ Остальных не было · { $count }
attendance-rest-ask = Провели ✓ { $count ->
    [one] { $count } записанный ещё не отмечен.
    [few] { $count } записанных ещё не отмечены.
   *[many] { $count } записанных ещё не отмечены.
}
attendance-find = Найти
attendance-more = Ещё
attendance-mode-roles = Кто выступал
attendance-mode-excuses = Уважительные
attendance-by-list = Прислать списком
attendance-mode-out = Убрать из списка
attendance-page = Страница { $page } из { $pages }
attendance-taken-from-list = Убрали из списка.
attendance-is-known = Убрать можно только того, кого добавили вы. Об этом человеке известно больше: отметьте, что его не было.
attendance-to-marks = К отметкам
attendance-file = ⬇️ Список .xlsx
attendance-marked = { $count ->
    [0] Все уже отмечены.
   *[other] Отмечено: { $count }.
}
attendance-settled = { $count ->
    [0] Отмечать больше некого.
   *[other] Отметили, кого не было: { $count }.
}
attendance-ask-name = Напишите фамилию того, кто пришёл. Можно с именем.
attendance-found = { $count ->
    [0] Никого не нашли. Напишите иначе — хватит части фамилии.
   *[other] Нажмите на того, кто был. Не тот — напишите точнее.
}
attendance-put-down = Отметили ✓ Можно сразу написать следующую фамилию.
attendance-called-off = Мероприятие отменено: отмечать некого.
attendance-too-early = Отмечать можно за полчаса до начала и позже.
attendance-too-late = Прошло больше месяца, как мероприятие закрыто: список больше не меняется.
attendance-stand-invited = приглашение
attendance-stand-registered = запись
attendance-stand-waiting = лист ожидания
attendance-stand-offered = предложено место
attendance-stand-declined = отказ
attendance-stand-attended = присутствие
attendance-stand-absent = отсутствие
attendance-stand-excused = отсутствие по уважительной причине
attendance-stand-told = присутствие со слов участника
attendance-sheet = Кто был
attendance-file-name = кто-был-{ $day }
attendance-column-number = №
attendance-column-name = Кто
attendance-column-school = Место работы
attendance-column-stand = Отметка
attendance-column-role = Роль
attendance-column-source = Откуда
attendance-show-code = Показать код
attendance-code = <b>Код присутствия</b> · { $title }
    Наведите камеру или напишите боту: <code>{ $code }</code>
attendance-code-renew = Обновить
attendance-code-end = Закончить показ
attendance-code-stands = <b>{ $title }</b>: этот код больше не действует. Нажмите «Обновить», если показ ещё нужен.
attendance-code-external = Это проводят другие: кода нет. Отметьте людей в списке, или они скажут об участии сами.
attendance-code-early = Код можно показать за { $minutes ->
    [one] { $minutes } минуту
    [few] { $minutes } минуты
   *[many] { $minutes } минут
} до начала.
attendance-code-over = Время кода прошло. Отметьте людей в списке.
attendance-here = 🙋 Я здесь
attendance-ask-code = <b>{ $title }</b>
    Наведите камеру на код организатора или напишите шесть цифр.
attendance-code-unread = В коде шесть цифр. Посмотрите на экран организатора и напишите их.
attendance-code-wrong = Код не подошёл: он всё время меняется. Посмотрите на экран ещё раз.
attendance-code-ahead = Этот код заработает { $day } в { $clock }. Тогда и отметитесь.
attendance-code-was = Этот код действовал до { $clock } { $day }. Если вы были, попросите организатора отметить вас.
attendance-code-not-shown = Этот код сейчас не действует. Если вы на мероприятии, попросите организатора показать код или отметить вас.
attendance-code-closed = Сейчас код не нужен: мероприятие ещё не началось или уже прошло.
attendance-too-many = Кодов подряд не подошло слишком много. Подождите десять минут или попросите организатора отметить вас.
attendance-not-meant = Код верный, но вас нет среди тех, для кого это мероприятие. Попросите организатора отметить вас.
attendance-taken-out = Организатор отметил, что вас не было. Если это ошибка, скажите ему.
attendance-noted = ✓ Отметили: вы на «{ $title }». Спасибо, что пришли.
attendance-pass = Вы показали код на мероприятии. Осталось нажать.
attendance-ask-list = Пришлите фамилии тех, кто был: каждую с новой строки или через запятую. Можно с инициалами или кодом. Или таблицу .xlsx — возьмите заготовку со списком записанных.
attendance-template = ⬇️ Заготовка .xlsx
attendance-template-sent = Напишите «{ $yes }» напротив тех, кто был, и пришлите файл сюда. Можно дописать строки.
attendance-yes = да
attendance-heading-code = Код
attendance-heading-name = Фамилия и имя
attendance-heading-school = Место работы
attendance-heading-there = Был
# Как ещё называют столбцы; через точку с запятой.
attendance-heading-other-code = Код педагога; Код участника
attendance-heading-other-name = ФИО; Ф.И.О.; ФИО педагога; ФИО участника; ФИО учителя; Фамилия; Фамилия, имя, отчество; Фамилия имя отчество; Фамилия, имя; Педагог; Участник; Учитель
attendance-heading-other-school = Школа; ОО; Организация; Учреждение; Образовательная организация
attendance-heading-other-there = Была; Был(а); Присутствие; Присутствовал; Присутствовал(а); Отметка; Отметка о присутствии; Явка
attendance-heading-other-given = Имя
attendance-heading-other-patronymic = Отчество
attendance-no-headings = Не вижу в таблице столбца с фамилиями. Назовите его «ФИО» или возьмите заготовку. Можно и просто прислать фамилии сообщением.
attendance-list-empty = В списке никто не отмечен.
attendance-list-long = Список длинноват: не больше { $limit } человек за раз.
attendance-list-preview = <b>Нашли: { $found }</b>{ $already ->
    [0] { "" }
   *[other] , уже отмечены: { $already }
}{ $unclear ->
    [0] { "" }
   *[other] , неясно: { $unclear }
}{ $unknown ->
    [0] { "" }
   *[other] , не нашли: { $unknown }
}
attendance-list-found = ✓ { $called }
attendance-list-unclear = ⚠️ { $typed } — таких несколько, уточните
attendance-list-unknown = ✗ { $typed } — не нашли
attendance-list-more = …и ещё { $count }
attendance-list-apply = Отметить { $count }
attendance-to-elsewhere = Участие в других местах
attendance-elsewhere = <b>Проводили другие</b> · { $count }
    { $count ->
        [0] Пока пусто. Если вы где-то участвовали, попросите методиста добавить мероприятие.
       *[other] Участвовали? Откройте и скажите об этом.
    }
attendance-i-was = Сказать об участии
attendance-which-part = Как вы участвовали?
attendance-i-listener = Участие
attendance-i-spoke = Выступление
attendance-i-organised = Помощь в проведении
attendance-ask-proof = Чем это подтвердить? Пришлите фото сертификата, файл или ссылку, либо напишите: номер сертификата, где опубликовано.
attendance-proof-unfit = Напишите от { $low } до { $high } знаков: ссылку или несколько слов.
attendance-claim-closed = Сказать об участии можно, когда мероприятие началось, и в течение года.
attendance-claim-decided = Участие уже подтверждено.
attendance-claim-is-confirmed = ✓ Подтверждено: { $role }.
attendance-claim-is-told = ⏳ Ждёт подтверждения: { $role }.
    { $proof }
attendance-claim-is-rejected = Участие не подтвердили. Можно прислать другое подтверждение.
attendance-to-claims = Ждут подтверждения · { $count }
attendance-claims = <b>Ждут подтверждения</b> · { $count }
    { $count ->
        [0] Всё разобрано.
       *[other] Так люди говорят о своём участии в других местах.
    }
attendance-claim = <b>{ $called }</b>
    { $title }
    { $when }
    Роль: { $role }
    { $proof }
attendance-claim-confirm = ✓ Подтвердить
attendance-claim-reject = Не подтверждать
attendance-claim-confirmed = Подтвердили.
attendance-claim-rejected = Не подтвердили.
attendance-told-confirmed = ✓ Ваше участие подтвердили: «{ $title }».
attendance-told-rejected = Ваше участие пока не подтвердили: «{ $title }». Можно прислать другое подтверждение.
