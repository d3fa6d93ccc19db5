# The year's plan of meetings of an association and what has become of it.
meetings-title = <b>Plan for { $year }</b> · { $title }
meetings-standing = Standing: { $status }
meetings-status-none = no plan
meetings-status-draft = draft
meetings-status-proposed = being agreed on
meetings-status-returned = returned
meetings-status-approved = approved
meetings-comment = Comment: { $comment }
meetings-none = { $leads ->
    [1] There are no meetings in the plan yet. Add the first one.
   *[other] The plan is not ready yet.
}
meetings-more = … and { $count } more
meetings-line = { $sign } { $month }: { $topic } · <i>{ $state }</i>
meetings-line-state = { $state ->
    [held] held on { $day }
    [planned] on { $day }
    [unmarked] was on { $day }, not marked
    [prepared] being prepared
    [ahead] ahead
    [due] needs a day
   *[other] not held
}{ $moved ->
    [1] , moved
   *[other] {""}
}
meetings-month-1 = Jan
meetings-month-2 = Feb
meetings-month-3 = Mar
meetings-month-4 = Apr
meetings-month-5 = May
meetings-month-6 = Jun
meetings-month-7 = Jul
meetings-month-8 = Aug
meetings-month-9 = Sep
meetings-month-10 = Oct
meetings-month-11 = Nov
meetings-month-12 = Dec
meetings-add = ➕ Add meetings
meetings-propose = Send to be agreed on
meetings-proposed = Sent
meetings-approve = ✓ Approve
meetings-return = Return
meetings-fulfilment = The year's results
meetings-sheet-button = ⬇️ .xlsx
meetings-other-year = Plan for { $year }
meetings-to-plan = ‹ To the plan
meetings-open = Open the plan
meetings-ask-lines = <b>Meetings in { $year }</b>
    Type a line for each meeting, for example:
    September: Results of exams and the plan for the year
    November: Assessment in grade 5
    - criteria for projects
    A line with a dash is a question of the meeting above.
meetings-from-last-year = As last year · { $count }
meetings-from-deficits = By what members find hard
meetings-from-table = By an .xlsx table
meetings-added = { $count ->
    [0] Nothing new: all of it is in the plan already.
    [one] Added { $count } meeting.
   *[other] Added { $count } meetings.
}
meetings-proposals = <b>What members find hard</b>
    { $hidden ->
        [1] Fewer than five have answered: nothing is shown so that nobody can be recognised.
       *[other] Answered: { $respondents }. { $count ->
            [0] There are no confirmed difficulties.
           *[other] Tap a number: the topic goes into the next free month.
        }
    }
meetings-proposal = { $place }. { $title } — { $people }{ $planned ->
    [1] {" "}✓ in the plan
   *[other] {""}
}
meetings-take = ➕ { $place }
meetings-table-how = Send an .xlsx table: month, topic, questions, form, responsible. The button gives a template.
meetings-template-sent = Fill it in and send it here. Month and topic are needed; forms are on the second sheet.
meetings-sheet = Plan of meetings
meetings-sheet-choices = Forms
meetings-file-name = plan-of-meetings-{ $years }
meetings-file-caption = The plan of meetings for { $year }.
meetings-column-month = Month
meetings-column-topic = Topic
meetings-column-questions = Questions
meetings-column-form = Form
meetings-column-responsible = Responsible
meetings-column-state = Standing
meetings-column-attended = Present
meetings-table-preview = New meetings in the table: { $new }, in the plan already: { $same }.
meetings-table-apply = Add · { $count }
meetings-ask-comment = What should be changed in the plan of “{ $title }”? The leader will read it.
meetings-line-unfit = Line { $line } is not a meeting. Write it like this: “September: topic”.
meetings-topic-unfit = A topic has { $low } to { $high } characters.
meetings-month-unfit = There is no such month in this school year. Write, for example: September.
meetings-kind-unfit = There is no such form. Choose one from the sheet of forms.
meetings-nobody = There is no such person among the members.
meetings-several = There are several such members. Write the full name or the code.
meetings-too-many-lines = A plan has no more than { $high } meetings.
meetings-no-last-year = There is no plan of last year.
meetings-not-this-year = This school year can be planned, and the next one once lessons are over.
meetings-line-has-day = This meeting has a day already. Call it off in the plan of events first.
meetings-line-gone = This line is not in the plan any more.
meetings-empty = There is no meeting in the plan yet.
meetings-comment-unfit = A comment has up to { $high } characters.
meetings-not-proposed = This plan is not waiting to be agreed on.
meetings-changed-since = The plan has changed while you looked. This is what it says now.
meetings-analysis-unfit = An analysis has up to { $high } characters.
meetings-told-proposed = “{ $title }”: the plan for the year waits for you to agree on it.
meetings-told-changed = “{ $title }”: the approved plan has been changed and waits to be agreed on again.
meetings-told-approved = “{ $title }”: the plan for the year is approved. Thank you!
meetings-told-returned = “{ $title }”: the plan has come back. { $comment }
meetings-line-title = <b>{ $month }</b> · { $topic }
meetings-line-questions = Questions:
    { $questions }
meetings-line-form = Form: { $form }
meetings-line-responsible = Prepared by: { $called }
meetings-line-removed = Taken out of the plan.
meetings-open-event = Open the meeting
meetings-schedule = 📅 Give it a day
meetings-schedule-on = ✏️ Go on giving it a day
meetings-change-line = Change
meetings-choose-responsible = Who prepares it
meetings-remove-line = Take out of the plan
meetings-removed = Taken out of the plan.
meetings-restore = ↩️ Put back
meetings-ask-change = Now: “{ $topic }”. Type a new topic, or a month and a topic: “October: topic”. Questions go into the lines below.
meetings-ask-responsible = { $count ->
    [0] There are no members yet.
   *[other] Who prepares the meeting?
}
meetings-nobody-responsible = Nobody
meetings-fulfilment-text = <b>Results of { $year }</b> · { $title }
    Planned: { $planned }
    Held: { $held }, moved: { $moved }, not held: { $missed }
    { $beside ->
        [0] {""}
       *[other] Beside the plan: { $beside }
    }
    Present on average: { $attendance ->
        [none] nobody has been ticked yet
       *[other] { $attendance }
    }
meetings-topics = Topics:
meetings-topic = • { $topic }
meetings-analysis = <b>Analysis</b>
    { $words }
meetings-analyse = ✍️ Analysis of the year
meetings-ask-analysis = What went well in “{ $title }”, what did not, what comes next? Up to { $limit } characters.
meetings-proposal-gone = This topic is not among the difficulties any more.
