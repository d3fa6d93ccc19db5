"""Lists and figures of events: a month of the plan, a table of it, how many of what."""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.associations import Association
from models.events import Attendance, Event, EventPerson, EventStatus
from models.organizations import Organization
from models.people import Person
from models.queries.events.events import answering_requests, counted, ends_after, events_within
from models.scopes import Scope
from models.sums import how_many


class Line(NamedTuple):
    event: Event
    registered: int


class Row(NamedTuple):
    """A line of the table, with whoever answers for it."""

    event: Event
    organiser: Person
    association: str | None
    school: str | None
    registered: int
    attended: int


def _between(scope: Scope, since: datetime, until: datetime, kind: str | None = None) -> list[ColumnElement[bool]]:
    found = [events_within(scope), Event.status != EventStatus.DRAFT, Event.starts_at >= since, Event.starts_at < until]
    return [*found, Event.kind == kind] if kind else found


def _people(*stands: Attendance) -> Any:
    """Whoever only says of themselves that they were there does not count yet."""
    return (
        select(func.count())
        .select_from(EventPerson)
        .where(EventPerson.event_id == Event.id, EventPerson.attendance.in_(stands), counted())
        .scalar_subquery()
    )


async def month(  # a page of a list is as wide as that
    session: AsyncSession,
    scope: Scope,
    *,
    since: datetime,
    until: datetime,
    kind: str | None,
    offset: int,
    limit: int,
) -> list[Line]:
    query = (
        select(Event, _people(Attendance.REGISTERED, Attendance.ATTENDED))
        .where(*_between(scope, since, until, kind))
        .order_by(Event.starts_at, Event.id)
        .offset(offset)
        .limit(limit)
    )
    return [Line(row[0], row[1]) for row in await session.execute(query)]


async def kinds(session: AsyncSession, scope: Scope, *, since: datetime, until: datetime) -> dict[str, int]:
    """How many events of each kind there are."""
    query = select(Event.kind, func.count()).where(*_between(scope, since, until)).group_by(Event.kind)
    return {row[0]: row[1] for row in await session.execute(query)}


async def table(session: AsyncSession, scope: Scope, *, since: datetime, until: datetime, limit: int) -> list[Row]:
    query = (
        select(
            Event,
            Person,
            Association.title,
            Organization.title,
            _people(Attendance.REGISTERED),
            _people(Attendance.ATTENDED),
        )
        .join(Person, Person.id == Event.organiser_id)
        .outerjoin(Association, Association.id == Event.association_id)
        .outerjoin(Organization, Organization.id == Event.organization_id)
        .where(*_between(scope, since, until))
        .order_by(Event.starts_at, Event.id)
        .limit(limit)
    )
    return [Row(*row) for row in await session.execute(query)]


async def figures(
    session: AsyncSession, scope: Scope, *, bounds: Sequence[datetime], statuses: Sequence[EventStatus]
) -> list[tuple[str, str | None, list[int]]]:
    """How many events of each kind and level lie between every two neighbouring bounds."""
    spans = [how_many(Event.starts_at >= since, Event.starts_at < until) for since, until in pairwise(bounds)]
    query = (
        select(Event.kind, Event.level, *spans)
        .where(*_between(scope, bounds[0], bounds[-1]), Event.status.in_(statuses))
        .group_by(Event.kind, Event.level)
    )
    return [(row[0], row[1], list(row[2:])) for row in await session.execute(query)]


async def over_and_open(
    session: AsyncSession, *, since: datetime, until: datetime, after: int, limit: int
) -> list[Event]:
    """Planned events that ended between two moments and of which nobody has said whether they took place, by number."""
    query = (
        select(Event)
        .where(
            Event.status == EventStatus.PLANNED,
            Event.id.not_in(answering_requests()),
            Event.starts_at < until,
            ends_after(since),
            ~ends_after(until),
            Event.id > after,
        )
        .order_by(Event.id)
        .limit(limit)
    )
    return list(await session.scalars(query))
