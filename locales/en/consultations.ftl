# Asking a methodist: the question, one's own requests, whether the help was complete.
consultation-moved-on = Something has changed about this request meanwhile. Open it again.
consultation-start =
    <b>Ask a methodist</b>
    What is it about?
consultation-start-draft =
    <b>Ask a methodist</b>
    ✏️ A draft waits: “{ $question }”
consultation-wordless = files without a question
consultation-go-on = Go on
consultation-drop = Delete the draft
consultation-all-topics = All topics
consultation-mine = My requests{ $count ->
    [0] {""}
   *[other] {" "}· { $count }
}
consultation-topics = <b>All topics</b>
consultation-other-topic = Another topic
consultation-ask-topic = Name the topic in a few words.
consultation-name-topic = Name the topic in words, { $limit } characters at most.
consultation-topic-too-long = That is { $length } characters, a topic has room for { $limit }. Write the rest in the question itself.
consultation-write =
    <b>{ $topic }</b>
    Write your question, { $limit } characters at most; several messages will do. A photo, a file or a voice message may come before or after it.
    Leave out names of children and colleagues, phone numbers and diagnoses: nobody needs them to answer.
consultation-files-kept =
    <b>{ $topic }</b>
    { $count ->
        [one] { $count } file is kept
       *[other] { $count } files are kept
    }. Now write the question in words.
consultation-long =
    The question has { $length } characters, there is room for { $limit }. The text is kept.
    You can leave it: the request will hold the beginning, and the methodist will read all of it in the conversation. Or write it anew, shorter.
consultation-cut = Leave it so
consultation-rewrite = Write it anew
consultation-write-question = Write the question in words.
consultation-too-long = The question has { $length } characters, there is room for { $limit }. Shorten it and send it again.
consultation-unsendable = A message of this kind cannot be passed on. Write in words or send a photo, a file, a voice message.
consultation-summary =
    <b>Look it over and send</b>
    Topic: { $topic }
    “{ $question }”
consultation-attached = 📎 { $count ->
    [one] { $count } file
   *[other] { $count } files
}
consultation-attached-most = { $count } messages are all there is room for. You can send the rest to the methodist afterwards.
consultation-until = { $weekday ->
    [0] Monday
    [1] Tuesday
    [2] Wednesday
    [3] Thursday
    [4] Friday
    [5] Saturday
   *[6] Sunday
}, { $day }
consultation-promise-working = You get an answer by { $until }.
consultation-promise-evening = The working day is over; you get an answer by { $until }.
consultation-promise-day_off = Today is a day off; you get an answer by { $until }.
consultation-promise-wish = You ask for { $day }: we will try, but cannot promise it.
consultation-hours = We answer on working days from { $since } to { $until }.
consultation-reminder = Names of children and colleagues, phone numbers and diagnoses are not needed. If there are any, write it anew without them. Anything forgotten? Send one more message, it is added to the question.
consultation-read-by-head = The request is seen by whoever answers and by the head of the centre.
consultation-similar = { $count ->
    [one] Somebody has asked about something like it, here is the answer:
   *[other] Somebody has asked about something like it, here are answers:
}
consultation-similar-button = Similar: { $title }
consultation-answer =
    <b>{ $title }</b>
    { $text }
consultation-helped = That helped
consultation-not-helped = Back to my question
consultation-has-helped = Glad it helped. The question was not sent, nobody has to answer it.
consultation-send = Send
consultation-form-chat = 💬 In writing
consultation-form-call = 📞 A call
consultation-form-in_person = 👋 In person
consultation-form-group = 👥 In a group
consultation-which-form = How would you like to be answered?
consultation-when = 🗓 By { $day }
consultation-when-any = 🗓 No matter when
consultation-which-day = By which day do you need the answer?
consultation-wish-today = Today
consultation-wish-tomorrow = Tomorrow
consultation-wish-week = This week
consultation-wish-any = No matter
consultation-wish-other = Another day
consultation-type-day = Write a day, such as 15.12.
consultation-day-over = That day is over. Choose another one.
consultation-no-draft = The question has been sent or deleted already.
consultation-sent =
    ✅ <b>Request No. { $number } is sent</b>
    You get an answer by { $until }, in this chat.
consultation-open = Request No. { $number }
consultation-none = There are no requests yet.
consultation-list = <b>My requests</b>
consultation-list-line = No. { $number } · { $topic } — { $state }
consultation-listed = No. { $number } · { $topic }
consultation-is-asking = did you get the help?
consultation-is-due = { $status ->
    [in_progress] in progress, by { $day }
   *[other] answer by { $day }
}
consultation-is-new = waits for a methodist
consultation-is-assigned = waits for an answer
consultation-is-in_progress = in progress
consultation-is-answered = the methodist has answered
consultation-is-closed = closed
consultation-is-withdrawn = you withdrew it
consultation-is-rejected = turned down
consultation-own = <b>No. { $number } · { $topic }</b>
consultation-own-question = “{ $question }”
consultation-own-due = { $first ->
    [1] ⏳ You get an answer by { $until }.
   *[0] 🔧 In progress, to be solved by { $until }.
}
consultation-own-late = ⏳ An answer was promised by { $until }. Whoever answers and the head have been reminded.
consultation-own-is-new = We are looking for somebody to answer.
consultation-own-is-assigned = It waits for an answer.
consultation-own-is-in_progress = In progress.
consultation-own-is-answered = The methodist has marked it as done.
consultation-own-is-closed = Closed: you have not said whether it helped.
consultation-own-is-withdrawn = You have withdrawn this request.
consultation-own-is-rejected = The request was turned down.
consultation-result-full = ✅ Closed: the help was complete.
consultation-result-partial = Closed: you got part of the help.
consultation-result-none = Closed: you did not get the help.
consultation-own-responsible = Answered by { $called }
consultation-own-read-by-head = The head of the centre may read the conversation.
consultation-own-reason = Reason: { $reason }
consultation-own-summary = What was done: { $summary }
consultation-own-comment = You wrote: “{ $comment }”
consultation-line = · { $moment } — { $what }
consultation-earlier = · there was more before
consultation-did-asked = you sent the request
consultation-did-assigned = { $who ->
    [nobody] a methodist answers
   *[other] { $who } answers
}
consultation-did-taken = { $who ->
    [nobody] somebody took the request
   *[other] { $who } took the request
}
consultation-did-passed = it was passed on{ $who ->
    [nobody] {""}
   *[other] , { $who } answers
}
consultation-did-joined = { $who ->
    [nobody] a helper was asked to join
   *[other] { $who } helps, too
}
consultation-did-left = { $who ->
    [nobody] the helper is not needed any more
   *[other] { $who } does not take part any more
}
consultation-did-snoozed = it was put off for some days
consultation-did-woken = it is in progress again
consultation-did-grouped = it will be answered at a group meeting
consultation-did-ungrouped = it will be answered by itself
consultation-did-marked = the methodist marked it as done
consultation-did-judged = you said that the help was not complete
consultation-did-confirmed = the request was closed
consultation-did-reopened = you opened it again
consultation-did-unanswered = closed: nothing was said about the help
consultation-did-withdrawn = you withdrew the request
consultation-did-rejected = the request was turned down
consultation-talk = ✉️ Write
consultation-read-back = Conversation so far
consultation-back-to-mine = ‹ My requests
consultation-withdraw = Withdraw
consultation-withdraw-sure = Yes, withdraw
consultation-withdraw-ask =
    Withdraw request No. { $number } “{ $topic }”?
    Nobody will answer it any more, and the conversation ends.
consultation-help = <b>Did you get the help of request No. { $number }?</b>
consultation-outcome-full = Yes, completely
consultation-outcome-partial = In part
consultation-outcome-none = No
consultation-what-lacks =
    Sorry to hear that. Say in a line what was missing, or choose at once what becomes of request No. { $number }.
consultation-what-lacks-last =
    Sorry to hear that. Request No. { $number } has been opened again before, so say in a line what was missing and close it. If a question is left, ask a new one: we will begin anew.
consultation-comment-kept = Noted, thank you.
consultation-what-next = What next with request No. { $number }?
consultation-comment-too-long = That is { $length } characters, there is room for { $limit }. Shorten it and send it again.
consultation-summary-too-long = That is { $length } characters, there is room for { $limit }. Shorten it and send it again.
consultation-reopen = Open it again
consultation-leave-it = Leave it so
consultation-reopened = The request is open again.
consultation-thanks = Thank you, your answer about request No. { $number } is noted.
consultation-letter-open = Open
consultation-letter-assigned =
    📥 <b>Request No. { $number } · { $topic }</b>
    { $called } asks, you answer.
consultation-letter-nobody =
    📥 <b>Request No. { $number } · { $topic }</b>
    { $called } asks, and there is nobody to answer. Choose somebody.
consultation-letter-reopened =
    🔁 <b>Request No. { $number } · { $topic }</b>
    { $called }: the help was not complete, the request is open again.
consultation-letter-withdrawn =
    <b>Request No. { $number } · { $topic }</b>
    { $called } does not wait for an answer any more: the request is withdrawn.
consultation-letter-woken =
    ⏰ <b>Request No. { $number } · { $topic }</b>
    You put it off until today. { $called } asks.
consultation-letter-help =
    <b>Request No. { $number } · { $topic }</b>
    The methodist has marked request No. { $number } as done. Did you get the help?
consultation-letter-help-again =
    <b>Request No. { $number } · { $topic }</b>
    Did request No. { $number } help you? One tap will do.
consultation-digest = 📥 { $count ->
    [one] { $count } request waits for an answer.
   *[other] { $count } requests wait for an answer.
}{ $due ->
    [0] {""}
   *[other] {" "}Due soon: { $due }.
}{ $late ->
    [0] {""}
   *[other] {" "}Overdue: { $late }.
}{ $others ->
    [0] {""}
   *[other] {" "}Overdue with colleagues: { $others }.
}{ $unassigned ->
    [0] {""}
   *[other] {" "}Nobody answers: { $unassigned }.
}
consultation-digest-open = Open the requests
consultation-heading-number = No.
consultation-heading-when = When
consultation-heading-topic = Topic
consultation-heading-question = Question
consultation-heading-state = State
consultation-heading-help = Help received
consultation-heading-comment = What was missing
consultation-letter-handed = 📥 { $count ->
    [one] { $count } request was handed over to you.
   *[other] { $count } requests were handed over to you.
}
