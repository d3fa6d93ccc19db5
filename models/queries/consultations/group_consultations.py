"""Questions about group consultations: requests answered together, and who comes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models.consultations import Consultation
from models.events import Attendance, AttendanceSource, Event, EventPerson, EventStatus
from models.organizations import Organization
from models.people import Person
from models.queries.consultations.consultation_routing import WAITING
from models.queries.holding import held
from models.queries.upsert import insert


@dataclass(frozen=True, slots=True)
class Invited:
    person: Person
    place: str | None
    attendance: Attendance


async def add(session: AsyncSession, event: Event, person_ids: Sequence[int]) -> Event:
    session.add(event)
    await session.flush()
    await session.execute(
        insert(session, EventPerson).on_conflict_do_nothing(index_elements=["event_id", "person_id"]),
        [
            {"event_id": event.id, "person_id": one, "attendance": Attendance.INVITED, "changed_at": event.created_at}
            for one in dict.fromkeys(person_ids)
        ],
    )
    return event


async def find(
    session: AsyncSession, event_id: int, *, kind: str, organiser_id: int | None, to_change: bool = False
) -> Event | None:
    """An event of that kind and organiser, of anybody for None."""
    query = select(Event).where(Event.id == event_id, Event.kind == kind)
    if organiser_id is not None:
        query = query.where(Event.organiser_id == organiser_id)
    return (await session.scalars(held(query) if to_change else query)).one_or_none()


async def find_invited(session: AsyncSession, event_id: int, person_id: int) -> tuple[Event, EventPerson] | None:
    """An event somebody is invited to, and their answer, to be changed."""
    query = (
        select(Event, EventPerson)
        .join(EventPerson, EventPerson.event_id == Event.id)
        .where(Event.id == event_id, EventPerson.person_id == person_id)
    )
    row = (await session.execute(held(query))).one_or_none()
    return (row[0], row[1]) if row else None


async def page(
    session: AsyncSession, *, kind: str, organiser_id: int | None, offset: int, limit: int
) -> tuple[list[Event], int]:
    """Planned ones first, the next one at the top; then those that are over, the newest first."""
    condition = Event.kind == kind
    if organiser_id is not None:
        condition &= Event.organiser_id == organiser_id
    count = await session.scalar(select(func.count()).select_from(Event).where(condition))
    is_planned = Event.status == EventStatus.PLANNED
    query = (
        select(Event)
        .where(condition)
        .order_by(
            case((is_planned, 0), else_=1),
            case((is_planned, Event.starts_at), else_=None),
            Event.starts_at.desc(),
            Event.id,
        )
        .offset(offset)
        .limit(limit)
    )
    return list(await session.scalars(query)), count or 0


async def people(session: AsyncSession, event_id: int, *, offset: int = 0, limit: int | None = None) -> list[Invited]:
    query = (
        select(Person, Organization.title, EventPerson.attendance)
        .join(EventPerson, EventPerson.person_id == Person.id)
        .outerjoin(Organization, Organization.id == Person.organization_id)
        .where(EventPerson.event_id == event_id)
        .order_by(Person.search_key, Person.id)
        .offset(offset)
    )
    rows = await session.execute(query if limit is None else query.limit(limit))
    return [Invited(*row) for row in rows]


async def ids_of(session: AsyncSession, event_id: int, attendances: Sequence[Attendance]) -> list[int]:
    """Whoever has answered, or was seen, like that."""
    query = select(EventPerson.person_id).where(
        EventPerson.event_id == event_id, EventPerson.attendance.in_(attendances)
    )
    return list(await session.scalars(query.order_by(EventPerson.person_id)))


async def settle(
    session: AsyncSession, event_id: int, *, before: Attendance, after: Attendance, by: int, now: datetime
) -> None:
    """Only having been there is something to confirm."""
    was_there = after is Attendance.ATTENDED
    confirmed = {"confirmed_by": by, "confirmed_at": now} if was_there else {}
    await session.execute(
        update(EventPerson)
        .where(EventPerson.event_id == event_id, EventPerson.attendance == before)
        .values(attendance=after, source=AttendanceSource.LEADER, changed_at=now, **confirmed)
    )


async def requests_of(session: AsyncSession, event_id: int) -> list[Consultation]:
    """Requests that are to be answered there, to be changed."""
    query = select(Consultation).where(Consultation.event_id == event_id).order_by(Consultation.id)
    return list(await session.scalars(held(query)))


async def give_up(session: AsyncSession, consultation: Consultation, *, now: datetime) -> None:
    """Whoever asked is not waited for at the event of a request that is over, unless another one leads them there."""
    other = aliased(Consultation)
    still = select(other.id).where(
        other.event_id == consultation.event_id,
        other.asker_id == consultation.asker_id,
        other.id != consultation.id,
        other.status.in_(WAITING),
    )
    await session.execute(
        update(EventPerson)
        .where(
            EventPerson.event_id == consultation.event_id,
            EventPerson.person_id == consultation.asker_id,
            EventPerson.attendance.in_((Attendance.INVITED, Attendance.REGISTERED)),
            ~still.exists(),
        )
        .values(attendance=Attendance.DECLINED, changed_at=now)
        .execution_options(synchronize_session=False)
    )


async def planned(
    session: AsyncSession, kind: str, *, since: datetime, until: datetime, after: int, limit: int
) -> list[Event]:
    """Those that begin in a stretch of time, by their numbers."""
    query = (
        select(Event)
        .where(
            Event.kind == kind,
            Event.status == EventStatus.PLANNED,
            Event.starts_at > since,
            Event.starts_at <= until,
            Event.id > after,
        )
        .order_by(Event.id)
        .limit(limit)
    )
    return list(await session.scalars(query))
