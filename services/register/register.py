"""The people of the register: found, listed by school, looked at one by one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from models.people import Person, Role
from models.queries import own_data
from models.queries import roles as grants
from models.queries.register import register as rows
from models.queries.registration import invitations, joining
from models.scopes import Scope
from services import naming, rights
from services.calling import call
from services.errors import NotFound
from services.paging import pages_of
from services.rights import Right, must
from services.telling_apart import called_apart
from services.visits import Visit

School = rows.School


class Standing(StrEnum):
    """Which people of a list are shown."""

    ALL = "all"
    OUTSIDE = "outside"
    """Not yet in the bot."""
    ARCHIVE = "archive"


@dataclass(frozen=True, slots=True)
class Line:
    """A person in a list: what they are called here and whether they have entered the bot."""

    id: int
    called: str
    has_entered: bool
    is_archived: bool


@dataclass(frozen=True, slots=True)
class Found:
    people: tuple[Line, ...]
    count: int
    page: int
    pages: int
    school: School | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    people: int
    entered: int
    waiting: int
    """Have asked to be let in."""


@dataclass(frozen=True, slots=True)
class Door:
    """Who waits to come in at an organisation."""

    waiting: int
    """Have asked to be let in."""
    newest_invitation: int | None
    """The last one the actor has issued there; none for those who may not invite."""


@dataclass(frozen=True, slots=True)
class Held:
    """A role somebody has, and the title of what it is limited to."""

    grant_id: int
    role: Role
    place: str | None


@dataclass(frozen=True, slots=True)
class Card:
    person: Person
    called: str
    entered_at: datetime | None
    further_subjects: Sequence[str]
    associations: Sequence[str]
    roles: Sequence[Held]
    may_change: bool
    may_admit: bool
    may_invite: bool
    may_enter_for: bool
    may_give_roles: bool
    may_block: bool


async def summary(session: AsyncSession, visit: Visit) -> Summary:
    scope = must(visit.actor, Right.SEE_PEOPLE)
    people, entered = await rows.count(session, scope)
    waiting = await _waiting(session, visit, None)
    await session.commit()
    return Summary(people, entered, waiting)


async def schools(session: AsyncSession, visit: Visit, *, page: int, size: int) -> tuple[list[School], int]:
    """A page of the organisations within reach, and the number of pages."""
    scope = must(visit.actor, Right.SEE_PEOPLE)
    found, count = await rows.schools(session, scope, offset=max(page, 0) * size, limit=size)
    await session.commit()
    return found, pages_of(count, size)


async def school(session: AsyncSession, visit: Visit, *, organization_id: int) -> tuple[School, Door]:
    """One organisation, and who waits at its door."""
    scope = must(visit.actor, Right.SEE_PEOPLE)
    found = await rows.school(session, scope, organization_id)
    waiting = await _waiting(session, visit, organization_id)
    newest = None
    if rights.reach(visit.actor, Right.INVITE).covers(organization_id=organization_id):
        newest = await invitations.newest_of_school(session, created_by=visit.actor.id, organization_id=organization_id)
    await session.commit()
    if found is None:
        raise NotFound
    return found, Door(waiting, newest)


async def find(  # what a list is narrowed by
    session: AsyncSession,
    visit: Visit,
    *,
    typed: str = "",
    organization_id: int | None = None,
    standing: Standing = Standing.ALL,
    page: int = 0,
    size: int,
) -> Found:
    """People within reach by parts of name or code, in any order of words; the archive only when it is asked for."""
    scope = must(visit.actor, Right.SEE_PEOPLE)
    place = await rows.school(session, scope, organization_id) if organization_id is not None else None
    if organization_id is not None and place is None:
        raise NotFound
    words = naming.search_words(typed)
    if typed and not words:
        await session.commit()
        return Found((), 0, 0, 0, place)
    narrow = rows.narrowed(
        organization_id=organization_id,
        entered=False if standing is Standing.OUTSIDE else None,
        # Whoever looks for somebody by name may not know that they have left.
        archived=None if typed else standing is Standing.ARCHIVE,
    )
    found, count = await rows.page(session, scope, words=words, narrow=narrow, offset=max(page, 0) * size, limit=size)
    called = await called_apart(session, visit, [(one, one.place if place is None else None) for one in found])
    await session.commit()
    people = tuple(
        Line(
            id=one.id,
            called=called[one.id],
            has_entered=one.has_entered,
            is_archived=one.archived_at is not None,
        )
        for one in found
    )
    return Found(people, count, max(page, 0), pages_of(count, size), place)


async def card(session: AsyncSession, visit: Visit, *, person_id: int) -> Card:
    scope = must(visit.actor, Right.SEE_PEOPLE)
    person = await rows.find(session, scope, person_id)
    if person is None:
        raise NotFound
    place = await rows.place_of(session, person)
    held = [Held(grant.id, grant.role, title) for grant, title in await grants.of(session, person_id)]
    found = Card(
        person=person,
        called=call(visit.municipality.privacy_mode, person, place=place),
        entered_at=await rows.entered_at(session, person_id),
        further_subjects=await rows.further_subjects(session, person_id),
        associations=await own_data.associations_of(session, person_id),
        roles=held,
        **{name: _reaches(visit, right, person) for name, right in OFFERED.items()},
    )
    await session.commit()
    return found


OFFERED = {
    "may_change": Right.CHANGE_PEOPLE,
    "may_admit": Right.ADMIT,
    "may_invite": Right.INVITE,
    "may_enter_for": Right.ENTER_FOR_OTHERS,
    "may_give_roles": Right.GIVE_ROLES,
    "may_block": Right.BLOCK,
}


async def _waiting(session: AsyncSession, visit: Visit, organization_id: int | None) -> int:
    """How many wait for this actor's decision, at one organisation or at all."""
    scope = rights.reach(visit.actor, Right.ADMIT)
    if organization_id is not None:
        if not scope.covers(organization_id=organization_id):
            return 0
        scope = Scope(organizations=frozenset({organization_id}))
    return await joining.waiting_count(session, scope, but=visit.actor.id) if scope else 0


def _reaches(visit: Visit, right: Right, person: Person) -> bool:
    return rights.reach(visit.actor, right).covers(organization_id=person.organization_id)
