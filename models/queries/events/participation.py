"""Questions about who took part in what, over years: somebody's own, and everybody's within a scope."""

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, func, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models.associations import Association
from models.events import AttendanceSource, Event, EventPerson, EventRole, EventStatus
from models.organizations import Organization
from models.people import Person
from models.queries.events.event_participants import TOOK_PART
from models.scopes import Scope, people_within

ALIVE = Event.status.in_((EventStatus.PLANNED, EventStatus.HELD))


class Own(NamedTuple):
    event: Event
    role: EventRole
    source: AttendanceSource | None
    association: str | None
    school: str | None


class Called(NamedTuple):
    """What somebody is called by; nothing of nobody."""

    code: str | None
    surname: str | None
    name: str | None
    patronymic: str | None


class Listed(NamedTuple):
    """A line of the register: columns alone, there are many of them."""

    event_id: int
    starts_at: datetime
    person_id: int
    person: Called
    position: str | None
    place: str | None
    role: EventRole
    source: AttendanceSource | None
    confirmed_by: Called


def _of(person_id: int) -> list[ColumnElement[bool]]:
    return [EventPerson.person_id == person_id, TOOK_PART, ALIVE]


async def span(session: AsyncSession, person_id: int) -> tuple[datetime, datetime] | None:
    """When the first and the last of somebody's events began."""
    query = (
        select(func.min(Event.starts_at), func.max(Event.starts_at))
        .join(EventPerson, EventPerson.event_id == Event.id)
        .where(*_of(person_id))
    )
    first, last = (await session.execute(query)).one()
    bounds: tuple[datetime | None, datetime | None] = (first, last)
    return None if bounds[0] is None or bounds[1] is None else (bounds[0], bounds[1])


async def of_person(
    session: AsyncSession, person_id: int, *, since: datetime | None, until: datetime | None, limit: int
) -> list[Own]:
    """The newest first."""
    query = (
        select(Event, EventPerson.role, EventPerson.source, Association.title, Organization.title)
        .join(EventPerson, EventPerson.event_id == Event.id)
        .outerjoin(Association, Association.id == Event.association_id)
        .outerjoin(Organization, Organization.id == Event.organization_id)
        .where(*_of(person_id))
        .order_by(Event.starts_at.desc(), Event.id.desc())
        .limit(limit)
    )
    if since is not None:
        query = query.where(Event.starts_at >= since)
    if until is not None:
        query = query.where(Event.starts_at < until)
    return [Own(*row) for row in await session.execute(query)]


def _within(scope: Scope, since: datetime, until: datetime) -> list[ColumnElement[bool]]:
    of_event = [ALIVE, Event.starts_at >= since, Event.starts_at < until]
    return [TOOK_PART, *of_event, people_within(scope), Person.forgotten_at.is_(None)]


def _joined(query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return (
        query.select_from(EventPerson)
        .join(Event, Event.id == EventPerson.event_id)
        .join(Person, Person.id == EventPerson.person_id)
    )


async def count(session: AsyncSession, scope: Scope, *, since: datetime, until: datetime) -> int:
    return await session.scalar(_joined(select(func.count())).where(*_within(scope, since, until))) or 0


async def page(  # a stretch of time, and from where on
    session: AsyncSession,
    scope: Scope,
    *,
    since: datetime,
    until: datetime,
    after: tuple[datetime, int, int] | None,
    limit: int,
) -> list[Listed]:
    """Lines in the order of time, then of events and people; `after` is where the last one stood."""
    confirmer = aliased(Person)
    columns: tuple[Any, ...] = (
        Event.id,
        Event.starts_at,
        Person.id,
        Person.position,
        Organization.title,
        EventPerson.role,
        EventPerson.source,
        *_called(Person),
        *_called(confirmer),
    )
    query = (
        _joined(select(*columns))
        .outerjoin(Organization, Organization.id == Person.organization_id)
        .outerjoin(confirmer, confirmer.id == EventPerson.confirmed_by)
        .where(*_within(scope, since, until))
        .order_by(Event.starts_at, Event.id, Person.id)
        .limit(limit)
    )
    if after is not None:
        begins, event_id, person_id = after
        rest = tuple_(Event.id, Person.id) > tuple_(event_id, person_id)
        query = query.where((Event.starts_at > begins) | ((Event.starts_at == begins) & rest))
    return [
        Listed(row[0], row[1], row[2], Called(*row[7:11]), row[3], row[4], row[5], row[6], Called(*row[11:15]))
        for row in await session.execute(query)
    ]


def _called(person: Any) -> tuple[Any, ...]:
    return person.code, person.surname, person.name, person.patronymic
