# Приглашения: как приходят и как приглашают.
invitation-wrong = Этот код не подошёл. Проверьте, всё ли верно списано. Если верно, попросите новый у координатора школы или в методической службе.
invitation-expired = Срок этого приглашения вышел. Попросите новое у того, кто его дал.
invitation-foreign = Это приглашение для другого человека, а вас бот уже знает. Оставьте его тому, кому его дали.
invitation-account-taken = По этому приглашению уже вошли с другого телефона. Если это ваше приглашение, скажите координатору школы: он выпустит новое.
invitation-too-many = Кодов подряд не подошло слишком много. Подождите час и попробуйте снова, а пока спросите у координатора школы, верный ли у вас код.
invitation-role-given = ✅ { $kind ->
    [bare] Теперь у вас есть роль: { $role }.
   *[other] Теперь у вас есть роль: { $role } ({ $place }).
}
invitations = <b>Приглашения</b>
invitations-schools = { $count ->
    [0] Все, кто есть в списках, уже в боте.
   *[other] Выберите школу или напишите её номер. Рядом — сколько человек ещё не в боте.
}
invitations-found = { $count ->
    [0] По запросу «{ $typed }» приглашать некого.
    [one] По запросу «{ $typed }» — { $count } школа:
    [few] По запросу «{ $typed }» — { $count } школы:
   *[many] По запросу «{ $typed }» — { $count } школ:
}
invitations-school = { $title } · { $count }
invitations-roles = Пригласить по роли
invitations-of-school = <b>Приглашения · { $title }</b>
    { $missing ->
        [0] Все, кто есть в списке, уже в боте.
        [one] Ещё не в боте: { $missing } человек.
        [few] Ещё не в боте: { $missing } человека.
       *[many] Ещё не в боте: { $missing } человек.
    }
invitations-unused = { $count ->
    [one] Выдано и ещё не использовано: { $count } приглашение.
    [few] Выдано и ещё не использовано: { $count } приглашения.
   *[many] Выдано и ещё не использовано: { $count } приглашений.
}
invitations-send = Пригласить всех, кто ещё не в боте · { $count }
invitations-preparing = { $count ->
    [one] Готовлю { $count } приглашение…
    [few] Готовлю { $count } приглашения…
   *[many] Готовлю { $count } приглашений… Это займёт несколько секунд.
}
invitations-sent = ✅ { $count ->
    [one] Готово { $count } приглашение: листы для печати и список — в файлах выше (до { $until }).
    [few] Готово { $count } приглашения: листы для печати и список — в файлах выше (до { $until }).
   *[many] Готово { $count } приглашений: листы для печати и список — в файлах выше (до { $until }).
}
    Коды личные: отдайте каждому его карточку, а файлы потом удалите.
invitations-file-name = { $kind ->
    [cards] Приглашения, { $place }
   *[list] Список приглашений, { $place }
}
invitations-revoke-school = Отозвать все приглашения школы
invitations-revoke-ask = { $count ->
    [one] <b>{ $title }</b>: отозвать { $count } неиспользованное приглашение? Его код больше не подойдёт.
    [few] <b>{ $title }</b>: отозвать { $count } неиспользованных приглашения? Их коды больше не подойдут.
   *[many] <b>{ $title }</b>: отозвать { $count } неиспользованных приглашений? Их коды больше не подойдут.
}
invitations-revoke-sure = Да, отозвать
invitations-revoked = { $count ->
    [0] Отзывать уже нечего.
    [one] ✅ Отозвано { $count } приглашение.
    [few] ✅ Отозвано { $count } приглашения.
   *[many] ✅ Отозвано { $count } приглашений.
}
invitation-just-issued = Эти приглашения вы только что получили. Откройте раздел «Приглашения» ещё раз, если нужны новые.
invitation-nobody-left = Приглашать некого: все уже в боте.
invitation-of-the-centre = У этого человека есть роль вне школы. Его приглашает методическая служба.
invitation-for-person = <b>Приглашение в бот методической службы</b>
invitation-for-role = <b>Приглашение: { $role }</b>
invitation-called = Кому: { $called }
invitation-place = { $place }
invitation-link = Откройте ссылку: { $link }
    Или найдите бота и напишите ему код: <code>{ $code }</code>
    Подойдёт один раз, до { $until }
invitation-paper-code = Код:
invitation-paper-how = Наведите камеру на рисунок, откройте ссылку или напишите боту код.
invitation-paper-until = Только для вас, один раз, до
invitation-paper-heading = { $column ->
    [called] Кому
    [place] Школа
    [code] Код
    [link] Ссылка
   *[until] Действует до
}
invitation-paper-sheet = Приглашения
invitation-roles = <b>Пригласить по роли</b>
    Кто первым откроет ссылку, тот и получит роль. Отправляйте её только лично.
invitation-roles-unused = Неиспользованные приглашения
invitation-role-chosen = <b>{ $role }</b>
invitation-role-place = Где? Выберите или напишите номер школы.
invitation-role-whole = Весь муниципалитет
invitation-role-own-school = Школа, где человек работает
invitation-role-association = В каком объединении?
invitation-role-no-association = Объединений пока нет: они появятся вместе со списком педагогов.
invitation-unused = <b>Неиспользованные приглашения</b>
invitation-unused-none = <b>Неиспользованные приглашения</b>
    Таких сейчас нет.
invitation-unused-line = { $number }. { $kind ->
    [bare] { $role }, до { $until }
   *[other] { $role }, { $place }, до { $until }
}
invitation-revoke = Отозвать № { $number }
invitation-role-revoked = Приглашение отозвано.
