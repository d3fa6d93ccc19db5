"""Walking a route: done with one tap, undone, postponed, skipped; a proof for whoever wants to keep one; a pause."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.queries.routes import routes as rows
from models.routes import Activity, ActivityStatus, Route, RouteStatus
from services.errors import Unfitting
from services.routes import route_deficits, route_notices
from services.routes.route_access import Part, own, step
from services.routes.route_changes import move, move_step, record
from services.routes.route_moves import AHEAD, FINISHED, Change, is_walked, turn
from services.routes.route_words import LONGEST_REASON, line
from services.visits import Visit

MOST_PROOFS = 5


async def done(session: AsyncSession, visit: Visit, *, activity_id: int) -> int:
    """One tap is enough; tapping twice is tapping once. Returns the id of the route."""
    route, _, found = await step(session, visit, activity_id, Part.OWNER)
    if found.status not in FINISHED:
        await _must_walk(session, route)
        await move_step(session, found, ActivityStatus.DONE)
        found.done_on, found.reason = visit.municipality.day(visit.now), None
        await record(session, visit, route, Change.DONE, found)
        if found.needs_acceptance:
            await route_notices.tell_supporter(session, visit, route)
        await complete(session, visit, route)
    await session.commit()
    return route.id


async def undo(session: AsyncSession, visit: Visit, *, activity_id: int) -> int:
    """A mistaken tap, as long as nobody has accepted what it said."""
    route, _, found = await step(session, visit, activity_id, Part.OWNER)
    if found.status is ActivityStatus.ACCEPTED:
        await session.rollback()
        raise Unfitting("route-step-is-accepted")
    if found.status is ActivityStatus.DONE:
        await _reopen(session, visit, route)
        await move_step(session, found, ActivityStatus.PLANNED)
        found.done_on = None
        await record(session, visit, route, Change.UNDONE, found)
    await session.commit()
    return route.id


async def prove(session: AsyncSession, visit: Visit, *, activity_id: int, proof: Mapping[str, Any]) -> int:
    """Something to remember a step by. Nobody asks for it, and nothing depends on it."""
    route, _, found = await step(session, visit, activity_id, Part.OWNER)
    if len(found.evidence) >= MOST_PROOFS:
        await session.rollback()
        raise Unfitting("route-too-many-proofs", most=MOST_PROOFS)
    found.evidence = [*found.evidence, dict(proof)]
    await session.commit()
    return route.id


async def forget_proofs(session: AsyncSession, visit: Visit, *, activity_id: int) -> int:
    """What was added by hand goes; what the bot knows by itself stays."""
    route, _, found = await step(session, visit, activity_id, Part.OWNER)
    found.evidence = [one for one in found.evidence if one.get("kind") == "fact"]
    await session.commit()
    return route.id


async def skip(session: AsyncSession, visit: Visit, *, activity_id: int, typed: str) -> int:
    """Not needed any more, and why. Something mandatory takes a methodist's word again."""
    reason = line(typed, LONGEST_REASON)
    route, _, found = await step(session, visit, activity_id, Part.OWNER)
    if found.status is not ActivityStatus.SKIPPED:
        await _must_walk(session, route)
        await move_step(session, found, ActivityStatus.SKIPPED)
        found.reason = reason
        if found.is_mandatory and route.status is RouteStatus.ACTIVE:
            turn(route, RouteStatus.AGREED)
        await _take_up(session, visit, route)
        await record(session, visit, route, Change.SKIPPED, found, note=reason)
        await complete(session, visit, route)
    await session.commit()
    return route.id


async def restore(session: AsyncSession, visit: Visit, *, activity_id: int) -> int:
    route, _, found = await step(session, visit, activity_id, Part.OWNER)
    if found.status is ActivityStatus.SKIPPED:
        await _reopen(session, visit, route)
        await move_step(session, found, ActivityStatus.PLANNED)
        found.reason = None
        await _take_up(session, visit, route)
        await record(session, visit, route, Change.RESTORED, found)
    await session.commit()
    return route.id


async def pause(session: AsyncSession, visit: Visit, *, route_id: int, days: int | None) -> date | None:
    """A leave or an illness: nothing is asked for so many days, or until its owner is back."""
    route = await own(session, visit, route_id)
    longest = visit.municipality.programme.calendar.longest_pause_days
    until = None
    if days is not None:
        until = visit.municipality.day(visit.now) + timedelta(days=min(max(days, 1), longest))
    if route.status is not RouteStatus.ON_HOLD:
        await move(session, route, RouteStatus.ON_HOLD)
        await record(session, visit, route, Change.PAUSED)
    route.hold_until = until
    await session.commit()
    return until


async def resume(session: AsyncSession, visit: Visit, *, route_id: int) -> None:
    route = await own(session, visit, route_id)
    if route.status is RouteStatus.ON_HOLD:
        go_on(route)
        await record(session, visit, route, Change.RESUMED)
    await session.commit()


def go_on(route: Route) -> None:
    """After a pause a route is what it was before."""
    turn(route, RouteStatus.ACTIVE if route.agreed_at else RouteStatus.AGREED)
    route.hold_until = None


async def complete(session: AsyncSession, visit: Visit, route: Route) -> bool:
    """A route is over when nothing is left to do or to accept; within the caller's transaction."""
    steps = await rows.activities_of(session, route.id)
    if route.status is not RouteStatus.ACTIVE or not is_over(steps):
        return False
    turn(route, RouteStatus.COMPLETED)
    await record(session, visit, route, Change.COMPLETED, is_whole=True)
    return True


def is_over(steps: list[Activity]) -> bool:
    """Something was done, and nothing waits."""
    waits = any(one.status in AHEAD or (one.status is ActivityStatus.DONE and one.needs_acceptance) for one in steps)
    return not waits and any(one.status in FINISHED for one in steps)


async def _take_up(session: AsyncSession, visit: Visit, route: Route) -> None:
    """What no step helps with any more is not in work; a route that waits for a word changes nothing yet."""
    if route.status is RouteStatus.ACTIVE:
        await route_deficits.take_up(session, route, now=visit.now, actor_id=visit.actor.id)


async def _reopen(session: AsyncSession, visit: Visit, route: Route) -> None:
    if route.status is RouteStatus.COMPLETED:
        turn(route, RouteStatus.ACTIVE if route.agreed_at else RouteStatus.AGREED)
        await record(session, visit, route, Change.REOPENED)
    else:
        await _must_walk(session, route)


async def _must_walk(session: AsyncSession, route: Route) -> None:
    if not is_walked(route):
        is_resting = route.status is RouteStatus.ON_HOLD
        await session.rollback()
        raise Unfitting("route-is-resting" if is_resting else "route-moved-on")
