"""Roles: who holds which, given and taken back, and all duties handed over to somebody else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.people import Person, Role, RoleGrant
from models.queries import accounts, handovers, people, register
from models.queries import roles as rows
from services import audit, event_handover, rights, route_handover
from services.calling import call
from services.errors import NotFound, Unfitting
from services.people import Grant
from services.rights import GIVEN, OF_AN_ORGANIZATION, Right, must, must_be_whole
from services.visits import Visit

UNDO_WITHIN = timedelta(days=1)
KEYS = rights.ROLES[Right.GIVE_ROLES]


@dataclass(frozen=True, slots=True)
class Holder:
    grant_id: int
    person_id: int
    called: str
    place: str | None


@dataclass(frozen=True, slots=True)
class Affected:
    """Whose menu has changed: the Telegram id, if they have entered."""

    person_id: int
    called: str
    telegram_id: int | None


@dataclass(frozen=True, slots=True)
class Transferred:
    handover_id: int
    giver: Affected
    taker: Affected
    roles: Sequence[Role]
    routes: int
    """How many routes the taker helps with from now on."""
    events: int = 0
    """How many events the taker organises from now on."""


async def counts(session: AsyncSession, visit: Visit) -> dict[Role, int]:
    """How many people hold each role that can be given."""
    must_be_whole(visit.actor, Right.GIVE_ROLES)
    found = await rows.counts(session)
    await session.commit()
    return {role: found.get(role, 0) for role in GIVEN}


async def holders(session: AsyncSession, visit: Visit, *, role: Role, page: int, size: int) -> tuple[Holder, ...]:
    must_be_whole(visit.actor, Right.GIVE_ROLES)
    found = await rows.holders(session, role, offset=max(page, 0) * size, limit=size)
    await session.commit()
    mode = visit.municipality.privacy_mode
    return tuple(Holder(grant.id, person.id, call(mode, person), place) for grant, person, place in found)


async def give(session: AsyncSession, visit: Visit, *, person_id: int, role: Role) -> Affected:
    """A role for somebody of the register; one of a school is limited to their own. Giving twice is giving once."""
    must_be_whole(visit.actor, Right.GIVE_ROLES)
    person = await _person(session, visit, person_id)
    _may_hold(visit, role)
    limit = person.organization_id if role in OF_AN_ORGANIZATION else None
    if role in OF_AN_ORGANIZATION and limit is None:
        raise Unfitting("roles-no-school")
    same = await rows.find_same(session, person_id=person.id, role=role, organization_id=limit, association_id=None)
    if same is None:
        await rows.add(
            session,
            person_id=person.id,
            role=role,
            organization_id=limit,
            association_id=None,
            granted_by=visit.actor.id,
            now=visit.now,
        )
        await audit.note(
            session, visit, Action.ROLE_GRANTED, person_id=person.id, organization_id=limit, role=role.value
        )
    affected = await _affected(session, visit, person)
    await session.commit()
    return affected


async def take_back(session: AsyncSession, visit: Visit, *, grant_id: int) -> Affected:
    """Nobody takes from themselves what lets them give roles: there would be nobody left to give it back."""
    must_be_whole(visit.actor, Right.GIVE_ROLES)
    grant = await rows.find(session, grant_id)
    if grant is None:
        raise NotFound
    _may_hold(visit, grant.role)
    if grant.role in KEYS and grant.person_id == visit.actor.id:
        raise Unfitting("roles-not-yourself")
    person = await people.get(session, grant.person_id)
    await rows.remove(session, [grant.id])
    await audit.note(
        session,
        visit,
        Action.ROLE_REVOKED,
        person_id=person.id,
        organization_id=grant.organization_id,
        role=grant.role.value,
    )
    affected = await _affected(session, visit, person)
    await session.commit()
    return affected


async def hand_over(session: AsyncSession, visit: Visit, *, giver_id: int, taker_id: int) -> Transferred:
    """All duties of one person to another, at once; what the taker has already stays with the giver."""
    must_be_whole(visit.actor, Right.HAND_OVER)
    if giver_id == taker_id:
        raise Unfitting("handover-same-person")
    giver, taker = await _person(session, visit, giver_id), await _person(session, visit, taker_id)
    await rows.pin(session, [giver.id], OF_AN_ORGANIZATION)
    held = {_limits(grant) for grant in await rows.of_to_change(session, taker.id)}
    given = [grant for grant in await rows.of_to_change(session, giver.id) if _limits(grant) not in held]
    for grant in given:
        _may_hold(visit, grant.role)
    await rows.move(session, [grant.id for grant in given], person_id=taker.id)
    routes = await route_handover.hand_on(session, visit, giver=giver, taker=taker)
    events = await event_handover.hand_on(session, visit, giver=giver, taker=taker)
    if not given and not routes and not events:
        await session.rollback()
        raise Unfitting("handover-nothing")
    handover = await handovers.add(
        session,
        from_id=giver.id,
        to_id=taker.id,
        by_id=visit.actor.id,
        at=visit.now,
        moved={
            ROLE_GRANTS: [grant.id for grant in given],
            route_handover.ROUTES: routes,
            event_handover.EVENTS: events,
        },
    )
    await audit.note(session, visit, Action.DUTIES_HANDED_OVER, person_id=giver.id, taker=taker.code or "")
    result = Transferred(
        handover.id,
        await _affected(session, visit, giver),
        await _affected(session, visit, taker),
        [grant.role for grant in given],
        len(routes),
        len(events),
    )
    await session.commit()
    return result


async def undo(session: AsyncSession, visit: Visit, *, handover_id: int) -> Transferred:
    """Take back what the taker still has of a handover, within a day; doing it twice is doing it once."""
    must_be_whole(visit.actor, Right.HAND_OVER)
    handover = await handovers.find(session, handover_id)
    if handover is None:
        raise NotFound
    if handover.undone_at is None and visit.now - handover.at > UNDO_WITHIN:
        raise Unfitting("handover-too-late")
    moved = set(handover.moved.get(ROLE_GRANTS, ()))
    still = [grant for grant in await rows.of_to_change(session, handover.to_id) if grant.id in moved]
    for grant in still:
        _may_hold(visit, grant.role)
    giver, taker = await people.get(session, handover.from_id), await people.get(session, handover.to_id)
    if handover.undone_at is None:
        await rows.move(session, [grant.id for grant in still], person_id=handover.from_id)
        handover.undone_at = visit.now
        helped = handover.moved.get(route_handover.ROUTES, ())
        await route_handover.take_back(session, visit, helped, giver=giver, taker=taker)
        organised = handover.moved.get(event_handover.EVENTS, ())
        await event_handover.hand_on(session, visit, giver=taker, taker=giver, only=organised)
        await audit.note(session, visit, Action.DUTIES_TAKEN_BACK, person_id=handover.from_id)
    result = Transferred(
        handover.id,
        await _affected(session, visit, giver),
        await _affected(session, visit, taker),
        [grant.role for grant in still],
        0,
    )
    await session.commit()
    return result


ROLE_GRANTS = "role_grants"
"""The name duties of a role are kept under in a handover."""


def _limits(grant: RoleGrant) -> Grant:
    return Grant(grant.role, grant.organization_id, grant.association_id)


def _may_hold(visit: Visit, role: Role) -> None:
    """Only an administrator makes and unmakes administrators."""
    if role not in rights.may_be_given(visit.actor):
        raise NotFound


async def _person(session: AsyncSession, visit: Visit, person_id: int) -> Person:
    """Somebody of the register who has not left."""
    scope = must(visit.actor, Right.SEE_PEOPLE)
    person = await register.find(session, scope, person_id, to_change=True)
    if person is None or person.archived_at is not None:
        raise NotFound
    return person


async def _affected(session: AsyncSession, visit: Visit, person: Person) -> Affected:
    called = call(visit.municipality.privacy_mode, person)
    return Affected(person.id, called, await accounts.of_person(session, person.id))
