command-events = Events: register, what I come to
events-for-me = <b>Events for you</b> · { $count }
events-none = Nothing is planned yet. What appears will stand here.
events-own = <b>Where you are going</b> · { $count }
events-own-none = You have not registered anywhere yet. See what there is for you.
events-own-file = 📅 All of mine into the calendar
events-calendar = Events of the methodical service
events-own-file-sent = { $count ->
    [one] { $count } meeting. Open the file, and it is in your phone’s calendar.
   *[other] { $count } meetings. Open the file, and they are in your phone’s calendar.
}
events-to-all = For me
events-to-own = My events
events-to-month = By month
event-seat-organiser = Held by: { $called }
event-seat-is-invited = You are invited.
event-seat-is-registered = ✓ You are registered.
event-seat-is-waiting = There are no seats left, you are on the waiting list. If one gets free, the bot will write.
event-seat-is-offered = A seat is kept for you.
event-seat-is-declined = Noted: you are not coming.
event-seat-is-attended = You were here.
event-seat-is-absent = Noted: you were not here.
event-seat-is-excused = Noted: you were not here, with a reason.
event-seat-waiting = ⏳ You are on the waiting list, number { $place }. If a seat gets free, the bot will write.
event-seat-offered = ❗ A seat is free for you. It is kept until: { $until }
event-seat-free = { $count ->
    [0] No seats left
    [one] { $count } seat left
   *[other] { $count } seats left
}.
event-seat-opens = Registration opens: { $since }
event-seat-closes = Registration is open until: { $until }
event-seat-closed = Registration is closed.
event-seat-join = Register
event-seat-wait = To the waiting list
event-seat-decline = I cannot come
event-seat-cancel = Give the seat back
event-seat-stop-waiting = Wait no longer
event-seat-take = Take the seat
event-seat-to-calendar = 📅 To the calendar
event-seat-file = Open the file, and the event goes into the calendar of your phone.
event-seat-left = Noted
event-seat-over = This event has begun or was called off.
event-seat-early = Registration has not opened yet.
event-seat-late = Registration is closed already.
event-told-offer = ❗ A seat is free: “{ $title }”, { $day }, { $hour }. It is kept for you until { $until }, { $till }.
event-told-seated = ✓ There are seats now: you are registered for “{ $title }”, { $day }, { $hour }.
event-told-lapsed = The seat at “{ $title }” ({ $day }, { $hour }) is not kept any longer. If you want to come, register again.
event-told-days = 📅 { $left ->
    [7] In a week
    [one] In { $left } day
   *[other] In { $left } days
}, { $day }, at { $hour }: “{ $title }”.{ $place ->
    [none] { "" }
   *[other] { " " }Where: { $place }.
}
event-told-tomorrow = 📅 Tomorrow, { $day }, you are registered:
    { $titles }{ $more ->
        [0] { "" }
       *[other] { "" }
        …and { $more } more
    }
event-told-soon = 📅 In the days to come you are registered:
    { $titles }{ $more ->
        [0] { "" }
       *[other] { "" }
        …and { $more } more
    }
event-told-hours = ⏰ Today at { $hour }: “{ $title }”.{ $place ->
    [none] { "" }
   *[other] { " " }Where: { $place }.
}
