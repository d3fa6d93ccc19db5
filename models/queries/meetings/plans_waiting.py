"""Plans of meetings that wait for somebody's word."""

from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.associations import Association
from models.meetings import MeetingPlan, PlannedMeeting, PlanStatus
from models.organizations import Organization
from models.people import Account, Person, Role, RoleGrant
from models.queries.associations.associations import within
from models.scopes import Scope


class Sent(NamedTuple):
    association_id: int
    title: str
    school: str | None
    school_year: int
    lines: int


def counted(scope: Scope, *, since: int) -> Select[tuple[int]]:
    """How many there are, as a query; `since` is a school year."""
    return _sent(select(func.count()), scope, since)


async def count(session: AsyncSession, scope: Scope, *, since: int) -> int:
    return await session.scalar(counted(scope, since=since)) or 0


async def page(session: AsyncSession, scope: Scope, *, since: int, offset: int, limit: int) -> list[Sent]:
    """The nearest year first."""
    lines = (
        select(func.count())
        .where(PlannedMeeting.plan_id == MeetingPlan.id, PlannedMeeting.removed_at.is_(None))
        .scalar_subquery()
    )
    columns = (Association.id, Association.title, Organization.title, MeetingPlan.school_year, lines)
    query = (
        _sent(select(*columns), scope, since)
        .outerjoin(Organization, Organization.id == Association.organization_id)
        .order_by(MeetingPlan.school_year, Association.title, Association.id)
    )
    return [Sent(*row) for row in await session.execute(query.offset(offset).limit(limit))]


def _sent(columns: Select[Any], scope: Scope, since: int) -> Select[Any]:
    return (
        columns.select_from(MeetingPlan)
        .join(Association, Association.id == MeetingPlan.association_id)
        .where(
            MeetingPlan.status == PlanStatus.PROPOSED,
            MeetingPlan.school_year >= since,
            Association.closed_at.is_(None),
            _asked_of(scope),
        )
    )


def _asked_of(scope: Scope) -> ColumnElement[bool]:
    """Of a school its coordinators are asked; the centre where there is none."""
    if not scope.is_whole:
        return within(scope)
    coordinator = (
        select(RoleGrant.id)
        .join(Person, Person.id == RoleGrant.person_id)
        .join(Account, Account.person_id == Person.id)
        .where(
            Person.archived_at.is_(None),
            RoleGrant.role == Role.SCHOOL_COORDINATOR,
            func.coalesce(RoleGrant.organization_id, Person.organization_id) == Association.organization_id,
        )
        .exists()
    )
    return or_(Association.organization_id.is_(None), and_(Association.organization_id.is_not(None), ~coordinator))
