command-events = Мероприятия: записаться, мои записи
events-for-me = <b>Мероприятия для вас</b> · { $count }
events-none = Пока ничего не запланировано. Когда появится, бот покажет это здесь.
events-own = <b>Куда вы идёте</b> · { $count }
events-own-none = Вы пока никуда не записаны. Посмотрите, что есть для вас.
events-own-file = 📅 Все мои встречи в календарь
events-calendar = Мероприятия: методическая служба
events-own-file-sent = { $count ->
    [one] { $count } встреча. Откройте файл — она добавится в календарь телефона.
    [few] { $count } встречи. Откройте файл — они добавятся в календарь телефона.
   *[many] { $count } встреч. Откройте файл — они добавятся в календарь телефона.
}
events-to-all = Для меня
events-to-own = Мои записи
events-to-month = По месяцам
event-seat-organiser = Ведёт: { $called }
event-seat-is-invited = Вас приглашают.
event-seat-is-registered = ✓ Вы записаны.
event-seat-is-waiting = Мест нет, вы в листе ожидания. Если место освободится, бот напишет.
event-seat-is-offered = Для вас держим место.
event-seat-is-declined = Отмечено: вы не придёте.
event-seat-is-attended = Вы были здесь.
event-seat-is-absent = Отмечено: вас не было.
event-seat-is-excused = Отмечено: вас не было по уважительной причине.
event-seat-waiting = ⏳ Вы в листе ожидания, номер { $place }. Если место освободится, бот напишет.
event-seat-offered = ❗ Для вас освободилось место. Держим его до: { $until }
event-seat-free = { $count ->
    [0] Свободных мест нет
    [one] Свободно { $count } место
    [few] Свободно { $count } места
   *[many] Свободно { $count } мест
}.
event-seat-opens = Запись откроется: { $since }
event-seat-closes = Запись открыта до: { $until }
event-seat-closed = Запись закрыта.
event-seat-join = Записаться
event-seat-wait = В лист ожидания
event-seat-decline = Не смогу
event-seat-cancel = Отменить запись
event-seat-stop-waiting = Больше не жду
event-seat-take = Занять место
event-seat-to-calendar = 📅 В календарь
event-seat-file = Откройте файл — мероприятие добавится в календарь телефона.
event-seat-left = Отмечено
event-seat-over = Это мероприятие уже началось или его отменили.
event-seat-early = Запись ещё не открылась.
event-seat-late = Запись уже закрыта.
event-told-offer = ❗ Освободилось место: «{ $title }», { $day }, { $hour }. Держим его для вас до { $until }, { $till }.
event-told-seated = ✓ Места нашлись: вы записаны на «{ $title }», { $day }, { $hour }.
event-told-lapsed = Место на «{ $title }» ({ $day }, { $hour }) больше не держим. Захотите прийти — запишитесь снова.
event-told-days = 📅 { $left ->
    [7] Через неделю
    [one] Через { $left } день
    [few] Через { $left } дня
   *[many] Через { $left } дней
}, { $day }, в { $hour }: «{ $title }».{ $place ->
    [none] { "" }
   *[other] { " " }Где: { $place }.
}
event-told-tomorrow = 📅 Завтра, { $day }, вы записаны:
    { $titles }{ $more ->
        [0] { "" }
       *[other] { "" }
        …и ещё { $more }
    }
event-told-soon = 📅 В ближайшие дни вы записаны:
    { $titles }{ $more ->
        [0] { "" }
       *[other] { "" }
        …и ещё { $more }
    }
event-told-hours = ⏰ Сегодня в { $hour }: «{ $title }».{ $place ->
    [none] { "" }
   *[other] { " " }Где: { $place }.
}
