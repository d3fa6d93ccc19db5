# How requests go, and the journal of consultations.
requests-figures = <b>{ $month }</b> · { $everybody ->
    [0] my requests
   *[other] all requests
}
    New: { $asked }
requests-figures-first = First answer on average: { $hours ->
    [none] nothing to count yet
   *[other] { $hours } h
}{ $before ->
    [none] {""}
   *[other] {" "}(a month before { $before } h)
}
requests-figures-now = Open now: { $open }, overdue: { $overdue }{ $free ->
    [0] {""}
   *[other] , nobody's yet: { $free }
}
requests-figures-person = · { $called }: open { $open }, overdue { $overdue }{ $hours ->
    [none] {""}
   *[other] , first answer { $hours } h
}
requests-journal = Journal of consultations
requests-journal-which = Which time?
requests-journal-span = { $what ->
    [month] Month
    [quarter] Quarter
   *[year] School year
}: { $since } – { $until }
requests-journal-file = Journal of consultations { $since } – { $until }
requests-journal-caption = Requests: { $count }.
requests-journal-group = { $group ->
    [contest] contest
   *[attestation] attestation
}
requests-journal-form = { $form ->
    [call] individual, by phone
    [in-person] individual, in person
    [group] group
   *[chat] individual, remote
}
requests-journal-unconfirmed = kept silent
requests-journal-status = { $status ->
    [new] new
    [assigned] assigned
    [in-progress] in work
    [answered] the educator has the word
    [closed] closed
    [withdrawn] taken back
   *[rejected] turned down
}
requests-journal-late = { $late ->
    [first] first answer
    [solution] solution
   *[no] no
}
requests-heading-number = No.
requests-heading-asked = Asked at
requests-heading-who = Educator
requests-heading-school = Organisation
requests-heading-position = Position
requests-heading-subject = Subject
requests-heading-topic = Topic
requests-heading-group = Group
requests-heading-form = Form
requests-heading-by = Answered by
requests-heading-first = First answer on
requests-heading-solved = Solved on
requests-heading-summary = Content and materials
requests-heading-methodist = Result (methodist)
requests-heading-asker = Result (educator)
requests-heading-status = State
requests-heading-late = Overdue
