# The profile: one fact a screen.
profile-step = Step { $number } of { $total }
profile-ask-organization =
    <b>Where do you work?</b>
    Type the number or a part of the name, or choose from the list.
profile-ask-position =
    <b>What is your position?</b>
    If there are several, choose the main one.
profile-ask-subject =
    <b>Which subject do you teach?</b>
    If there are several, choose the main one. You can type the beginning of its name.
profile-ask-career =
    <b>In which year did you start working as an educator?</b>
    Choose or type the year, for example 2009.
profile-ask-name =
    <b>What is your name?</b>
    Type your surname, first name and patronymic in one line.
profile-found = { $count ->
    [0] Nothing found for «{ $typed }». Write it another way or choose from the list.
    [one] { $count } match for «{ $typed }»:
   *[other] { $count } matches for «{ $typed }»:
}
profile-keep-typed = Mine is not listed: keep what I typed
profile-name-unfit = Please type your names as words, for example: Romashkina Vera Pavlovna.
profile-career-unfit = Please type the year with four digits, from { NUMBER($low, useGrouping: 0) } to { NUMBER($high, useGrouping: 0) }.
profile-words-only = Photos, voice and files do not fit here: type it or choose from the list.
profile-organization-unfit = The name should have { $low } to { $high } characters, with letters or a number.
profile-card = <b>My profile</b>
profile-line-organization = Works at: { $value }
profile-line-position = Position: { $value }
profile-line-subject = Subject: { $value }
profile-line-career = Educator since { $value }
profile-line-name = { $value }
profile-edit-organization = Place of work
profile-edit-position = Position
profile-edit-subject = Subject
profile-edit-career = First year
profile-edit-name = Name
profile-class-teacher = { $answer ->
    [yes] Class teacher: yes
    [no] Class teacher: no
   *[unknown] Class teacher: not said
}
profile-is-class-teacher = I am a class teacher
profile-not-class-teacher = I am not a class teacher
