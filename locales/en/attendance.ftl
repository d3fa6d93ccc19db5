attendance-door = Who was there
attendance-title = <b>Who was there</b> · { $title }{ $when ->
    [none] { "" }
   *[other] { "" }
    { $when }
}
attendance-came = { $came } of { $expected } came{ $left ->
    [0] { "" }
   *[other] , not marked: { $left }
}{ $told ->
    [0] { "" }
   *[other] , say they were there: { $told }
}
attendance-nobody = Nobody is on the list yet. Find somebody by surname, send a list or show the code.
attendance-how = { $mode ->
    [r] Tap a person to change the role: took part → spoke → organised.
    [x] Tap whoever was added by mistake. Who registered or checked in stays: give them ✗.
    [e] Tap whoever was away for a good reason. Once more: just absent.
   *[m] Tap a person: ✓ was there, once more: ✗ was not.
}
attendance-all = ✓ All registered were there · { $count }
attendance-members = ✓ All members of the association · { $count }
attendance-rest = ✗ The others were not there · { $count }
attendance-rest-ask = Held ✓ { $count ->
    [one] { $count } registered person is not marked yet.
   *[other] { $count } registered people are not marked yet.
}
attendance-find = Find
attendance-more = More
attendance-mode-roles = Who spoke
attendance-mode-excuses = Good reasons
attendance-by-list = Send a list
attendance-mode-out = Take out of the list
attendance-page = Page { $page } of { $pages }
attendance-taken-from-list = Taken out of the list.
attendance-is-known = Only somebody you have added can be taken out. More is known of this person: mark that they were not there.
attendance-to-marks = To the marks
attendance-file = ⬇️ List .xlsx
attendance-marked = { $count ->
    [0] All are marked already.
   *[other] Marked: { $count }.
}
attendance-settled = { $count ->
    [0] Nobody is left to be marked.
   *[other] Marked as absent: { $count }.
}
attendance-ask-name = Write the surname of whoever came. A first name may follow.
attendance-found = { $count ->
    [0] Nobody found. Write it another way; a part of the surname will do.
   *[other] Tap whoever was there. Not the one? Write more exactly.
}
attendance-put-down = Marked ✓ You can write the next surname at once.
attendance-called-off = The event was called off: there is nobody to mark.
attendance-too-early = People can be marked from half an hour before the beginning.
attendance-too-late = The event was closed more than a month ago: its list does not change any more.
attendance-stand-invited = invited
attendance-stand-registered = registered
attendance-stand-waiting = waiting list
attendance-stand-offered = a seat was offered
attendance-stand-declined = declined
attendance-stand-attended = was there
attendance-stand-absent = was not there
attendance-stand-excused = was not there for a good reason
attendance-stand-told = says they were there
attendance-sheet = Who was there
attendance-file-name = who-was-there-{ $day }
attendance-column-number = No.
attendance-column-name = Who
attendance-column-school = Place of work
attendance-column-stand = Mark
attendance-column-role = Role
attendance-column-source = By
attendance-show-code = Show the code
attendance-code = <b>Code of attendance</b> · { $title }
    Point a camera at it or write to the bot: <code>{ $code }</code>
attendance-code-renew = Renew
attendance-code-end = Stop showing
attendance-code-stands = <b>{ $title }</b>: this code is over. Tap “Renew” if it is still needed.
attendance-code-external = Others hold this: there is no code. Mark people in the list, or they say so themselves.
attendance-code-early = The code can be shown { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} before the beginning.
attendance-code-over = The time of the code is over. Mark people in the list.
attendance-here = 🙋 I am here
attendance-ask-code = <b>{ $title }</b>
    Point a camera at the organiser's code or write the six digits.
attendance-code-unread = The code has six digits. Look at the organiser's screen and write them.
attendance-code-wrong = The code did not fit: it changes all the time. Look at the screen again.
attendance-code-ahead = This code starts working on { $day } at { $clock }. You can check in then.
attendance-code-was = This code worked until { $clock } on { $day }. If you were there, ask the organiser to mark you.
attendance-code-not-shown = This code does not work now. If you are at the event, ask the organiser to show the code or to mark you.
attendance-code-closed = No code is needed now: the event has not begun or is over.
attendance-too-many = Too many codes in a row did not fit. Wait ten minutes or ask the organiser to mark you.
attendance-not-meant = The code is right, but you are not among those the event is for. Ask the organiser to mark you.
attendance-taken-out = The organiser has marked you as absent. If that is a mistake, tell them.
attendance-noted = ✓ Noted: you are at “{ $title }”. Thank you for coming.
attendance-pass = You have shown the code of an event. One tap is left.
attendance-ask-list = Send the surnames of those who were there: each on a line of its own or with commas. Initials or codes will do. Or a table .xlsx: take the template with those who registered.
attendance-template = ⬇️ Template .xlsx
attendance-template-sent = Write “{ $yes }” beside those who were there and send the file here. Lines can be added.
attendance-yes = yes
attendance-heading-code = Code
attendance-heading-name = Surname and name
attendance-heading-school = Place of work
attendance-heading-there = Was there
# What else columns are called; with semicolons between.
attendance-heading-other-code = Person code
attendance-heading-other-name = Full name; Surname; Last name; Surname, name; Educator; Participant; Teacher
attendance-heading-other-school = School; Organisation; Institution
attendance-heading-other-there = Present; Attended; Attendance; Mark
attendance-heading-other-given = Name; First name; Given name
attendance-heading-other-patronymic = Patronymic; Middle name
attendance-no-headings = There is no column with surnames in the table. Call it “Full name” or take the template. Surnames can also be sent as a message.
attendance-list-empty = Nobody is marked in the list.
attendance-list-long = The list is too long: at most { $limit } people at a time.
attendance-list-preview = <b>Found: { $found }</b>{ $already ->
    [0] { "" }
   *[other] , marked already: { $already }
}{ $unclear ->
    [0] { "" }
   *[other] , unclear: { $unclear }
}{ $unknown ->
    [0] { "" }
   *[other] , not found: { $unknown }
}
attendance-list-found = ✓ { $called }
attendance-list-unclear = ⚠️ { $typed }: there are several, say which
attendance-list-unknown = ✗ { $typed }: not found
attendance-list-more = …and { $count } more
attendance-list-apply = Mark { $count }
attendance-to-elsewhere = Taking part elsewhere
attendance-elsewhere = <b>Held by others</b> · { $count }
    { $count ->
        [0] Nothing yet. If you took part somewhere, ask a methodist to add the event.
       *[other] Did you take part? Open it and say so.
    }
attendance-i-was = Tell of taking part
attendance-which-part = What was your part?
attendance-i-listener = Took part
attendance-i-spoke = Spoke
attendance-i-organised = Helped to hold it
attendance-ask-proof = What shows it? Send a photo of the certificate, a file or a link, or write: its number, where it was published.
attendance-proof-unfit = Write { $low } to { $high } characters: a link or a few words.
attendance-claim-closed = You can say so once the event has begun, and for a year.
attendance-claim-decided = It is confirmed already.
attendance-claim-is-confirmed = ✓ Confirmed: { $role }.
attendance-claim-is-told = ⏳ You said: { $role }. It waits to be confirmed.
    { $proof }
attendance-claim-is-rejected = It was not confirmed. You can send another proof.
attendance-to-claims = Waiting to be confirmed · { $count }
attendance-claims = <b>Waiting to be confirmed</b> · { $count }
    { $count ->
        [0] All decided.
       *[other] This is what people say of taking part elsewhere.
    }
attendance-claim = <b>{ $called }</b>
    { $title }
    { $when }
    Role: { $role }
    { $proof }
attendance-claim-confirm = ✓ Confirm
attendance-claim-reject = Do not confirm
attendance-claim-confirmed = Confirmed.
attendance-claim-rejected = Not confirmed.
attendance-told-confirmed = ✓ Your taking part was confirmed: “{ $title }”.
attendance-told-rejected = Your taking part was not confirmed yet: “{ $title }”. You can send another proof.
