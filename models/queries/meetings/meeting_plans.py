"""Questions about plans of meetings, their lines and what has become of them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.associations import Association
from models.events import Event, EventPerson, EventStatus
from models.meetings import MeetingPlan, PlannedMeeting, PlanStatus
from models.organizations import Organization
from models.people import Account, Person, Role, RoleGrant
from models.queries.associations.associations import within
from models.queries.events.event_participants import TOOK_PART
from models.queries.holding import held
from models.queries.portions import portions
from models.queries.upsert import insert
from models.scopes import Scope


class Line(NamedTuple):
    meeting: PlannedMeeting
    event: Event | None
    responsible: Person | None


class Standing(NamedTuple):
    """The plan of an association, perhaps none."""

    association: Association
    school: str | None
    plan: MeetingPlan | None


async def find(
    session: AsyncSession, association_id: int, school_year: int, *, to_change: bool = False
) -> MeetingPlan | None:
    query = select(MeetingPlan).where(
        MeetingPlan.association_id == association_id, MeetingPlan.school_year == school_year
    )
    return (await session.scalars(held(query) if to_change else query)).one_or_none()


async def begin(session: AsyncSession, association_id: int, school_year: int, *, now: datetime) -> MeetingPlan:
    """The plan of that year, a draft where there was none; two who begin it at once have the same one."""
    made = insert(session, MeetingPlan).values(
        association_id=association_id, school_year=school_year, status=PlanStatus.DRAFT, created_at=now
    )
    await session.execute(made.on_conflict_do_nothing())
    found = await find(session, association_id, school_year, to_change=True)
    assert found is not None
    return found


async def lines(session: AsyncSession, plan_ids: Sequence[int]) -> list[Line]:
    """What stands in plans, in the order of months."""
    found: list[Line] = []
    for some in portions(plan_ids):
        query = _lines().where(PlannedMeeting.plan_id.in_(some), PlannedMeeting.removed_at.is_(None))
        query = query.order_by(PlannedMeeting.plan_id, PlannedMeeting.month, PlannedMeeting.id)
        found += [Line(*row) for row in await session.execute(query)]
    return found


async def line(session: AsyncSession, meeting_id: int, *, to_change: bool = False) -> tuple[Line, MeetingPlan] | None:
    """One line with its plan, taken away or not."""
    query = select(PlannedMeeting).where(PlannedMeeting.id == meeting_id)
    if to_change:
        await session.execute(held(query))
    found = _lines().add_columns(MeetingPlan).join(MeetingPlan, MeetingPlan.id == PlannedMeeting.plan_id)
    row = (await session.execute(found.where(PlannedMeeting.id == meeting_id))).one_or_none()
    return None if row is None else (Line(row[0], row[1], row[2]), row[3])


async def add_lines(session: AsyncSession, made: Sequence[PlannedMeeting]) -> None:
    session.add_all(made)
    await session.flush()


async def release_events(session: AsyncSession, events: Select[Any] | Sequence[int]) -> None:
    """Drafts of meetings go away: their lines have no event again."""
    await session.execute(
        update(PlannedMeeting)
        .where(PlannedMeeting.event_id.in_(events))
        .values(event_id=None)
        .execution_options(synchronize_session=False)
    )


async def keepers(session: AsyncSession, organization_id: int | None) -> list[int]:
    """Who decides about an association: coordinators of its school, else methodists and heads of the centre."""
    here = (
        select(RoleGrant.person_id)
        .join(Person, Person.id == RoleGrant.person_id)
        .join(Account, Account.person_id == Person.id)
        .where(Person.archived_at.is_(None))
        .distinct()
        .order_by(RoleGrant.person_id)
    )
    if organization_id is not None:
        of_school = func.coalesce(RoleGrant.organization_id, Person.organization_id) == organization_id
        own = list(await session.scalars(here.where(RoleGrant.role == Role.SCHOOL_COORDINATOR, of_school)))
        if own:
            return own
    centre = here.where(RoleGrant.role.in_((Role.METHODIST, Role.CENTRE_HEAD)), RoleGrant.organization_id.is_(None))
    return list(await session.scalars(centre))


async def attended(session: AsyncSession, event_ids: Sequence[int]) -> dict[int, int]:
    """How many were there, by event: only what somebody has confirmed counts."""
    found: dict[int, int] = {}
    for some in portions(event_ids):
        query = (
            select(EventPerson.event_id, func.count())
            .where(
                EventPerson.event_id.in_(some),
                TOOK_PART,
            )
            .group_by(EventPerson.event_id)
        )
        found |= {row[0]: row[1] for row in await session.execute(query)}
    return found


async def held_beside(session: AsyncSession, association_id: int, *, since: datetime, until: datetime) -> list[int]:
    """Ids of what an association has held between two moments that stands in no plan."""
    planned = select(PlannedMeeting.event_id).where(
        PlannedMeeting.event_id.is_not(None), PlannedMeeting.removed_at.is_(None)
    )
    query = select(Event.id).where(
        Event.association_id == association_id,
        Event.status == EventStatus.HELD,
        Event.starts_at >= since,
        Event.starts_at < until,
        Event.id.not_in(planned),
    )
    return list(await session.scalars(query))


async def standings(  # a portion of a list
    session: AsyncSession, scope: Scope, *, kinds: Sequence[str], school_year: int, after: int, limit: int
) -> list[Standing]:
    """Open associations of these kinds within the scope with their plans, and any that has a plan."""
    of_year = and_(MeetingPlan.association_id == Association.id, MeetingPlan.school_year == school_year)
    query = (
        select(Association, Organization.title, MeetingPlan)
        .outerjoin(Organization, Organization.id == Association.organization_id)
        .outerjoin(MeetingPlan, of_year)
        .where(
            within(scope),
            Association.id > after,
            or_(
                MeetingPlan.id.is_not(None),
                and_(Association.kind.in_(kinds), Association.closed_at.is_(None)),
            ),
        )
        .order_by(Association.id)
        .limit(limit)
    )
    return [Standing(*row) for row in await session.execute(query)]


def _lines() -> Select[Any]:
    columns: tuple[Any, ...] = (PlannedMeeting, Event, Person)
    return (
        select(*columns)
        .outerjoin(Event, Event.id == PlannedMeeting.event_id)
        .outerjoin(Person, Person.id == PlannedMeeting.responsible_id)
    )
