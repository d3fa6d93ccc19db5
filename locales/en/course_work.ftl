# Courses of educators: the queue, who is due, organisations, tables.
course-work-title = <b>Courses of educators</b>
course-work-people = Counted: { $count ->
    [one] { $count } educator
   *[other] { $count } educators
}
course-group-line-none = No course that counts: { $count }
course-group-line-late = Overdue: { $count }
course-group-line-this = Due by the end of { $year }: { $count }
course-group-line-next = Due in { $year }: { $count }
course-group-line-later = After { $year }: { $count }
course-group-line-new = New to the profession, no course yet: { $count }
course-to-queue = To be checked · { $count }
course-to-due = Who is due · { $count }
course-by-schools = By school
course-to-plan = Plan of courses
course-to-offers = Offers
course-to-providers = Organisations
course-to-table = Load a table
course-to-file = Export the register
course-to-work = ‹ Courses of educators
course-queue = <b>To be checked:</b> { $count }
course-queue-line = { $called }: { $title } · { $hours } h · { $day }
course-queue-document = { $number ->
    [none] — no document number
   *[other] — No. { $number }
}
course-confirm-all = Confirm all · { $count }
course-confirm-ask = Confirm { $count ->
    [one] { $count } course
   *[other] { $count } courses
} of { $people ->
    [one] { $people } educator
   *[other] { $people } educators
}?
course-confirm-sure = Yes, confirm { $count }
course-confirmed = Courses confirmed: { $count }, educators: { $people }. Fitting steps of routes are marked.
course-has-changed = The course has changed meanwhile. Look at it again.
course-confirm-changed = The list has changed meanwhile. Open the queue again.
course-one-confirmed = Confirmed.
course-card = { $called }{ $about ->
    [none] {""}
   *[other] {" "}· { $about }
}
course-status-entered = ⏳ to be checked
course-status-confirmed = ✅ confirmed{ $who ->
    [none] {""}
   *[other] {" "}({ $who })
}
course-status-rejected = ↩️ sent back: { $reason }
course-fits = Fits the profile: { $fits }
course-fit-ok = ✅ The course was offered to this position and subject.
course-fit-warning = ⚠️ The course was offered to other positions or subjects.
course-fit-unknown = Position and subject of the programme are not known: look at the title.
course-same = ⚠️ The educator has another course of that name and day.
course-card-no-document = ⚠️ Without a document number the course does not count.
course-turn-fit = Profile: { $fits }
course-confirm = Confirm
course-reject = Send back with a reason
course-show-scan = Show the photo
course-ask-reason = Why is “{ $title }” sent back? One sentence: the educator will read it.
course-reason-unfit = Write a reason: { $low } to { $high } characters.
course-due-title = <b>{ $group }</b> · { $count }{ $school ->
    [none] {""}
   *[other] {" "}· { $school }
}
course-group-due = Who is due
course-group-none = No course
course-group-late = Overdue
course-group-this = By the end of { $year }
course-group-next = In { $year }
course-group-later = After { $year }
course-group-new = New to the profession
course-due-search = Search: { $typed }
course-due-line = • { $called } — { $deadline }
course-due-how = To find somebody, type a surname or a code.
course-due-nobody = Nobody.
course-short = by { $day }
course-short-over = was due by { $day }
course-short-none = no course that counts
course-remind = Remind all · { $count }
course-remind-ask = Remind { $count ->
    [one] { $count } educator
   *[other] { $count } educators
} of a course? Everybody gets one message, once a month at most.
course-remind-sure = Yes, remind { $count }
course-remind-changed = The list has changed meanwhile. Open it again.
course-nobody-to-remind = It is too early to remind anybody here.
course-reminded = Reminders sent: { $count }. Whoever was reminded this month gets no second one.
course-schools = <b>By school</b>: who is due of all
course-school = { $title } · { $due } of { $people }
course-due-card = <b>{ $called }</b>
course-due-deadline = Next course: { $deadline }
course-put-into-plan = Into the plan of { $year }
providers-title = <b>Organisations</b> · { $count }
    To find one, type a part of its name.
providers-none = Nothing found.
provider-listed = { $known ->
    [0] ❔ { $title } · { $count }
   *[other] { $title } · { $count }
}
provider-card = <b>{ $title }</b>
provider-is = Type: { $type }
provider-untrusted = ℹ️ Courses that ended on { $day } or later draw a soft warning. Earlier documents stay valid.
provider-type-state = state
provider-type-municipal = municipal
provider-type-state-founded = founded by the state
provider-type-sirius-skolkovo-etc = Sirius, Skolkovo and others
provider-type-private = private
provider-type-foreign = foreign
provider-type-unknown = not given
provider-rename = Rename
provider-ask-name = A new name in place of “{ $title }”?
provider-merge = Make one with…
provider-merge-which = Which organisation is the same as “{ $title }”? You can type a part of the name.
provider-merge-none = Nothing is like “{ $title }”. Type a part of the name.
provider-merge-ask = “{ $gone }” will be gone, its courses go over to “{ $kept }”. This cannot be undone.
provider-merge-sure = Yes, make them one
provider-merged = Done, courses: { $count }
course-provider-is-there = There is an organisation of that name already: make them one.
course-table-how =
    <b>Courses out of a table</b>
    Take the template, fill it in and send it here. An educator is named by code, or by name and school. You will see first what comes of it.
course-template = Template .xlsx
course-template-sent = Fill it in and send it back. Title, hours, end and who studied are needed.
course-sheet = Courses
course-sheet-choices = What can be chosen
course-column-code = Code of the educator
course-column-name = Surname, name, patronymic
course-column-school = School
course-column-title = Title of the course
course-column-hours = Hours
course-column-ends = End
course-column-provider = Organisation
course-column-document = Document number
course-column-kind = Kind
course-column-form = Form
course-column-starts = Beginning
course-column-registered = Registration number
course-column-issued = Issued on
course-one-of = one of these is needed: { $choices }
course-table-preview = <b>What comes of it</b>
    New courses: { $new }, completed: { $changed }, unchanged: { $same }. Educators: { $people }.{ $confirmed ->
    [0] {" "}A methodist will look at them.
   *[other] {" "}They will be confirmed at once.
}
course-table-apply = Write · { $count }
course-table-applied = Written. New courses: { $new }, completed: { $changed }.{ $confirmed ->
    [0] {" "}A methodist will find them in the queue.
   *[other] {""}
}
course-file-sent = Rows: { $count }
course-sheet-register = Register of courses
course-sheet-plan = Plan of courses { $year }
course-sheet-wishes = Plan of courses
course-heading-who = Educator
course-heading-school = School
course-heading-kind = Kind
course-heading-title = Programme
course-heading-provider = Organisation
course-heading-type = Type of organisation
course-heading-hours = Hours
course-heading-form = Form
course-heading-starts = From
course-heading-ends = To
course-heading-document = Document No.
course-heading-registered = Reg. number
course-heading-issued = Issued on
course-heading-fits = Fits the profile
course-heading-paid = Paid
course-heading-status = Status
course-heading-decider = Decided by
course-heading-decided = Decided on
course-heading-valid = Valid until
course-heading-year = Year
course-heading-position = Position
course-heading-subject = Subject
course-heading-newest = Last course
course-heading-due = Due by
course-heading-topic = Topic
course-heading-deficit = By a difficulty
course-heading-season = Season
course-heading-priority = Priority
course-heading-reason = Reason
course-heading-is-entered = entered
course-heading-is-confirmed = confirmed
course-heading-is-rejected = sent back
