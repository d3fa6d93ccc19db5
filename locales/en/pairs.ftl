# A pair of mentoring as its own people see it.
pair-with-mentor = 🤝 <b>Your mentor: { $called }</b>
pair-with-mentees = 🤝 <b>You are the mentor of { $called }</b>
pair-term = Together from { $since } to { $until }
pair-goal = Goal: { $goal }
pair-result = Result: { $result }
pair-not-live = This pair is not at work now: nothing can be written in it.
pair-is-over = You have finished working together. The summary can be downloaded.
pair-waits-order = You have agreed. The order of the school is awaited.
pair-waits-first-day = The order is there. You begin on { $day }.
pair-write = ✉️ Write
pair-read-back = Earlier messages
pair-open = Open
pair-stops = Working together ends on { $day }.
pair-ends-soon = { $days ->
    [0] Today is the last day.
    [one] { $days } day is left.
   *[other] { $days } days are left.
}
pair-longer = Go on longer
pair-finish = Finish: the goal is reached
pair-stop = Stop
pair-stop-withdraw = Do not stop
pair-stop-withdrawn = You work on
pair-ask-longer = <b>Longer: { $called }</b>
    Until which day?
pair-longer-months = { $months ->
    [0] To the end of the school year, { $day }
    [one] For { $months } month, to { $day }
   *[other] For { $months } months, to { $day }
}
pair-longer-until = Longer now, to { $day }
pair-ask-result = <b>Result: { $called }</b>
    What has come of it? Write it in a sentence or two. You work together until the last day.
pair-ask-why-stop = <b>Stop: { $called }</b>
    Why do you stop? Write it shortly: the other side and those who look after pairs will read it. The law gives three working days for it, and until then it can be taken back.
pair-summary = Summary as .docx
pair-no-summary = The summary comes once you have finished working together.
pairs-mentees = { $count ->
    [0] <b>You have no mentees yet.</b>
   *[other] <b>My mentees</b>
}
pairs-mentors = { $count ->
    [one] <b>My mentor</b>
   *[other] <b>My mentors</b>
}
pairs-line = { $called }{ $waiting ->
    [consent] {" "}· your word is awaited
    [order] {" "}· the order is awaited
    [first_day] {" "}· begins soon
    [ending] {" "}· ends soon, what then?
    [stopping] {" "}· is ending
    [silent] {" "}· no entries for long
   *[nothing] {""}
}
pairs-past = Finished · { $count }
pairs-past-title = <b>Finished</b> · { $count }
pairs-no-mentor = <b>You have no mentor now.</b>
    If you want one, say so: a colleague nearby is usually found.
pairs-who-keeps = { $called ->
    [none] Methodists of the centre choose the pairs.
   *[other] At your school pairs are chosen by { $count ->
        [1] one person
       *[other] several people
    }: { $called }
}
pair-summary-name = Mentoring { $number }, summary
pair-summary-title = Summary of mentoring
pair-summary-plan = { $done } of { $steps } done
pair-summary-order = No. { $number } of { $day }
pair-summary-journal = What was done
pair-summary-column-day = Day
pair-summary-column-kind = Kind
pair-summary-column-topic = Topic
pair-summary-column-result = Result
