# Meetings of associations: agenda, minutes, decisions.
meeting-door = 📋 Agenda and minutes
meeting-is-cancelled = This meeting was called off.
meeting-found = { $count ->
    [0] Nobody was found. Write the surname differently.
   *[other] Who exactly? If the right person is not here, write more of the name.
}
agenda-open = 📋 Agenda
agenda-title = <b>Agenda</b> · { $title }
    { $association }
    🗓 { $when }
agenda-line = { $number }. { $question }{ $speaker ->
    [none] { "" }
   *[other] { " " }— <i>{ $speaker }</i>
}
agenda-empty = { $own ->
    [yes] There are no questions yet. Add them as a list, one a line.
   *[no] There is no agenda yet. Look in later.
}
agenda-add = ➕ Add questions
agenda-change = Change
agenda-ask-questions = Write the questions, one a line. Who speaks stands after a dash:

    Results of the diagnostics — Osokina
    Plan for the half-year
agenda-question-unfit = A question has { $low } to { $high } characters. Please write it differently.
agenda-speaker-unfit = A speaker's name has 2 to { $high } characters. Please write it differently.
agenda-too-many = { $most ->
    [one] An agenda holds { $most } question
   *[other] An agenda holds { $most } questions
}. Leave some out and send it again.
agenda-which = Which question is to be changed?
agenda-question = <b>Question { $number }</b>
    { $question }

    { $speaker ->
        [none] Nobody is named to speak.
       *[other] Speaks: { $speaker }
    }
agenda-up = ↑ Up
agenda-down = ↓ Down
agenda-reword = Wording
agenda-speaker = Speaker
agenda-remove = Remove
agenda-remove-ask = Remove the question?

    { $question }
agenda-remove-sure = Yes, remove
agenda-ask-wording = Write the question anew. It reads now:

    { $question }
agenda-ask-speaker = Who speaks? Write the surname.

    { $question }
agenda-which-speaker = Who speaks? Choose, or write more of the name.

    { $question }
agenda-guest = Guest: { $typed }
agenda-nobody = Nobody speaks
agenda-no-guests = No names are kept here, so a guest cannot be entered by name.
agenda-type-again = This is an old button. Open the question and write the name again.
agenda-told-speaker = 📋 You speak at the meeting “{ $title }”, { $day }, { $hour }.
    Question: { $question }
minutes-open = Open the minutes
minutes-begin = 📝 Minutes
minutes-door = { $signed ->
    [yes] 📝 Minutes no. { $number }
   *[no] 📝 Minutes no. { $number } · draft
}
minutes-too-early = Minutes can be begun once the meeting has begun.
minutes-are-signed = The minutes are signed and no longer change. If there is a mistake, a methodist or coordinator gives them back to be corrected.
minutes-are-empty = There is nothing to sign yet: no questions and no decisions.
minutes-title = <b>Minutes no. { $number }</b>{ $signed ->
    [yes] { " " }· ✓ signed
   *[no] { " " }· draft
}
minutes-of = { $association }, { $day }
minutes-parts = Chair: { $chair ->
        [none] not named
       *[other] { $chair }
    }
    Secretary: { $secretary ->
        [none] not named
       *[other] { $secretary }
    }
minutes-present = Present: { $present } of { $members }{ $guests ->
    [0] { "" }
    [one] , { $guests } guest
   *[other] , { $guests } guests
}.
minutes-no-quorum = ❗ No more than half of the members are marked. Who was there is marked on the card of the event.
minutes-agenda = <b>Agenda</b> · { $heard } of { $count } written down
minutes-decided = <b>Decided</b>
minutes-more = …and { $count } more
minutes-heard = What was said
minutes-decisions = Decisions · { $count }
minutes-who = Who was there
minutes-set-chair = Chair
minutes-set-secretary = Secretary
minutes-set-number = Number
minutes-set-guests = Guests
minutes-facts = Number, chair, guests
minutes-facts-title = <b>Minutes No. { $number }</b>
    What is to be changed?
minutes-drop = Throw the draft away
minutes-drop-ask = Throw the draft of minutes No. { $number } away? { $decisions ->
        [0] { "" }
        [one] The decision in it will be lost.
       *[other] The decisions in it will be lost.
    } The agenda stays.
minutes-drop-sure = Yes, throw it away
minutes-dropped = The draft is gone
minutes-stay = Tasks were given out of these minutes: they can be corrected, not thrown away.
minutes-ask-chair = Who was in the chair? Write the surname.
minutes-ask-secretary = Who wrote? Write the surname.
minutes-ask-number = What number do the minutes have? Write a number.
minutes-ask-guests = How many guests came, who do not belong to the association? Write a number.
minutes-nobody = Leave open
minutes-number-unfit = A number of at most { $high } is needed. Write it again.
minutes-number-taken = Minutes no. { $number } exist already in this school year. Choose another number.
minutes-which-question = What was said to which question?
minutes-ask-heard = <b>{ $question }</b>

    { $said ->
        [none] Write in short what was said.
       *[other] It reads:
        { $said }

        Write it anew. To take it away send “-”.
    }
minutes-file = 📄 Document
minutes-sign = ✓ Sign
minutes-sign-ask = Sign minutes no. { $number }? Present: { $present } of { $members }. { $decisions ->
    [0] There are no decisions.
    [one] There is { $decisions } decision.
   *[other] There are { $decisions } decisions.
}{ $without ->
    [0] { "" }
   *[other] { " " }Without anybody responsible: { $without }.
}

    After that the minutes no longer change, and whoever is responsible is told.
minutes-sign-sure = Yes, sign
minutes-signed = Signed
minutes-return = Give back to be corrected
minutes-return-ask = Give minutes no. { $number } back to be corrected? They become a draft again; the journal of actions keeps it.
minutes-list-door = Minutes
minutes-list = <b>Minutes</b> · { $association } · { $count }
minutes-listed = { $signed ->
    [yes] ✓
   *[no] ✎
} no. { $number } · { $day } · { $title }
minutes-register = 📄 Register of the year
minutes-register-name = Minutes { $years }
minutes-register-caption = Register of minutes of the school year. Lines: { $count }.
minutes-file-name = Minutes no. { $number } of { $day }
minutes-told-missing = 📝 The meeting “{ $title }” took place on { $day }, and there are no signed minutes yet. Number, day and those present are filled in by themselves.
minutes-told-returned = “{ $title }”: minutes No. { $number } were returned to be corrected. They are a draft again; mend and sign them anew.
minutes-sheet = Minutes
minutes-column-association = Association
minutes-column-number = No.
minutes-column-date = Day
minutes-column-topic = Topic
minutes-column-present = Present
minutes-column-members = Members
minutes-column-decisions = Decisions
minutes-column-done = Done
minutes-column-status = State
minutes-status-signed = signed
minutes-status-draft = draft
minutes-paper-title = MINUTES No. { $number }
minutes-paper-date = Day
minutes-paper-place = Place
minutes-paper-topic = Topic
minutes-paper-chair = Chair
minutes-paper-secretary = Secretary
minutes-paper-present = Present
minutes-paper-count = { $present } of { $members }
minutes-paper-guests = Guests
minutes-paper-agenda = AGENDA
minutes-paper-question = { $question } (speaks: { $speaker })
minutes-paper-heard = HEARD on question { $number }:
minutes-paper-spoke = Spoke: { $speaker }
minutes-paper-decided = DECIDED
minutes-paper-responsible = Responsible: { $called }
minutes-paper-due = By: { $day }
decisions-open = Tasks
decisions-own-door = ✅ My tasks · { $count }
decisions-own = { $count ->
    [0] There are no tasks: everything is done.
   *[other] <b>My tasks</b> · { $count }
}
decisions-of-association = <b>Tasks</b> · { $association }
    { $count ->
        [0] Everything is done.
        [one] { $count } task is waiting.
       *[other] { $count } tasks are waiting.
    }{ $overdue ->
        [0] { "" }
       *[other] { " " }❗ Overdue: { $overdue }.
    }
decisions-none = There are no decisions yet.
decisions-too-many = { $most ->
    [one] Minutes hold { $most } decision
   *[other] Minutes hold { $most } decisions
}.
decisions-told-overdue = ❗ { $association }: { $count ->
    [one] { $count } task is overdue
   *[other] { $count } tasks are overdue
}.
decision-open = Open the task
decision-add = ➕ Decision
decision-ask-new = Write the decision. Who is responsible and by when comes next.
decision-text-unfit = A decision has { $low } to { $high } characters. Please write it differently.
decision-line = { $status ->
    [done] ✓
    [dropped] ✕
   *[open] { $number }.
} { $text }{ $responsible ->
    [none] { "" }
   *[other] { " " }— <i>{ $responsible }</i>
}{ $day ->
    [none] { "" }
   *[other] , by { $day }
}
decision-listed = { $late ->
    [yes] { "❗ " }
   *[no] { "" }
}{ $day ->
    [none] { $text }
   *[other] { $day } · { $text }
}
decision-card = <b>{ $text }</b>
    { $association }, minutes no. { $number }, { $held }

    Responsible: { $responsible ->
        [none] nobody by name
       *[other] { $responsible }
    }
    By: { $day ->
        [none] no day
       *[other] { $day }
    }{ $late ->
        [yes] { " " }· ❗ over
       *[no] { "" }
    }{ $status ->
        [done]
            { "" }
            ✓ Done
        [dropped]
            { "" }
            ✕ Taken off
       *[open] { "" }
    }{ $comment ->
        [none] { "" }
       *[other]
            { "" }
            { $comment }
    }
decision-edit-text = Wording
decision-edit-responsible = Responsible
decision-edit-due = Day
decision-ask-text = Write the decision anew. It reads now:

    { $text }
decision-ask-responsible = Who is responsible? Write the surname.

    { $text }
decision-ask-due = By which day? For example: 15 November, in two weeks. Without a day send “-”.

    { $text }
decision-day-unfit = The day cannot lie before the meeting or more than two years ahead. Write another one.
decision-nobody = Nobody by name
decision-remove = Delete
decision-remove-ask = Delete the decision?

    { $text }
decision-remove-sure = Yes, delete
decision-is-over = This decision is done or taken off already.
decision-not-signed = The minutes are not signed yet: the task can only be changed so far.
decision-finish = ✓ Done
decision-finish-plainly = Without a comment
decision-ask-comment = What has come of it? Write a few words, or mark it without.
decision-say-something = Write at least a few words.
decision-drop = Take off
decision-ask-reason = Why is it taken off? Whoever is responsible will read it.
decision-told-given = ✅ You were asked to: { $text }
    { $association }{ $day ->
        [none] { "" }
       *[other] , by { $day }
    }
decision-told-soon = ⏳ Due on { $day }: { $text }
    { $association }. If it is done, mark it.
decision-told-due = ⏰ Due today: { $text }
    { $association }. If it is done, mark it.
decision-told-dropped = ✕ Taken off: { $text }
    { $association }. Because: { $reason }
decision-told-removed = ✕ No longer a task: { $text }
    { $association }. It was taken away when the minutes were corrected.
