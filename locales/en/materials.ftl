# The bank of methodical materials.
command-materials = Materials: find something ready, share your own
materials-title = <b>Materials</b>{ $narrowed ->
    [none] {""}
   *[other] : { $narrowed }
} · { $count }
materials-line = • { $title } — { $kind }
materials-hint = <i>To find something, write a word of its title.</i>
materials-none = There is nothing here yet.
materials-by-kind = Kind
materials-by-area = Area
materials-all = All
materials-any = Any of them
materials-narrow-kind = Which kind of material?
materials-narrow-area = For which area?
materials-own = My materials
materials-mine = <b>My materials</b> · { $count }
materials-mine-none = <b>My materials</b>

    Have you a lesson plan, a checklist, a presentation? Share it: a methodist reads it and publishes it for all.
materials-mine-line = { $status ->
    [published] ✅
    [returned] ❗
    [withdrawn] 📦
   *[other] ⏳
} { $title }
material-offer = ➕ Share a material
materials-waiting-door = Waiting for a review: { $count }
materials-waiting = <b>Materials waiting for a review</b> · { $count }
materials-waiting-none = Everything is read.
materials-waiting-line = • { $title }
material-title = 📄 <b>{ $title }</b>
material-about = { $kind } · { $area } · { $audience }
material-note = { $note }
material-author = { $author ->
    [none] The author is not named
   *[other] Author: { $author }
}
material-uses = { $count ->
    [0] Nobody has said yet that they work with it.
    [one] { $count } person works with it.
   *[other] { $count } people work with it.
}
material-standing = { $status ->
    [returned] ❗ The methodist asks you to correct it.
    [withdrawn] 📦 Taken out of the bank.
   *[other] ⏳ Waits for a review.
}
material-status-waiting = waits for a review
material-status-published = published
material-status-returned = given back
material-status-withdrawn = withdrawn
material-reason = Why: { $reason }
material-get = Get it
material-use = Mark: I work with it
material-used = ✓ I work with it
material-link = Link: { $source }
material-file = File: { $source }
material-lost = Telegram no longer hands out this file. Write to the methodist.
material-publish = Publish
material-return = Give back
material-withdraw = Withdraw
material-accepted = Published
material-correct = Correct
material-remove = Remove
material-remove-ask = Remove “{ $title }” altogether? It cannot be brought back.
material-remove-sure = Yes, remove
material-removed = Removed
material-ask-kind = What kind of material is it?
material-ask-title = What is it called?
material-ask-area = What does it belong to?
material-ask-audience = Who will find it useful?
material-ask-note = What is in it and how does one work with it? Two or three sentences are enough.
material-ask-source = Send a file, a photo or a link.
material-ask-name = Shall you be named as its author? Everybody who uses the bank sees the card.
material-for-all = Everybody
material-name-named = Yes, with my name
material-name-unnamed = No, without a name
material-will-be-named = Everybody will see the author.
material-will-be-unnamed = Only methodists see the author's name.
material-send = Send for a review
material-sent = Sent. A methodist reads it and publishes it or says what to correct.
material-published = Published: the material is in the bank.
material-change-kind = Kind
material-change-title = Title
material-change-area = Area
material-change-audience = For whom
material-change-note = Description
material-change-source = File or link
material-change-name = Author
material-choose-button = Choose a button under the question.
material-title-unfit = A title has { $low } to { $high } characters.
material-note-unfit = A description has { $low } to { $high } characters.
material-source-unfit = Send a whole link, with https://, or a file or a photo.
material-other-unfit = The bank keeps no videos and no voice messages. Put the recording where it has a link and send that; a file or a photo will do too.
material-draft-gone = This material has been sent or given up already. Open “My materials” again.
material-is-published = The material is in the bank. To correct it, ask a methodist to withdraw it.
material-changed = The material has been changed or decided meanwhile. Open it again.
material-is-yours = This is your own material: ask another methodist to read it.
material-ask-return = What should be corrected in “{ $title }”? The author will read your words.
material-ask-withdraw = Why is “{ $title }” withdrawn? The author will read your words.
material-reason-unfit = A reason has { $low } to { $high } characters.
material-notice-published = ✅ Your material “{ $title }” is published. Thank you for sharing!
material-notice-returned = The material “{ $title }” should be corrected: { $reason }
material-notice-withdrawn = The material “{ $title }” has been withdrawn: { $reason }
material-notice-open = Open
privacy-materials = Materials you have offered: { $count }.
own-sheet-materials = My materials
own-material-title = Title
own-material-kind = Kind
own-material-area = Area
own-material-note = Description
own-material-source = File or link
own-material-status = State
own-material-reason = Why
