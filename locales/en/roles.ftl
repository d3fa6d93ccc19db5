# Roles and handing over duties.
role-educator = educator
role-mentor = mentor
role-association_leader = leader of an association
role-methodist = methodist
role-expert = expert
role-council_member = member of the council
role-school_coordinator = school coordinator
role-organization_head = head of an organisation
role-centre_head = head of the centre
role-authority_head = head of the authority
role-admin = administrator of the bot
roles = <b>Roles</b>
    Choose a role to see who holds it. A role is given on a person's card.
roles-button = { $role } · { $count }
roles-holders = <b>{ $role }</b>: { $count ->
    [0] nobody yet
    [one] { $count } person
   *[other] { $count } people
}
roles-holder-button = { $called }{ $place ->
    [none] {""}
   *[other] , { $place }
}
roles-take-ask = Take the role “{ $role }” back: { $called }?
roles-take-sure = Yes, take it back
roles-taken = The role is taken back: { $called }. Their menu has changed already.
roles-given = The role “{ $role }” is given: { $called }. Their menu has changed already.
roles-of-person = Roles
roles-give-title = <b>{ $called }</b>
    Which role? A role of a school is for the school the person works at.
roles-no-school = The person has no school. Say on the card which one it is first.
roles-not-yourself = You cannot take this role from yourself: ask a colleague.
handover = <b>Hand over duties</b>
    All roles and duties of one person go to another. It can be undone within a day.
    Whose duties? Write part of a surname, or a code.
handover-to = The duties of { $called }.
    To whom? Write part of a surname, or a code.
handover-ask = Hand over all duties?
    From: { $giver }
    To: { $taker }
handover-sure = Yes, hand over
handover-done = Handed over ✓
    From: { $giver }
    To: { $taker }
    { $roles ->
        [none] { "" }
       *[other] Roles: { $roles }.
    }{ $duties ->
        [0] { "" }
       *[other] { " " }Routes, requests and other duties: { $duties }.
    }
    It can be undone within a day.
handover-undo = Undo
handover-undone = Undone, the duties are back: { $giver }.
handover-same-person = This is one and the same person. Choose another.
handover-nothing = There is nothing to hand over: no roles and no duties, or the other person holds them too.
handover-too-late = More than a day has passed. Hand the duties over the other way.
