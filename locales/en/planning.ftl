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
planning-bad-link = This does not look like a link. It begins with https:// and has no spaces.
planning-seats-unfit = How many seats? A number from 1 to { $high }. If there is no limit, send «-».
planning-kind-unknown = There is no such kind of events any more. Choose another.
planning-topics-unfit = No more than { $high } topics.
planning-past = That time is over. Choose another.
planning-held-elsewhere = It is over, others held it
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
command-plan = Plan of events: make, change
planning-month = <b>Plan · { $month }</b> · { $count }
planning-month-empty = Nothing in this month yet.
planning-of-kind = Only: { $kind }
planning-month-before = ‹ { $month }
planning-month-after = { $month } ›
planning-new = ➕ New
planning-drafts = Drafts · { $count }
planning-drafts-title = <b>Drafts</b> · { $count }
    Only you see them.
planning-kinds = By kind
planning-figures = Figures and table
planning-which-filter = What shall be shown?
planning-filter-all = Everything · { $count }
planning-filter-kind = { $kind } · { $count }
planning-figures-text = <b>Events of { $year }</b> · { $count }
    { $kinds ->
        [none] Nothing yet.
       *[other] { $kinds }
    }
    { $levels ->
        [none] { "" }
       *[other] Levels: { $levels }
    }
    { $months ->
        [none] { "" }
       *[other] By month: { $months }
    }
    { $came ->
        [0] { "" }
       *[other] Took part: { $came } times, { $people } people
    }
planning-period-month = ⬇️ Month
planning-period-quarter = ⬇️ Quarter
planning-period-year = ⬇️ Year
planning-sheet = Plan of events
planning-file-name = plan-of-events-{ $day }
planning-file-caption = { $count ->
    [one] { $count } event.
   *[other] { $count } events.
}
planning-column-number = No.
planning-column-title = Topic
planning-column-kind = Kind
planning-column-day = Date
planning-column-time = Time
planning-column-place = Place, link
planning-column-level = Level
planning-column-format = Format
planning-column-holder = Held by
planning-column-organiser = Responsible
planning-column-goal = Goal
planning-column-topics = Related topics
planning-column-registered = Registered
planning-column-attended = Were there
planning-column-standing = Status
planning-column-reason = Reason
event-day-today = today
event-day-tomorrow = tomorrow
event-weekday-0 = Mon
event-weekday-1 = Tue
event-weekday-2 = Wed
event-weekday-3 = Thu
event-weekday-4 = Fri
event-weekday-5 = Sat
event-weekday-6 = Sun
event-every-weekday-0 = every Monday
event-every-weekday-1 = every Tuesday
event-every-weekday-2 = every Wednesday
event-every-weekday-3 = every Thursday
event-every-weekday-4 = every Friday
event-every-weekday-5 = every Saturday
event-every-weekday-6 = every Sunday
event-nth-0 = { $nth ->
    [1] every first Monday
    [2] every second Monday
    [3] every third Monday
    [4] every fourth Monday
   *[5] every last Monday
}
event-nth-1 = { $nth ->
    [1] every first Tuesday
    [2] every second Tuesday
    [3] every third Tuesday
    [4] every fourth Tuesday
   *[5] every last Tuesday
}
event-nth-2 = { $nth ->
    [1] every first Wednesday
    [2] every second Wednesday
    [3] every third Wednesday
    [4] every fourth Wednesday
   *[5] every last Wednesday
}
event-nth-3 = { $nth ->
    [1] every first Thursday
    [2] every second Thursday
    [3] every third Thursday
    [4] every fourth Thursday
   *[5] every last Thursday
}
event-nth-4 = { $nth ->
    [1] every first Friday
    [2] every second Friday
    [3] every third Friday
    [4] every fourth Friday
   *[5] every last Friday
}
event-nth-5 = { $nth ->
    [1] every first Saturday
    [2] every second Saturday
    [3] every third Saturday
    [4] every fourth Saturday
   *[5] every last Saturday
}
event-nth-6 = { $nth ->
    [1] every first Sunday
    [2] every second Sunday
    [3] every third Sunday
    [4] every fourth Sunday
   *[5] every last Sunday
}
event-month-name-1 = January
event-month-name-2 = February
event-month-name-3 = March
event-month-name-4 = April
event-month-name-5 = May
event-month-name-6 = June
event-month-name-7 = July
event-month-name-8 = August
event-month-name-9 = September
event-month-name-10 = October
event-month-name-11 = November
event-month-name-12 = December
event-audience = { $wanted ->
    [none] everybody
    [own] all of one’s own
   *[other] { $wanted }
}{ $unwanted ->
    [none] { "" }
   *[other] ; except: { $unwanted }
}
event-lasts = { $hours ->
    [0] { $minutes } min
   *[other] { $hours } h{ $minutes ->
        [0] { "" }
       *[other] { " " }{ $minutes } min
    }
}
event-lasts-days = { $days ->
    [2] Two days
   *[other] Three days
}
planning-which-kind = <b>A new event</b>
    What will it be?
planning-all-kinds = Other kinds…
planning-skip = Skip
planning-ask-title = What is it called? One line, for example: «Criteria in the 5th form».
planning-ask-when = When? For example: «15 December at 15:00», «tomorrow from 10:30 to 12» or «friday at 9».
planning-ask-place = Where? The address and the room. If it is online, send the link.
planning-ask-seats = How many seats? A number. If there is no limit, send «-».
planning-ask-goal = What for? One sentence: what people will be able to do. To take it away, send «-».
planning-ask-description = What will it be about? A few lines for those who come. To take them away, send «-».
planning-ask-link = Send the link to join by. To take it away, send «-».
planning-ask-map-link = Send a link to the map. To take it away, send «-».
planning-ask-registers-from = From when on may people register? For example: «1 December at 9:00».
planning-ask-registers-until = Until when may people register? For example: «14 December at 18:00».
planning-ask-who = <b>For whom</b>
planning-ask-level = Of which level is the event?
planning-ask-format = How will it be held?
planning-ask-kind = Of which kind is the event?
planning-ask-length = How long does it last?
planning-ask-holder = Whose event is it?
planning-ask-window = <b>Registration</b>
    Now: { $window }.
planning-ask-topics = Which difficulties does it help with? Chosen: { $count }.
planning-window = { $since ->
    [none] open at once
   *[other] from { $since }
}, { $until ->
    [none] until it begins
   *[other] until { $until }
}
planning-window-drop = No limits
planning-edit-title = Title
planning-edit-when = When
planning-edit-place = Where
planning-edit-who = For whom
planning-edit-seats = Seats
planning-edit-window = Registration
planning-edit-length = Length
planning-edit-level = Level
planning-edit-format = Format
planning-edit-goal = Goal
planning-edit-topics = Topics
planning-edit-description = Description
planning-edit-kind = Kind
planning-edit-link = Link
planning-edit-map-link = Map
planning-edit-holder = Whose
planning-edit-registers-from = Open from…
planning-edit-registers-until = Close at…
planning-external-off = ☐ Held by others
planning-external-on = ☑ Held by others
planning-external-line = Held by others: here we only note who took part.
planning-untitled = <b>Without a title</b>
planning-title = <b>{ $title }</b>
planning-kind-line = { $kind }{ $level ->
    [none] { "" }
   *[other] { " " }· { $level }
}{ $format ->
    [none] { "" }
   *[other] { " " }· { $format }
}
planning-when-line = 🗓 { $when }
planning-place-line = 📍 { $place }
planning-link-line = 🔗 { $link }
planning-map-line = Map: { $link }
planning-online-line = 🔗 One can join online
planning-who-line = 👥 { $who } · { $count ->
    [one] { $count } person
   *[other] { $count } people
}
planning-who-count = In all: { $count }
planning-who-own = All of ours
planning-saved = <b>Saved</b>
    { $count ->
        [0] There are none yet: they are saved when an announcement is made.
       *[other] Tap a title to take it.
    }
planning-holder-line = Held by: { $holder }
planning-goal-line = 🎯 { $goal }
planning-topics-line = Topics: { $topics }
planning-seats-line = Seats: { $count }
planning-window-line = Registration: { $window }
planning-description-line = { $words }
planning-conflict = ⚠️ { $why ->
    [place] In the same place
   *[people] For the same people
}: «{ $title }», { $when }
planning-more-conflicts = And { $count } more at that time.
planning-missing-title = The title is still missing.
planning-missing-when = The time is still missing.
planning-publish = Publish
planning-published = Published ✓ «{ $title }»
    { $asks ->
        [1] Nobody knows yet. Tell people about it?
       *[0] It is in the plan.
    }
planning-tell-now = Tell people
planning-open-card = Open
planning-drop = Delete the draft
planning-drop-ask = Delete the draft? It cannot be brought back.
planning-drop-sure = Yes, delete
planning-dropped = The draft is deleted.
planning-pick = Choose in the calendar
planning-which-month = Which month?
planning-which-day = { $month }. Which day?
planning-which-hour = { $day }. When does it begin? You can also type, for example: 15:20.
planning-which-minute = { $day }. More exactly?
planning-move-ask = <b>Move it?</b> «{ $title }»
    Was: { $was }
    Will be: { $now }
    { $later ->
        [1] Later meetings move in the same way.
       *[0] { "" }
    }
    { $count ->
        [0] Nobody has registered yet.
        [one] { $count } person will be told. Write why in one message, and they will read it.
       *[other] { $count } people will be told. Write why in one message, and they will read it.
    }
planning-move-sure = Move
planning-move-silently = Move without a reason
planning-further = More…
planning-further-title = <b>What else can be said</b>
planning-moved = { $events ->
    [one] Moved ✓
   *[other] { $events } meetings moved ✓
}{ $count ->
    [0] { "" }
    [one] { " " }{ $count } person will be told.
   *[other] { " " }{ $count } people will be told.
}
planning-told = { $count ->
    [one] Changed ✓ { $count } person will be told.
   *[other] Changed ✓ { $count } people will be told.
}
planning-seats-over = ⚠️ There are { $seats } seats now, and { $registered } have registered already{ $offered ->
    [0] {""}
    [one] , and { $offered } more has been offered a seat
   *[other] , and { $offered } more have been offered a seat
}. Nobody loses theirs{ $offered ->
    [0] {""}
   *[other] : whoever was offered a seat may take it
}.
planning-withdrawn = The announcement that had not gone out was cancelled: tell people anew.
planning-standing = { $status }
planning-reason = Reason: { $reason }
planning-counts = { $attended ->
    [0] Registered: { $registered }
   *[other] Were there: { $attended }{ $registered ->
        [0] { "" }
       *[other] , not marked: { $registered }
    }
}{ $waiting ->
    [0] { "" }
   *[other] , waiting for a seat: { $waiting }
}{ $declined ->
    [0] { "" }
   *[other] , not coming: { $declined }
}
planning-in-series = One of a series.
planning-change = Change
planning-move = Move
planning-copy = Copy
planning-copied = The copy is ready: say when.
planning-repeat = Repeat
planning-tell = Tell people
planning-cancel = Cancel it
planning-held = ✓ It was held
planning-held-noted = Noted: it was held.
planning-reopen = Back into the plan
planning-reopened = It is planned again.
planning-changes-later = All later meetings of the series change too.
planning-which-part = Change only this meeting, or it and all later ones?
planning-part-this = Only this one
planning-part-later = This and later ones
planning-ask-reason = <b>Cancel it?</b> «{ $title }», { $when }{ $later ->
        [1] {" "}and all later meetings
       *[0] { "" }
    }
    Write the reason in one message. Those who registered will see it.
planning-called-off = { $events ->
    [one] Cancelled.
   *[other] { $events } meetings cancelled.
}{ $count ->
    [0] { "" }
    [one] { " " }{ $count } person will be told.
   *[other] { " " }{ $count } people will be told.
}
planning-over = This event is over or cancelled, it cannot be changed.
planning-not-begun = It has not begun yet.
planning-not-held = It is planned anyway, or called off.
planning-somebody-came = It is already marked who was there, so it was held. Take the marks away and it can be planned again.
planning-reason-needed = Not without a reason: people need to know why.
planning-title-missing = Say what it is called first.
planning-when-missing = Say when it is first.
planning-day-missing = The time is clear. On which day? For example: 15 December at 15:00.
planning-too-many-drafts = There are { $high } drafts already. Publish or delete some.
planning-already-series = This is one of a series already.
planning-series-empty = By this rule there is no meeting until that day. Choose a later day.
planning-which-rule = <b>Repeat «{ $title }»</b>
    How often?
planning-repeat-week = Every week: { $weekday }
planning-repeat-nth = Once a month: { $nth }
planning-repeat-month = Once a month: on day { $day }
planning-ask-until = { $rule }.
    Until which day? Choose or write, for example: 25 May.
planning-until = Until { $day }
planning-series = <b>«{ $title }»</b>
    { $rule }. { $count ->
        [one] { $count } more meeting
       *[other] { $count } more meetings
    }: { $days }.
planning-series-rests = Left out: { $days }.
planning-series-sure = { $count ->
    [one] Add { $count } meeting
   *[other] Add { $count } meetings
}
planning-series-made = Done ✓ The plan has { $count ->
    [one] { $count } more meeting
   *[other] { $count } more meetings
}.
planning-announced = <b>{ $title }</b>
    { $kind }
planning-open = More
planning-notice-moved = <b>Moved:</b> «{ $title }»
    Was: { $was }, { $before }
    Now: { $day }, { $hour }
    { $reason ->
        [none] { "" }
       *[other] Why: { $reason }
    }
    { $place ->
        [none] { "" }
       *[other] Where: { $place }
    }
    { $more ->
        [0] { "" }
        [one] { $more } more meeting of yours in this series moved too.
       *[other] { $more } more meetings of yours in this series moved too.
    }
planning-notice-place = <b>A new place:</b> «{ $title }»
    { $day }, { $hour }
    { $place ->
        [none] The place is being settled.
       *[other] Where: { $place }
    }
    { $more ->
        [0] { "" }
        [one] { $more } more meeting of yours in this series is there too.
       *[other] { $more } more meetings of yours in this series are there too.
    }
planning-notice-cancelled = <b>Cancelled:</b> «{ $title }», { $day }, { $hour }
    Reason: { $reason }
    { $more ->
        [0] { "" }
        [one] { $more } more meeting of yours in this series is cancelled too.
       *[other] { $more } more meetings of yours in this series are cancelled too.
    }
planning-ask-held = «{ $title }», { $day }. Was it held?
planning-held-yes = ✓ Yes, it was
planning-held-no = It was not
planning-answers-requests = Requests for help are answered here: call it off and mark who came in /requests.
