# Роли и передача дел.
role-educator = педагог
role-mentor = наставник
role-association_leader = руководитель методического объединения
role-methodist = методист
role-expert = эксперт
role-council_member = член методического совета
role-school_coordinator = координатор школы
role-organization_head = руководитель организации
role-centre_head = руководитель центра
role-authority_head = руководитель управления
role-admin = администратор бота
roles = <b>Роли</b>
    Выберите роль, чтобы увидеть, у кого она есть. Дать роль можно в карточке человека.
roles-button = { $role } · { $count }
roles-holders = <b>{ $role }</b>: { $count ->
    [0] пока ни у кого
    [one] { $count } человек
    [few] { $count } человека
   *[many] { $count } человек
}
roles-holder-button = { $called }{ $place ->
    [none] {""}
   *[other] , { $place }
}
roles-take-ask = Забрать роль «{ $role }»: { $called }?
roles-take-sure = Да, забрать
roles-taken = Роль забрали: { $called }. Меню у человека уже другое.
roles-given = Роль «{ $role }» дали: { $called }. Меню у человека уже другое.
roles-of-person = Роли
roles-give-title = <b>{ $called }</b>
    Какую роль дать? Роль школы — только для школы, где человек работает.
roles-no-school = У человека не указана школа. Сначала укажите её в карточке.
roles-not-yourself = Эту роль у себя забрать нельзя: попросите коллегу.
handover = <b>Передать дела</b>
    Все роли и обязанности одного человека перейдут к другому. В течение суток это можно отменить.
    Чьи дела передаём? Напишите часть фамилии или код.
handover-to = Дела передаёт: { $called }.
    Кому? Напишите часть фамилии или код.
handover-ask = Передать все дела?
    От кого: { $giver }
    Кому: { $taker }
handover-sure = Да, передать
handover-done = Дела переданы ✓
    От кого: { $giver }
    Кому: { $taker }
    { $roles ->
        [none] { "" }
       *[other] Роли: { $roles }.
    }{ $duties ->
        [0] { "" }
       *[other] { " " }Маршруты, заявки и другие дела: { $duties }.
    }
    Отменить можно в течение суток.
handover-undo = Отменить передачу
handover-undone = Передачу отменили, дела вернулись: { $giver }.
handover-same-person = Это один и тот же человек. Выберите другого.
handover-nothing = Передавать нечего: ни ролей, ни дел нет, или они есть и у второго человека.
handover-too-late = Прошло больше суток, отменить нельзя. Передайте дела обратно.
