"""Associations that have no plan, or did not meet in a quarter."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, false, func, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.associations import Association
from models.events import Event, EventStatus
from models.meetings import MeetingPlan, PlanStatus
from models.organizations import Organization
from models.queries.associations.associations import within
from models.scopes import Scope


@dataclass(frozen=True, slots=True)
class Quarter:
    """From one moment to before another."""

    since: datetime
    until: datetime
    statuses: tuple[EventStatus, ...]
    """What counts as a meeting in it."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What every association of these kinds should have by now."""

    kinds: Sequence[str]
    school_year: int
    needs_plan: bool
    quarters: Sequence[Quarter]


class Gap(NamedTuple):
    association_id: int
    title: str
    school: str | None
    plan_status: PlanStatus | None
    lacks_plan: bool
    lacks: tuple[bool, ...]
    """By quarter."""


SENT = (PlanStatus.PROPOSED, PlanStatus.APPROVED)


async def page(
    session: AsyncSession, scope: Scope, wanted: Wanted, *, offset: int, limit: int
) -> tuple[list[Gap], int]:
    """A page of those with any gap, and how many there are."""
    condition = _condition(scope, wanted)
    total = await session.scalar(_plan_joined(select(func.count()), wanted).where(condition))
    query = _query(wanted).where(condition).order_by(Association.title, Association.id).offset(offset).limit(limit)
    return [_gap(row) for row in await session.execute(query)], total or 0


async def after(session: AsyncSession, scope: Scope, wanted: Wanted, *, last: int, limit: int) -> list[Gap]:
    """A portion by number."""
    query = _query(wanted).where(_condition(scope, wanted), Association.id > last).order_by(Association.id)
    return [_gap(row) for row in await session.execute(query.limit(limit))]


async def count(session: AsyncSession, scope: Scope, wanted: Wanted) -> int:
    return await session.scalar(_plan_joined(select(func.count()), wanted).where(_condition(scope, wanted))) or 0


def _query(wanted: Wanted) -> Select[Any]:
    columns: tuple[Any, ...] = (
        Association.id,
        Association.title,
        Organization.title,
        MeetingPlan.status,
        _lacks_plan(wanted),
        *(_lacks_meeting(one) for one in wanted.quarters),
    )
    query = select(*columns)
    return _plan_joined(query, wanted).outerjoin(Organization, Organization.id == Association.organization_id)


def _plan_joined(query: Select[Any], wanted: Wanted) -> Select[Any]:
    of_year = and_(MeetingPlan.association_id == Association.id, MeetingPlan.school_year == wanted.school_year)
    return query.select_from(Association).outerjoin(MeetingPlan, of_year)


def _condition(scope: Scope, wanted: Wanted) -> ColumnElement[bool]:
    lacking = [_lacks_plan(wanted), *(_lacks_meeting(one) for one in wanted.quarters)]
    return and_(
        within(scope),
        Association.closed_at.is_(None),
        Association.kind.in_(wanted.kinds),
        or_(false(), *lacking),
    )


def _lacks_plan(wanted: Wanted) -> ColumnElement[bool]:
    if not wanted.needs_plan:
        return literal(value=False)
    return or_(MeetingPlan.id.is_(None), MeetingPlan.status.not_in(SENT))


def _lacks_meeting(quarter: Quarter) -> ColumnElement[bool]:
    """An association that did not exist yet lacks nothing."""
    met = (
        select(Event.id)
        .where(
            Event.association_id == Association.id,
            Event.starts_at >= quarter.since,
            Event.starts_at < quarter.until,
            Event.status.in_(quarter.statuses),
        )
        .exists()
    )
    return and_(Association.created_at < quarter.until, ~met)


def _gap(row: Any) -> Gap:
    association_id, title, school, status, lacks_plan, *lacks = row
    return Gap(association_id, title, school, status, bool(lacks_plan), tuple(map(bool, lacks)))
