"""Routes of many: how many stand where, lists of those that need somebody's word."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, literal, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from models.associations import Membership
from models.deficits import Deficit, DeficitState
from models.organizations import Organization
from models.people import Person
from models.queries.register.register import IS_HERE
from models.queries.routes.routes import AHEAD, IS_WALKED, SEEN_BY_SUPPORTER, is_supported
from models.route_filters import Narrow, RouteFilter
from models.routes import Activity, ActivityStatus, Route, RouteStatus
from models.scopes import Scope, people_within
from models.sums import mean, total

FINISHED = (ActivityStatus.DONE, ActivityStatus.ACCEPTED)
HIDDEN = (RouteStatus.DRAFT, RouteStatus.CANCELLED)
GOES_ON = or_(IS_WALKED, Route.status == RouteStatus.ON_HOLD)
_weight = case((Activity.is_mandatory, 2), else_=1)
_counts = Activity.status != ActivityStatus.SKIPPED


@dataclass(frozen=True, slots=True)
class Listed:
    """A route in a list."""

    route: Route
    person: Person
    place: str | None
    done: int
    steps: int


async def statuses(session: AsyncSession, scope: Scope, school_year: int) -> dict[RouteStatus, int]:
    query = (
        select(Route.status, func.count())
        .join(Person, Person.id == Route.person_id)
        .where(Route.school_year == school_year, people_within(scope), IS_HERE)
        .group_by(Route.status)
    )
    return {row[0]: row[1] for row in await session.execute(query)}


async def average_progress(session: AsyncSession, scope: Scope, school_year: int) -> float | None:
    """From 0 to 1, each route for itself; of routes that have been accepted and not called off."""
    done = total(case((Activity.status.in_(FINISHED), _weight), else_=0))
    share = (
        select((done * literal(1.0) / total(_weight)).label("share"))
        .select_from(Route)
        .join(Activity, Activity.route_id == Route.id)
        .join(Person, Person.id == Route.person_id)
        .where(
            Route.school_year == school_year,
            Route.status.in_(SEEN_BY_SUPPORTER),
            _counts,
            people_within(scope),
            IS_HERE,
        )
        .group_by(Route.id)
        .subquery()
    )
    return await session.scalar(select(mean(share.c.share)))


async def without_route(session: AsyncSession, scope: Scope, school_year: int) -> int:
    """How many people have a confirmed deficit and have not agreed to a route."""
    query = select(func.count()).select_from(Person).where(*lacks_route(scope, school_year))
    return await session.scalar(query) or 0


def lacks_route(scope: Scope, school_year: int) -> tuple[ColumnElement[bool], ...]:
    has_route = exists().where(
        Route.person_id == Person.id, Route.school_year == school_year, Route.status.not_in(HIDDEN)
    )
    has_deficit = exists().where(
        Deficit.person_id == Person.id, Deficit.school_year == school_year, Deficit.state == DeficitState.CONFIRMED
    )
    return people_within(scope), IS_HERE, has_deficit, ~has_route


async def count(session: AsyncSession, scope: Scope, narrow: Narrow) -> int:
    return await session.scalar(select(func.count()).select_from(_within(scope, narrow).subquery())) or 0


async def counts(session: AsyncSession, scope: Scope, narrows: Sequence[Narrow]) -> dict[RouteFilter, int]:
    """How long each list is, in one statement."""
    columns: list[Any] = [
        select(func.count()).select_from(_within(scope, narrow).subquery()).scalar_subquery() for narrow in narrows
    ]
    row = (await session.execute(select(*columns))).one()
    return {narrow.chosen: found for narrow, found in zip(narrows, row, strict=True)}


async def ids(session: AsyncSession, scope: Scope, narrow: Narrow, *, limit: int) -> list[int]:
    """Of a whole list, to be changed one by one."""
    return list(await session.scalars(_within(scope, narrow).order_by(Route.id).limit(limit)))


async def page(
    session: AsyncSession, scope: Scope, narrow: Narrow, *, offset: int = 0, limit: int | None = None
) -> list[Listed]:
    """By name; with no limit the whole list."""
    steps = _per_route(_counts)
    done = _per_route(Activity.status.in_(FINISHED))
    query = (
        select(Route, Person, Organization.title, done, steps)
        .join(Person, Person.id == Route.person_id)
        .outerjoin(Organization, Organization.id == Person.organization_id)
        .where(Route.id.in_(_within(scope, narrow)))
        .order_by(Person.search_key, Route.id)
        .offset(offset)
    )
    rows = await session.execute(query if limit is None else query.limit(limit))
    return [Listed(*row) for row in rows]


async def steps_of(session: AsyncSession, route_ids: Sequence[int]) -> list[Activity]:
    query = select(Activity).where(Activity.route_id.in_(route_ids)).order_by(Activity.route_id, Activity.due_on)
    return list(await session.scalars(query))


def _per_route(condition: ColumnElement[bool]) -> Any:
    query = select(func.count()).select_from(Activity).where(Activity.route_id == Route.id, condition)
    return query.correlate(Route).scalar_subquery()


def _within(scope: Scope, narrow: Narrow) -> Select[int]:
    conditions = [Route.school_year == narrow.school_year, IS_HERE, _chosen(narrow)]
    if narrow.chosen is not RouteFilter.SUPPORTED:
        conditions.append(people_within(scope))
    if narrow.organization_id is not None:
        conditions.append(Person.organization_id == narrow.organization_id)
    if narrow.association_id is not None:
        members = select(Membership.person_id).where(Membership.association_id == narrow.association_id)
        conditions.append(Person.id.in_(members))
    return select(Route.id).join(Person, Person.id == Route.person_id).where(*conditions)


def _chosen(narrow: Narrow) -> ColumnElement[bool]:
    found: ColumnElement[bool] = Route.status.not_in(HIDDEN)
    match narrow.chosen:
        case RouteFilter.WAITING:
            # Nobody's own route waits for their own word.
            found = and_(Route.status == RouteStatus.AGREED, Route.person_id != narrow.actor_id)
        case RouteFilter.STALLED:
            lately = _has_step(Activity.done_on >= narrow.stalled_since.date())
            found = and_(IS_WALKED, Route.accepted_at < narrow.stalled_since, _has_step(true()), ~lately)
        case RouteFilter.OVERDUE:
            found = and_(IS_WALKED, _has_step(and_(Activity.status.in_(AHEAD), Activity.due_on < narrow.today)))
        case RouteFilter.IMPRACTICAL:
            found = and_(GOES_ON, ~_has_step(and_(_counts, Activity.kind.in_(narrow.practical))))
        case RouteFilter.UNSUPPORTED:
            found = and_(GOES_ON, ~is_supported())
        case RouteFilter.ON_HOLD:
            found = Route.status == RouteStatus.ON_HOLD
        case RouteFilter.SUPPORTED:
            found = and_(Route.supporter_id == narrow.actor_id, Route.status.in_(SEEN_BY_SUPPORTER), is_supported())
    return found


def _has_step(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(Activity.route_id == Route.id, condition)
