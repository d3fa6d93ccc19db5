# Invitations: how people come in and how they are invited.
invitation-wrong = This code did not fit. Check that it is copied right. If it is, ask the school coordinator or the methodical service for a new one.
invitation-expired = The time of this invitation is over. Ask whoever gave it to you for a new one.
invitation-foreign = This invitation is for somebody else, and the bot knows you already. Leave it to the person it was given to.
invitation-account-taken = Somebody has come in by this invitation with another phone. If it is yours, tell the school coordinator: they will issue a new one.
invitation-too-many = Too many codes in a row did not fit. Wait an hour and try again; meanwhile ask the school coordinator whether your code is right.
invitation-role-given = ✅ { $kind ->
    [bare] You have a role now: { $role }.
   *[other] You have a role now: { $role } ({ $place }).
}
invitations = <b>Invitations</b>
invitations-schools = { $count ->
    [0] Everybody of the lists is in the bot already.
   *[other] Choose a school or write its number. Beside it: how many are not in the bot yet.
}
invitations-found = { $count ->
    [0] Nobody to invite for «{ $typed }».
    [one] For «{ $typed }» — { $count } school:
   *[other] For «{ $typed }» — { $count } schools:
}
invitations-school = { $title } · { $count }
invitations-roles = Invite to a role
invitations-of-school = <b>Invitations · { $title }</b>
    { $missing ->
        [0] Everybody of the list is in the bot already.
        [one] Not in the bot yet: { $missing } person.
       *[other] Not in the bot yet: { $missing } people.
    }
invitations-unused = { $count ->
    [one] Given out and not used yet: { $count } invitation.
   *[other] Given out and not used yet: { $count } invitations.
}
invitations-send = Invite everybody not in the bot yet · { $count }
invitations-preparing = { $count ->
    [one] Preparing { $count } invitation…
   *[other] Preparing { $count } invitations… This takes some seconds.
}
invitations-sent = ✅ { $count ->
    [one] { $count } invitation is ready: sheets to print and a list are in the files above (good until { $until }).
   *[other] { $count } invitations are ready: sheets to print and a list are in the files above (good until { $until }).
}
    The codes are personal: give everybody their card, and delete the files afterwards.
invitations-file-name = { $kind ->
    [cards] Invitations, { $place }
   *[list] List of invitations, { $place }
}
invitations-revoke-school = Take back all invitations of the school
invitations-revoke-ask = { $count ->
    [one] <b>{ $title }</b>: take back { $count } unused invitation? Its code will fit no more.
   *[other] <b>{ $title }</b>: take back { $count } unused invitations? Their codes will fit no more.
}
invitations-revoke-sure = Yes, take back
invitations-revoked = { $count ->
    [0] There is nothing to take back any more.
    [one] ✅ { $count } invitation taken back.
   *[other] ✅ { $count } invitations taken back.
}
invitation-just-issued = You have just been given these invitations. Open «Invitations» again if you need new ones.
invitation-nobody-left = Nobody to invite: all are in the bot already.
invitation-of-the-centre = This person has a role outside the school. The methodical service invites them.
invitation-for-person = <b>An invitation to the bot of the methodical service</b>
invitation-for-role = <b>Invitation: { $role }</b>
invitation-called = For: { $called }
invitation-place = { $place }
invitation-link = Open the link: { $link }
    Or find the bot and write the code to it: <code>{ $code }</code>
    Good once, until { $until }
invitation-paper-code = Code:
invitation-paper-how = Point a camera at the picture, open the link or write the code to the bot.
invitation-paper-until = Only for you, once, until
invitation-paper-heading = { $column ->
    [called] For
    [place] School
    [code] Code
    [link] Link
   *[until] Good until
}
invitation-paper-sheet = Invitations
invitation-roles = <b>Invite to a role</b>
    Whoever opens the link first gets the role. Send it in person only.
invitation-roles-unused = Unused invitations
invitation-role-chosen = <b>{ $role }</b>
invitation-role-place = Where? Choose, or write the number of the school.
invitation-role-whole = The whole municipality
invitation-role-own-school = The school the person works at
invitation-role-association = In which association?
invitation-role-no-association = There are no associations yet: they come with the list of educators.
invitation-unused = <b>Unused invitations</b>
invitation-unused-none = <b>Unused invitations</b>
    There are none now.
invitation-unused-line = { $number }. { $kind ->
    [bare] { $role }, until { $until }
   *[other] { $role }, { $place }, until { $until }
}
invitation-revoke = Take back № { $number }
invitation-role-revoked = The invitation is taken back.
