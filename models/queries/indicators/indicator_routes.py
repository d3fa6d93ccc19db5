"""Indicators of deficits and routes: who has which, who walks how far; states as they were on the day."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, case, or_, select

from models.deficits import Deficit, DeficitChange, DeficitState
from models.indicator_asks import NOTHING_DUE, ON_HOLD, Ask
from models.people import Person
from models.queries.indicators.indicator_people import among, are_here, left_out_of_staff
from models.queries.indicators.indicator_rows import Rows, is_so, rows_of_people
from models.routes import Activity, ActivityStatus, Route, RouteStatus, RouteVersion
from models.sums import how_many

CRITICAL = "critical"
TAKEN = (RouteStatus.AGREED, RouteStatus.ACTIVE, RouteStatus.COMPLETED)
FINISHED = (ActivityStatus.DONE, ActivityStatus.ACCEPTED)
AHEAD = (ActivityStatus.PLANNED, ActivityStatus.IN_PROGRESS)


def with_route(ask: Ask, states: Sequence[DeficitState], *, is_strict: bool) -> Rows:
    """P2: of those with an open deficit, who has a route of the year for one of them; strictly: for every critical."""
    covered = among(ask, select(Deficit.person_id).where(is_open(ask, states), _is_covered(ask)))
    has_route: ColumnElement[bool] = Person.id.in_(covered)
    if is_strict:
        bare = select(Deficit.person_id).where(is_open(ask, states), Deficit.severity == CRITICAL, ~_is_covered(ask))
        has_route = and_(has_route, Person.id.not_in(among(ask, bare)))
    rows = rows_of_people(is_so(has_route), left_out_of_staff(ask))
    return rows.where(are_here(ask), Person.id.in_(people_with_deficit(ask, states)))


def people_with_deficit(ask: Ask, states: Sequence[DeficitState], area: str | None = None) -> Any:
    query = among(ask, select(Deficit.person_id).where(is_open(ask, states)))
    return query if area is None else query.where(Deficit.area == area)


def is_open(ask: Ask, states: Sequence[DeficitState]) -> ColumnElement[bool]:
    """Of a deficit, at the end of the day."""
    was = (
        select(DeficitChange.after)
        .where(DeficitChange.deficit_id == Deficit.id, DeficitChange.at < ask.before)
        .order_by(DeficitChange.at.desc(), DeficitChange.id.desc())
        .limit(1)
        .correlate(Deficit)
        .scalar_subquery()
    )
    if not ask.is_past:
        return Deficit.state.in_(states)
    state: Any = case((Deficit.state_since < ask.before, Deficit.state), else_=was)
    return and_(Deficit.created_at < ask.before, state.in_([one.value for one in states]))


def _is_covered(ask: Ask) -> ColumnElement[bool]:
    """Of a deficit: a step that is not taken off works on it in a route of the year that is agreed."""
    return (
        select(Activity.id)
        .join(Route, Route.id == Activity.route_id)
        .where(
            Activity.deficit_id == Deficit.id,
            Activity.status != ActivityStatus.SKIPPED,
            Route.person_id == Deficit.person_id,
            Route.school_year == ask.year,
            has_status(ask, TAKEN),
        )
        .correlate(Deficit)
        .exists()
    )


def has_status(ask: Ask, statuses: Sequence[RouteStatus]) -> ColumnElement[bool]:
    """Of a route, at the end of the day."""
    if not ask.is_past:
        return Route.status.in_(statuses)
    was = (
        select(RouteVersion.content["status"].as_string())
        .where(RouteVersion.route_id == Route.id, RouteVersion.at < ask.before)
        .order_by(RouteVersion.number.desc())
        .limit(1)
        .correlate(Route)
        .scalar_subquery()
    )
    status: Any = case((Route.changed_at < ask.before, Route.status), else_=was)
    return and_(Route.created_at < ask.before, status.in_([one.value for one in statuses]))


def people_with_route(ask: Ask) -> Any:
    """Ids of those with an agreed route of the year."""
    return select(Route.person_id).where(Route.school_year == ask.year, has_status(ask, TAKEN))


def of_half_year(ask: Ask, *, since: date) -> Rows:
    """P10: routes where every mandatory step whose day has come is done or taken off; with a day in the half-year."""
    steps = select(Activity.id).where(Activity.route_id == Route.id, Activity.due_on <= ask.on).correlate(Route)
    open_ones: ColumnElement[bool] = Activity.status.in_(AHEAD)
    if ask.is_past:
        open_ones = or_(open_ones, and_(Activity.status.in_(FINISHED), Activity.done_on > ask.on))
    # As a number, so that steps are looked up by their route: by their state there are far more of them.
    is_late = steps.where(is_so(open_ones) == 1, Activity.is_mandatory).exists()
    is_due = steps.where(Activity.due_on >= since).exists()
    left_out: Any = case(
        (has_status(ask, (RouteStatus.ON_HOLD,)), ON_HOLD),
        (~is_due, NOTHING_DUE),
        else_=left_out_of_staff(ask),
    )
    rows = rows_of_people(is_so(~is_late), left_out, unit=Route.id)
    return rows.join(Route, Route.person_id == Person.id).where(
        are_here(ask), Route.school_year == ask.year, has_status(ask, (*TAKEN, RouteStatus.ON_HOLD))
    )


def of_year(ask: Ask, *, least_percent: int) -> Rows:
    """P10 of a year: everything mandatory is done, and so much of everything; what was taken off counts nowhere."""
    is_done: Any = Activity.status.in_(FINISHED)
    if ask.is_past:
        is_done = and_(is_done, or_(Activity.done_on.is_(None), Activity.done_on <= ask.on))
    stays = Activity.status != ActivityStatus.SKIPPED
    done, steps = how_many(is_done), how_many(stays)
    lacking = how_many(stays, Activity.is_mandatory, ~is_done)
    is_fulfilled: Any = (
        select(and_(lacking == 0, done > 0, done * 100 >= steps * least_percent))
        .where(Activity.route_id == Route.id)
        .correlate(Route)
        .scalar_subquery()
    )
    rows = rows_of_people(is_so(is_fulfilled), left_out_of_staff(ask), unit=Route.id)
    existed = and_(Route.created_at < ask.before, ~has_status(ask, (RouteStatus.CANCELLED,)))
    return rows.join(Route, Route.person_id == Person.id).where(are_here(ask), Route.school_year == ask.year, existed)
