# The road map of the programme.
command-roadmap = Road map: what is due, what is done
roadmap-title = 🛣 Road map, school year { $years }
roadmap-summary = Done { $done } of { $count }{ $overdue ->
        [0] .
       *[other] , overdue: { $overdue }.
    }
roadmap-before = Still overdue of { $years }: { $count }. Open { $years } below.
roadmap-empty = The road map has no rows with a date in this school year.
roadmap-continuous = All year, without a date: { $titles }.
roadmap-line = { $sign } { $text }
    { $state }
roadmap-year = { $years }
roadmap-card = 🛣 { $text }{ $stage ->
        [none] { "" }
       *[other] { "\u000A" }Stage: { $stage }
    }
roadmap-state-overdue = It was due on { $due } and is not done yet
roadmap-state-soon = Due on { $due }, time to begin
roadmap-state-ahead = Due on { $due }, there is time
roadmap-state-late = Done on { $done }, after the day ({ $due })
roadmap-state-done = Done on { $done }, in time (by { $due })
roadmap-state-before = Done before the programme was approved
roadmap-responsible = Responsible: { $role ->
        [methodist] methodist
        [centre_head] head of the centre
       *[other] education authority
    }{ $printed ->
        [none] { "" }
       *[other] {" "}(in the document: { $printed })
    }
roadmap-by-campaign = Marked by the bot: the campaign with this questionnaire was held and closed.
roadmap-by-meetings = Marked by the bot: all associations have met and signed their minutes.
roadmap-marked = Entered by { $by }, { $day }
roadmap-reason = Why it was corrected: { $reason }
roadmap-earlier = Before: { $done ->
        [none] not done yet
       *[other] done on { $done }
    }{ $document ->
        [none] { "" }
       *[other] {", "}{ $document }
    } ({ $by }, { $day })
roadmap-document = Shown by: { $document }
roadmap-mark = ✅ Mark as done
roadmap-correct = ✏️ Correct
roadmap-not-done = Not done yet
roadmap-ask-reason = What has changed? Write briefly why you correct it: the earlier entry stays in the history.
roadmap-ask-day = When was it done? Tap “Today” or write the day, for example 25.10.2025.
roadmap-ask-document = Done on { $day }. What shows it? Write it in words (such as the number of an order), send a link or a file.
roadmap-needs-document = Write what shows it: the number of an order, a link or a few words. A file will do, too.
roadmap-needs-reason = There is an entry already. Open the row and tap “Correct”.
roadmap-changed = This row has changed since. Please open it again.
roadmap-day-ahead = This day has not come yet. What is done already can be marked.
roadmap-day-early = There was no programme then. Write a day after its beginning.
roadmap-day-of-before = That was still the time before: it was due on { $day }. Write a later day. Is the year right?
roadmap-notice = 🛣 Road map: { $count ->
        [one] { $count } row needs
       *[other] { $count } rows need
    } attention.
    { $rows }
roadmap-notice-line = • { $text } — due on { $day }
roadmap-notice-overdue = • { $text } — was due on { $day }, not done yet
