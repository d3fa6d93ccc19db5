# What is wrong with a table of educators and what is expected there. The place («Sheet1!C14») is named apart.
## The whole file
staff-problem-not-xlsx = This is not an .xlsx table. Open it in Excel or LibreOffice and save it as «Excel Workbook (.xlsx)».
staff-problem-old-format = This is the old .xls format. Save it as «Excel Workbook (.xlsx)» and send it again.
staff-problem-password = The file is locked with a password. Remove the password and send it again.
staff-problem-broken = The file does not open, it seems damaged. Save it anew and send it again.
staff-problem-too-heavy = The file is over { $limit } MB. Remove pictures and spare sheets or split the table.
staff-problem-bomb = There is far too much inside this file to open it safely. Copy the table into a new workbook and send that.
staff-problem-empty = There is nobody in the table. Fill in the rows under the headings.
staff-problem-too-many-rows = There are more than { NUMBER($limit) } filled rows. Please split the table.
staff-problem-more = { $count ->
    [one] And { $count } more remark.
   *[other] And { $count } more remarks.
}

## Sheets and headings
staff-problem-no-headings = There is no heading row, so the sheet was not read. Needed: «Surname», «First name», «Organization», «Position».
staff-problem-hidden-sheet = The sheet is hidden, so it was not read. Show it or delete it.
staff-problem-missing-heading = There is no column «{ $column ->
    [surname] Surname
    [name] First name
    [organization] Organization
   *[position] Position
}». Please add it: the sheet cannot be read without it.
staff-problem-double-heading = The column «{ $text }» is already there at { $other }. Keep one.
staff-problem-unknown-heading = The column «{ $text }» is unfamiliar and is not read.
staff-problem-forbidden-heading = The column «{ $text }» is not read: such data are not kept here. Better delete it from the file.

## Rows and cells
staff-problem-merged = Cells are merged up to { $other }. Split them and write the value in every row.
staff-problem-stray = This is the only filled cell of the row. Complete the row or clear it.
staff-problem-example = The row is marked as an example but filled in differently. If it is an educator, remove the mark.
staff-problem-missing = Please fill in «{ $column }».
staff-problem-formula = There is a formula here. Write the value.
staff-problem-error = There is an error here, { $text }. Write the value.
staff-problem-too-long = Too long: there is room for { $limit ->
    [one] { $limit } character
   *[other] { $limit } characters
}.
staff-problem-not-text = A text is needed here instead of «{ $text }».
staff-problem-name = «{ $text }» does not look like a name. Use words, without digits or brackets.
staff-problem-foreign-letters = There are letters of another alphabet in «{ $text }». Write it in Russian letters.
staff-problem-initials = The full name is needed instead of «{ $text }»: initials do not tell people apart.
staff-problem-full-name = Surname, first name and patronymic with spaces between are needed instead of «{ $text }».
staff-problem-code = «{ $text }» does not look like a code. Copy it from the bot or leave the cell empty.
staff-problem-year = A year of four digits, { NUMBER($low, useGrouping: 0) } to { NUMBER($high, useGrouping: 0) }, is needed instead of «{ $text }».
staff-problem-too-early = Born in { NUMBER($birth, useGrouping: 0) }, at work since { NUMBER($career, useGrouping: 0) }. Please check both.
staff-problem-day = A past date, for example 25.12.2023, is needed instead of «{ $text }».
staff-problem-yes-no = «Yes» or «no» is needed instead of «{ $text }».
staff-problem-category = The category «{ $text }» is unfamiliar. These will do: first, highest, position compliance, no category.
staff-problem-extra-category = «{ $text }»: only those with the highest category can be a methodist or a mentor.
staff-problem-email = «{ $text }» does not look like an e-mail address. For example: vera@shkola5.ru.
staff-problem-phone = «{ $text }» does not look like a phone number. One number is needed, for example +7 900 000-00-00.
staff-problem-unknown-position = The position «{ $text }» is unfamiliar. Choose one from the list in the template.
staff-problem-similar-position = The position «{ $text }» is unfamiliar. Is it «{ $similar }»?
staff-problem-unknown-subject = The subject «{ $text }» is unfamiliar. Choose one from the list in the template.
staff-problem-similar-subject = The subject «{ $text }» is unfamiliar. Is it «{ $similar }»?
staff-problem-same-person = This person is already there at { $other }. Keep one row; if they are namesakes, write their codes.
staff-problem-same-code = This code is already there at { $other }. Every educator has their own.

## Against what is known
staff-problem-unknown-organization = The organization «{ $text }» is unfamiliar. Correct the name or add it.
staff-problem-chosen-twice = The same person was chosen for two rows. Choose a different one for each.
staff-problem-stranger-code = The code «{ $text }» belongs to somebody who came to the bot by themselves and is not in the list. Leave the cell empty, or take them in first.
