"""What may become of a route and of each of its steps; every change is written down as a version."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.queries.routes import routes as rows
from models.routes import Activity, ActivityStatus, Route, RouteStatus
from services.errors import Unfitting

MOVES: Mapping[RouteStatus, frozenset[RouteStatus]] = {
    RouteStatus.DRAFT: frozenset({RouteStatus.AGREED, RouteStatus.CANCELLED, RouteStatus.CARRIED_OVER}),
    RouteStatus.PROPOSED: frozenset(
        {RouteStatus.DRAFT, RouteStatus.ACTIVE, RouteStatus.CANCELLED, RouteStatus.CARRIED_OVER}
    ),
    RouteStatus.AGREED: frozenset(
        {
            RouteStatus.ACTIVE,
            RouteStatus.PROPOSED,
            RouteStatus.ON_HOLD,
            RouteStatus.COMPLETED,
            RouteStatus.CANCELLED,
            RouteStatus.CARRIED_OVER,
        }
    ),
    RouteStatus.ACTIVE: frozenset(
        {
            RouteStatus.AGREED,
            RouteStatus.PROPOSED,
            RouteStatus.ON_HOLD,
            RouteStatus.COMPLETED,
            RouteStatus.CANCELLED,
            RouteStatus.CARRIED_OVER,
        }
    ),
    RouteStatus.ON_HOLD: frozenset(
        {
            RouteStatus.AGREED,
            RouteStatus.ACTIVE,
            RouteStatus.COMPLETED,
            RouteStatus.CANCELLED,
            RouteStatus.CARRIED_OVER,
        }
    ),
    RouteStatus.COMPLETED: frozenset({RouteStatus.AGREED, RouteStatus.ACTIVE}),
    RouteStatus.CANCELLED: frozenset({RouteStatus.DRAFT}),
    RouteStatus.CARRIED_OVER: frozenset(),
}
"""A year has one route, so one that was cancelled is begun anew as itself."""

STEPS: Mapping[ActivityStatus, frozenset[ActivityStatus]] = {
    ActivityStatus.PLANNED: frozenset({ActivityStatus.IN_PROGRESS, ActivityStatus.DONE, ActivityStatus.SKIPPED}),
    ActivityStatus.IN_PROGRESS: frozenset({ActivityStatus.PLANNED, ActivityStatus.DONE, ActivityStatus.SKIPPED}),
    ActivityStatus.DONE: frozenset({ActivityStatus.PLANNED, ActivityStatus.IN_PROGRESS, ActivityStatus.ACCEPTED}),
    ActivityStatus.ACCEPTED: frozenset(),
    ActivityStatus.SKIPPED: frozenset({ActivityStatus.PLANNED}),
}
"""Nothing is accepted that was not done, and what was accepted stays."""

OPEN = frozenset({RouteStatus.DRAFT, RouteStatus.PROPOSED, RouteStatus.AGREED, RouteStatus.ACTIVE, RouteStatus.ON_HOLD})
"""Goes on; the turn of the school year carries what is left of it over."""
AHEAD = frozenset({ActivityStatus.PLANNED, ActivityStatus.IN_PROGRESS})
FINISHED = frozenset({ActivityStatus.DONE, ActivityStatus.ACCEPTED})


class Change(StrEnum):
    """What has happened to a route, as its versions name it."""

    DRAFTED = "drafted"
    EDITED = "edited"
    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    AGREED = "agreed"
    DONE = "done"
    UNDONE = "undone"
    CONFIRMED = "confirmed"
    """A step that was done has been accepted."""
    RETURNED = "returned"
    POSTPONED = "postponed"
    SKIPPED = "skipped"
    RESTORED = "restored"
    PAUSED = "paused"
    RESUMED = "resumed"
    COMPLETED = "completed"
    REOPENED = "reopened"
    CANCELLED = "cancelled"
    CARRIED_OVER = "carried_over"
    SUPPORTED = "supported"
    FACT = "fact"


def is_walked(route: Route) -> bool:
    """Whether its steps may be taken: the educator has accepted it, and it neither rests nor is over."""
    if route.status is RouteStatus.PROPOSED:
        return route.accepted_at is not None
    return route.status in {RouteStatus.AGREED, RouteStatus.ACTIVE}


def turn(route: Route, after: RouteStatus) -> None:
    """Change the status. Raises Unfitting for a way that does not exist: somebody was faster."""
    if route.status is after:
        return
    if after not in MOVES[route.status]:
        raise Unfitting("route-moved-on")
    route.status = after


def turn_step(activity: Activity, after: ActivityStatus) -> None:
    if after not in STEPS[activity.status]:
        raise Unfitting("route-moved-on")
    activity.status = after


async def write_down(  # what a line of the history keeps
    session: AsyncSession,
    route: Route,
    change: Change,
    *,
    now: datetime,
    actor_id: int | None,
    activity: Activity | None = None,
    note: str | None = None,
    is_whole: bool = False,
) -> None:
    """One more version, within the caller's transaction; `is_whole`: with all the steps as they stand now."""
    content: dict[str, Any] = {"change": change.value, "status": route.status.value}
    if activity is not None:
        content["step"] = {"id": activity.id, "title": activity.title, "status": activity.status.value}
    if is_whole:
        await session.flush()
        content["goal"], content["supporter"] = route.goal, route.supporter_id
        content["steps"] = [_kept(one) for one in await rows.activities_of(session, route.id)]
    route.version += 1
    route.changed_at = now
    rows.add_version(session, route, at=now, actor_id=actor_id, note=note, content=content)
    await session.flush()


def _kept(activity: Activity) -> dict[str, Any]:
    return {
        "id": activity.id,
        "kind": activity.kind,
        "title": activity.title,
        "due_on": activity.due_on.isoformat(),
        "is_mandatory": activity.is_mandatory,
        "status": activity.status.value,
    }
