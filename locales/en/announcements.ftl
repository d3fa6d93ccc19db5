# Announcements: made, sent, watched; and how people get them.
moment = { $day }, { $clock }
moment-unfit = This could not be understood. Write for example: 15.12 10:30 or tomorrow 9:00.
announcement-start =
    <b>Announcement</b>
    Send it as one message: words, a photo, an album, a file, a video, a voice. Or forward a post.
    The words may hold %name%, %school% and %deadline%: everybody gets their own. The deadline is that of a questionnaire, an event, courses or attestation.
    Then choose whom it is for and when it leaves.
announcement-place-name = name
announcement-place-school = school
announcement-place-deadline = deadline
announcement-no-deadline = ⚠️ The text says %deadline%, but not of what. Add a questionnaire or an event, or choose courses, attestation or “Have not answered” in “To”.
announcement-places-stay = ⚠️ Under an album and in a long caption %name%, %school% and %deadline% are not replaced. Send the caption without them, or the words as an announcement of their own.
announcement-undated = ⚠️ { $count ->
    [one] For { $count } person the deadline is not known: they will see a dash instead of %deadline%.
   *[other] For { $count } people the deadline is not known: they will see a dash instead of %deadline%.
}
announcement-no-poll = The bot does not send out polls of Telegram: everybody would get a copy of their own, and the votes could not be added up. Make a questionnaire of one question (/campaigns) and open it with the “Questionnaire” button below the announcement: the bot counts the answers itself.
announcement-questions-wait = { $count ->
    [one] { $count } question about announcements waits for you. Tap to answer:
   *[other] { $count } questions about announcements wait for you. Tap to answer:
}
announcement-history = My announcements
announcement-history-all = All announcements
announcement-author = From: { $called }
announcement-more = More{ $count ->
    [0] {""}
   *[other] {" "}· { $count }
}
announcement-extras = <b>More for the announcement</b> “{ $what }”
announcement-drop = Delete the draft
announcement-dropped = The draft is deleted
announcement-history-title = <b>Announcements</b>
announcement-history-empty = No announcements yet.
announcement-history-button = { $status ->
    [draft] ✏️ { $what }
    [scheduled] 🕓 { $what }
    [paused] ⏸ { $what }
    [cancelled] ✕ { $what }
   *[sending] ✓ { $what }
}
announcement-caption-too-long = Only { NUMBER($limit) } signs fit under an attachment, and there are more. Shorten the words. An attachment is taken off in “More”.
announcement-without-words = { $kind ->
    [photo] photo
    [video] video
    [animation] silent video
    [video_note] video message
    [voice] voice message
    [album] album
    [document] document{ $name ->
        [none] {""}
       *[other] {" "}“{ $name }”
    }
    [audio] audio{ $name ->
        [none] {""}
       *[other] {" "}“{ $name }”
    }
    [sticker] sticker
    [contact] contact
    [location] place on the map
   *[other] attachment
}
announcement-draft = <b>Draft:</b> { $what }
    To replace the words or add a photo, send another message.
announcement-file-line = Attached: { $file }
announcement-kind-line = Kind: { $kind }
announcement-link-line = Link: { $link }
announcement-survey-line = Survey: { $title }
announcement-to-nobody = To: nobody yet
announcement-to-everybody = To: everybody you can write to{ $unwanted ->
    [none] {""}
   *[other] ; except: { $unwanted }
}
announcement-to = To: { $wanted ->
    [none] nobody yet, tick ☑ whom you need
   *[other] { $wanted }
}{ $unwanted ->
    [none] {""}
   *[other] ; except: { $unwanted }
}
announcement-size = { $people ->
    [one] { $people } person
   *[other] { $people } people
}, { $gets } will get it.{ $absent ->
    [0] {""}
   *[other] {" "}Not in the bot yet: { $absent }.
}{ $unreachable ->
    [0] {""}
   *[other] {" "}Have blocked the bot: { $unreachable }.
}{ $declined ->
    [0] {""}
   *[other] {" "}Do not want this kind: { $declined }.
}
announcement-nobody-such = There is nobody like that in the bot yet.
announcement-alike = ⚠️ { $status ->
    [scheduled] Nearly the same words wait to go out already
   *[other] Nearly the same words went out within the last week
}{ $called ->
    [none] {""}
   *[other] {" "}({ $called })
}. Make sure this is no repetition.
announcement-to-audience = To · { $count }
announcement-to-kind = Kind
announcement-file-off = Take the attachment off
announcement-to-link = Link
announcement-to-survey = Survey
announcement-reading-off = ☐ Ask for “I have read it”
announcement-reading-on = ☑ Ask for “I have read it”
announcement-repeat-never = Repeat: no
announcement-repeat-weekly = Repeat: every week
announcement-repeat-monthly = Repeat: every month
announcement-preview = Show me what they will see
announcement-shown = This is what they will see
announcement-refused = Telegram will not take it: { $error }
announcement-to-sending = Send…
announcement-which-kind = What is it about? People can decline kinds they do not need, except urgent ones.
announcement-which-survey = Which survey shall the button open?
announcement-no-survey = No survey
announcement-audience = <b>Whom it is for</b>
announcement-facet =
    <b>{ $facet }</b>
    { $everybody ->
        [true] Everybody gets it. Tap those who need not ✕; the second tap takes them in again.
       *[false] One tap wants them ☑, the second leaves them out ✕, the third forgets them.
    }
announcement-everybody = Everybody
announcement-clear = Clear
announcement-done = Done
facet-role = Role
facet-group = Positions
facet-subject = Subject
facet-school = School
facet-association = Association
facet-young = Young specialists
facet-category = Category
facet-unanswered = Have not answered a survey
young-yes = young specialists
announcement-ask-link = Send a link, it becomes a button. To remove it, send “-”.
announcement-bad-link = This is no link. One begins with https:// and has no spaces.
announcement-unknown-place = Nobody knows what to put for %{ $place }%. Possible: { $places }. Correct it and send it again.
announcement-sending = <b>Send:</b> { $what }
announcement-quiet-now = These are quiet hours. It leaves { $moment }.
announcement-now = Now
announcement-in-digest = With the next digest · { $moment }
announcement-at = At another time
announcement-ask-hour = When shall it leave? For example: 15.12 10:30 or tomorrow 9:00.
announcement-bad-hour = This time is past or too far ahead. A year at most.
announcement-nobody = There is nobody to send it to: choose whom it is for, or wait until people have come.
announcement-gone-out = This announcement has gone out. It can be corrected or copied.
announcement-is-draft = <b>Draft:</b> { $what }
announcement-is-scheduled = <b>Waits for its hour:</b> { $what }
    Leaves { $due }.
announcement-is-sending = <b>Going out:</b> { $what }
announcement-is-paused = <b>Paused:</b> { $what }
announcement-is-done = <b>Sent:</b> { $what }
announcement-is-taken-back = <b>Deleted everywhere:</b> { $what }
announcement-is-cancelled = <b>Cancelled:</b> { $what }
announcement-counts = Delivered: { $sent }{ $left ->
    [0] {""}
   *[other] , left { $left }{ $seconds ->
        [0] {""}
       *[other] {" "}(about { $seconds } s)
    }
}{ $unreachable ->
    [0] {""}
   *[other] , have blocked the bot: { $unreachable }
}{ $failed ->
    [0] {""}
   *[other] , not taken: { $failed }
}
announcement-series = { $repeat ->
    [weekly] Comes again every week.
   *[monthly] Comes again every month.
} “Stop repeating” ends that.
announcement-stop-series = Stop repeating
announcement-series-stopped = It will not come again.
announcement-read-by = Have read it: { $count }
announcement-pause = ⏸ Pause
announcement-resume = ▶️ Go on
announcement-refresh = Refresh
announcement-cancel = Cancel the sending
announcement-cancel-ask = Cancel the sending? Whoever has not got it will not.
announcement-cancel-sure = Yes, cancel
announcement-cancelled = { $count ->
    [0] Cancelled: nobody else will get it.
    [one] Cancelled: { $count } person will not get it.
   *[other] Cancelled: { $count } people will not get it.
}
announcement-unread = Have not read · { $count }
announcement-remind = Remind them
announcement-reminded = { $count ->
    [0] They were reminded today, or have all read it.
    [one] { $count } person is being reminded.
   *[other] { $count } people are being reminded.
}
announcement-no-reading = Nobody was asked to read this one, so there is nothing to remind of.
announcement-group-unreachable = Blocked · { $count }
announcement-group-failed = Not taken · { $count }
announcement-listed-unread = <b>Have not read it yet</b>
announcement-listed-unreachable = <b>Have blocked the bot</b>
    Tell them in person. Once they return, the next announcements reach them.
announcement-listed-failed = <b>Telegram did not take it</b>
announcement-person = · { $called }
announcement-correct = Correct
announcement-ask-correction = Send the whole new text. It takes the place of the old one everywhere.
announcement-corrected = Correcting { $count ->
    [0] what will go out
    [one] { $count } message
   *[other] { $count } messages
}.
announcement-not-correctable = Only words can be corrected: a text, or the caption of one attachment. An album: delete it everywhere and send it anew.
announcement-take-back = Delete everywhere
announcement-take-back-ask = Delete the announcement everywhere? Telegram allows that within two days: what came earlier stays.
announcement-too-old = It can no longer be deleted: two days have passed, and Telegram does not allow it. The words can be corrected.
announcement-fixed = { $rest ->
    [true] At { $count } it can no longer be deleted: two days have passed.
   *[other] It can no longer be deleted everywhere: two days have passed, and Telegram does not allow it.
}
announcement-take-back-sure = Yes, delete everywhere
announcement-taken-back = { $count ->
    [0] Nothing is left to delete.
    [one] Deleting { $count } message.
   *[other] Deleting { $count } messages.
}
announcement-taken-back-already = This announcement has been deleted at everybody already.
announcement-copy = Send again, or something like it
announcement-kind-policy = Documents
announcement-kind-methods = Methods
announcement-kind-literature = New books
announcement-kind-event = Events
announcement-kind-contest = Contests
announcement-kind-grant = Grants
announcement-kind-discussion = Discussions
announcement-kind-course = Courses
announcement-kind-urgent = Urgent
announcement-kind-internal = Internal
announcement-open-link = Open the link
announcement-open-event = More
announcement-open-survey = Answer the survey
announcement-have-read = I have read it
announcement-thanks = Thank you, noted
announcement-read-done = ✓ I have read it
announcement-reminder = You were asked to read an announcement{ $what ->
    [none] {""}
   *[other] {" "}“{ $what }”
}: it is above in the chat. If you have, tap the button.
announcement-below = About the announcement above:
announcement-digest =
    <b>Digest of { $day }</b>
    { $list }

    Tap one to read all of it.
announcement-digest-line = { $number }. { $kind ->
    [policy] 📜
    [methods] 🧩
    [literature] 📚
    [event] 📅
    [contest] 🏆
    [grant] 💰
    [discussion] 💬
    [course] 🎓
    [urgent] ❗
   *[internal] 📌
} { $title }
announcement-digest-line-gone = { $number }. ✕ an announcement was taken back
announcement-digest-more = More ›
announcement-digest-back = ‹ To the digest
announcement-digest-gone = This announcement was taken back: it no longer holds.
announcement-digest-empty = This digest is no longer here.
announcement-ask-back = Ask
announcement-why = Why me?
announcement-origin = From: { $called }{ $role ->
    [none] {""}
   *[other] , { $role }
}. Kind: { $kind }.
    { $why ->
        [everybody] It went to everybody the sender may write to.
        [none] You matched what the sender chose.
       *[other] You match what the sender chose. { $why }.
    }
announcement-decline = No more “{ $kind }”
announcement-ask = Write your question as one message. Whoever sent the announcement will answer.
announcement-asked = The question is sent ✓ The answer comes here.
announcement-question-unfit = Words are needed, at most { $limit ->
    [one] { $limit } character
   *[other] { $limit } characters
}.
announcement-question =
    <b>A question about an announcement</b>{ $what ->
        [none] {""}
       *[other] {" "}“{ $what }”
    }, { $called }:
    { $text }
announcement-answer = Answer
announcement-answer-to =
    { $called } asks:
    { $text }

    Write the answer as one message.
announcement-answer-sent = The answer is sent ✓
announcement-answered =
    <b>The answer to your question</b>, { $called }:
    { $text }

    You asked: { $question }
notifications =
    <b>Notifications</b>
    Urgent ones and your own terms always come.
    { $hour ->
        [0] We write in the morning, as to everybody.
       *[other] We write no earlier than { $hour }:00.
    }{ $declined ->
        [0] {""}
       *[other] {" "}Kinds declined: { $declined }.
    }
notifications-kinds = What to send
notifications-hours = The earliest hour
notifications-leave = A pause for a leave
notifications-about-kinds = <b>What to send</b>
    ☑ send, ☐ do not.
notifications-about-hours = <b>How early may we write?</b>
notifications-about-leave = <b>Pause</b>
    For that time the bot writes nothing by itself. Everything waits for you.
notifications-paused = Paused until { $day } inclusive.
notifications-hour = { $hour ->
    [0] as for all
   *[other] from { $hour }:00
}
notifications-pause = { $days ->
    [one] Pause { $days } day
   *[other] Pause { $days } days
}
notifications-resume = End the pause
notifications-always = Urgent announcements go to everybody.
audience-open-saved = Saved ones
audience-save = Save this choice
audience-ask-title = What shall it be called? For example: physics and maths.
audience-title-unfit = A title has at most { $limit ->
    [one] { $limit } character
   *[other] { $limit } characters
}. Write a shorter one.
audience-too-many = There are { $limit } already. Delete one you do not need and save again.
audience-saved = <b>Saved audiences</b>
    { $count ->
        [0] There are none yet. Put one together and tap “Save this choice”.
       *[other] Tap a title to take it.
    }
audience-forget = ✕ Delete
facet-course_due = Course due
facet-attestation_due = Attestation due
