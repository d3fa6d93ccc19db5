"""Questions about meetings of associations: which they are, what is on the agenda, who belongs and who came."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.associations import MemberPart, Membership
from models.events import Attendance, Event, EventPerson, EventStatus
from models.meetings import AgendaItem
from models.organizations import Organization
from models.people import Person, Role, RoleGrant
from models.queries.associations import association_members
from models.queries.events.event_participants import TOOK_PART
from models.queries.holding import held
from models.queries.register.register import IS_HERE, matching
from models.queries.upsert import insert
from models.scopes import Scope, people_within


def _is_meeting(kinds: Collection[str]) -> ColumnElement[bool]:
    return and_(Event.association_id.is_not(None), Event.status != EventStatus.DRAFT, Event.kind.in_(kinds))


async def find(
    session: AsyncSession, event_id: int, kinds: Collection[str], *, to_change: bool = False
) -> Event | None:
    """A meeting: an event of an association of one of these kinds, of which others know."""
    query = select(Event).where(Event.id == event_id, _is_meeting(kinds))
    return (await session.scalars(held(query) if to_change else query)).one_or_none()


async def agenda(session: AsyncSession, event_id: int) -> list[AgendaItem]:
    query = select(AgendaItem).where(AgendaItem.event_id == event_id).order_by(AgendaItem.place, AgendaItem.id)
    return list(await session.scalars(query))


async def item(session: AsyncSession, item_id: int) -> AgendaItem | None:
    return (await session.scalars(select(AgendaItem).where(AgendaItem.id == item_id))).one_or_none()


async def add_items(session: AsyncSession, items: Sequence[AgendaItem]) -> None:
    session.add_all(items)
    await session.flush()


async def remove_item(session: AsyncSession, item_id: int) -> None:
    await session.execute(delete(AgendaItem).where(AgendaItem.id == item_id))


def belongs_to(association_id: int) -> ColumnElement[bool]:
    """The condition on people: members of every part, and whoever holds the role."""
    members = select(Membership.person_id).where(Membership.association_id == association_id)
    leading = select(RoleGrant.person_id).where(
        RoleGrant.association_id == association_id, RoleGrant.role == Role.ASSOCIATION_LEADER
    )
    return or_(Person.id.in_(members), Person.id.in_(leading))


async def count_members(session: AsyncSession, association_id: int) -> int:
    query = select(func.count()).select_from(Person).where(belongs_to(association_id), IS_HERE)
    return await session.scalar(query) or 0


async def leaders(session: AsyncSession, association_id: int) -> list[int]:
    """Who holds the role; deputies, who hold it too, only where there is nobody else."""
    found = await association_members.leaders(session, association_id)
    return [one.person.id for one in found if not one.is_deputy] or [one.person.id for one in found]


async def secretaries(session: AsyncSession, association_id: int) -> list[int]:
    query = (
        select(Membership.person_id)
        .join(Person, Person.id == Membership.person_id)
        .where(Membership.association_id == association_id, Membership.part == MemberPart.SECRETARY, IS_HERE)
        .order_by(Membership.person_id)
    )
    return list(await session.scalars(query))


async def attended(session: AsyncSession, event_id: int, association_id: int) -> tuple[list[int], int]:
    """Whose presence is confirmed: ids of those who belong, and how many others came."""
    is_own: Any = belongs_to(association_id)
    query = (
        select(Person.id, is_own)
        .join(EventPerson, EventPerson.person_id == Person.id)
        .where(
            EventPerson.event_id == event_id,
            TOOK_PART,
        )
        .order_by(Person.id)
    )
    rows = list((await session.execute(query)).all())
    return [row[0] for row in rows if row[1]], sum(not row[1] for row in rows)


async def people(  # what a search is narrowed by
    session: AsyncSession,
    scope: Scope,
    association_id: int,
    *,
    words: Sequence[str],
    only_own: bool,
    limit: int,
) -> list[tuple[Person, str | None]]:
    """Those of the association, and of the scope unless only its own may be, by parts of their name."""
    within = belongs_to(association_id)
    query = (
        select(Person, Organization.title)
        .outerjoin(Organization, Organization.id == Person.organization_id)
        .where(within if only_own else or_(within, people_within(scope)), IS_HERE, matching(words))
        .order_by(Person.search_key, Person.id)
        .limit(limit)
    )
    return [(row[0], row[1]) for row in await session.execute(query)]


async def person_within(
    session: AsyncSession, scope: Scope, association_id: int, person_id: int, *, only_own: bool
) -> Person | None:
    within = belongs_to(association_id)
    query = select(Person).where(
        Person.id == person_id, within if only_own else or_(within, people_within(scope)), IS_HERE
    )
    return (await session.scalars(query)).one_or_none()


async def invite(session: AsyncSession, event_id: int, person_id: int, *, now: Any) -> None:
    """Whoever speaks hears of what becomes of the meeting; who stands in its list already stays as they are."""
    statement = insert(session, EventPerson).values(
        event_id=event_id, person_id=person_id, attendance=Attendance.INVITED, changed_at=now
    )
    await session.execute(statement.on_conflict_do_nothing(index_elements=["event_id", "person_id"]))
