# Sharing an event and asking about it.
event-share = 🔗 Share
event-share-screen = <b>{ $title }</b>
    { $when }

    { $link }

    The link and the picture open the event in the bot for those it is meant for. They can register there.
event-share-send = Send to a chat
event-share-words = { $title } — { $when }
event-share-over = This event is over or was called off: there is nothing to share.
event-share-closed = People are called to this event one by one: it cannot be shared by a link.
event-link-none = There is no such event for you: it was called off, or it is for other colleagues. See what there is for you.
event-question = ✉️ Ask the organiser
event-question-ask = ✉️ A question to the organiser: <b>{ $called }</b>
    { $title }, { $when }
    Write it in one message: text, photo, file or voice. The answer will come here.
event-question-went = ✓ The question went to { $called }. The answer will come here. If you have forgotten something, just write on.
event-question-away = The organiser cannot be reached just now: nothing the bot sends arrives. You can leave your question, and they will see it when they are back. If you need an answer soon, ask a methodist.
event-question-kept =
    ✓ Your question is kept: { $called }
    The organiser cannot be reached just now and will see it when they are back. If you need an answer soon, ask a methodist.
event-question-back = To the event
event-question-nobody = There is nobody to ask about this event now: it was called off, was long ago or has another organiser. Ask a methodist.
event-question-too-many = Today you have asked about { $limit ->
        [one] { $limit } event
       *[other] { $limit } events
    } already. Please wait for the answers; tomorrow you can ask again.
event-told-comes = I will come
announcement-join-event = Register
talk-of-event = 📅 { $title }
talk-part-organiser = organiser
