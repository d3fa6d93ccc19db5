# Mentoring for those who look after pairs.
mentorships-title = <b>Mentoring</b>
mentorships-young = { $count ->
    [0] There are no young educators.
   *[other] With a mentor: { $found } of { $count } young educators
}
mentorships-lacking = { $count ->
    [one] ⚠️ { $count } young educator has no mentor
   *[other] ⚠️ { $count } young educators have no mentor
}
mentorships-lacking-button = Without a mentor · { $count }
mentorships-lacking-pick = Choose whom to find a mentor for.
mentorships-nobody-lacks = Every young educator has a mentor.
mentorships-open-lacking = Find mentors
mentorships-more = More{ $count ->
    [0] {""}
   *[other] {" "}· { $count }
}
mentorships-more-title = <b>Mentoring: more</b>
mentorships-new = New pair
mentorships-export = Export .xlsx
mentorships-over = Finished
mentorships-list = <b>{ $title }</b>
mentorships-empty = Nothing here.
mentorships-line = { $mentor } — { $mentees ->
    [none] nobody
   *[other] { $mentees }
}
mentorships-file-name = Mentoring { $day }
mentorships-sheet = Mentoring
mentorship-filter-all = All pairs · { $count }
mentorship-filter-consent = Consent awaited · { $count }
mentorship-filter-order = Order awaited · { $count }
mentorship-filter-ordered = Begin soon · { $count }
mentorship-filter-active = At work · { $count }
mentorship-filter-silent = Silent · { $count }
mentorship-filter-ending = End this month · { $count }
mentorship-filter-stopping = Being stopped · { $count }
mentorship-filter-over = Finished · { $count }
mentorship-form-pair = a pair
mentorship-form-group = a group
mentorship-form-reverse = reverse, the younger teaches the elder
mentorship-form-remote = remote
mentorship-form-situational = situational
mentorship-level-organization = within a school
mentorship-level-between_schools = between schools
mentorship-level-municipal = of the municipality
mentorship-level-by-schools = by the schools of its people
mentorship-is-proposed = proposed
mentorship-is-ordered = ordered, begins soon
mentorship-is-active = at work
mentorship-is-completed = completed
mentorship-is-stopped = stopped
mentorship-is-declined = did not come about
mentorship-entry-meeting = meeting
mentorship-entry-lesson_visit = visit to a lesson
mentorship-entry-mutual_visit = mutual visit
mentorship-entry-analysis = analysis
mentorship-entry-remote = remotely
mentorship-did-proposed = mentor proposed
mentorship-did-consented = the mentor agreed
mentorship-did-paper_consent = consent signed on paper
mentorship-did-ordered = order entered
mentorship-did-declined = the mentor declined
mentorship-did-taken_back = proposal taken back
mentorship-did-started = work began
mentorship-did-role_given = role given to the mentor
mentorship-did-role_taken = role of the mentor taken back
mentorship-did-joined = mentee added
mentorship-did-left = mentee left
mentorship-did-goal_set = goal changed
mentorship-did-extended = made longer
mentorship-did-ending_decided = result written
mentorship-did-stop_asked = asked to stop
mentorship-did-stop_withdrawn = not to be stopped after all
mentorship-did-stopped = stopped
mentorship-did-completed = completed
mentorship-did-replaces = a new mentor in place of another
mentorship-did-replaced = another mentor proposed
mentorship-did-expired = the proposal is over
mentorship-mentor = 🤝 Mentor: <b>{ $called }</b>
mentorship-mentees = { $count ->
    [one] Mentee: <b>{ $called }</b>
   *[other] Mentees ({ $count }): <b>{ $called }</b>
}
mentorship-form-and-level = Form: { $form } · { $level }
mentorship-term = Term: { $since } — { $until }
mentorship-order = Order No. { $number } of { $day }
mentorship-no-order = No order yet
mentorship-has-consent = Consent of the mentor: { $day }
mentorship-no-consent = The mentor has not answered yet
mentorship-state = State: { $state }
mentorship-reason = Reason: { $reason }
mentorship-journal = Entries in the journal: { $count }{ $last ->
    [none] {""}
   *[other] , the last one { $last }
}
mentorship-history = History
mentorship-history-of = <b>History of the pair</b>
    Mentor: { $called }
mentorship-history-line = { $day } · { $did }{ $who ->
    [none] {""}
   *[other] {" "}· { $who }
}
mentorship-who-helps = <b>Who helps { $called }?</b>
mentorship-likely = These fit best:
mentorship-nobody-likely = The bot has found nobody. Find a colleague by name.
mentorship-by-name = Find by name
mentorship-candidate = { $called }{ $subject ->
    [1] {" "}· same subject
   *[0] {""}
}{ $mentees ->
    [0] {""}
   *[other] {" "}· mentees { $mentees }
}
mentorship-ask-mentor = Who will be the mentor of { $called }? Write a part of the surname or the code.
mentorship-ask-mentee = Whom does the mentor help? Write a part of the surname or the code.
mentorship-found = { $count ->
    [0] Nobody found. Write it differently: a part of the surname or the code.
   *[other] Which of them?
}
mentorship-draft = <b>New pair</b>
mentorship-helps-already = { $count ->
    [one] The mentor has { $count } mentee already.
   *[other] The mentor has { $count } mentees already.
}
mentorship-send = Propose
mentorship-sent = Proposed, the mentor's word is awaited
mentorship-choose-term = Term
mentorship-choose-form = Form
mentorship-choose-goal = Goal
mentorship-choose-level = Level
mentorship-choose-start = Begin on another day
mentorship-choose-mentee = Add a mentee
mentorship-choose-swap = ⇄ Swap
mentorship-ask-form = Which form?
mentorship-ask-level = Which level? Usually the schools of its people tell.
mentorship-ask-term = For how long?
mentorship-ask-start = From which day on? For example: 01.09.2025.
mentorship-ask-goal = What for? Write it in a sentence.
mentorship-year-end = to the end of the school year
mentorship-months = { $months ->
    [one] { $months } month
   *[other] { $months } months
}
mentorship-type-order = Enter the order
mentorship-order-typed = Correct the order
mentorship-ask-order = Write the number and the day of the order, for example: 45-k 01.09.2025
mentorship-paper-consent = Consent is signed on paper
mentorship-paper-noted = Noted
mentorship-take-back = Take back
mentorship-take-back-sure = Yes, take it back
mentorship-ask-take-back = Take the proposal back? Mentor: { $called }
mentorship-taken-back = Taken back
mentorship-goal-button = Goal
mentorship-change-mentor = Change the mentor
mentorship-group = Mentees
mentorship-join = Add
mentorship-let-go = Let go: { $called }
mentorship-yes = Yes, I agree
mentorship-no = No
mentorship-no-after-all = I cannot after all
mentorship-no-reason = Without a reason
mentorship-ask-why-no = All right. If you like, write why: it helps to find somebody else. It can be left out.
mentorship-consented = Thank you, passed on
mentorship-declined = Passed on
mentorship-consent-law = Yes is a preliminary one here: the mentor signs a written consent at school (article 351.8 of the Labour Code).
mentorship-asked = 🤝 You are asked to be the mentor of <b>{ $called }</b>
    From { $since } to { $until }{ $goal ->
        [none] {""}
       *[other] . Goal: { $goal }
    }
    Do you agree? Yes is a preliminary one here: the written consent is signed at school (article 351.8 of the Labour Code).
mentorship-told-consented = 🤝 { $mentor } agrees to be the mentor ({ $mentees }). Next comes the order of the school.
mentorship-told-declined = { $mentor } cannot be the mentor ({ $mentees }).{ $reason ->
    [none] {""}
   *[other] {" "}Reason: { $reason }
}
mentorship-told-taken-back = The proposal to be a mentor is taken back ({ $called }). Nothing is asked of you.
mentorship-told-mentee = 🤝 You have a mentor: <b>{ $called }</b>, until { $until }. You can write at once.
mentorship-told-mentor = 🤝 You are the mentor of <b>{ $called }</b> now, until { $until }. Begin with a few words.
mentorship-told-completed = 🤝 You have finished working together ({ $called }). The summary can be read and downloaded.
mentorship-told-stopped = Working together has been stopped: { $called }
mentorship-told-extended = 🤝 Working together goes on until { $day }: { $called }
mentorship-told-stop-asked = It is asked to stop working together ({ $called }). Reason: { $reason }
    The last day is the one before { $day }. Until then it can be taken back.
mentorship-told-stop-withdrawn = 🤝 Working together goes on: { $called }
mentorship-told-replaced = The mentor changes: this pair works until { $day }.
mentorship-told-left = { $called } is not in the group any more.
mentorship-told-parted = A pair has changed by itself: somebody has left or gone to another school. Mentor: { $mentor }; mentees: { $mentees }
mentorship-told-lacking = { $count ->
    [one] 🤝 { $count } young educator has no mentor.
   *[other] 🤝 { $count } young educators have no mentor.
}
mentorship-ask-before-end = 🤝 { $called }: together until { $day }. What then?
mentorship-moved-on = This has been decided otherwise already. Open the pair anew.
mentorship-draft-gone = This proposal is not here any more: it has been sent or left. Begin anew.
mentorship-of-oneself = Nobody is their own mentor.
mentorship-one-mentee = A pair has one mentee; a group up to { $most }.
mentorship-term-unfit = This term does not fit: it has to end today or later and to last three years at most.
mentorship-is-there = There is such a pair, or it has been proposed.
mentorship-not-young = In reverse mentoring the mentor is a young educator. Swap the two or choose another form.
mentorship-order-unfit = This could not be read. Write the number (up to { $most } signs) and the day, for example: 45-k 01.09.2025
mentorship-order-day-unfit = The day of the order is too long ago or too far ahead. Look at the year.
mentorship-reason-long = Too long: up to { $most } signs.
mentorship-reason-empty = Write a reason, a word at least.
mentorship-result-unfit = Write the result: from a word to { $most } signs.
mentorship-goal-unfit = Write the goal: from a word to { $most } signs.
mentorship-not-longer = It cannot be made longer: the pair is being stopped, or the term would be too long.
mentorship-stop-of-others = It was not you who asked to stop. Talk to whoever has, or to a methodist.
mentorship-last-mentee = This is the only mentee. Stop the whole pair.
mentorship-column-mentor = Mentor
mentorship-column-mentees = Mentee
mentorship-column-form = Form
mentorship-column-level = Level
mentorship-column-order = Order No.
mentorship-column-ordered = Day of the order
mentorship-column-consent = Consent of the mentor
mentorship-column-since = From
mentorship-column-until = To
mentorship-column-goal = Goal
mentorship-column-topics = Topics
mentorship-column-status = Status
mentorship-column-reason = Reason
mentorship-column-entries = Entries in the journal
mentorship-column-last = Last entry
mentorship-column-result = Result
mentorship-column-plan = Plan
mentorship-column-kinds = By kind
mentorship-column-months = By month
