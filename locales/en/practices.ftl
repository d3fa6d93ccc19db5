# Practices people have shared.
command-practices = My practice: tell of it
practices-title = <b>My practice</b> · { $count }
practices-none = <b>My practice</b>
    Practices you have shared are kept here: master classes, open lessons, publications. Tell of the first, it takes a minute.
practices-line = • { $title } — { $day }, { $status }
practices-wait = 📥 Practices wait: { $count }
practice-tell = ➕ Tell of a practice
practice-correct = ✏️ Correct
practice-share = 👥 Invite a co-author
practice-leave = I am no author
practice-leave-sure = Yes, take me off
practice-leave-ask = Take you off the authors of “{ $theme }”? The other authors keep it.
practice-remove = Remove
practice-remove-sure = Yes, remove it
practice-remove-ask = Remove “{ $theme }” for good? It cannot be brought back.
practice-left = Removed from your practices
practice-stands = State: { $status }
practice-came-back = What to correct: { $reason }
practice-status-waiting = waits for a methodist
practice-status-confirmed = confirmed
practice-status-returned = came back to you
practice-ask-kind = What have you shared?
practice-ask-theme = Which theme? Write it, up to 200 characters. If you have told of this theme before, choose it from the list.
practice-ask-level = Of which level was the event or the edition?
practice-ask-day = When was it? For instance 15.10 or “yesterday”.
practice-ask-place = Where? Write the event or the edition.
practice-ask-proof = What proves it? Send a photo of the certificate, a file or a link, or write the number of a certificate, an order, a page.
practice-same-theme = the same theme: { $theme }
practice-summary = <b>{ $theme }</b>
    { $kind }, { $level }
    { $day }, { $place }
    Proof: { $proof }
practice-authors = { $count ->
        [one] Author: { $names }
       *[other] Authors: { $names }
    }
practice-change-kind = Kind
practice-change-theme = Theme
practice-change-level = Level
practice-change-day = Date
practice-change-place = Where
practice-change-proof = Proof
practice-send = ✅ Send
practice-sent = Sent to a methodist
practice-share-screen = Send this link to a co-author of “{ $theme }”. They will see the practice and tap “I am an author too”.
    { $link }
    One can join until the practice is confirmed.
practice-share-send = Send the link
practice-share-words = We prepared the practice “{ $theme }” together. Please join as a co-author.
practice-invited = Did you prepare this practice too? Then tap “I am an author too”.
practice-join = I am an author too
practice-joined = Now you are an author too
practice-link-none = There is no practice behind this link. Ask your colleague to send it again.
practices-waiting = <b>Practices wait</b> · { $count }
practices-waiting-none = Everything is looked at.
practice-confirm = Confirm
practice-return = Send back
practice-confirmed = Confirmed
practice-ask-reason = “{ $theme }”. What should be corrected? Its authors will read your words.
practice-notice-confirmed = Your practice “{ $theme }” is confirmed. Thank you for sharing it!
practice-notice-returned = The practice “{ $theme }” came back to you. What to correct: { $reason }
practice-notice-open = Open
practice-ahead = That day has not come yet. Tell of the practice once it has taken place.
practice-choose-button = Please choose one of the buttons.
practice-words-unfit = It takes from { $low } to { $high } characters. Write it again.
practice-draft-gone = This form is closed already. Begin anew, it does not take long.
practice-unregistered = Finish your registration first: there is nobody to write the practice down for.
practice-authors-many = There are { $count } authors already, no more can be added.
practice-confirmed-already = The practice is confirmed already: its words and authors change no more.
practice-changed = The practice has been changed or looked at already. Open it again.
practice-is-yours = This is your own practice: ask another methodist to confirm it.
own-sheet-practices = Practices
own-practice-theme = Theme
own-practice-level = Level
own-practice-day = Date
own-practice-place = Where
own-practice-proof = Proof
own-practice-status = State
privacy-practices = Practices you have shared: { $count }.
practice-kept-waiting = waits
practice-kept-confirmed = confirmed
practice-kept-returned = given back
