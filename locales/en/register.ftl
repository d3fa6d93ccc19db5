# People: search, schools, lists, one person's card.
register =
    <b>People</b>
    { $people ->
        [one] { NUMBER($people) } person
       *[other] { NUMBER($people) } people
    } in the register, { NUMBER($entered) } in the bot.
register-how-to-search = To find somebody, write part of a surname, a name or a code.
register-schools = By school
register-archive = Archive
register-schools-title =
    <b>Schools</b>
    On a button: how many are in the bot, and how many there are.
register-no-schools = The register is still empty. A methodist loads it: /import.
register-school-button = { $title } · { $entered } of { $people }
register-school =
    <b>{ $title }</b>
    { $people ->
        [0] Nobody in the register yet.
        [one] { $people } person in the register, { $entered } in the bot.
       *[other] { $people } people in the register, { $entered } in the bot.
    }
register-outside = Not in the bot yet · { $count }
register-everybody = Everybody · { $count }
register-found = { $count ->
    [0] Nobody found for “{ $typed }”. Try part of a surname, or a code.
    [one] { $count } person for “{ $typed }”:
   *[other] { $count } people for “{ $typed }”:
}
register-list = <b>{ $standing ->
    [outside] Not in the bot yet
    [archive] Archive
   *[all] Everybody
}{ $title ->
    [none] {""}
   *[other] {" "}· { $title }
}</b>: { $count }
register-list-signs = ✓ — in the bot already.
register-person-button = { $sign ->
    [entered] ✓ { $called }
    [archived] { $called } (archive)
   *[outside] { $called }
}
register-called = { $called }
register-card = <b>{ $called }</b> · { $code }
register-line = { $text }
register-career = Educator since { $year }{ $young ->
    [yes] , young specialist
   *[no] {""}
}
register-category = Category: { $category }{ $day ->
    [none] {""}
   *[other] , since { $day }
}
register-associations = Associations: { $titles }
register-contacts = Contact: { $contacts }
register-role = Role: { $role }{ $place ->
    [none] {""}
   *[other] , { $place }
}
register-left = In the archive since { $day }
register-entered = In the bot since { $day }
register-not-entered = Not in the bot yet
register-correct = Correct
register-transfer = To another school
register-invite = Invite
register-release = New telephone
register-block = Block
register-to-archive = To the archive
register-to-archive-sure = Yes, to the archive
register-bring-back = Back from the archive
register-archive-ask =
    To the archive: { $called }?
    Everything is kept, and can be brought back any day.
register-not-yourself = You cannot archive yourself: ask a colleague.
register-of-the-centre = This person has a role beyond the school. The methodical service archives them.
register-what-to-correct = What shall be corrected?
register-corrected = Corrected ✓
register-where-to = To which school? Choose, or write part of its name.
register-moved = Moved ✓
register-code-taken = Code { $code } belongs to somebody else. Write another.
register-fact-name = Full name
register-fact-position = Position
register-fact-subjects = Subjects
register-fact-career = First year of work
register-fact-category = Category
register-fact-category_on = Day of the category
register-fact-is_young = Young specialist
register-fact-birth_year = Year of birth
register-fact-code = Code
register-fact-email = E-mail
register-fact-phone = Phone
register-ask-name = Write surname, name and patronymic in one line.
register-ask-position = Write the position in Russian, as in the register.
register-ask-subjects = Write the subjects in Russian with commas between, the main one first. To remove them, send “-”.
register-ask-career = In which year did the teaching career begin? To remove it, send “-”.
register-ask-category = Write the category in Russian, as in the register. To remove it, send “-”.
register-ask-category_on = Since which day? For example 25.12.2023. To remove it, send “-”.
register-ask-is_young = A young specialist? Write “yes” or “no”; “-” leaves it to the rule of the programme.
register-ask-birth_year = Write the year of birth with four digits. To remove it, send “-”.
register-ask-code = Write the code the centre knows the person by.
register-ask-email = Write an e-mail address. To remove it, send “-”.
register-ask-phone = Write a phone number. To remove it, send “-”.
category-none = none
category-position_compliance = fit for the position
category-first = first
category-highest = highest
category-methodist = educator-methodist
category-mentor = educator-mentor
category-methodist_and_mentor = educator-methodist and educator-mentor
