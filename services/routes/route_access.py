"""Who may reach a route, decided by its row: whose it is, who supports it, who guides its owner."""

from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from models.queries import people
from models.queries.routes import routes as rows
from models.routes import Activity, Route
from services import rights
from services.errors import NotFound
from services.rights import Right, must
from services.visits import Visit


class Part(StrEnum):
    """What the acting person is to a route."""

    OWNER = "owner"
    SUPPORTER = "supporter"
    GUIDE = "guide"


async def reach(session: AsyncSession, visit: Visit, route_id: int, *, to_change: bool = False) -> tuple[Route, Part]:
    """The route and one's part in it; what one has no part in is not there."""
    must(visit.actor, Right.KEEP_ROUTE)
    actor, scope = visit.actor, rights.reach(visit.actor, Right.GUIDE_ROUTES)
    route = await rows.reachable(session, route_id, actor_id=actor.id, scope=scope, to_change=to_change)
    if route is None:
        await session.rollback()
        raise NotFound
    if route.person_id == actor.id:
        return route, Part.OWNER
    if route.supporter_id != actor.id or scope.is_whole:
        return route, Part.GUIDE
    guided = await rows.reachable(session, route_id, actor_id=0, scope=scope) if scope else None
    return route, Part.SUPPORTER if guided is None else Part.GUIDE


async def own(session: AsyncSession, visit: Visit, route_id: int) -> Route:
    """One's own route, to be changed."""
    return (await reach_as(session, visit, route_id, Part.OWNER))[0]


async def reach_as(session: AsyncSession, visit: Visit, route_id: int, *parts: Part) -> tuple[Route, Part]:
    """A route to be changed by whoever has one of these parts in it."""
    route, part = await reach(session, visit, route_id, to_change=True)
    if part not in parts:
        await session.rollback()
        raise NotFound
    return route, part


async def step(session: AsyncSession, visit: Visit, activity_id: int, *parts: Part) -> tuple[Route, Part, Activity]:
    """A step to be changed, with its route; one another has taken the place of is no step any more."""
    must(visit.actor, Right.KEEP_ROUTE)
    route_id = await rows.route_of_activity(session, activity_id)
    if route_id is None:
        await session.rollback()
        raise NotFound
    route, part = await reach_as(session, visit, route_id, *parts)
    found = next((one for one in await rows.activities_of(session, route.id) if one.id == activity_id), None)
    if found is None:
        await session.rollback()
        raise NotFound
    return route, part, found


async def group_of(session: AsyncSession, visit: Visit, route: Route) -> str | None:
    """The position group of whose route it is."""
    owner = await people.look(session, route.person_id)
    group = visit.municipality.programme.positions.group_of(owner.position)
    return group.code if group else None
