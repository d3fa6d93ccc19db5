# The staff register out of a table: what to send, what would change, what has to be asked.
staff-import =
    <b>The staff list</b>
    Send an .xlsx table, up to 5 MB: one person, one row. The columns are those of the template.

    First I will show what would change. Until you press «Make the changes», everything stays as it is.
staff-import-codes =
    Better send no names here: whoever looks after the server can load the table there.
staff-import-template = Template of the table
staff-import-template-sent = Fill it in and send it here. The grey row is an example, you may delete it.
staff-import-continue = Back to the table you sent
staff-import-not-a-file = I am waiting for an .xlsx file: attach it with the paper clip.
staff-import-not-fetched = The file could not be fetched. Please send it once more.
staff-import-reading = Reading the table…
staff-import-read-so-far = { $behind ->
    [one] Read { NUMBER($behind) } row
   *[other] Read { NUMBER($behind) } rows
} of { NUMBER($total) }
staff-import-unreadable = This table could not be read:

## What would change
staff-import-preview = <b>What would change</b>
staff-import-count-new = New: { NUMBER($count) }
staff-import-count-changed = Changes: { NUMBER($count) }
staff-import-count-left = To the archive: { NUMBER($count) }
staff-import-count-returned = Out of the archive: { NUMBER($count) }
staff-import-count-unchanged = Unchanged: { NUMBER($count) }
staff-import-count-doubts = Questions: { NUMBER($count) }
staff-import-count-problems = Mistakes in the table: { NUMBER($count) }
staff-import-count-organizations = New organizations: { NUMBER($count) }
staff-import-count-associations = New associations: { NUMBER($count) }
staff-import-nothing-new = There is nothing to change.
staff-import-partly-problems = There are mistakes in the table, so nobody will be archived this time. Rows with mistakes are passed over, the others can go in.
staff-import-partly-organizations = Not all organizations are in the table, so nobody will be archived.
staff-import-ask-first = Please answer the questions first: only you can tell who these people are.
staff-import-changed-meanwhile = The list has changed while you were looking. Nothing was written; this is how it is now:
staff-import-apply = Make the changes
staff-import-ask = Answer the questions · { $count }
staff-import-ask-anew = Answer the questions anew
staff-import-drop = Drop the table
staff-import-see-new = New · { $count }
staff-import-see-changed = Changes · { $count }
staff-import-see-left = To the archive · { $count }
staff-import-see-returned = Returning · { $count }
staff-import-see-places = New places · { $count }
staff-import-see-problems = Mistakes · { $count }
staff-import-dropped = The table is deleted, nothing has changed.

## Pages
staff-import-title-new = <b>New people</b> · { NUMBER($count) }
staff-import-title-changed = <b>Changes</b> · { NUMBER($count) }
staff-import-title-left = <b>To the archive</b> · { NUMBER($count) }
staff-import-title-returned = <b>Out of the archive</b> · { NUMBER($count) }
staff-import-title-places = <b>Organizations and associations not known yet</b> · { NUMBER($count) }
staff-import-title-problems = <b>Mistakes in the table</b> · { NUMBER($count) }
staff-import-somebody = • { $who }
staff-import-new-place = • { $title }
staff-import-similar = • { $title }
    ⚠️ It looks like «{ $similar }». If they are the same, correct the title in the table.
staff-import-fact = – { $fact }: { $before } → { $after }
staff-import-fact-hidden = – { $fact }: will change
staff-import-more-facts = – and { $count } more
staff-import-nothing = not given
staff-import-all-problems = All mistakes as a file
staff-import-problems-file = Mistakes in the table

staff-fact-person-code = code
staff-fact-surname = surname
staff-fact-name = first name
staff-fact-patronymic = patronymic
staff-fact-organization = place of work
staff-fact-position = position
staff-fact-subjects = subjects
staff-fact-career-started = first year of work
staff-fact-birth-year = year of birth
staff-fact-is-young = young educator
staff-fact-category = category
staff-fact-category-on = day of the category
staff-fact-associations = associations
staff-fact-email = email
staff-fact-phone = phone

## Questions
staff-import-question = { $left ->
    [one] <b>{ $left } question left</b>
   *[other] <b>{ $left } questions left</b>
}
staff-import-question-row = In the table ({ $place }): <b>{ $who }</b>, { $position }
staff-import-question-who = Is it one of these?
staff-import-question-new = Is this somebody new?
staff-import-question-twins = Similar rows of the table: { $places }
staff-import-choice = { $number }. { $who } — { $reason }
staff-import-choice-archived = { $line }, in the archive now
staff-import-choice-facts = { $line }; { $facts }
staff-import-since = working since { $year }
staff-import-new-person = This is somebody new
staff-import-leave-out = Pass over the row
staff-import-leave-out-rest = Pass over all questions
staff-reason-code = same code, another name
staff-reason-namesake = namesake
staff-reason-patronymic = a patronymic on one side only
staff-reason-typo = one letter differs
staff-reason-renamed = another surname
staff-reason-elsewhere = another place of work

## How it ended
staff-import-applied = ✅ <b>The changes are made</b>
staff-import-over-applied = This table is in the list already.
staff-import-over-dropped = This table has been put away. Send it once more if you need it.
staff-import-over-stale = The table has waited for more than a day, and much may have changed. Please send it once more.

## In the terminal
staff-import-line-problem = mistake: { $text }
staff-import-line-question = { $count ->
    [0] question: { $place }: { $who }: somebody new?
    [one] question: { $place }: { $who }: like { $count } person of the list
   *[other] question: { $place }: { $who }: like { $count } people of the list
}
staff-import-line-place = new: { $title }
staff-import-line-similar = new: { $title } (like «{ $similar }»)
staff-import-line-done = The changes are made.
staff-import-line-confirm = Nothing is written. To make the changes, run it again with --apply.
staff-import-line-answer = Nothing is written: questions are answered in the chat (/import), or made clear in the table.
