# Conversations of people through the bot.
relay-from = ✉️ <b>{ $name }</b>{ $title ->
    [none] {""}
   *[other] {" "}· { $title }
}
relay-note-from = 📝 <b>{ $name }</b> · a note, seen only by those who help{ $title ->
    [none] {""}
   *[other] {" "}· { $title }
}
relay-answer = Answer
relay-note-answer = 📝 Answer the note
relay-away = { $name } does not get the bot's messages at the moment. Your message will arrive as soon as they are back.
relay-not-entered = { $name } has not entered the bot yet. Your message is kept and will arrive when they do.
relay-failed = ⚠️ One of your messages could not be handed on: { $name } will not see it. Please send it once more or in another way.
talk-banner = ✉️ You are writing to <b>{ $people }</b>
    { $title }
talk-note-banner = 📝 A note to colleagues: <b>{ $people }</b>
    { $title }
    Whoever asks will not see it.
talk-what-goes = Whatever you send below goes here: text, photos, videos, files, voice. Stop with the button or with /menu.
talk-not-here-yet = { $name } has not entered the bot yet: messages will wait.
talk-readers = { $count ->
    [2] { $head ->
        [1] 🔒 Only the two of you and the head of the centre can read this.
       *[other] 🔒 Only the two of you can read this.
    }
   *[other] { $head ->
        [1] 🔒 Only those who take part and the head of the centre can read this.
       *[other] 🔒 Only those who take part can read this.
    }
}
talk-of-pair = Mentoring
talk-end = Stop writing
talk-history = History
talk-again = Write more
talk-to-note = 📝 Note to colleagues
talk-to-everybody = Write to everybody here
talk-to-request = To request No. { $number }
talk-ended = All right, put aside: { $people }. To come back, tap “Write more” or reply to any of its messages.
talk-is-over = This conversation is closed: { $title }. It can be read, but not written in.
talk-is-left = You no longer take part in this conversation: { $title }.
talk-over = This conversation is closed and can no longer be written in.
talk-nothing-went = The message went to nobody.
talk-nobody = nobody yet, messages will wait
talk-and-more = { $names } and { $count } more
talk-part-asker = asks
talk-part-helper = helps
talk-part-mentor = mentor
talk-part-mentee = mentee
talk-went-to = Sent to { $people } · { $title }
talk-note-went-to = 📝 Note sent to { $people } · { $title }
talk-note-to-nobody = 📝 The note is kept, but there is nobody to read it: whoever wrote to you has left this conversation. You alone answer here now · { $title }
talk-unsendable = This kind of message cannot be handed on and went to nobody. You can send text, photos, videos, files, voice, video notes, audio, stickers, a place or somebody else's contact.
talk-own-contact = The bot does not hand on your own number: everything can be arranged here without a telephone. The contact went to nobody.
drafts-where = { $count ->
    [1] This message has gone to nobody yet: “{ $beginning }”
   *[other] Messages that have gone to nobody yet: { $count }. The first: “{ $beginning }”
}
    To whom shall it go?
drafts-full = More than { $count } messages at once will not do: the last one is not kept. Please send these first.
drafts-nowhere = Nowhere
drafts-went = { $count ->
    [one] ✓ { $count } message sent to { $people } · { $title }
   *[other] ✓ { $count } messages sent to { $people } · { $title }
}
drafts-dropped = All right, it goes to nobody.
drafts-gone = This choice has been made already or is out of date. If the message still has to go, please send it again.
said-kind-text = text
said-kind-photo = photo
said-kind-video = video
said-kind-animation = animation
said-kind-audio = audio
said-kind-document = file
said-kind-voice = voice message
said-kind-video-note = video note
said-kind-sticker = sticker
said-kind-location = place
said-kind-contact = contact
talk-edit-late = This change went to nobody: the conversation is closed, or you no longer take part in it.
talk-edit-other-kind = A text changed into a file is not handed on. Please send the file as a message of its own.
talk-edit-other-file = A file cannot be replaced by editing: the other side keeps the earlier one. Send the new one as a message of its own.
history-title = <b>{ $title }</b>
history-written-down = This conversation belongs to others. That you have opened it is written down in the audit.
history-forgotten = Its time is over: words and files were taken away.
history-empty = Nothing has been written here yet.
history-heading = { $place }. { $note ->
    [1] 📝 {""}
   *[other] {""}
}<b>{ $name }</b> · { $day }, { $time }{ $edited ->
    [1] {" "}· edited
   *[other] {""}
}
history-you = You
history-somebody = somebody
history-file-gone = Telegram no longer keeps this file.
talk-write = ✉️ Write
