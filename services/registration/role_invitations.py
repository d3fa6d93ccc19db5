"""Invitations to a role: whoever opens one first gets it."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.invitations import Invitation
from models.people import Role
from models.queries import audit as audit_rows
from models.queries import organizations, turns
from models.queries.registration import invitations as rows
from services import audit, naming
from services.errors import NotFound, Unfitting
from services.paging import pages_of
from services.registration import invitation_codes as codes
from services.registration.invitations import ROLE_DAYS, Issued
from services.rights import OF_AN_ASSOCIATION, Right, may_be_given, must
from services.visits import Visit

SIMILAR = 5


@dataclass(frozen=True, slots=True)
class Unused:
    """A role invitation that still opens something."""

    id: int
    role: Role
    place: str
    until: date


@dataclass(frozen=True, slots=True)
class Places:
    """What a role may be limited to, a page at a time."""

    choices: tuple[tuple[str, int], ...]
    """Title and id: of associations for a role of an association, else of organisations."""
    pages: int
    after: int
    """The newest invitation to that role the actor has issued."""


async def places(session: AsyncSession, visit: Visit, *, role: Role, typed: str, page: int, size: int) -> Places:
    must(visit.actor, Right.GIVE_ROLES)
    if role in OF_AN_ASSOCIATION:
        associations, count = await rows.associations(session, offset=page * size, limit=size)
        choices = tuple((one.title, one.id) for one in associations)
    else:
        words = tuple(naming.search_key(typed).split())
        is_nothing = bool(typed) and not words  # signs and emoji name no place
        limit = 0 if is_nothing else size
        found, count = await organizations.page(session, words=words, offset=page * size, limit=limit)
        choices, count = tuple((one.title, one.id) for one in found), 0 if is_nothing else count
    after = await rows.newest_of_role(session, created_by=visit.actor.id, role=role)
    await session.commit()
    return Places(choices, pages_of(count, size), after)


async def issue(  # a role and its limits
    session: AsyncSession,
    visit: Visit,
    *,
    role: Role,
    organization_id: int | None = None,
    association_id: int | None = None,
    after: int,
) -> Issued:
    """One invitation to a role. `after` as `places` told it: a second tap issues nothing."""
    scope = must(visit.actor, Right.GIVE_ROLES)
    if role not in may_be_given(visit.actor) or not scope.covers(organization_id=organization_id):
        raise NotFound
    if (role in OF_AN_ASSOCIATION) != (association_id is not None):
        raise NotFound
    await turns.take(session, f"invitations {visit.actor.id}")
    if await rows.newest_of_role(session, created_by=visit.actor.id, role=role) != after:
        raise Unfitting("invitation-just-issued")
    place = ""
    if organization_id is not None:
        organization = await organizations.get(session, organization_id)
        place = organization.title if organization else ""
    elif association_id is not None:
        association = await rows.find_association(session, association_id)
        place = association.title if association else ""
    if not place and (organization_id or association_id):
        raise NotFound
    invitation = _made(role, organization_id, association_id, visit.now, created_by=visit.actor.id)
    code = await _add(session, invitation)
    await audit.note(
        session, visit, Action.INVITATIONS_ISSUED, organization_id=organization_id, count=1, role=role.value
    )
    await session.commit()
    return Issued(code, visit.municipality.day(invitation.expires_at), "", place)


async def issue_by_operator(
    session: AsyncSession, *, role: Role, organization_id: int | None, now: datetime
) -> tuple[str, datetime]:
    """An invitation to a role from outside the chat; returns the code and when it ends."""
    invitation = _made(role, organization_id, None, now, created_by=None)
    code = await _add(session, invitation)
    await audit_rows.add(
        session,
        at=now,
        actor_id=None,
        action=Action.INVITATIONS_ISSUED,
        organization_id=organization_id,
        details={"count": 1, "role": role.value},
    )
    await session.commit()
    return code, invitation.expires_at


async def find_school(session: AsyncSession, title: str) -> tuple[int | None, tuple[str, ...]]:
    """The organisation of that name however it is spelled; none, and titles like it, if there is no such one."""
    key = naming.search_key(title)
    found = await organizations.find_by_search_key(session, key) if key else None
    similar: list[str] = []
    for words in (tuple(key.split()), *((word,) for word in key.split())):
        if found is None and len(similar) < SIMILAR:
            like, _ = await organizations.page(session, words=words, offset=0, limit=SIMILAR)
            similar += [one.title for one in like]
    await session.commit()
    return (found.id if found else None), tuple(dict.fromkeys(similar))[:SIMILAR]


def _made(
    role: Role, organization_id: int | None, association_id: int | None, now: datetime, *, created_by: int | None
) -> Invitation:
    return Invitation(
        role=role,
        organization_id=organization_id,
        association_id=association_id,
        created_at=now,
        created_by=created_by,
        expires_at=now + ROLE_DAYS,
    )


async def _add(session: AsyncSession, invitation: Invitation) -> str:
    code = codes.make()
    invitation.digest = codes.digest(code)
    await rows.add(session, [invitation])
    return code


async def unused(session: AsyncSession, visit: Visit, *, page: int, size: int) -> tuple[tuple[Unused, ...], int]:
    """A page of role invitations nobody has opened, newest first, and the number of pages."""
    scope = must(visit.actor, Right.GIVE_ROLES)
    found, count = await rows.unused_of_roles(session, scope, now=visit.now, offset=page * size, limit=size)
    await session.commit()
    day = visit.municipality.day
    listed = tuple(Unused(one.id, one.role, title or "", day(one.expires_at)) for one, title in found)
    return listed, pages_of(count, size)


async def revoke(session: AsyncSession, visit: Visit, *, invitation_id: int) -> None:
    """Take a role invitation back; raises NotFound for one that is used or taken back already."""
    scope = must(visit.actor, Right.GIVE_ROLES)
    invitation = await rows.find_of_role(session, scope, invitation_id)
    if invitation is None or invitation.role not in may_be_given(visit.actor):
        raise NotFound
    invitation.revoked_at = visit.now
    await audit.note(
        session,
        visit,
        Action.INVITATIONS_REVOKED,
        organization_id=invitation.organization_id,
        count=1,
        role=invitation.role.value,
    )
    await session.commit()
