# Who answers which requests, and who stands in for whom.
duties-title = <b>Who answers what</b>
    The figure is how many duties. ⚠️ on leave, and nobody stands in.
duties-keeper = { $uncovered ->
    [0] {""}
   *[other] ⚠️{" "}
}{ $called } · { $count }
duties-of = <b>{ $called }</b>{ $count ->
    [0] . No duties of their own: answers what is common.
   *[other] {" "}answers:
}
duties-line = · { $topic ->
    [none] all topics
   *[other] { $topic }
}, { $subject ->
    [none] all subjects
   *[other] { $subject }
}, { $place ->
    [none] all schools
   *[other] { $place }
}
duties-remove = ✕ { $topic ->
    [none] all topics
   *[other] { $topic }
}{ $subject ->
    [none] {""}
   *[other] , { $subject }
}{ $place ->
    [none] {""}
   *[other] , { $place }
}
duties-leave = { $covered ->
    [0] ⚠️ On leave until { $day }, nobody stands in.
   *[other] On leave until { $day }.
}
duties-substitute = { $called } stands in, the last day is { $day }.
duties-add = ＋ Add
duties-to-substitute = Who stands in
duties-no-substitute = Nobody stands in
duties-which-topic = Which topic?
duties-which-subject = Which subject?
duties-which-school = Requests of which school?
duties-every-topic = All topics
duties-every-subject = All subjects
duties-every-school = All schools
duties-which-substitute = { $count ->
    [0] There is nobody else: other roles answer no requests.
   *[other] Who stands in? New requests will go to them.
}
duties-ask-last-day = The last day? For example: 30.11 or 30 November.
duties-bad-day = This day is past or too far away: a year at most.
duties-begin-anew = This is an old button. Open the person and add it again.
