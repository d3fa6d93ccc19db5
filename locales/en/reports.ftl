# Reports: of the year, for a hearing, of a school, registers, a summary, the template.
command-report = Reports: of the year, for the council, registers, a summary
report-home = <b>Reports</b> · school year { $year }
    { $whole ->
        [1] As of { $day }. The report of the year and the summary speak of numbers alone: no name, groups of fewer than five people are hidden.
       *[other] Of your school, as of { $day }
    }
report-make-annual = 📄 Public report of the year
report-make-interim = 📄 For a hearing of the council
report-make-table = Indicators (CSV)
report-make-registers = 🗂 All registers in one workbook
report-home-past = <i>The year is over.{ $whole ->
    [1] {" "}Indicators are as they were then; routes, topics and lists of people are known as of now only, and the report says so. Registers are of the current year alone.
   *[other] {" "}Indicators are as they were then; lists of people are known as of now only.
}</i>
report-make-school = 📄 Report of the school{ $title ->
    [none] {""}
   *[other] : { $title }
}
report-to-checklist = ☑️ Check-list{ $title ->
    [none] {" "}of the head
   *[other] : { $title }
}
report-to-summary = Short summary
report-to-template = Template
report-to-reports = ‹ To reports
report-other-year = Year { $year }
report-gathering = Gathering: { $done } of { $of }…
    Go on with your own matters: the file comes here. If it takes long, ask for the report again.
report-already = A report is being made already. Once it is ready you can ask for another.
report-made = Ready, the file is below.
report-failed = The report could not be made, we know of it. Please try again a little later.
report-interrupted = The bot was restarted while it gathered the report. If there is no file below, please ask again.
report-caption = { $kind ->
    [annual] Report of the year
    [interim] Report for a hearing
    [school] Report of the school
   *[other] Indicators as a table
}, school year { $year }.{ $missing ->
    [0] {""}
    [one] {" "}{ $missing } section has no data and says why.
   *[other] {" "}{ $missing } sections have no data and say why.
}
report-caption-registers = { $count ->
    [one] { $count } sheet
   *[other] { $count } sheets
}. The workbook holds personal data: keep it where the staff list is kept. That you took it is written in the journal of actions.
report-file = { $kind ->
    [annual] Report of the year
    [interim] Report for a hearing
    [school] Report of the school
    [registers] Registers
   *[other] Indicators
} { $year }, { $day }
report-title = { $kind ->
    [annual] Public report on methodical work
    [interim] Report for a hearing of the methodical council
    [school] Report of a school on methodical work
   *[other] Indicators
}{ $year ->
    [none] {""}
   *[other] , school year { $year }
}
report-as-of = As of { $day }
report-template-line = School year { $year }, as of { $day }
# The check-list of a head.
report-checklist = <b>Check-list of the head</b> · { $title }
    As of { $day }:
report-checklist-line = { $mark } { $name }: { $fact }
report-checklist-legend = <i>✅ there · 🟡 begun · ○ not there · ✏️ the bot does not know, tick it off yourself</i>
report-checked = { $done } of { $count } are there.
report-check-coordinator = A coordinator is named
report-check-list = The list of educators is checked
report-check-mentoring = The order on mentoring
report-check-plan = The plan of the school association
report-check-diagnostics = Diagnostics, 90 % at least
report-check-routes = Routes are agreed
report-check-courses = The plan of courses
report-check-attestation = The plan of attestation
report-check-meetings = Meetings of municipal associations
report-check-young = Young educators are asked
report-check-recommendations = Recommendations are fulfilled
report-standing-done = there
report-standing-begun = begun
report-standing-no = not there
report-standing-not-needed = not needed
report-standing-unknown = tick it off yourself
report-people = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
report-of = { $part } of { $whole }
# The summary.
report-summary = <b>Methodical work: school year { $year }</b>
    As of { $day }:
report-summary-line = • { $title }: { $value }
report-summary-end = Thanks to everybody who answered, learned and taught.
report-summary-none = No indicator has a value yet.
report-announce = 📣 Make it an announcement
report-drafted = The draft of the announcement is ready. Whom and when to send it to is decided there: nobody has got anything yet.
report-to-draft = Open the draft
# The template.
report-template = <b>Template of the annual report</b>
    { $day ->
        [none] Reports are made by the bot's own template now.
       *[other] Your template is in use now, taken on { $day }
    }
    Download it, change headings and words around the places in double square brackets in Word, and send the .docx here, { $limit } MB at most. The place of a section stands on a line of its own; sections you do not need can be left out.
    Only the annual report has a template of yours. The report to the council and that of a school come section by section: change the ready file in Word. The summary is text: its words change in the draft of the announcement.
report-template-take = Download the template
report-template-drop = Back to the bot's template
report-template-drop-sure = Yes, go back
report-template-drop-ask = Your template will not be kept here. Go back to the bot's own?
report-template-dropped = Reports are made by the bot's own template now.
report-template-file = Template of the annual report
report-template-caption = The bot fills in the places in double square brackets. Anywhere in the text you may write { $places }, and the code of an indicator: its value comes there.
report-template-taken = The template is taken: { $count ->
    [one] { $count } section
   *[other] { $count } sections
}. The next annual report is made by it.
report-template-ask = Please send a .docx file.
report-template-broken = This file cannot be opened as a Word document. Save it as .docx and send it again.
report-template-unknown = The bot does not know this place: { $names }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}. Check the spelling: all places stand in the template you can download.
report-template-crowded = The place of a section has to stand on a line of its own, not in a table, a header or a footer: { $names }.
report-template-empty = The file has no place for any section. Download the template to see what they look like.
report-template-programs = The file holds macros or embedded files. Save it as a plain .docx and send it again.
report-template-linked = The file takes a picture or a text from elsewhere. Put them into the document itself and send it again.
report-place-programme = programme
report-place-municipality = municipality
report-place-year = school year
report-place-day = day
report-place-stage = stage
report-place-centre = centre
# Sections and their places.
report-section-passport = Passport of the programme
report-mark-passport = passport
report-section-staff = Staff
report-mark-staff = staff
report-section-diagnostics = Diagnostics
report-mark-diagnostics = diagnostics
report-section-routes = Individual routes
report-mark-routes = routes
report-section-courses = Learning and courses
report-mark-courses = courses
report-section-consultations = Consultations
report-mark-consultations = consultations
report-section-mentoring = Young educators and mentoring
report-mark-mentoring = mentoring
report-section-associations = Methodical associations
report-mark-associations = associations
report-section-events = Events
report-mark-events = events
report-section-contests = Contests, practices, materials
report-mark-contests = contests
report-section-satisfaction = Contentment
report-mark-satisfaction = contentment
report-section-indicators = Indicators: baseline, plan, fact, change
report-mark-indicators = indicators
report-section-roadmap = Road map
report-mark-roadmap = road map
report-section-external = Figures from elsewhere: exams
report-mark-external = figures from elsewhere
report-section-recommendations = Recommendations and adjustment
report-mark-recommendations = recommendations
report-section-worst = Where it is worst
report-section-hindrances = What hinders
report-section-checklist = Check-list of the head
# Words of a report.
report-few = not shown
report-no-data = no data
report-missing = No data: { $why }
report-ratio = { $share } ({ $part } of { $whole })
report-until = { $value } by { $day }
report-other-way = counted otherwise
report-act = { $act } of { $day }
report-term = { $since } – { $until }
report-educators = Educators: { $count }.
report-young = Young ones among them: { $count }.
report-routes = Routes: { $count }.
report-progress = { $percent } is walked on average.
report-courses = Courses finished: { $count }, hours in all: { $hours }.
report-pairs = Pairs at work: { $count }.
report-events = Events held: { $count }, confirmed attendances: { $came }.
report-materials = Materials of events added in the year: { $count }.
report-reached = The plan is reached by { $reached } of { $aimed } indicators that have one.
report-fact-title = Programme
report-fact-act = Approved by
report-fact-council = Considered by
report-fact-customer = Ordered by
report-fact-developer = Made by
report-fact-term = Term
report-fact-year = Year of the programme
report-fact-stage = Stage
report-fact-goal = Goal
report-asked = Requests in the year
report-answered = Were answered
report-first-in-time = First answer in time
report-solved-in-time = Solved in time
report-full-help = Help was complete
report-minutes = Signed minutes
report-turnout = Turnout at meetings
report-decision-open = Decisions at work
report-decision-done = Decisions fulfilled
report-decision-dropped = Decisions taken off
report-decision-overdue = Decisions overdue
report-mean-index = Mean index
report-level-unknown = not told
report-level-organization = school
report-level-municipal = municipality
report-lacks-diagnostics = Have not done diagnostics
report-lacks-route = With deficits and without a route
report-lacks-course = Without a course of the last years
report-lacks-mentor = Young ones without a mentor by an order
report-lacks-meeting = Quarters of associations without a meeting with minutes
report-lacks-plan = Associations without a plan
report-late-requests = Requests not answered in time
report-grid-indicators = Indicators
report-grid-passport = About the programme
report-grid-tasks = Tasks
report-grid-category = With a category, by group of positions
report-grid-covered = Have done diagnostics, by group of positions
report-grid-areas = With deficits, by area
report-grid-topics = The most frequent topics
report-grid-corporate = What associations find hard together
report-grid-routes = Routes by state
report-grid-dynamics = Entry and exit: what has changed for those who did both
report-grid-courses = Courses finished
report-grid-plan-of-courses = Plan of courses of { $year }
report-grid-providers = Where people learned most
report-grid-consultations = Consultations in figures
report-grid-consultation-topics = What was asked about
report-grid-pairs = Forms of mentoring
report-grid-journal = Entries in journals of pairs
report-grid-adaptation = { $title }
report-grid-associations = Associations
report-grid-plans = Plans of associations
report-grid-meetings = Meetings and decisions
report-grid-events = By kind
report-grid-levels = By level
report-grid-contests = Contests by stage
report-grid-practices = Practices shared, by kind
report-grid-materials = Materials of the bank, by kind
report-grid-all = All indicators
report-grid-roadmap = Rows of the road map
report-grid-lagging = Furthest from the plan
report-grid-schools = { $title }: the lowest schools
report-grid-hindrances = What is not done yet
report-grid-checklist = Check-list
report-why-unused = the municipality does not use this.
report-why-staff = the list of educators is not in the bot yet.
report-why-diagnostics = nobody has filled in the diagnostics of this year yet.
report-why-routes = there are no routes of this year yet.
report-why-dynamics = there was no exit diagnostics yet, nothing to compare.
report-why-courses = there are no confirmed courses in the school year.
report-why-consultations = nothing was asked in the school year.
report-why-pairs = there are no pairs at work.
report-why-adaptation = the questionnaire of the first years was not held this year, or fewer than five have answered.
report-why-associations = associations are not in the bot yet.
report-why-meetings = there are no signed minutes in the school year.
report-why-events = there are no events in the school year.
report-why-contests = there are no contests in the school year.
report-why-practices = not all is known of practices and materials.
report-why-satisfaction = the questionnaire on contentment was not held yet, or less than half has answered.
report-why-roadmap = no row of the road map was due yet.
report-why-external = these numbers are entered by the authority with a document or a link, and not all are.
report-why-recommendations = recommendations and the decision on adjustment are written in by the methodical service.
report-why-worst = no indicator lags behind its plan, or there are no plans.
report-why-hindrances = by the bot's figures everything is in time.
report-column-indicator = Indicator
report-column-value = Value
report-column-day = As of
report-column-fact = Fact
report-column-said = Value
report-column-number = No.
report-column-task = Task
report-column-group = Group of positions
report-column-area = Area
report-column-with-deficit = With a deficit
report-column-topic = Topic
report-column-people = People
report-column-association = Association
report-column-improvement = Easier
report-column-no-change = As before
report-column-worsening = Harder
report-column-row = Row
report-column-due = Due
report-column-done = Done
report-column-reason = Why corrected
report-roadmap-overdue = overdue
report-roadmap-soon = due soon
report-roadmap-ahead = ahead
report-roadmap-late = done late
report-roadmap-done = done in time
report-roadmap-before = done before the approval
report-column-state = State
report-column-kind = Kind
report-column-courses = Courses
report-column-hours = Hours
report-column-requests = Requests
report-column-provider = Provider
report-column-type = Type
report-column-form = Form
report-column-pairs = Pairs
report-column-entries = Entries
report-column-level = Level
report-column-associations = Associations
report-column-plan = Plan
report-column-held = Held
report-column-cancelled = Called off
report-column-came = Attendances
report-column-stage = Stage
report-column-contests = Contests
report-column-winners = Winners
report-column-laureates = Laureates
report-column-young = Young among them
report-column-baseline = Baseline
report-column-since-year = In a year
report-column-lacks = To the plan
report-column-school = School
report-column-what = What
report-column-count = How many
report-heading-who = Educator
report-heading-school = School
report-heading-position = Position
report-heading-subject = Subject
report-heading-career = In the profession since
report-heading-category = Category
report-heading-granted = Day of the category
report-heading-entered = Has entered the bot
report-heading-title = Title
report-heading-kind = Kind
report-heading-level = Level
report-heading-members = Members
report-heading-contest = Contest
report-heading-stage = Stage
report-heading-nomination = Nomination
report-heading-result = Result
report-heading-confirmed = Confirmed
report-heading-young = Young educator
report-heading-helper = Helped by
report-heading-day = Sent
report-heading-words = Words
report-sheet-people = Educators
report-sheet-associations = Associations
report-sheet-announcements = Announcements
report-people-now = Topics and associations are counted over people who work here now: earlier lists are not kept.
report-routes-now = Routes stand as of today: how they stood on the last day of that year is not kept.
report-csv-code = Code
report-csv-title = Indicator
report-csv-unit = Unit
report-csv-day = As of
report-csv-part = Numerator
report-csv-whole = Denominator
report-csv-value = Value
report-csv-baseline = Baseline
report-csv-plan = Plan
report-csv-until = Plan by
report-csv-change = In a year
report-csv-state = State
report-csv-told = told
report-csv-few = not shown: fewer than five people
report-csv-empty = no data
report-unit-share = per cent
report-unit-count = pieces
report-unit-points = number
report-plan-and-fact = Plan and fact
report-fact-and-plan = { $fact } · plan { $plan }
report-few-people = too few people to tell
report-few-note = “Not shown”: fewer than five people, or the number would tell of such a group.
report-column-participants = Participants
place-practices-sheet = Practices
place-materials-sheet = Materials
place-roadmap-sheet = Road map
sharing-heading-theme = Theme
sharing-heading-kind = Kind
sharing-heading-level = Level
sharing-heading-held = Day
sharing-heading-where = Where
sharing-heading-authors = Authors
sharing-heading-state = State
sharing-heading-proof = Proof
sharing-heading-title = Title
sharing-heading-area = Area
sharing-heading-audience = For whom
sharing-heading-author = Author
sharing-heading-decided = Decided
sharing-heading-uses = Work with it
sharing-heading-source = File or link
sharing-heading-row = Row
sharing-heading-due = Due
sharing-heading-done = Done
sharing-heading-document = Shown by
sharing-heading-reason = Why corrected
