"""Questions about events one by one: within whose reach they are, how many people they have."""

from collections.abc import Mapping

from sqlalchemy import ColumnElement, and_, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from models.associations import Association
from models.events import Attendance, Event, EventPerson, EventStatus
from models.organizations import Organization
from models.scopes import Scope

CONCERNED = (Attendance.INVITED, Attendance.REGISTERED, Attendance.WAITING, Attendance.OFFERED)
"""People an event still lies ahead of."""


def events_within(scope: Scope) -> ColumnElement[bool]:
    """The condition on `events` that a scope is: those of its schools and associations."""
    if scope.is_whole:
        return true()
    return or_(Event.organization_id.in_(scope.organizations), Event.association_id.in_(scope.associations))


def kept_by(scope: Scope, person_id: int) -> ColumnElement[bool]:
    """Events somebody may keep; a draft is its maker's alone."""
    return and_(events_within(scope), or_(Event.status != EventStatus.DRAFT, Event.organiser_id == person_id))


async def add(session: AsyncSession, event: Event) -> Event:
    session.add(event)
    await session.flush()
    return event


async def find_kept(
    session: AsyncSession, event_id: int, scope: Scope, *, person_id: int, to_change: bool = False
) -> Event | None:
    query = select(Event).where(Event.id == event_id, kept_by(scope, person_id))
    return (await session.scalars(query.with_for_update() if to_change else query)).one_or_none()


async def counts(session: AsyncSession, event_id: int) -> Mapping[Attendance, int]:
    """How many people an event has, by where they stand."""
    query = (
        select(EventPerson.attendance, func.count())
        .where(EventPerson.event_id == event_id)
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
