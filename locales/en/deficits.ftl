deficit-moved-on = This has changed meanwhile. Please look again.
deficits-title = <b>Deficits · { $year }</b>
deficits-numbers =
    Waiting for a decision: <b>{ $proposed }</b> (educators: { $people })
    Confirmed { $confirmed } · in work { $work } · resolved { $resolved }
deficits-legend = <i>By area: waiting · confirmed · in work · resolved</i>
deficits-area = { $area }: <b>{ $proposed }</b> · { $confirmed } · { $work } · { $resolved }
deficits-waiting = Waiting for a decision · { $count }
deficits-whole = Whole register
deficits-groups = Group deficits
deficits-compared = Entry and exit
deficits-file = Download .xlsx
deficits-list = <b>Deficits: { $deficits } · educators: { $people }</b>
deficits-filter-line = { $said }
deficits-any-state = in any state
deficits-search = search “{ $typed }”
deficits-person =
    • { $called }: { $what }{ $more ->
        [0] { "" }
       *[other] { " " }and { $more } more
    }
deficits-how-to-search = To find somebody, type a surname, a name or a code.
deficits-nobody = Nobody found. Try another filter, or type a part of a name.
deficits-confirm-all = Confirm all · { $count }
deficits-sure =
    <b>Confirm { $deficits ->
        [one] { $deficits } deficit
       *[other] { $deficits } deficits
    } of { $people ->
        [one] { $people } educator
       *[other] { $people } educators
    }?</b>
    Each gets one message: what we will help with, and how to put a route together.
deficits-sure-yes = Yes, confirm { $count }
deficits-confirmed = Done. Deficits confirmed: { $deficits }, educators: { $people }.
deficits-confirm-changed = The list is another one by now. Open it again and confirm what you see.
deficits-to-waiting = What else is waiting
deficits-filter = Filter
deficits-filters = <b>Whom to show</b>
deficits-by-area = Area
deficits-by-topic = Topic
deficits-by-school = School
deficits-by-assoc = Association
deficits-by-state = State
deficits-which-area = <b>Which area?</b>
deficits-which-topic = <b>Which topic?</b>
deficits-which-school = <b>Which school?</b>
deficits-which-assoc = <b>Which association?</b>
deficits-which-state = <b>In which state?</b>
deficits-any = Any value
deficits-clear = Clear all filters
deficits-show = Show · { $count }
deficits-reminder =
    🔎 { $count ->
        [one] { $count } deficit has waited
       *[other] { $count } deficits have waited
    } for your decision for more than { $days } days.
deficits-sheet = Register of deficits
deficits-file-name = Register of deficits { $day }
deficits-file-caption = Rows: { $count }. There are names in the file: keep it as personal data.
deficits-heading-who = Educator
deficits-heading-code = Code
deficits-heading-school = Place of work
deficits-heading-subject = Subject
deficits-heading-area = Area
deficits-heading-topics = Topics
deficits-heading-severity = Level
deficits-heading-index = Index
deficits-heading-source = Source
deficits-heading-state = State
deficits-heading-since = Since
deficits-heading-created = Entered
deficits-heading-decided = Decided by
deficits-heading-note = Note
deficit-person = <b>{ $called }</b>
deficit-person-none = No deficits this year.
deficit-line =
    { $sign } <b>{ $title }</b>: { $severity }{ $index ->
        [none] { "" }
       *[other] { "" } ({ $index })
    }
    { $state } · { $source }
deficit-severity-point = a hard topic
deficit-state-proposed = waits for a decision
deficit-state-confirmed = confirmed
deficit-state-rejected = rejected
deficit-state-in-work = in work
deficit-state-resolved = resolved
deficit-state-carried-over = went on into the next year
deficit-source-questionnaire = questionnaire
deficit-source-interview = interview
deficit-source-lesson-analysis = analysis of a lesson
deficit-source-external-test = external test
deficit-source-association-discussion = discussion in the association
deficit-source-self-request = the educator's request
deficit-did-proposed = proposed
deficit-did-confirmed = confirmed
deficit-did-rejected = rejected
deficit-did-in-work = taken into work
deficit-did-resolved = resolved
deficit-did-carried-over = went on into the next year
deficit-did-again = put more precisely
deficit-note-changed = the answers have changed
deficit-note-gone = the new answers do not show it
deficit-note-back = the new answers show it again
deficit-note-at-once = no confirmation needed
deficit-note-better = the answers at the end of the year do not show it
deficit-note-not-better = the answers at the end of the year have changed
deficit-note-new-year = a new school year has begun
deficit-step =
    { $day } · { $who }: { $did }{ $source ->
        [none] { "" }
       *[other] { "" } ({ $source })
    }{ $note ->
        [none] { "" }
       *[other] { "" } — { $note }
    }
deficit-noted = Note: { $note }
deficit-history = How it went:
deficit-confirm-person = Confirm all · { $count }
deficit-person-confirmed = { $count ->
    [0] Nothing to confirm
   *[other] Confirmed: { $count }
}
deficit-confirm = Confirm
deficit-reject = Reject
deficit-resolve = Resolved
deficit-source = Another source
deficit-add = Add
deficit-ask-resolve = <b>What shows that the difficulty is over?</b>
deficit-ask-source = <b>Where is it known from?</b>
deficit-ask-reason = Write in one line why you reject it. The educator does not see it in the chat, but can take it along with their own data.
deficit-reason-short = Write the reason in words, { $low } characters at least.
deficit-note-long = Too long: { $limit } characters are enough.
deficit-which-area = In which area?
deficit-which-topic = { $area }: the whole area or a topic?
deficit-whole-area = The whole area
deficit-which-source = { $what }. Where is it known from?
deficit-ask-note = Write a short note for yourself and colleagues, if there is need of one.
deficit-without-note = Without a note
deficit-is-there = There is such a deficit this year already: open it on the card.
external-of-person = Tests · { $count }
external-title = Diagnostics elsewhere
external-line =
    • { $area }: { $percent } % correct, { $day }, { $title }{ $document ->
        [none] { "" }
       *[other] { "" } ({ $document })
    }
external-add = To enter a result, choose an area.
external-years = Tests count for { $years } years.
external-ask =
    <b>{ $area }</b>
    Write in one line with semicolons between: percent of correct answers; day; which diagnostics; document, if there is one.
    For example: 64; 15.09.2025; Regional diagnostics; certificate 12
external-parts = Three or four parts with semicolons between are needed.
external-percent = Percent of correct answers: a number from 0 to 100.
external-area = There is no such area. These will do: { $areas }.
external-title-fit = A title is needed, not longer than { $limit } characters.
external-table = External tests: a table
external-how =
    <b>Results of external tests</b>
    Send a table as .xlsx. A code names the person, or the full name together with the school. Mistakes are shown cell by cell, nothing changes before you confirm.
external-template = Template
external-template-sent = Fill it in and send it back. The second sheet has the titles of areas.
external-sheet = External tests
external-sheet-areas = Areas
external-heading-code = Code
external-heading-name = Full name
external-heading-school = School
external-heading-area = Area
external-heading-percent = Percent correct
external-heading-day = Day
external-heading-title = Which diagnostics
external-heading-document = Document
external-no-headings = The columns of the template are missing. Download the template and put the data into it.
external-nobody = There is no such educator on your list.
external-several = Several people fit: give the code.
external-who = Give the code, or the full name and the school.
external-preview =
    <b>Check before it is written</b>
    New: { $new } · corrected: { $changed } · there already: { $same } · educators: { $people }
external-more-problems = … and { $count } more mistakes
external-apply = Write · { $count }
external-applied = Written: new { $new }, corrected { $changed }, educators { $people }. The profiles are weighed anew.
external-changed = The data are different by now. Send the table again.
groups-title = <b>Shares and topics</b>
groups-too-few = Fewer than { $least } people have answered: no figures, so that nobody can be recognised.
groups-respondents = Answered: { $count }. Confirmed deficits of this year are counted.
groups-topics = Topics:
groups-nothing = No confirmed deficits yet.
groups-share = { $title }: { $percent } % ({ $people } of { $respondents })
corporate-title = <b>Group deficits { $kind ->
    [school] of schools
    [subject] by subject
   *[other] of associations
}</b>
corporate-rule = A group's own: confirmed for { $share } % of those who answered, and at least { $least } answered.
corporate-line = { $number }. { $group }: { $title } — { $percent } % ({ $people } of { $respondents })
corporate-nothing = There are none yet.
corporate-how-to-propose = A number below proposes it to the leader of the association for the plan.
corporate-propose = 📨 { $number }
corporate-sent = { $count ->
    [one] The leader of the association will get a message.
   *[other] The leaders of the association will get a message: { $count }.
}
corporate-no-leader = This association has no leader in the bot yet.
corporate-proposed =
    📨 <b>{ $group }</b>: a topic for the plan
    { $title }: hard for { $people } of { $respondents } who answered. Perhaps take it up at one of the meetings?
corporate-by-association = By association
corporate-by-school = By school
corporate-by-subject = By subject
comparison-title = <b>Entry and exit · { $year }</b>
comparison-people = Answered both times: { $count }
comparison-group = <b>{ $title }</b>
comparison-none = Not given
comparison-line = { $area }: easier { $better }, the same { $same }, harder { $worse }{ $unknown ->
        [0] { "" }
       *[other] , not comparable { $unknown }
    } — of { $people }
comparison-nothing = Nobody has answered both times yet: there is nothing to compare.
comparison-by-all = All
comparison-by-school = Schools
comparison-by-subject = Subjects
compared-improvement = easier now
compared-no-change = as it was
compared-worsening = harder now
compared-not-comparable = not comparable
my-deficits-title = <b>Where we help · { $year }</b>
my-deficits-line = { $state ->
    [proposed] ◻️ { $title } — a methodist will look
    [confirmed] ✅ { $title }{ $routes ->
        [0] { "" } — we will help
       *[other] { "" } — a route can be put together
    }
    [in_work] ▶️ { $title } — in your route already
   *[resolved] 🌱 { $title } — done
}
my-deficits-more = … and { $count } more
my-deficits-none = Nothing here yet. Answer the diagnostics, or ask for help with something yourself.
my-deficits-compared = { $summary ->
    [none] Compared with autumn: talk the findings over with your methodist.
   *[other] Compared with autumn: easier now — { $summary }.
}
my-deficits-chart = Autumn and spring
my-deficits-propose = I want to suggest something
my-deficits-which-area = <b>What can we help with?</b> Choose an area.
my-deficits-which-topic = The whole area or one topic?
my-deficits-asked = Noted. A methodist will see your request.
my-deficits-there = You have this already.
my-deficits-told = A methodist has looked at your answers: we will help with what is hard for you now. { $zones }. A route can be put together.
my-deficits-told-alone = A methodist has looked at your answers: we will help with what is hard for you now. { $zones }.
my-deficits-to-route = 🧭 Put a route together
external-remove = Remove: { $title }
external-remove-ask = <b>Remove this result?</b>
    { $title }, { $day }. The register is worked out anew; a step of the route that is marked stays.
external-remove-sure = Yes, remove
external-removed = Result removed
