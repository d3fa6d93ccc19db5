# My route: its beginning, the draft, the path, its steps.
route-none =
    <b>My route</b>
    A few steps for the year: a seminar, a colleague's lesson, a consultation. The bot suggests, you choose and change. There are no reports.
route-can-rest-on = { $count ->
    [one] { $count } topic a route will help with is confirmed.
   *[other] { $count } topics a route will help with are confirmed.
}
route-undecided = A methodist is still looking at your answers. You can wait or begin with your own request.
route-begin = Put a route together
route-by-request = By my request
route-basis-deficits = By the diagnostics
route-basis-request = By my request
route-basis-attestation = Towards a category
route-basis-young = First years of teaching
route-which-request = <b>What would you like help with?</b>
route-in-own-words = In my own words
route-title = <b>{ $own ->
        [1] My route
       *[other] Route
    } · { $year }</b> { $bar } { $done } of { $steps }
route-line = { $sign } { $title } — { $term }
route-term = { $state ->
    [done] { $day }
    [skipped] not needed
    [late] was due on { $day }
   *[ahead] by { $day }
}
route-goal = 🎯 { $goal }
route-supporter = 🤝 Helped by: { $called }
route-empty = No steps yet.
route-kind-own = A step of my own
route-status-draft = This is a draft: swap, remove or add whatever you like, and accept it.
route-status-proposed = A methodist suggests changes. Accept them or make them yours.
route-status-agreed = A methodist will still look at it; you can begin now.
route-status-completed = The route is done. Thank you for your work!
route-status-cancelled = The route has been called off.
route-status-carried_over = It goes on in the route of the new year.
route-resting = ⏸ The route is paused{ $until ->
    [open] {" "}until you are back.
   *[other] {" "}up to and including { $until }.
}
route-accept = Accept the route
route-change-steps = Change steps
route-add = Add a step
route-set-goal = Goal
route-set-supporter = Who helps
route-history = History
route-cancel = Not for me
route-done = Done: { $title }
route-done-this = Done
route-move = Postpone
route-swap = Swap
route-whole = The whole route
route-steps = Steps
route-edit = Change
route-picture = As a picture
route-paper = As a document
route-pause = Pause
route-go-on = Go on with the route
route-open = 🧭 Open the route
route-to-path = To the route
route-which-step = Choose a step.
route-step = <b>{ $title }</b>
    { $kind }
route-step-term = { $mandatory ->
    [1] Mandatory, { $term }
   *[other] Optional, { $term }
}
route-step-theme = Topic: { $value }
route-step-proof = Shown by: { $value }
route-step-reason = Why it is not needed: { $value }
route-step-comment = A word from the methodist or mentor: { $value }
route-step-waits = ☑️ Whoever supports you will look and confirm.
route-step-proofs = { $count ->
    [one] 📎 Added: { $count }
   *[other] 📎 Added: { $count }
}
route-skip = Not needed
route-remove = Remove
route-prove = Add something
route-show-proofs = Show what was added
route-forget-proofs = Remove what was added
route-undo = Marked by mistake
route-restore = Back into the route
route-marked = ✅ Done: { $title }
route-all-done = That was the last step. The route is done, thank you!
route-may-prove = If you like, send a photo, a file, a link, a number of a document or a few words. You need not.
route-ask-proof = What to add to “{ $title }”? One message: a photo, a file, a link, a number or words. No names of children.
route-proved = 📎 Kept.
route-proof-unfit = A voice or a video cannot be added. A photo, a file, a link, a number or a few words can.
route-proofs = <b>Added to “{ $title }”</b>
route-proof = { $kind ->
    [photo] Photo, { $day }
    [document] File, { $day }
    [link] Link, { $day }
    [number] Number, { $day }
    [fact] Marked by the bot, { $day }
   *[words] Words, { $day }
}{ $text ->
    [none] {""}
   *[other] : { $text }
}
route-which-term = <b>When will it work out?</b>
    “{ $title }”, now by { $day }.
    Any day up to { $last } can be typed, such as 15.12.
route-in-weeks = { $count ->
    [one] In { $count } week, by { $day }
   *[other] In { $count } weeks, by { $day }
}
route-moved = Postponed: by { $day }.
route-why-skip = <b>Why is “{ $title }” not needed?</b>
    Choose or write in your own words.
route-skip-not-needed = Not needed any more
route-skip-not-possible = Not possible
route-skip-other-year = Another year
route-why-cancel = <b>Call the route off?</b>
    What was done stays. You can begin anew on any day. Choose a reason or write one.
route-cancel-not-needed = I manage without it
route-cancel-no-time = No time now
route-cancelled = The route has been called off
route-how-long = <b>How long a pause?</b>
    A leave, an illness, a hard week: the bot will not remind you.
route-pause-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
route-pause-open = Until I am back
route-instead-of = <b>Instead of “{ $title }”</b>
route-offered = { $number }. { $title } ({ $kind })
route-which-shelf = <b>A step on which topic?</b>
route-shelf = <b>{ $title }</b>
route-ask-step = Write the step in one line, such as “See a colleague's lesson in year 6”.
route-ask-goal = What do you want to learn this year? One sentence of your own.
route-changed = The step has been changed.
route-added = The step has been added.
route-accepted = The route is accepted
route-editing-own = If a mandatory step changes, a methodist looks at the route once more.
route-editing-other = The educator sees the changes and accepts them or changes them.
route-which-supporter = <b>Who helps along the route?</b>
    Write a part of a mentor's or methodist's name.
route-supporters-found = For “{ $typed }”: { $count }
route-supporters-more = There are more: write a little more.
route-no-supporter = Nobody yet
route-history-title = <b>History of the route</b>
route-version = { $day }, { $who }: { $change }{ $title ->
    [none] {""}
   *[other] {" "}“{ $title }”
}
route-version-open = Version { $number }
route-version-title = <b>Version { $number }</b>, { $day }
route-by-clock = the bot
route-change-drafted = drafted
route-change-edited = changed
route-change-proposed = changes suggested
route-change-accepted = accepted by the educator
route-change-agreed = agreed by a methodist
route-change-done = done
route-change-undone = mark taken back
route-change-confirmed = confirmed
route-change-returned = given back
route-change-postponed = postponed
route-change-skipped = not needed
route-change-restored = back in the route
route-change-paused = paused
route-change-resumed = goes on
route-change-completed = completed
route-change-reopened = opened again
route-change-cancelled = called off
route-change-carried-over = carried over
route-change-supported = supporter chosen
route-change-fact = marked by the bot
route-picture-title = My route · { $year }
route-picture-caption = { $done } of { $steps } done
route-paper-name = Route { $code } { $year }
route-paper-title = Route of an educator
route-paper-code = Code of the educator
route-paper-place = Organisation
route-paper-position = Position
route-paper-subject = Subject
route-paper-year = School year
route-paper-basis = Ground
route-paper-goal = Goal
route-paper-supporter = Supporter
route-paper-accepted = Agreed by the educator
route-paper-agreed = Agreed by a methodist
route-paper-version = Version
route-column-called = Educator
route-column-place = Organisation
route-column-year = School year
route-column-standing = Route
route-column-supporter = Supporter
route-column-number = No.
route-column-theme = Difficulty or topic
route-column-kind = Kind
route-column-title = Title
route-column-term = Term
route-column-mandatory = Mandatory
route-column-helper = Who helps
route-column-expected = Expected result
route-column-proof = Shown by
route-column-status = Status
route-column-done = Done
route-column-comment = Comment
route-state-draft = draft
route-state-proposed = waits for the educator
route-state-agreed = waits for a methodist
route-state-active = under way
route-state-on_hold = paused
route-state-completed = completed
route-state-cancelled = called off
route-state-carried_over = carried over
route-step-state-planned = ahead
route-step-state-in_progress = under way
route-step-state-done = done
route-step-state-accepted = confirmed
route-step-state-skipped = not needed
route-no-deficits = No topics are confirmed yet. You can begin with your own request.
route-no-such-ground = There is no such ground here. Open the route once more.
route-moved-on = Things have changed here. Have another look.
route-step-is-done = This step is done and stays as it is.
route-step-is-accepted = This step has been confirmed.
route-is-resting = The route is paused. First tap “Go on with the route”.
route-say-something = Write at least a few words.
route-day-unfit = That day could not be read. Write, for example: 15.12 or 15 December.
route-day-outside = That day does not fit: it has to be from { $since } to { $until }.
route-steps-out-of-range = A route has from 1 to { $most } steps.
route-too-many-steps = The route has { $most } steps already. Remove one first.
route-too-many-proofs = Not more than { $most } can be added to a step.
route-to-zones = My zones of help
