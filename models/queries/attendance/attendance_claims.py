"""Questions about taking part in what others hold, as people say it of themselves."""

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.events import Attendance, AttendanceSource, Event, EventPerson, EventRole, EventStatus
from models.organizations import Organization
from models.people import Person
from models.queries.events.events import answering_requests
from models.queries.register.register import IS_HERE
from models.queries.upsert import insert
from models.scopes import Scope, people_within


def is_told(actor_id: int, scope: Scope) -> list[ColumnElement[bool]]:
    """The conditions of taking part elsewhere that somebody says of themselves, and somebody else has to confirm."""
    return [
        Event.is_external.is_(True),
        Event.status.in_((EventStatus.PLANNED, EventStatus.HELD)),
        EventPerson.attendance == Attendance.ATTENDED,
        EventPerson.source == AttendanceSource.SELF,
        EventPerson.confirmed_at.is_(None),
        EventPerson.person_id != actor_id,
        people_within(scope),
        IS_HERE,
    ]


class Told(NamedTuple):
    event: Event
    person: Person
    place: str | None
    row: EventPerson


async def told(session: AsyncSession, actor_id: int, scope: Scope, *, offset: int, limit: int) -> list[Told]:
    """Those who wait longest first."""
    conditions = is_told(actor_id, scope)
    query = (
        select(Event, Person, Organization.title, EventPerson)
        .join(EventPerson, EventPerson.event_id == Event.id)
        .join(Person, Person.id == EventPerson.person_id)
        .outerjoin(Organization, Organization.id == Person.organization_id)
        .where(*conditions)
        .order_by(EventPerson.changed_at, EventPerson.event_id, EventPerson.person_id)
        .offset(offset)
        .limit(limit)
    )
    return [Told(*row) for row in await session.execute(query)]


async def count_told(session: AsyncSession, actor_id: int, scope: Scope) -> int:
    query = (
        select(func.count())
        .select_from(Event)
        .join(EventPerson, EventPerson.event_id == Event.id)
        .join(Person, Person.id == EventPerson.person_id)
        .where(*is_told(actor_id, scope))
    )
    return await session.scalar(query) or 0


async def find_told(
    session: AsyncSession, actor_id: int, scope: Scope, *, event_id: int, person_id: int, to_change: bool = False
) -> Told | None:
    """One of them; what has been decided meanwhile is none any more."""
    query = (
        select(Event, Person, Organization.title, EventPerson)
        .join(EventPerson, EventPerson.event_id == Event.id)
        .join(Person, Person.id == EventPerson.person_id)
        .outerjoin(Organization, Organization.id == Person.organization_id)
        .where(*is_told(actor_id, scope), Event.id == event_id, Person.id == person_id)
    )
    if to_change:
        query = query.with_for_update(of=EventPerson).execution_options(populate_existing=True)
    row = (await session.execute(query)).one_or_none()
    return Told(*row) if row else None


async def elsewhere(
    session: AsyncSession, *, since: datetime, until: datetime, limit: int
) -> list[tuple[int, dict[str, Any]]]:
    """Events others hold that have begun, the newest first: number and audience."""
    query = (
        select(Event.id, Event.audience)
        .where(
            Event.is_external.is_(True),
            Event.status.in_((EventStatus.PLANNED, EventStatus.HELD)),
            Event.starts_at >= since,
            Event.starts_at <= until,
            Event.id.not_in(answering_requests()),
        )
        .order_by(Event.starts_at.desc(), Event.id.desc())
        .limit(limit)
    )
    return [(row[0], row[1]) for row in await session.execute(query)]


async def say(  # what somebody says of themselves is as wide as that
    session: AsyncSession, event_id: int, person_id: int, *, role: EventRole, proof: str, now: datetime
) -> None:
    """Somebody was there, as they say; it counts when somebody else has confirmed it."""
    values: dict[str, Any] = {
        "attendance": Attendance.ATTENDED,
        "changed_at": now,
        "offered_until": None,
        "source": AttendanceSource.SELF,
        "role": role,
        "proof": proof,
        "confirmed_by": None,
        "confirmed_at": None,
    }
    statement = insert(session, EventPerson).values(event_id=event_id, person_id=person_id, **values)
    await session.execute(statement.on_conflict_do_update(index_elements=["event_id", "person_id"], set_=values))
