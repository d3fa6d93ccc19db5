"""Questions about the seats of an event and who sits on them."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import and_, func, literal, or_, select, union_all, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.audiences import Audience, Terms, people_of
from models.events import Attendance, Event, EventPerson, EventStatus
from models.invitations import Block
from models.people import Account, Person
from models.queries.events.events import answering_requests
from models.queries.holding import held
from models.queries.portions import portions
from models.queries.upsert import insert

TAKEN = (Attendance.REGISTERED, Attendance.OFFERED, Attendance.ATTENDED)
"""A seat that is kept for somebody is nobody else's."""
AT_ONCE = 40
"""Audiences asked about in one statement."""


class Mine(NamedTuple):
    attendance: Attendance
    since: datetime
    offered_until: datetime | None


async def find(session: AsyncSession, event_id: int, *, to_change: bool = False) -> Event | None:
    """Nobody else takes or frees a seat of an event that is found to be changed."""
    query = select(Event).where(Event.id == event_id, Event.status != EventStatus.DRAFT)
    return (await session.scalars(held(query) if to_change else query)).one_or_none()


async def with_codes(session: AsyncSession, *, since: datetime, until: datetime, limit: int) -> list[Event]:
    """Those that begin between these moments and have shown a code; group consultations never do."""
    query = (
        select(Event)
        .where(
            Event.code_key.is_not(None),
            Event.status.in_((EventStatus.PLANNED, EventStatus.HELD)),
            Event.starts_at.between(since, until),
            Event.id.not_in(answering_requests()),
        )
        .order_by(Event.starts_at.desc(), Event.id)
    )
    return list(await session.scalars(query.limit(limit)))


async def of_person(session: AsyncSession, event_id: int, person_id: int) -> Mine | None:
    query = select(EventPerson.attendance, EventPerson.changed_at, EventPerson.offered_until).where(
        EventPerson.event_id == event_id, EventPerson.person_id == person_id
    )
    row = (await session.execute(query)).one_or_none()
    return Mine(*row) if row else None


async def taken(session: AsyncSession, event_id: int) -> int:
    query = select(func.count()).select_from(EventPerson)
    return await session.scalar(query.where(EventPerson.event_id == event_id, EventPerson.attendance.in_(TAKEN))) or 0


async def waiting(session: AsyncSession, event_id: int) -> list[int]:
    """Who waits for a seat, whoever has waited longest first."""
    query = (
        select(EventPerson.person_id)
        .where(EventPerson.event_id == event_id, EventPerson.attendance == Attendance.WAITING)
        .order_by(EventPerson.changed_at, EventPerson.person_id)
    )
    return list(await session.scalars(query))


async def in_line(session: AsyncSession, event_id: int, *, now: datetime, today: date) -> list[int]:
    """Those of the waiting who can be told of a seat now: here, on no leave, neither blocking nor blocked."""
    is_blocked = select(Block.telegram_id).where(
        Block.telegram_id == Account.telegram_id, or_(Block.until.is_(None), Block.until > now)
    )
    query = (
        select(EventPerson.person_id)
        .join(Person, Person.id == EventPerson.person_id)
        .join(Account, Account.person_id == Person.id)
        .where(
            EventPerson.event_id == event_id,
            EventPerson.attendance == Attendance.WAITING,
            Person.archived_at.is_(None),
            or_(Person.paused_until.is_(None), Person.paused_until < today),
            Account.unreachable_at.is_(None),
            ~is_blocked.exists(),
        )
        .order_by(EventPerson.changed_at, EventPerson.person_id)
    )
    return list(await session.scalars(query))


async def offered(session: AsyncSession, event_id: int) -> list[int]:
    """Whom a seat is kept for."""
    query = select(EventPerson.person_id).where(
        EventPerson.event_id == event_id, EventPerson.attendance == Attendance.OFFERED
    )
    return list(await session.scalars(query.order_by(EventPerson.person_id)))


async def put(  # a seat is as wide as that
    session: AsyncSession,
    event_id: int,
    person_id: int,
    attendance: Attendance,
    *,
    now: datetime,
    offered_until: datetime | None = None,
) -> None:
    values = {"attendance": attendance, "changed_at": now, "offered_until": offered_until}
    statement = insert(session, EventPerson).values(event_id=event_id, person_id=person_id, **values)
    await session.execute(statement.on_conflict_do_update(index_elements=["event_id", "person_id"], set_=values))


async def lapse(session: AsyncSession, event_id: int, *, now: datetime) -> list[int]:
    """Seats that were kept long enough are free again; returns whose they were."""
    gone = await session.scalars(
        update(EventPerson)
        .where(
            EventPerson.event_id == event_id,
            EventPerson.attendance == Attendance.OFFERED,
            EventPerson.offered_until <= now,
        )
        .values(attendance=Attendance.DECLINED, changed_at=now, offered_until=None)
        .returning(EventPerson.person_id)
        .execution_options(synchronize_session=False)
    )
    return sorted(gone)


async def seat_all(session: AsyncSession, event_id: int, *, now: datetime) -> list[int]:
    """Whoever waits or is kept a seat for has one; returns who they are."""
    seated = await session.scalars(
        update(EventPerson)
        .where(
            EventPerson.event_id == event_id,
            EventPerson.attendance.in_((Attendance.WAITING, Attendance.OFFERED)),
        )
        .values(attendance=Attendance.REGISTERED, changed_at=now, offered_until=None)
        .returning(EventPerson.person_id)
        .execution_options(synchronize_session=False)
    )
    return sorted(seated)


async def give_up_gone(session: AsyncSession, *, now: datetime) -> None:
    """What somebody came to before they left the register goes back; group consultations see to their own."""
    has_left = select(Person.id).where(Person.id == EventPerson.person_id, Person.archived_at >= EventPerson.changed_at)
    ahead = select(Event.id).where(
        Event.status == EventStatus.PLANNED, Event.starts_at > now, Event.id.not_in(answering_requests())
    )
    await session.execute(
        update(EventPerson)
        .where(
            EventPerson.attendance.in_((*TAKEN, Attendance.WAITING, Attendance.INVITED)),
            EventPerson.event_id.in_(ahead),
            has_left.correlate(EventPerson).exists(),
        )
        .values(attendance=Attendance.DECLINED, changed_at=now, offered_until=None)
        .execution_options(synchronize_session=False)
    )


async def to_tend(session: AsyncSession, *, now: datetime, after: int, limit: int) -> list[int]:
    """Events ahead where a kept seat lapses, or somebody waits and a seat is free, by their numbers."""
    lapses = and_(EventPerson.attendance == Attendance.OFFERED, EventPerson.offered_until <= now)
    waits = EventPerson.attendance == Attendance.WAITING
    is_kept = EventPerson.attendance.in_((Attendance.WAITING, Attendance.OFFERED))
    occupied = (
        select(func.count())
        .select_from(EventPerson)
        .where(EventPerson.event_id == Event.id, EventPerson.attendance.in_(TAKEN))
        .correlate(Event)
        .scalar_subquery()
    )
    query = select(Event.id).where(
        Event.status == EventStatus.PLANNED,
        Event.starts_at > now,
        Event.id > after,
        Event.id.in_(select(EventPerson.event_id).where(is_kept)),
        or_(
            Event.seats.is_(None),
            Event.id.in_(select(EventPerson.event_id).where(lapses)),
            and_(Event.id.in_(select(EventPerson.event_id).where(waits)), Event.seats > occupied),
        ),
    )
    return list(await session.scalars(query.order_by(Event.id).limit(limit)))


async def fits(session: AsyncSession, person_id: int, audiences: Sequence[Audience], terms: Terms) -> set[int]:
    """The places of those audiences a person belongs to."""
    found: set[int] = set()
    asked = [
        select(literal(place)).where(select(Person.id).where(Person.id == person_id, people_of(one, terms)).exists())
        for place, one in enumerate(audiences)
    ]
    for start in range(0, len(asked), AT_ONCE):
        found.update(await session.scalars(union_all(*asked[start : start + AT_ONCE])))
    return found


async def stands(session: AsyncSession, person_id: int, event_ids: Sequence[int]) -> dict[int, Attendance]:
    """Where somebody stands at each of these events."""
    found: dict[int, Attendance] = {}
    for some in portions(event_ids):
        query = select(EventPerson.event_id, EventPerson.attendance)
        rows = await session.execute(query.where(EventPerson.person_id == person_id, EventPerson.event_id.in_(some)))
        found.update({row[0]: row[1] for row in rows})
    return found
