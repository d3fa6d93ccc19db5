event-level-school = school
event-level-municipal = municipal
event-level-intermunicipal = intermunicipal
event-level-regional = regional
event-level-interregional = interregional
event-level-federal = federal
event-level-international = international
event-format-in_person = in person
event-format-online = online
event-format-hybrid = in person and online
event-status-draft = draft
event-status-planned = planned
event-status-held = held
event-status-cancelled = cancelled
planning-whose = Choose whose event it is: a school's or an association's.
planning-title-unfit = A title has { $low } to { $high } characters. Write it differently.
planning-too-long = Too long: there is room for { $limit ->
    [one] { $limit } character
   *[other] { $limit } characters
}. Shorten it and send it again.
planning-bad-link = This does not look like a link. It begins with https:// and has no spaces.
planning-seats-unfit = How many seats? A number from 1 to { $high }. If there is no limit, send «-».
planning-kind-unknown = There is no such kind of events any more. Choose another.
planning-topics-unfit = No more than { $high } topics.
planning-past = That time is over. Choose another.
planning-too-far = Nobody plans that far ahead: two years at most.
planning-length-unfit = An event lasts from 10 minutes to two weeks. Check when it ends.
planning-window-late = Registration cannot end later than the event itself.
planning-window-unfit = Registration has to begin before it ends.
