# My data.
privacy-title = <b>My data</b>
privacy-fact = { $name }: { $value }
privacy-name-name = Name
privacy-name-code = Code
privacy-name-organization = Place of work
privacy-name-position = Position
privacy-name-subject = Subject
privacy-name-career = Educator since
privacy-name-class-teacher = Class teacher
privacy-name-birth = Year of birth
privacy-name-young = Young specialist
privacy-name-category = Category
privacy-name-qualified-on = Category since
privacy-name-associations = Associations
privacy-name-email = E-mail
privacy-name-phone = Telephone
privacy-yes = yes
privacy-no = no
privacy-roles = Roles: { $roles }
privacy-survey = { $count ->
    [one] «{ $title }», { $year }: { $count } answer
   *[other] «{ $title }», { $year }: { $count } answers
}
privacy-surveys-more = …and more surveys: { $count }
privacy-no-surveys = There are no answers to surveys.
privacy-entered-by = Answers entered for you: { $count } ({ $who })
privacy-account = Your number in the messenger is stored as well.
privacy-consent = Consent given on { $day } (version { $version }).
privacy-no-consent = There is no consent in force: nothing new about you is being stored.
privacy-readers = Your answers are read by you alone. Zones of help and the route are also seen by the methodist and the head of the centre, the route by whoever you chose to help. Your school sees place of work, position, category and who has not answered a questionnaire yet. A conversation is read only by those who take part in it; where the head of the centre can open it too, the conversation says so. The rest the school and the authority see only as totals without names. Who has looked at your data or changed them, and when, stands in the file.
privacy-nothing = Nothing about you is stored.
privacy-take-along = Take my data along
privacy-file-name = My data { $day }
privacy-leave = Withdraw and delete
privacy-leave-ask =
    <b>Withdraw the consent?</b>
    Your name, place of work, the link to your Telegram and everything you wrote in your own words will be deleted at once. The marks in surveys stay in the totals without your name. This cannot be undone.
privacy-leave-ask-registered =
    <b>Withdraw the consent?</b>
    The link to your Telegram, roles, e-mail, telephone and everything you wrote in your own words will be deleted at once. The marks in surveys stay in the totals, and nobody can tell by them who you are. This cannot be undone.

    Name, place of work, position, experience and category stay in the register: they came from your school, and the centre has to keep that register while you work.
privacy-leave-sure = Yes, withdraw and delete
privacy-left = Done. Your name, place of work, the link to your Telegram and your texts are deleted. If you need us again, send /start.
privacy-left-registered = Done. The link to your Telegram, roles, contacts and your texts are deleted, and the answers no longer lead to you. What came from the school has stayed in the register. If you need us again, send /start.
own-sheet-person = About you
own-sheet-answers = Answers
own-sheet-consents = Consents
own-sheet-roles = Roles
own-sheet-actions = Actions
own-heading-fact = What
own-heading-value = Value
own-heading-survey = Survey
own-heading-year = School year
own-heading-question = Question
own-heading-answer = Answer
own-heading-when = When
own-heading-entered = Entered by
own-heading-version = Version
own-heading-given = Given
own-heading-withdrawn = Withdrawn
own-heading-role = Role
own-heading-limit = Where
own-heading-action = Action
own-heading-who = Who
own-everything = everywhere
own-yourself = you
own-sheet-route = Route
own-heading-step = Step
own-heading-term = Term
own-heading-status = What of it
own-heading-words = Words and what was added
privacy-help = Zones of help: { $deficits }, tests elsewhere: { $tests }, steps of routes: { $steps }.
own-sheet-said = Messages
own-heading-conversation = Conversation
privacy-said = Messages in conversations: { $count }.
privacy-consultations = Requests for help: { $count }. They are seen by those who answer and by the head of the centre.
own-sheet-consultations = Requests for help
privacy-pairs = Pairs of mentoring: { $count }.
own-sheet-mentoring = Mentoring
own-sheet-events = My events
own-mentor = mentor
own-mentee = mentee
own-mentoring-part = I am
own-mentoring-since = From
own-mentoring-until = To
own-mentoring-status = State
own-mentoring-goal = Goal
own-mentoring-day = Day
own-mentoring-kind = Kind
own-mentoring-words = Words
privacy-courses = Courses: { $courses }, requests for courses: { $wishes }.
privacy-contests = Contests: { $count }.
own-sheet-contests = Contests
own-sheet-seats = Events I came to
own-seat-title = Event
own-seat-day = When
own-seat-stand = Mark
own-seat-role = Role
own-seat-source = Source
own-seat-proof = Proof
own-contest-title = Contest
own-contest-stage = Stage
own-contest-nomination = Nomination
own-contest-result = Result
own-contest-proof = Proof
