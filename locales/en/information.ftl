# Help, the programme, the language.
help =
    <b>What the bot can do</b>
    📝 Surveys: answer from your phone, pause and go on. Every answer is stored at once.
    👤 Profile: correct your place of work, position, subject.
    🔒 My data: see what is stored, take it along, delete it.

    Commands: /menu — menu, /surveys — surveys, /profile — profile, /privacy — my data, /language — language, /cancel — leave whatever is open.

    If anything goes wrong, send /menu: no answer is lost.
programme =
    <b>{ $title }</b>
    { $since }–{ $until }, { $act }

    { $goal }

    { $assurance }
language-choose = <b>Language</b>
    Which language shall the bot use? The surveys themselves are in Russian.
language-after-consent = You can choose a language after the consent: before it the bot remembers nothing about you.
language-russian = Русский
language-english = English
command-menu = Menu
command-surveys = My surveys
command-profile = My profile
command-help = Help
command-cancel = Back to the menu
command-language = Language
command-privacy = My data
command-route = My route
command-consult = Ask a methodist
command-mentor = My mentor
command-campaigns = Campaigns: questionnaires for many
command-coverage = Coverage: who has answered
command-deficits = Register of deficits
command-stats = Indicators of the programme
command-requests = Requests for help
command-routes = Routes of educators
command-mentees = My mentees
command-mentorships = Mentoring
command-people = People: find, correct
command-staff = My educators: who is in the bot
command-announce = Announcements
command-import = Load a list of educators
command-invite = Invitations
command-roles = Roles
command-handover = Hand over duties
command-status = State of the bot
command-audit = Audit
command-backup = Copy of the database
command-courses = My courses
