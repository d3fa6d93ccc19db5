"""Lists of events for whoever comes to them, and whom to remind of which."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.events import Attendance, Event, EventPerson, EventStatus
from models.outbox import OutboxMessage, OutboxStatus
from models.queries.events.events import answering_requests, ends_after

OWN = (Attendance.INVITED, Attendance.REGISTERED, Attendance.WAITING, Attendance.OFFERED, Attendance.ATTENDED)


async def candidates(
    session: AsyncSession, person_id: int, *, since: datetime, until: datetime, limit: int
) -> list[tuple[int, dict[str, Any], bool]]:
    """Events that may be for somebody: number, audience, and whether they stand in its list already."""
    own = select(EventPerson.event_id).where(EventPerson.person_id == person_id)
    is_own = Event.id.in_(own)
    query = (
        select(Event.id, Event.audience, is_own)
        .where(
            Event.status.in_((EventStatus.PLANNED, EventStatus.HELD)),
            ends_after(since),
            Event.starts_at < until,
            or_(is_own, Event.id.not_in(answering_requests()) & Event.is_external.is_(False)),
        )
        .order_by(Event.starts_at, Event.id)
        .limit(limit)
    )
    return [(row[0], row[1], bool(row[2])) for row in await session.execute(query)]


async def own(session: AsyncSession, person_id: int, *, now: datetime, offset: int, limit: int) -> list[Event]:
    """What lies ahead of somebody."""
    query = select(Event).where(*_ahead_of(person_id, now)).order_by(Event.starts_at, Event.id)
    return list(await session.scalars(query.offset(offset).limit(limit)))


async def count_own(session: AsyncSession, person_id: int, *, now: datetime) -> int:
    return await session.scalar(select(func.count()).select_from(Event).where(*_ahead_of(person_id, now))) or 0


def _ahead_of(person_id: int, now: datetime) -> tuple[ColumnElement[bool], ...]:
    mine = select(EventPerson.event_id).where(EventPerson.person_id == person_id, EventPerson.attendance.in_(OWN))
    return Event.id.in_(mine), Event.status == EventStatus.PLANNED, ends_after(now)


async def for_calendar(
    session: AsyncSession, person_id: int, *, now: datetime, limit: int
) -> list[tuple[Event, Attendance]]:
    """What lies ahead of somebody, with what of it was called off, in the order of time."""
    query = (
        select(Event, EventPerson.attendance)
        .join(EventPerson, EventPerson.event_id == Event.id)
        .where(
            EventPerson.person_id == person_id,
            EventPerson.attendance.in_(OWN),
            Event.status.in_((EventStatus.PLANNED, EventStatus.CANCELLED)),
            ends_after(now),
        )
        .order_by(Event.starts_at, Event.id)
        .limit(limit)
    )
    return [(row[0], row[1]) for row in await session.execute(query)]


async def these(session: AsyncSession, event_ids: Sequence[int]) -> list[Event]:
    """A page of them, in the order of time."""
    query = select(Event).where(Event.id.in_(event_ids)).order_by(Event.starts_at, Event.id)
    return list(await session.scalars(query))


async def coming(session: AsyncSession, *, since: datetime, until: datetime) -> list[Event]:
    """Planned events that begin in a stretch of time, but those at which requests for help are answered."""
    query = (
        select(Event)
        .where(
            Event.status == EventStatus.PLANNED,
            Event.starts_at >= since,
            Event.starts_at < until,
            Event.id.not_in(answering_requests()),
        )
        .order_by(Event.starts_at, Event.id)
    )
    return list(await session.scalars(query))


async def heard(session: AsyncSession, kind: str, name: str, *, since: datetime) -> set[int]:
    """Whom letters of a kind whose names begin like that have told something, or are about to, since a moment."""
    query = select(OutboxMessage.person_id).where(
        OutboxMessage.kind == kind,
        OutboxMessage.status.in_((OutboxStatus.NEW, OutboxStatus.SENT)),
        OutboxMessage.dedup_key.startswith(name, autoescape=True),
        OutboxMessage.due_at >= since,
        OutboxMessage.person_id.is_not(None),
    )
    return {one for one in await session.scalars(query) if one is not None}


async def registered(session: AsyncSession, event_id: int, *, before: datetime, or_invited: bool = False) -> list[int]:
    """Who had registered by a moment; or was invited, and has not answered."""
    standing = (Attendance.REGISTERED, Attendance.INVITED) if or_invited else (Attendance.REGISTERED,)
    query = select(EventPerson.person_id).where(
        EventPerson.event_id == event_id,
        EventPerson.attendance.in_(standing),
        EventPerson.changed_at <= before,
    )
    return list(await session.scalars(query.order_by(EventPerson.person_id)))
