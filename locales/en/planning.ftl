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
moment-hour-missing = The day is clear. At what time? For example: 15 December at 15:00.
moment-no-such-day = There is no such day: { $day }. Check the day and the month.
moment-no-such-hour = There is no such time: { $hour }. Hours go from 0 to 23, minutes up to 59.
moment-two-hours = { $early } or { $late }? Be more exact: «{ $late }» or «{ $early } am».
moment-two-days = Which day: { $first } or { $second }? Write the date.
moment-day-or-hour = { $day } — is it a day or the time { $hour }? Write both: «{ $day } 15:00».
moment-wrong-weekday = { $day } is another day of the week. Check the date.
moment-ends-before = It ends before it begins. Write, for example: 15 December from 15:00 to 16:30.
moment-skipped = There is no { $hour } on that day: the clocks change. Choose another time.
