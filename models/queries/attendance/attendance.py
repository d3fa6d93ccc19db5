"""Questions about who was at an event: the list, how many, one of them; and the marks put in."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.events import Attendance, AttendanceSource, Event, EventPerson, EventStatus
from models.organizations import Organization
from models.people import Person
from models.queries.events.event_participants import TOOK_PART
from models.queries.holding import held
from models.queries.meetings.meetings import belongs_to
from models.queries.portions import portions
from models.queries.register.register import IS_HERE
from models.queries.upsert import insert
from models.scopes import Scope, people_within

AT_ONCE = 200
READ_AT_ONCE = 2_000


class Listed(NamedTuple):
    """A line of the list, with whom it is about."""

    person: Person
    place: str | None
    row: EventPerson


class Candidate(NamedTuple):
    """Somebody a typed name may mean."""

    id: int
    code: str | None
    search_key: str


def _of_list(event_id: int) -> list[ColumnElement[bool]]:
    """Whoever has declined is not waited for; whoever is forgotten has no name to be listed by."""
    return [
        EventPerson.event_id == event_id,
        EventPerson.attendance != Attendance.DECLINED,
        Person.forgotten_at.is_(None),
    ]


async def page(session: AsyncSession, event_id: int, *, offset: int, limit: int) -> list[Listed]:
    """In the order of surnames."""
    query = (
        select(Person, Organization.title, EventPerson)
        .join(EventPerson, EventPerson.person_id == Person.id)
        .outerjoin(Organization, Organization.id == Person.organization_id)
        .where(*_of_list(event_id))
        .order_by(Person.search_key, Person.id)
        .offset(offset)
        .limit(limit)
    )
    return [Listed(*row) for row in await session.execute(query)]


async def count(session: AsyncSession, event_id: int) -> int:
    query = select(func.count()).select_from(EventPerson).join(Person, Person.id == EventPerson.person_id)
    return await session.scalar(query.where(*_of_list(event_id))) or 0


async def tally(session: AsyncSession, event_id: int) -> Mapping[tuple[Attendance, bool], int]:
    """How many stand how, and whether that is confirmed."""
    is_confirmed = EventPerson.confirmed_at.is_not(None)
    query = (
        select(EventPerson.attendance, is_confirmed, func.count())
        .where(EventPerson.event_id == event_id)
        .group_by(EventPerson.attendance, is_confirmed)
    )
    return {(row[0], bool(row[1])): row[2] for row in await session.execute(query)}


async def find(session: AsyncSession, event_id: int, person_id: int, *, to_change: bool = False) -> EventPerson | None:
    """Where somebody stands."""
    query = select(EventPerson).where(EventPerson.event_id == event_id, EventPerson.person_id == person_id)
    return (await session.scalars(held(query) if to_change else query)).one_or_none()


async def rows_of(
    session: AsyncSession, event_id: int, person_ids: Sequence[int], *, to_change: bool = False
) -> dict[int, EventPerson]:
    """The lines of these people."""
    found: dict[int, EventPerson] = {}
    for some in portions(person_ids):
        query = select(EventPerson).where(EventPerson.event_id == event_id, EventPerson.person_id.in_(some))
        found.update({one.person_id: one for one in await session.scalars(held(query) if to_change else query)})
    return found


async def standing(session: AsyncSession, event_id: int, attendance: Attendance, *, limit: int) -> list[EventPerson]:
    """Some of those who stand so, to be changed."""
    query = (
        select(EventPerson)
        .where(EventPerson.event_id == event_id, EventPerson.attendance == attendance)
        .order_by(EventPerson.person_id)
        .limit(limit)
    )
    return list(await session.scalars(held(query)))


async def put(  # a mark is as wide as that
    session: AsyncSession,
    event_id: int,
    person_ids: Sequence[int],
    attendance: Attendance,
    *,
    source: AttendanceSource,
    by: int | None,
    now: datetime,
) -> None:
    """Mark these people alike; only having been there is something to confirm."""
    was_there = attendance is Attendance.ATTENDED
    values: dict[str, Any] = {
        "attendance": attendance,
        "changed_at": now,
        "offered_until": None,
        "source": source,
        "confirmed_by": by if was_there else None,
        "confirmed_at": now if was_there else None,
    }
    for some in portions(person_ids, AT_ONCE):
        lines = [{"event_id": event_id, "person_id": one, **values} for one in some]
        statement = insert(session, EventPerson).values(lines)
        await session.execute(statement.on_conflict_do_update(index_elements=["event_id", "person_id"], set_=values))


async def settle(session: AsyncSession, event_id: int, *, now: datetime) -> int:
    """Whoever is still registered was not there; returns how many that were."""
    gone = await session.scalars(
        update(EventPerson)
        .where(EventPerson.event_id == event_id, EventPerson.attendance == Attendance.REGISTERED)
        .values(attendance=Attendance.ABSENT, source=AttendanceSource.LEADER, changed_at=now)
        .returning(EventPerson.person_id)
        .execution_options(synchronize_session=False)
    )
    return len(gone.all())


async def remove(session: AsyncSession, row: EventPerson) -> None:
    """They stand in the list no more."""
    await session.delete(row)
    await session.flush()


async def of_list(session: AsyncSession, event_id: int, *, limit: int) -> list[Candidate]:
    """Everybody an event knows, by what they are found by; whoever declined and came all the same too."""
    query = (
        select(Person.id, Person.code, Person.search_key)
        .join(EventPerson, EventPerson.person_id == Person.id)
        .where(EventPerson.event_id == event_id, Person.forgotten_at.is_(None))
        .order_by(Person.id)
        .limit(limit)
    )
    return [Candidate(*row) for row in await session.execute(query)]


async def within_reach(session: AsyncSession, scope: Scope, words: AbstractSet[str]) -> list[Candidate]:
    """People of the register one of whose words of name or code is one of these.

    The register is read once, portion by portion, however many words there are: a search for each would be as many
    readings, and a limit on what is found would make the namesake of somebody disappear.
    """
    found: list[Candidate] = []
    last = 0
    while True:
        query = (
            select(Person.id, Person.code, Person.search_key)
            .where(people_within(scope), IS_HERE, Person.id > last)
            .order_by(Person.id)
            .limit(READ_AT_ONCE)
        )
        some = [Candidate(*row) for row in await session.execute(query)]
        found += [one for one in some if not words.isdisjoint(one.search_key.split())]
        if len(some) < READ_AT_ONCE:
            return found
        last = some[-1].id


async def reached(session: AsyncSession, scope: Scope, person_ids: Sequence[int]) -> set[int]:
    """Those of them who are in the register within the scope."""
    found: set[int] = set()
    for some in portions(person_ids):
        query = select(Person.id).where(Person.id.in_(some), people_within(scope), IS_HERE)
        found.update(await session.scalars(query))
    return found


async def members_outside(
    session: AsyncSession, event: Event, scope: Scope, *, person_id: int, limit: int
) -> list[int]:
    """Members of the association that holds an event of whom nothing is known but an invitation.

    Those within the scope, and whoever asks: leaders need not be members.
    """
    listed = select(EventPerson.person_id).where(
        EventPerson.event_id == event.id, EventPerson.attendance != Attendance.INVITED
    )
    if event.association_id is None:
        return []
    query = (
        select(Person.id)
        .where(
            belongs_to(event.association_id),
            Person.id.not_in(listed),
            IS_HERE,
            or_(people_within(scope), Person.id == person_id),
        )
        .order_by(Person.id)
    )
    return list(await session.scalars(query.limit(limit)))


async def named(session: AsyncSession, person_ids: Sequence[int], *, limit: int) -> list[Person]:
    """The first of them in the order of surnames."""
    query = select(Person).where(Person.id.in_(list(person_ids)[:AT_ONCE])).order_by(Person.search_key, Person.id)
    return list(await session.scalars(query.limit(limit)))


async def took_part(
    session: AsyncSession, condition: ColumnElement[bool], *, since: datetime, until: datetime
) -> tuple[int, int]:
    """How often people took part in events of a stretch of time, and how many people that were."""
    query = (
        select(func.count(), func.count(EventPerson.person_id.distinct()))
        .select_from(EventPerson)
        .join(Event, Event.id == EventPerson.event_id)
        .where(
            condition,
            Event.status.in_((EventStatus.PLANNED, EventStatus.HELD)),
            Event.starts_at >= since,
            Event.starts_at < until,
            TOOK_PART,
        )
    )
    row = (await session.execute(query)).one()
    return row[0], row[1]
