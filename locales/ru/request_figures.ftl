# Как идут заявки, и журнал консультаций.
requests-figures = <b>{ $month }</b> · { $everybody ->
    [0] мои заявки
   *[other] все заявки
}
    Новых: { $asked }
requests-figures-first = Первый ответ в среднем: { $hours ->
    [none] пока не из чего считать
   *[other] { $hours } ч
}{ $before ->
    [none] {""}
   *[other] {" "}(месяцем раньше { $before } ч)
}
requests-figures-now = Сейчас открыто: { $open }, просрочено: { $overdue }{ $free ->
    [0] {""}
   *[other] , пока ничьих: { $free }
}
requests-figures-person = · { $called }: открыто { $open }, просрочено { $overdue }{ $hours ->
    [none] {""}
   *[other] , первый ответ { $hours } ч
}
requests-journal = Журнал консультаций
requests-journal-which = За какое время выгрузить журнал?
requests-journal-span = { $what ->
    [month] Месяц
    [quarter] Квартал
   *[year] Учебный год
}: { $since } – { $until }
requests-journal-file = Журнал консультаций { $since } – { $until }
requests-journal-caption = Заявок: { $count }.
requests-journal-group = { $group ->
    [contest] конкурс
   *[attestation] аттестация
}
requests-journal-form = { $form ->
    [call] индивидуальная, по телефону
    [in-person] индивидуальная, очно
    [group] групповая
   *[chat] индивидуальная, дистанционно
}
requests-journal-unconfirmed = не ответил(а)
requests-journal-status = { $status ->
    [new] новая
    [assigned] назначена
    [in-progress] в работе
    [answered] ждёт слова педагога
    [closed] закрыта
    [withdrawn] отозвана
   *[rejected] отклонена
}
requests-journal-late = { $late ->
    [first] первый ответ
    [solution] решение
   *[no] нет
}
requests-heading-number = №
requests-heading-asked = Дата и время заявки
requests-heading-who = Педагог
requests-heading-school = ОО
requests-heading-position = Должность
requests-heading-subject = Предмет
requests-heading-topic = Тема
requests-heading-group = Группа
requests-heading-form = Форма
requests-heading-by = Консультант
requests-heading-first = Дата первого ответа
requests-heading-solved = Дата решения
requests-heading-summary = Содержание и материалы
requests-heading-methodist = Результат (методист)
requests-heading-asker = Результат (педагог)
requests-heading-status = Статус
requests-heading-late = Просрочка
