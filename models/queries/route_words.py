"""Words people have left in routes, taken away; the routes stay, as figures."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.queries.portions import portions
from models.routes import Activity, Route, RouteStatus, RouteVersion

OWN_KIND = "own"
NOTHING = "\u2026"
"""Stands where a step was called in somebody's own words."""
GOES_ON = (RouteStatus.DRAFT, RouteStatus.PROPOSED, RouteStatus.AGREED, RouteStatus.ACTIVE, RouteStatus.ON_HOLD)


async def forget(session: AsyncSession, person_ids: Sequence[int]) -> int:
    """Of these people; nobody is supported by them any more. Returns of how many routes."""
    count = 0
    for some in portions(person_ids):
        own = list(await session.scalars(select(Route.id).where(Route.person_id.in_(some))))
        count += len(own)
        for few in portions(own):
            await _forget_words(session, few)
        supported = update(Route).where(Route.supporter_id.in_(some), Route.status.in_(GOES_ON))
        await _run(session, supported.values(supporter_id=None))
    return count


async def forget_all(session: AsyncSession) -> int:
    """Of everybody who still has words in a route; returns how many people that are."""
    worded = or_(
        Route.goal.is_not(None),
        Route.reason.is_not(None),
        Route.id.in_(select(RouteVersion.route_id)),
    )
    query = select(Route.person_id).where(worded).distinct()
    people = list(await session.scalars(query))
    await forget(session, people)
    return len(people)


async def _forget_words(session: AsyncSession, route_ids: Sequence[int]) -> None:
    await _run(session, delete(RouteVersion).where(RouteVersion.route_id.in_(route_ids)))
    await _run(session, update(Route).where(Route.id.in_(route_ids)).values(goal=None, reason=None))
    steps = update(Activity).where(Activity.route_id.in_(route_ids))
    await _run(session, steps.values(comment=None, reason=None, evidence=[]))
    await _run(session, steps.where(Activity.kind == OWN_KIND).values(title=NOTHING))


async def _run(session: AsyncSession, statement: Any) -> None:
    await session.execute(statement.execution_options(synchronize_session=False))
