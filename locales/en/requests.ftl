# Requests for help: the side of those who answer.
requests-title =
    <b>Requests</b>
    { $waiting ->
        [0] Nothing waits for you.
        [one] { $waiting } request waits
       *[other] { $waiting } requests wait
    }{ $free ->
        [0] {""}
       *[other] , yours: { $own }, nobody's yet: { $free }
    }{ $overdue ->
        [0] {""}
       *[other] {" "}· overdue: { $overdue }
    }{ $soon ->
        [0] {""}
       *[other] {" "}· due soon: { $soon }
    }
requests-shown = { $what ->
    [waiting] Wait for you
    [mine] Mine
    [unassigned] Nobody's yet
    [closed] Closed
   *[all] All open
}{ $topic ->
    [none] {""}
   *[other] {" "}· { $topic }
}: { $count }
requests-nothing = { $what ->
    [waiting] Time for a breath.
    [closed] No closed requests yet.
   *[other] There are no such requests.
}
request-line = { $late ->
    [0] { $free ->
        [0] ▫️
       *[other] 🆕
    }
   *[other] 🔴
} <b>No. { $number }</b> · { $topic } · { $called } · { $wait }
request-number = No. { $number }
request-waits = { $unit ->
    [hours] waits { $waited ->
        [0] less than an hour
       *[other] { $waited } h
    } of { $whole }
   *[days] waits { $waited ->
        [0] less than a day
        [one] { $waited } working day
       *[other] { $waited } working days
    } of { $whole }
}
request-late = { $unit ->
    [hours] { $late } h overdue
   *[days] { $late ->
        [one] { $late } working day overdue
       *[other] { $late } working days overdue
    }
}
request-waits-for = { $state ->
    [answered] the educator has the word
    [closed] closed
    [withdrawn] taken back
    [rejected] turned down
    [snoozed] put off
   *[other] in work
}
requests-to-waiting = Waiting
requests-to-mine = Mine
requests-to-unassigned = Nobody's
requests-to-all = All open
requests-to-closed = Closed
requests-to-topics = By topic
requests-to-bank = Ready answers
requests-to-groups = Group consultations
requests-to-duties = Who answers what
requests-to-figures = Figures and journal
requests-more = More
requests-more-title = <b>Requests: more</b>
requests-topic = { $title } · { $count }
requests-which-topic = Open requests of which topic?
request-heading = <b>No. { $number } · { $topic }</b>
request-who = { $called }{ $subject ->
    [none] {""}
   *[other] , { $subject }
}
request-question = “{ $question }”
request-question-foreign = The question and the conversation are seen by those who answer.
request-attachments = 📎 { $count ->
    [one] { $count } attachment
   *[other] { $count } attachments
}
request-form = { $form ->
    [call] Asks for a call
    [in-person] Asks to meet
    [group] Asks for a group session
   *[chat] Asks to be answered here
}
request-wanted-by = Wanted by { $day }.
request-due = { $until ->
    [first] First answer
   *[solution] Solution
}: by { $day }, { $clock }
request-snoozed = ⏳ Put off until { $day }. The term goes on.
request-grouped = 👥 Part of a group consultation.
request-results = Help, says who answered: { $methodist ->
    [full] complete
    [partial] partial
   *[none] did not work out
}; says the educator: { $asker ->
    [full] complete
    [partial] partial
    [none] no
   *[silent] nothing yet
}.
request-lacking = What was missing: “{ $comment }”
request-rejected-because = Turned down: { $reason }
request-responsible = Answers: { $called }
request-helpers = Help: { $called }
request-more = More
request-write-answer = ✍️ Write an answer
request-claim = Take and answer
request-look = 📎 See what was attached
request-canned = Ready answer
request-pass = Pass on
request-snooze = Put off
request-wake = Back to work
request-note = Note for us
request-done = Done
request-read-back = Conversation
request-history = History
request-helpers-button = Helpers
request-to-group = Gather a group
request-reject = Turn down
request-leave = I help no longer
request-left = You no longer help with request No. { $number }.
request-is-yours = The request is yours. You can answer
request-taken-already = { $called } has taken this request already.
request-has-it-already = { $called } has this request anyway.
request-is-over = This request is closed.
request-helpers-title = { $count ->
    [0] Nobody helps you yet. A helper sees the conversation and can answer with you.
   *[other] <b>Helpers</b>
        Tap to remove.
}
request-remove-helper = ✕ { $called }
request-add-helper = Call a colleague
request-helper-added = { $called } helps
request-colleague = { $called } · { $count }
request-which-colleague = { $purpose ->
    [h] Whom to call for help?
   *[p] Whom to pass it to?
} { $found ->
    [0] Nobody was found. Write the beginning of a name.
   *[other] The figure is how many requests somebody has now. You can write the beginning of a name.
}
request-ask-pass-reason = To: { $called }
    You can write why: only colleagues see it.
request-pass-silently = Pass on without a word
request-passed = Request No. { $number } is passed on. The educator knows.
request-ask-snooze = Until which day? Tap or write, for example 25.11. The term does not move.
request-snooze-tomorrow = Until tomorrow
request-snooze-monday = Until Monday
request-day-outside = It can be put off until tomorrow or later, but no longer than { $days ->
    [one] { $days } day
   *[other] { $days } days
}.
request-ask-note = Write a note. Only those who answer see it, never the educator.
request-noted = Noted. Only you and colleagues see it.
request-ask-reject = Why can it not be helped with? The educator sees these words.
request-rejected = Request No. { $number } is turned down. The educator gets your words.
request-ask-result = Could you help?
request-result = { $result ->
    [full] Completely
    [partial] Partly
   *[none] It did not work out
}
request-ask-summary = One line for the journal: what was done, which materials. Up to { $limit ->
    [one] { $limit } character
   *[other] { $limit } characters
}. It can be left out.
request-no-summary = Without a line
request-finished = Request No. { $number } is marked. The educator will be asked whether it was enough.
request-say-something = Words are needed. Write them in one message.
request-history-title = <b>History of request No. { $number }</b>
request-move-line = { $day }, { $clock } · { $who }: { $what }
request-move = { $change ->
    [asked] was asked
    [assigned] answers from now on: { $whom }
    [taken] taken
    [passed] passed on: { $whom }
    [joined] { $whom } helps
    [left] { $whom } helps no longer
    [snoozed] put off
    [woken] back to work
    [grouped] part of a group consultation
    [ungrouped] no group consultation after all
    [marked] marked: help was given
    [judged] the educator: not complete
    [confirmed] the educator said the last word
    [reopened] taken up again
    [unanswered] closed: the educator kept silent
    [withdrawn] taken back
    [rejected] turned down
   *[other] changed
}
request-open = Open the request
request-write = Write
request-told-taken = { $called } has taken your request No. { $number } ({ $topic }).
request-told-passed = { $called } answers your request No. { $number } ({ $topic }) from now on.
request-told-given = { $called } gives you request No. { $number }: { $topic }.{ $reason ->
    [none] {""}
   *[other] {" "}Why: { $reason }
}
request-told-gone = { $called } has request No. { $number } ({ $topic }) from now on.
request-told-joined = { $called } calls you to help with request No. { $number }: { $topic }.
request-told-rejected = Request No. { $number } ({ $topic }) cannot be helped with: { $reason }
    If there is still a question, ask in another way.
request-told-helper-rejected = Request No. { $number } ({ $topic }) is turned down.
canned-choose = { $count ->
    [0] No ready answers on this topic yet. A good answer can be kept: “More”, then “Keep my answer as a ready one”.
   *[other] <b>Ready answer</b>. 🌐 educators see it, the figure is how often it was sent.
}
canned-button = { $public ->
    [0] {""}
   *[other] 🌐{" "}
}{ $title } · { $used }
canned-every = Of all topics
canned-shown = <b>{ $title }</b>

    { $text }
canned-send = Send as it is
canned-edit-first = Change first
canned-sent = The answer is sent
canned-copy = Tap the words to copy them. Paste, change and send: yours will go out.
canned-copy-to-change = Tap the words to copy them. Paste, change and send all of it.
canned-from-last = Keep my answer as a ready one
canned-nothing-said = Answer here first: there is nothing to keep yet.
canned-ask-title-for = { $text }

    What is this answer called? Up to { $limit ->
        [one] { $limit } character
       *[other] { $limit } characters
    }.
canned-ask-title = What is the answer called? Up to { $limit ->
    [one] { $limit } character
   *[other] { $limit } characters
}.
canned-ask-text = Now the answer itself, in one message.
canned-bank = { $count ->
    [0] No ready answers yet. Write the first.
   *[other] <b>Ready answers</b>
        🌐 educators see it when they ask the like. The figure is how often it was sent.
}
canned-new = ＋ New answer
canned-which-topic = Which topic does the answer belong to?
canned-template = <b>{ $title }</b>
    { $topic } · { $public ->
        [0] for you alone
       *[other] educators see it
    } · sent: { $used }, helped without a question: { $helped }

    { $text }
canned-make-public = Show to educators
canned-make-private = Keep for myself
canned-rename = Title
canned-rewrite = Words
canned-archive = To the archive
canned-archive-ask = Put this answer away? It will stand in no list any more.
canned-archive-sure = Yes, put away
canned-archived = Put away.
