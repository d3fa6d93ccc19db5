event-after = After the event
event-after-title = <b>After the event</b> · { $title }
event-after-people = { $count ->
    [0] Nobody has been noted as taking part yet.
   *[other] Took part: { $count }
}
event-after-mark-first = Note who was there: certificates and feedback depend on it.
event-materials-count = 📎 Materials · { $count }
event-materials-title = <b>Materials</b> · { $title } · { $count }
event-materials-empty = Nothing here yet. Press “➕ Add” and send slides, notes, a recording or a link: whoever took part gets them with one tap.
event-materials-add = ➕ Add
event-materials-tell = Tell those who took part · { $count }
event-materials-sent = { $count ->
    [0] Everybody who can be told has been written to. Add something new, and it can be told of again.
    [one] { $count } person will be written to. Not in the evening, not on days off.
   *[other] { $count } people will be written to. Not in the evening, not on days off.
}
event-materials-ask = Send a document, a photo, a video or a link. The title is taken from the caption or the name of the file.
event-materials-ask-more = Send more or press “Done”.
event-materials-done = Done
event-materials-added = Added ✓ { $title }
event-materials-ask-title = What is it called? Write one line.
event-materials-plain = Leave it “{ $title }”
event-material-document = Document
event-material-photo = Photo
event-material-video = Video
event-material-link = Link
event-materials-one = <b>{ $title }</b>
event-materials-link = { $link }
event-materials-get = Get it
event-materials-remove = Remove
event-materials-remove-ask = Remove “{ $title }”? Whoever has it keeps it, nobody else gets it.
event-materials-remove-sure = Yes, remove
event-materials-removed = Removed.
event-materials-take = Tap, and the bot sends it.
event-materials-none = There are no materials.
event-materials-lost = The file is gone from Telegram. Ask the organiser to send it again.
event-materials-unfit = That did not work. A document, a photo, a video or one link that begins with https:// is needed.
event-materials-title-needed = A title cannot be empty. Write a few words.
event-materials-full = There are { $high } already, which is all there is room for. Remove what is not needed.
event-materials-closed = Nothing can be added to this event: it is not in the plan.
event-materials-nobody = There is nobody to tell yet: note who took part.
event-materials-gone-by = This file is kept already, or you have begun anew. Open “Materials” again.
event-materials-told = 📎 Materials of “{ $title }”: { $count ->
    [one] { $count } file or link
   *[other] { $count } files and links
}. One tap, and they are yours.
event-materials-open = Have a look
event-certificate-take = 🎓 Certificate
event-certificate-all = 🎓 Certificates · { $count }
event-certificate-drawn = Drawing, one moment…
event-certificate-file = certificate-{ $number }.pdf
event-certificates-file = certificates-{ $number }.pdf
event-certificate-caption = Your certificate: “{ $title }”.
event-certificate-by-hand = Your certificate: “{ $title }”. Write your name in by hand: no names are kept here.
event-certificates-caption = Certificates: “{ $title }”, { $count ->
    [one] { $count } page
   *[other] { $count } pages
}. Print, sign and hand them out.
event-certificate-none = There will be a certificate when the event is over. For events held by others it is they who give one.
event-certificate-nobody = Nobody has been noted as taking part yet. Note who did, and the certificates are ready.
event-certificate-heading = Certificate
event-certificate-confirms-listener = This confirms taking part in
event-certificate-confirms-spoke = This confirms speaking at
event-certificate-confirms-organised = This confirms organising
event-certificate-title = { $kind } “{ $title }”
event-certificate-where = { $place }
event-certificate-online = Online
event-certificate-holder = Held by: { $holder }
event-certificate-hours = { $count ->
    [one] { $count } academic hour
   *[other] { $count } academic hours
}
event-certificate-number = No. { $number }
event-certificate-name-line = name
event-certificate-signature = Head
