"""Questions about events one by one: within whose reach they are, how many people they have."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from models.associations import Association
from models.consultations import Consultation
from models.events import USUALLY_LASTS, Attendance, Event, EventPerson, EventSeries, EventStatus
from models.organizations import Organization
from models.people import Account
from models.queries.holding import held
from models.queries.portions import portions
from models.scopes import Scope

CONCERNED = (Attendance.INVITED, Attendance.REGISTERED, Attendance.WAITING, Attendance.OFFERED)
"""People an event still lies ahead of."""
LONGEST = timedelta(days=14)


def events_within(scope: Scope) -> ColumnElement[bool]:
    """The condition on `events` that a scope is: those of its schools and associations."""
    if scope.is_whole:
        return true()
    return or_(Event.organization_id.in_(scope.organizations), Event.association_id.in_(scope.associations))


def kept_by(scope: Scope, person_id: int) -> ColumnElement[bool]:
    """Events somebody may keep; a draft is its maker's alone."""
    return and_(events_within(scope), or_(Event.status != EventStatus.DRAFT, Event.organiser_id == person_id))


def ends_after(moment: datetime) -> ColumnElement[bool]:
    """Events that are not over at a moment, also where they do not say when they end."""
    return func.coalesce(Event.ends_at > moment, Event.starts_at > moment - USUALLY_LASTS)


def answering_requests() -> Select[Any]:
    """Numbers of group consultations: events at which requests for help are answered together."""
    return select(Consultation.event_id).where(Consultation.event_id.is_not(None))


async def answers_requests(session: AsyncSession, event_id: int) -> bool:
    found = select(Consultation.id).where(Consultation.event_id == event_id).limit(1)
    return (await session.scalar(found)) is not None


async def add(session: AsyncSession, event: Event) -> Event:
    session.add(event)
    await session.flush()
    return event


async def find_kept(
    session: AsyncSession, event_id: int, scope: Scope, *, person_id: int, to_change: bool = False
) -> Event | None:
    query = select(Event).where(Event.id == event_id, kept_by(scope, person_id))
    return (await session.scalars(held(query) if to_change else query)).one_or_none()


async def drafts_of(session: AsyncSession, person_id: int, scope: Scope, *, limit: int) -> list[Event]:
    """What somebody is putting together, the newest first; what they may keep no longer is not among it."""
    query = select(Event).where(*_drafts(person_id, scope)).order_by(Event.id.desc()).limit(limit)
    return list(await session.scalars(query))


def _drafts(person_id: int, scope: Scope) -> tuple[ColumnElement[bool], ...]:
    return (Event.organiser_id == person_id, Event.status == EventStatus.DRAFT, events_within(scope))


async def later_of_series(session: AsyncSession, event: Event, scope: Scope) -> list[Event]:
    """Those of its series that come after it and are still planned, to be changed; itself is not among them."""
    query = (
        select(Event)
        .where(
            Event.series_id == event.series_id,
            Event.status == EventStatus.PLANNED,
            Event.starts_at > event.starts_at,
            events_within(scope),
        )
        .order_by(Event.starts_at)
        .with_for_update()
    )
    return list(await session.scalars(query)) if event.series_id is not None else []


async def at_the_same_time(session: AsyncSession, since: datetime, until: datetime, *, limit: int) -> list[Event]:
    """Planned events that go on between two moments; the longest lasts two weeks."""
    query = (
        select(Event)
        .where(
            Event.status == EventStatus.PLANNED,
            Event.starts_at < until,
            Event.starts_at > since - LONGEST,
            ends_after(since),
        )
        .order_by(Event.starts_at)
        .limit(limit)
    )
    return list(await session.scalars(query))


async def concerned(session: AsyncSession, event_ids: Sequence[int]) -> list[tuple[int, int]]:
    """Whom events still lie ahead of: event and person, in the order of the ids of events."""
    query = select(EventPerson.event_id, EventPerson.person_id).where(EventPerson.attendance.in_(CONCERNED))
    found: list[tuple[int, int]] = []
    for some in portions(event_ids):
        found += [(row[0], row[1]) for row in await session.execute(query.where(EventPerson.event_id.in_(some)))]
    return found


async def titles(session: AsyncSession, *, association_id: int | None, organization_id: int | None) -> str | None:
    """What the association or the school that holds an event is called."""
    association = None if association_id is None else await session.get(Association, association_id)
    organization = None if organization_id is None else await session.get(Organization, organization_id)
    if association is not None:
        return association.title
    return organization.title if organization is not None else None


def counted() -> ColumnElement[bool]:
    """The condition on `event_people` that leaves out whoever only says of themselves that they were there."""
    return or_(EventPerson.attendance != Attendance.ATTENDED, EventPerson.confirmed_at.is_not(None))


async def counts(session: AsyncSession, event_id: int) -> Mapping[Attendance, int]:
    """How many people an event has, by where they stand."""
    query = (
        select(EventPerson.attendance, func.count())
        .where(EventPerson.event_id == event_id, counted())
        .group_by(EventPerson.attendance)
    )
    return {row[0]: row[1] for row in await session.execute(query)}


async def holder_exists(session: AsyncSession, *, association_id: int | None, organization_id: int | None) -> bool:
    """Whether the association and the school that are named are there."""
    association = None if association_id is None else await session.get(Association, association_id)
    organization = None if organization_id is None else await session.get(Organization, organization_id)
    return (association_id is None or (association is not None and association.closed_at is None)) and (
        organization_id is None or organization is not None
    )


async def add_series(session: AsyncSession, series: EventSeries) -> EventSeries:
    session.add(series)
    await session.flush()
    return series


async def count_drafts(session: AsyncSession, person_id: int, scope: Scope) -> int:
    query = select(func.count()).select_from(Event).where(*_drafts(person_id, scope))
    return await session.scalar(query) or 0


async def count_confirmed(session: AsyncSession, event_id: int) -> int:
    """Of how many people somebody has said that they were there."""
    query = select(func.count()).select_from(EventPerson)
    confirmed = (EventPerson.event_id == event_id, EventPerson.confirmed_at.is_not(None))
    return await session.scalar(query.where(*confirmed)) or 0


async def count_concerned(session: AsyncSession, event_id: int) -> int:
    """How many people an event lies ahead of who can be told something."""
    query = (
        select(func.count())
        .select_from(EventPerson)
        .join(Account, Account.person_id == EventPerson.person_id)
        .where(EventPerson.event_id == event_id, EventPerson.attendance.in_(CONCERNED))
    )
    return await session.scalar(query) or 0
