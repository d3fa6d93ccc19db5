# Group consultations: gathered, invited to, held.
group-tick = <b>Whom to gather?</b> Ticked: { $count }. Requests alike can be added.
group-ticked = ☑ No. { $number }
group-unticked = ☐ No. { $number }
group-go-on = Go on · { $count }
group-nobody-ticked = Tick one request at least.
group-begin-anew = This is an old button. Open the request and gather the group again.
group-ask-title = What is it called? For example: “Portfolio: frequent questions”. Requests: { $count }.
group-ask-time = When? For example: 15.12 15:00 or tomorrow 14:30.
group-bad-time = This time is past or too far away. A year ahead at most.
group-ask-place = Where? A room, an address or a link.
group-check = <b>{ $title }</b>
    { $day }, { $clock } · { $place }
    { $count ->
        [one] The educator of { $count } request is invited.
       *[other] The educators of { $count } requests are invited.
    } The requests stay open until it was held.
group-invite = Invite
group-nothing-left = Nobody waits for these requests any more: they were closed or gathered into another group.
group-is-over = This consultation is over or cancelled.
group-somebody-came = Some people are marked as present: it cannot be called off. Tap “Held” or unmark them.
group-not-yet = The consultation has not begun yet.
group-list = { $count ->
    [0] No group consultations yet. They are gathered out of requests alike: open a request, “More”, “Gather a group”.
   *[other] <b>Group consultations</b>
}
group-button = { $status ->
    [planned] 🕓
    [held] ✓
   *[cancelled] ✕
} { $day } · { $title }
group-heading = <b>{ $title }</b>{ $status ->
    [planned] {""}
    [held] {" "}· held
   *[cancelled] {" "}· cancelled
}
group-when = { $day }, { $clock }{ $place ->
    [none] {""}
   *[other] {" "}· { $place }
}
group-counts = Come: { $registered }{ $attended ->
    [0] {""}
   *[other] , were there: { $attended }
}{ $invited ->
    [0] {""}
   *[other] , no answer yet: { $invited }
}{ $declined ->
    [0] {""}
   *[other] , cannot come: { $declined }
}{ $absent ->
    [0] {""}
   *[other] , were not there: { $absent }
}
group-cancelled-because = Cancelled: { $reason }
group-seat = { $attendance ->
    [registered] ✓
    [attended] ✓
    [declined] ✕
    [absent] ✕
   *[invited] ▫️
} { $called }
group-who-came = Held? Who came
group-cancel = Cancel
group-ask-cancel = Why is it cancelled? Everybody invited gets these words.
group-who-came-title = <b>{ $title }</b>
    Those who said they would come are ticked. Tap a name to correct, then “Held”.
group-was-there = ☑ { $called }
group-was-absent = ☐ { $called }
group-hold = Held
group-held = { $answered ->
    [0] Noted. There was nothing to answer.
    [one] Noted. { $answered } request is marked as answered: the educator will be asked.
   *[other] Noted. { $answered } requests are marked as answered: the educators will be asked.
}{ $left ->
    [0] {""}
   *[other] {" "}Still open: { $left }.
}
group-comes = I come
group-declines = I cannot
group-answered = <b>{ $title }</b>
    { $day }, { $clock }{ $place ->
        [none] {""}
       *[other] {" "}· { $place }
    }
    { $comes ->
        [0] You cannot come. Your request stays open.
       *[other] You come. We remind you the day before.
    }
group-answer-kept = Noted
group-told-invited =
    👥 You are invited to a group consultation on your request: <b>{ $title }</b>
    { $day }, { $clock }{ $place ->
        [none] {""}
       *[other] {" "}· { $place }
    }
group-told-cancelled =
    There will be no consultation “{ $title }” on { $day }, { $clock }: { $reason }
    Your request stays open and will be answered.
group-told-tomorrow =
    📅 { $day }, { $clock } — consultation “{ $title }”{ $place ->
        [none] {""}
       *[other] {" "}· { $place }
    }
group-told-over = Consultation “{ $title }”, { $day }: was it held? Say who came.
