# Offers of courses and the plan of courses.
course-offers-title = <b>Courses that fit you</b>
course-offers-none = There is no fitting course now.{ $wishes ->
    [0] { "" }
   *[other] { " " }Tell us what you would like to learn: “I want a course”.
}
course-offer-line = { $sign ->
    [enrolled] ✅ { $title } · { $hours } h · from { $day }
    [topic] ⭐ { $title } · { $hours } h · from { $day }
   *[none] • { $title } · { $hours } h · from { $day }
}
course-offer-own-topic = ⭐ On your topic
course-offer-seats = { $left } of { $seats } seats are free
course-offer-taken = Enrolled: { $count }
course-offer-cancelled = ✕ The course is called off
course-offer-enrolled = ✅ You are enrolled
course-offer-enrol = Enrol
course-offer-leave = Leave the course
course-offer-link = More
course-offer-is-enrolled = You are enrolled. We will remind you the day before.
course-offer-is-left = You are not enrolled any more.
course-offers-kept = <b>Offers of courses</b> · ahead: { $count }
course-offers-kept-none = There are no offers yet.
course-offer-listed = { $state ->
    [cancelled] ✕ { $title } · { $day }
    [over] ✓ { $title } · { $day } · { $count }
   *[ahead] { $title } · { $day } · { $count }
}
course-offer-make = ➕ Offer a course
course-offer-members = Enrolled · { $count }
course-offer-change = Change
course-offer-call-off = Call off
course-offer-call-off-ask = Call off the course “{ $title }”? Enrolled: { $count }. They will be told at once.
course-offer-call-off-sure = Yes, call off
course-offer-is-called-off = Called off. People to be told: { $count }
course-offer-draft = What educators will see:
course-offer-save = Show to educators
course-offer-save-changes = Save
course-offer-saved = Done, educators see the course.
course-offer-field-title = Title
course-offer-field-hours = Hours
course-offer-field-starts-on = Beginning
course-offer-field-ends-on = End
course-offer-field-until = Enrol until
course-offer-field-provider = Organisation
course-offer-field-seats = Seats
course-offer-field-link = Link
course-offer-field-topic = Topic
course-offer-field-groups = For whom
course-offer-field-subject = Subject
course-offer-field-form = Form
course-offer-ask-title = What is the course called?
course-offer-ask-hours = How many hours?
course-offer-ask-starts-on = When does it begin? For example: 12.02.2026.
course-offer-ask-ends-on = When does it end?
course-offer-ask-until = Until which day can people enrol?
course-offer-ask-provider = Who gives it? Choose or type a name.
course-offer-ask-seats = How many seats?
course-offer-ask-link = Send a link to the programme or the registration.
course-offer-ask-topic = On which topic? Those who need it will see it first.
course-offer-ask-groups = For which positions? Mark all that fit.
course-offer-ask-subject = For which subject?
course-offer-ask-form = In which form?
course-offer-without-until = Until it begins
course-offer-without-provider = Leave out
course-offer-without-seats = No limit
course-offer-without-link = No link
course-offer-without-topic = No topic
course-offer-without-groups = For everybody
course-offer-without-subject = For all subjects
course-offer-without-form = Leave out
course-offer-fact-until = Enrol until { $day }
course-offer-fact-groups = For: { $groups }
course-offer-fact-subject = Subject: { $subject }
course-offer-fact-seats = Seats: { $seats }
course-offer-fact-link = Link: { $link }
course-offer-members-title = <b>{ $title }</b>
    Enrolled: { $count }
course-offer-members-how = All who have enrolled are marked. Tap somebody to take the mark away or to add the number of a document.
course-offer-member = { $called }
    “{ $title }”
    { $number ->
    [none] If you know the number of the document, send it as a message.
   *[other] Document No. { $number }. To replace it, send another.
}
course-offer-member-absent = Did not complete it
course-offer-member-done = Completed it
course-offer-close = Close the course
course-offer-close-ask = Close “{ $title }”? Completed: { $done }, with a document number: { $numbers }. With a number a course is confirmed at once, the others will add theirs.
course-offer-close-sure = Yes, close
course-offer-closed = Done. Completed: { $done }, confirmed: { $confirmed }.
course-seats-unfit = Write the number of seats, from 1 to { $high }.
course-link-unfit = A link is needed that begins with https:// or http://.
course-seat-gone = This course is called off or over.
course-seat-closed = It is too late to enrol in this course.
course-seat-full = There are no seats left.{ $wishes ->
    [0] { "" }
   *[other] { " " }Say “I want a course”: it will stand in the plan.
}
course-seat-begun = The course has begun: write to a methodist about changes.
course-seat-past = The time to enrol in this course is over. Check the days.
course-seat-taken = { $count } have enrolled already: there cannot be fewer seats.
course-marks-changed = The marks have changed meanwhile. Open the list and check them.
course-seat-goes-on = A course can be closed once it has ended.
course-wishes-title = <b>My requests for courses</b>
course-wishes-none = <b>I want a course</b>
    Name a topic, and a methodist will take it into the plan.
course-wishes-line = • { $title } · { $year } · { $status }{ $reason ->
    [none] {""}
   *[other] : { $reason }
}
course-wishes-add = ➕ I want a course
course-wishes-withdraw = Remove: { $title }
course-wishes-ask = On which topic would you like to learn? It goes into the plan of { $year }. Your own words will do.
course-wishes-added = Your request is in.
course-wishes-enough = More than { $limit } requests a year are too many: remove one that no longer matters.
course-wish-decided = This request has been decided already.
course-words-unfit = One sentence, please: { $low } to { $high } characters.
course-request-requested = waits for a decision
course-request-in-plan = in the plan
course-request-enrolled = enrolled
course-request-completed = completed
course-request-declined = declined
course-request-moved = put off
course-plan-title = <b>Plan of courses of { $year }</b>
    Lines: { $count }
course-plan-count = { $status }: { $count }
course-plan-topics = Most wanted:
course-plan-topic = • { $title }: { $count }
course-plan-all = The whole plan · { $count }
course-plan-by-topic = By topic
course-plan-by-school = By school
course-plan-gather = Gather and complete
course-plan-gathered = Lines added: { $count }
course-plan-file = Export .xlsx
course-plan-other-year = { $year }
course-plan-which-topic = Which topic?
course-plan-which-school = Which school?
course-plan-nothing = There is nothing here yet.
course-plan-any = All
course-plan-lines = <b>Plan of { $year }</b> · { $count }{ $filters ->
    [none] {""}
   *[other] {" "}· { $filters }
}
course-plan-line = • { $called }: { $title } — { $priority }, { $status }
course-priority-expires = term ends
course-priority-deficit = difficulty
course-priority-attestation = attestation
course-priority-wish = wish
course-source-needs = questionnaire
course-source-deficit = difficulty
course-source-due = term of the course
course-source-own = own request
course-source-staff = added for the educator
course-plan-card = { $called }{ $about ->
    [none] {""}
   *[other] {" "}· { $about }
} · { $year }
course-plan-card-status = Status: { $status }{ $reason ->
    [none] {""}
   *[other] {" "}({ $reason })
}
course-plan-card-priority = Why it matters: { $priority }
course-plan-card-source = From: { $source }
course-plan-card-newest = Last course: { $day ->
    [none] none that counts
   *[other] { $day }
}
course-plan-card-kind = Kind: { $kind }
course-plan-card-season = When it suits: { $season }
course-plan-take-in = Into the plan
course-plan-decline = Decline
course-plan-put-off = To { $year }
course-plan-set-topic = Topic
course-plan-set-season = Season
course-plan-ask-reason = Why is “{ $title }” declined? The educator will read the reason.
course-plan-which-season = When?
course-plan-without = Leave out
course-plan-put-in = Added to the plan.
course-plan-is-there = The educator has that topic in this year already.
course-plan-settled = Somebody is enrolled here already: it cannot be changed.
course-notice-open = Open
course-notice-confirmed = The course “{ $title }” is confirmed.
course-notice-confirmed-some = Your courses are confirmed.
course-notice-rejected = The course “{ $title }” has to be corrected: { $reason }
course-notice-number = The course “{ $title }” is completed, congratulations. Please add the number of the certificate: without it the course does not count.
course-notice-moved = The course “{ $title }” has new days: from { $starts } to { $ends }.
course-notice-cancelled = The course “{ $title }”, which was to begin on { $starts }, is called off. We are sorry. Have a look at others.
course-notice-starts = The course “{ $title }” begins tomorrow.
course-notice-look = Look
course-notice-over = The course “{ $title }” is over. Please mark who has completed it.
course-notice-mark = Mark
course-notice-term = Your next course is due by { $day }, { $year }. Choose the time and the topic in advance.
course-notice-due = Your course is nearly due. If you have studied already, add the certificate; if not, look at the offers.
course-notice-school = Courses in your school: overdue or none — { $late }, by the end of { $year } — { $this }, in { $following } — { $next }.
course-notice-due-people = Who is due
course-notice-plan = The plan of courses of { $year } is gathered, new lines: { $count }.
course-notice-in-plan = Your request for a course stands in the plan of { $year }{ $title ->
    [none] .
   *[other] : { $title }.
}
course-notice-declined = A request for a course was declined: { $reason }{ $title ->
    [none] {""}
   *[other] {" "}({ $title })
}
course-notice-put-off = A request for a course was put off to { $year }{ $title ->
    [none] .
   *[other] : { $title }.
}
term-late = overdue or no course
term-soon = course due within half a year
term-year = course due within a year
attestation-yes = due now or within a year
