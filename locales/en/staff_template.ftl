# The table of educators to fill in: sheets, columns, explanations, lists, the example.
staff-sheet-register = Educators
staff-sheet-lists = Lists

staff-column-code = Code
staff-column-surname = Surname
staff-column-name = First name
staff-column-patronymic = Patronymic
staff-column-organization = Organization
staff-column-position = Position
staff-column-subjects = Subjects
staff-column-career = First year
staff-column-birth = Birth year
staff-column-young = Young educator
staff-column-category = Category
staff-column-category-on = Category date
staff-column-associations = Associations
staff-column-email = E-mail
staff-column-phone = Phone

staff-help-code = The code the bot already knows the educator by. Leave it empty for a new person. The row with the code «example» is not read.
staff-help-surname = Required. In full, in Russian letters.
staff-help-name = Required. In full, no initials.
staff-help-patronymic = If there is one.
staff-help-organization = Required. The school or kindergarten, best from the list.
staff-help-position = Required. The main position from the list, one a row.
staff-help-subjects = Several are fine with commas between, the main one first. Leave empty for those who teach no subject.
staff-help-career = The year of the first position as an educator, for example 2009.
staff-help-birth = Optional, the year only. Needed where young educators are counted by age.
staff-help-young = Yes or no. An empty cell changes nothing.
staff-help-category = From the list. Methodist and mentor come on top of the highest category.
staff-help-category-on = When it was given, for example 25.12.2023.
staff-help-associations = Methodical associations. Put a semicolon between several.
staff-help-email = Optional, the address at work.
staff-help-phone = Optional, for example +7 900 000-00-00.
staff-help-choose = Please choose from the list.

staff-choice-yes = yes
staff-choice-no = no
staff-choice-none = no category
staff-choice-compliance = position compliance
staff-choice-first = first
staff-choice-highest = highest
staff-choice-methodist = highest, methodist
staff-choice-mentor = highest, mentor
staff-choice-both = highest, methodist, mentor

staff-example-mark = example
staff-example-surname = Ромашкина
staff-example-name = Вера
staff-example-patronymic = Павловна
staff-example-career = 2009
staff-example-category-on = 25.12.2023
staff-example-associations = РМО учителей математики; творческая группа наставников
