"""Words people have left in routes, taken away; the routes stay, as figures of nobody."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import bindparam, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.queries.many import change_rows
from models.queries.portions import portions
from models.routes import Activity, Route, RouteStatus, RouteVersion

OWN_KIND = "own"
NOTHING = "\u2026"
"""Stands where a step was called in somebody's own words."""
GOES_ON = (RouteStatus.DRAFT, RouteStatus.PROPOSED, RouteStatus.AGREED, RouteStatus.ACTIVE, RouteStatus.ON_HOLD)


async def forget(session: AsyncSession, person_ids: Sequence[int]) -> int:
    """Of these people, whom nobody helps any more and who help nobody. Returns of how many routes."""
    count = 0
    for some in portions(person_ids):
        own = list(await session.scalars(select(Route.id).where(Route.person_id.in_(some))))
        count += len(own)
        for few in portions(own):
            await _forget_words(session, few)
        supported = update(Route).where(Route.supporter_id.in_(some), Route.status.in_(GOES_ON))
        await change_rows(session, supported.values(supporter_id=None))
    return count


async def hand_to(session: AsyncSession, nobodies: Mapping[int, int]) -> None:
    """From each person to a row that is nobody: what somebody was helped with is as much theirs as their answers."""
    if not nobodies:
        return
    await forget(session, list(nobodies))
    table: Any = Route.__table__
    handing_over = (
        update(table).where(table.c.person_id == bindparam("of_person")).values(person_id=bindparam("to_person"))
    )
    connection = await session.connection()
    await connection.execute(handing_over, [{"of_person": old, "to_person": new} for old, new in nobodies.items()])


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
    await change_rows(session, delete(RouteVersion).where(RouteVersion.route_id.in_(route_ids)))
    await change_rows(
        session, update(Route).where(Route.id.in_(route_ids)).values(goal=None, reason=None, supporter_id=None)
    )
    steps = update(Activity).where(Activity.route_id.in_(route_ids))
    await change_rows(session, steps.values(comment=None, reason=None, evidence=[]))
    await change_rows(session, steps.where(Activity.kind == OWN_KIND).values(title=NOTHING))
