# The group of an association in Telegram.
association-group-door = 💬 Telegram group
association-group-none = <b>Telegram group</b> · { $association }
    Add the bot to the group of the association: it will tell of new meetings, of those moved or called off, and remind the day before. Nothing else: it reads no messages of others and answers none.

    Press the button and choose the group. The link works for an hour, and for you alone.
association-group-add = Add the bot to a group
association-group-look = See whether it worked
association-group-again = Link again
association-group-linked = <b>Telegram group</b> · { $association }
    Linked: “{ $title }”, { $day }.
    Here the bot tells of new meetings, of those moved or called off, and reminds the day before. People register in the bot itself.
association-group-lost = <b>Telegram group</b> · { $association }
    ⚠️ Since { $day } the bot cannot write in the group “{ $title }”: it was removed or silenced. Bring it back, or link another group.
association-group-unlink = Unlink the group
association-group-unlinked = The group is unlinked
association-group-hello = Done: news of the meetings of “{ $association }” will come here. To register or to ask, open the bot.
association-group-not-yours = Only the leader of an association can link its group, with a link of their own from the bot.
association-group-code-old = This link works no longer: it is good for an hour. Get a new one in the bot.
association-group-taken = This group is linked to another association already.
association-group-second = This association has a group already. Unlink that one in the bot first.
association-group-is-lost = ⚠️ The bot can no longer write in the group “{ $title }” ({ $association }): it was removed or silenced. People still get everything in the bot itself.
association-group-is-back = The bot can write in the group “{ $title }” ({ $association }) again.
association-group-open-event = Open in the bot
association-group-told-published = 📅 <b>New meeting:</b> “{ $title }”
    { $day }, { $hour }{ $place ->
        [none] { "" }
        [online] {" "}· online
       *[other] {" "}· { $place }
    }
association-group-told-repeated = 🔁 <b>It will come again:</b> “{ $title }”
    For the first time { $day }, { $hour }, then { $more ->
        [one] { $more } more meeting
       *[other] { $more } more meetings
    }. The days are in the bot.
association-group-told-moved = ⏰ <b>Moved:</b> “{ $title }”
    Was: { $was }, { $before }
    Now: { $day }, { $hour }{ $place ->
        [none] { "" }
        [online] {" "}· online
       *[other] {" "}· { $place }
    }{ $more ->
        [0] { "" }
       *[other] {" "}— and the meetings after it, too
    }
association-group-told-place = 📍 <b>New place:</b> “{ $title }”
    { $day }, { $hour }{ $place ->
        [none] {" "}· the place is being settled
        [online] {" "}· online, the link is in the bot
       *[other] {" "}· { $place }
    }
association-group-told-cancelled = ✖️ <b>Called off:</b> “{ $title }”, { $day }, { $hour }{ $more ->
        [0] { "" }
       *[other] {" "}— and the meetings after it, too
    }
association-group-told-tomorrow = 🔔 <b>A reminder:</b> “{ $title }”
    { $day }, { $hour }{ $place ->
        [none] { "" }
        [online] {" "}· online
       *[other] {" "}· { $place }
    }
