# Indicators: asking for values, and refusals.
indicator-clock-ask = 📝 It is time to enter { $count ->
    [one] { $count } indicator
   *[other] { $count } indicators
} as of { $day }:
    { $titles }

    The bot does not know these by itself. You will need the number and a document or a link.
indicator-day-ahead = This day has not come yet. Choose today or an earlier one.
indicator-day-early = The programme had not begun then. Choose a later day.
indicator-day-of-few = This day cannot be shown: neighbouring days would tell what has changed with one single person. Choose one of the programme's days.
indicator-needs-document = Add a document or a link: it shows where the number comes from.
indicator-counts-itself = The bot counts this indicator by itself, there is nothing to enter.
indicator-wrong-share = Write two whole numbers: how many, and out of how many. The first is not larger than the second.
indicator-wrong-number = Write a number, such as 12. A fraction, where it makes sense, with a comma.
indicator-needs-reason = Write why the value changes: one sentence is enough.
indicator-frozen = The value of this day is frozen already, and is another one now. It can be corrected with a reason.
indicator-nothing-changed = The data have not changed since, there is nothing to correct.
indicator-moved-on = Somebody was faster. Please open the indicator again.
# The screen of indicators.
indicators-title = <b>Indicators</b> · as of { $day }{ $part ->
    [school] {""} · your school
    [schools] {""} · your schools
    [association] {""} · your association
    [associations] {""} · your associations
    [own] {""} · your school and association
   *[whole] {""}
}
indicators-line = { $place }. { $mark } <b>{ $title }</b>
    { $value }{ $plan ->
        [none] {""}
       *[other] {" "}· plan { $plan }
    }
indicators-line-day = {" "}· as of { $day }
indicators-line-whole = {" "}· whole municipality
indicators-legend = <i>❗ far from the plan · ◐ nearly there · ✅ reached · ○ no plan yet · — no value. Tap a number to open it.</i>
indicators-none = There are no indicators for you here yet.
indicators-to-picture = 🖼 As a picture
indicators-picture = Indicators as of { $day }
indicator-word-far = far from the plan
indicator-word-near = nearly there
indicator-word-reached = reached
indicator-word-without = no plan yet
indicator-word-empty = no data
indicator-word-few = too few people to show
indicator-word-plan = plan { $plan }
indicators-to-goals = Stages and goals
indicators-to-following = 🔔 Send me
indicators-to-more = More…
indicators-more = <b>Indicators</b>
    Stages and goals of the programme, and letters with indicators.
indicator-mark-far = ❗
indicator-mark-near = ◐
indicator-mark-reached = ✅
indicator-mark-without = ○
indicator-mark-empty = —
indicator-mark-few = —
# Values.
indicator-of = { $value } ({ $part } of { $whole })
indicator-waits = waits for your value
indicator-there-is = Yes
indicator-there-is-not = No
indicator-distance-unknown = nothing to compare with yet
indicator-distance-reached = reached
indicator-distance-lacks = { $by } to go
indicator-distance-over = { $by } more than wanted
indicator-changed = { $by } since { $since }{ $comparable ->
    [0] {" "}(counted another way since, compare with care)
   *[other] {""}
}
indicator-unchanged = Unchanged since { $since }{ $comparable ->
    [0] {" "}(counted another way since, compare with care)
   *[other] {""}
}
# The card.
indicator-title = <b>{ $title }</b>
indicator-value = <b>{ $value }</b> as of { $day }
indicator-plan = Plan { $plan } by { $until }: { $distance }
indicator-without-plan = This indicator has no plan.
indicator-plan-waits = The plan is counted from the first signed value, and there is none yet.
indicator-since = { $change }
indicator-skyline = { $bars } <i>since { $since }</i>
indicator-how = <b>How it is counted.</b> { $how }
indicator-left-out = <b>Who is not counted.</b> { $left_out }
indicator-left-out-counts = Left out now: { $counts }.
indicator-left-out-few = Reasons of fewer than five people are not shown.
indicator-left-out-count = { $reason } — { $count }
indicator-left-out-manager = heads
indicator-left-out-no_position = without a position
indicator-left-out-unvouched = not confirmed by the register
indicator-left-out-new = new to the profession
indicator-left-out-on_hold = route on hold
indicator-left-out-nothing_due = nothing due yet
indicator-left-out-too_early = too early to count
indicator-left-out-not_used = have not used it
indicator-left-out-few_answers = too few answers
indicator-source = { $source ->
    [automatic] The bot counts it out of its own facts.
    [mixed] The bot counts it out of facts people enter.
    [manual] The value is entered by hand, with a document.
   *[evidence] There is a document, or there is none.
}
indicator-locked = {" "}The way of counting stays until { $until }.
indicator-version = {" "}Version of counting: { $version }.
indicator-counted-now = <i>Counted just now.</i>
indicator-published = <i>This is what was published, not today's value: a new one comes at the end of a month or on a day of the programme, once at least five people have changed since. Otherwise one person's change would show.</i>
indicator-not-entered = <i>Nothing has been entered yet.</i>
indicator-told-by-clock = <i>Counted so on { $day }, and kept by the bot.</i>
indicator-signed = <i>Signed on { $day }{ $by ->
    [none] {""}
   *[other] {" "}· { $by }
}</i>
indicator-entered = <i>Entered on { $day }{ $by ->
    [none] {""}
   *[other] {" "}· { $by }
}</i>
indicator-reason = Reason: { $reason }
indicator-to-value = ✏️ Enter a value
indicator-to-lacking = Who is missing
indicator-to-counted = Who is counted
indicator-to-slices = By groups
indicator-to-day = Another day
indicator-to-history = History
indicator-to-freeze = Sign
indicator-to-correct = Correct
indicator-ask-day = As of which day? Choose, or write a date such as 31.10.2025.
# Groups and people.
indicator-slices = <b>{ $title }</b>, { $by ->
    [organization] by school
    [association] by association
    [position_group] by position
   *[subject] by subject
} · as of { $day }
indicator-by-organization = By school
indicator-by-association = By association
indicator-by-position_group = By position
indicator-by-subject = By subject
indicator-group = { $place }. { $title } — { $value }
indicator-group-rest = no group
indicator-no-groups = Nothing to show yet.
indicator-groups-hidden = <i>Groups of fewer than five people are not shown. A neighbouring one may be hidden for their sake.</i>
indicator-groups-open = <i>Tap the number of a school: how it stands, and who is missing there.</i>
indicator-lacking = <b>{ $title }</b> · as of { $day }
    { $count ->
        [0] Nobody is missing.
       *[other] Missing: { $count }
    }
indicator-counted = <b>{ $title }</b> · as of { $day }
    { $count ->
        [0] Nobody.
       *[other] Counted: { $count }
    }
indicator-lacking-association = { $title } · { $count } missing
indicator-remind-all = 🔔 Remind everybody: { $count }
indicator-reminded-today = { $waiting ->
    [0] { $count ->
        [0] Nobody can be reminded now: they were written to lately, or have no bot.
       *[other] Reminded today: { $count }. Nobody else will be written to.
    }
   *[other] { $count ->
        [0] Nobody has been reminded today.
       *[other] Reminded today: { $count }. They will not hear of it twice.
    }
}
indicator-reminder-wider = <i>The questionnaire asks more people than the indicator counts: everybody who has not answered is reminded.</i>
indicator-reminded = { $count ->
    [0] Everybody who can be has been written to today
   *[other] Being reminded: { $count }
}
indicator-school = <b>{ $school }</b>
    { $title }
indicator-earlier = <i>Before, { $day }: { $value }</i>
indicator-school-others = Other indicators of the school
indicator-school-lines = <b>{ $school }</b> · indicators
indicator-to-trend = 📈 Chart
indicator-trend = <b>{ $title }</b>{ $school ->
    [none] {""}
   *[other] {""}
    { $school }
}
    { $value } as of { $day }
indicator-trend-changed = counted differently since
indicator-trend-none = Nothing to draw yet: there are no values.
# Entering a value.
indicator-ask-number = <b>{ $title }</b>
    { $how }

    Write the number.
indicator-ask-share = <b>{ $title }</b>
    { $how }

    Write two numbers: how many, and out of how many. Such as: 148 of 200.
indicator-ask-evidence = <b>{ $title }</b>
    { $how }

    Is there a document?
indicator-ask-value-day = <b>{ $title }</b>
    As of which day? Choose, or write a date such as 31.08.2025.
indicator-today = Today
indicator-ask-document = <b>{ $title }</b> · as of { $day }
    Where is it from? Send a file, a link, or the number and day of a document. From the second line on, or in the caption of a file, you may add a comment.
# Signing, correcting, history.
indicator-ask-freeze = <b>{ $title }</b> · as of { $day }
    Now: <b>{ $value }</b>

    Sign it? Afterwards it changes only with a reason, and the old value stays in the history.
indicator-freeze-sure = Yes, sign it
indicator-frozen-now = Signed as of { $day }
indicator-ask-reason = <b>{ $title }</b> · as of { $day }
    The value is signed already. The bot will count it again out of what is known now. Why does it change? One sentence is enough.
indicator-history = <b>{ $title }</b>
    { $entered ->
        [0] What it was on the days of the programme, and what people have signed.
       *[other] What was entered, and when.
    }
indicator-history-empty = <b>{ $title }</b>
    There is no history yet.
indicator-history-line = <b>{ $day }</b> — { $value }{ $replaced ->
    [0] {""}
   *[other] {" "}(replaced)
}
indicator-history-by = { $entered ->
    [0] {""}
   *[other] Entered by hand: {""}
}{ $by ->
    [clock] Counted by the bot
   *[other] { $by }
}, { $at }{ $version ->
    [0] {""}
    [1] {""}
   *[other] {""} · version { $version } of counting
}
indicator-history-document = Document: { $document ->
    [none] picture
   *[other] { $document }
}
indicator-history-comment = Comment: { $comment }
indicator-to-document = 📎 Document of { $day }
# Being written to.
indicator-following = <b>Send me indicators</b>
    The summary comes in working hours. Of the chosen ones the bot tells at once when they get worse.
indicator-send-weekly = Every week
indicator-send-monthly = Every month
indicator-send-never = Never
indicator-chosen = ●
indicator-not-chosen = ○
indicator-to-alerts = Tell me at once when worse: { $count }
indicator-alerts = <b>Tell me at once when it gets worse</b>
    Choose indicators.
indicator-alert-on = ☑ { $title }
indicator-alert-off = ☐ { $title }
# Stages and criteria.
indicator-stages = <b>Stages of the programme</b> · today is { $day }
indicator-stage-over = ✓ { $title }: { $since } – { $until }, over
indicator-stage-now = ▶ <b>{ $title }</b>: { $since } – { $until }, now
indicator-stage-ahead = ○ { $title }: { $since } – { $until }, ahead
indicator-stage-left = {"   "}{ $months ->
    [0] less than a month left
    [one] { $months } month left
   *[other] { $months } months left
}
indicator-criteria = <b>When the programme has succeeded</b>
indicator-criterion-met = ✅ { $title } — met
indicator-criterion-not_yet = ◐ { $title } — not yet
indicator-criterion-no_data = — { $title } — no data
