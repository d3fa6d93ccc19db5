"""Routes somebody helps with, given to somebody else together with their duties, and taken back."""

from collections.abc import Mapping, Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from models.people import Person
from models.queries.routes import routes as rows
from services.calling import called_to
from services.routes import route_notices
from services.routes.route_moves import Change, write_down
from services.visits import Visit

ROUTES = "routes"
"""The name routes are kept under in a handover."""


async def hand_on(session: AsyncSession, visit: Visit, *, giver: Person, taker: Person) -> dict[str, list[int]]:
    """Nobody helps themselves, and nobody helps without a role for it: such routes stay with the giver."""
    if await rows.find_supporter(session, taker.id) is None:
        return {}
    return {ROUTES: await _pass(session, visit, await rows.supported_by(session, giver.id), taker)}


async def take_back(
    session: AsyncSession, visit: Visit, moved: Mapping[str, Sequence[int]], *, giver: Person, taker: Person
) -> None:
    still = set(await rows.supported_by(session, taker.id)) & set(moved.get(ROUTES, ()))
    await _pass(session, visit, sorted(still), giver)


async def _pass(session: AsyncSession, visit: Visit, ids: Sequence[int], to: Person) -> list[int]:
    passed = []
    for route in await rows.to_change(session, ids):
        if route.person_id == to.id:
            continue
        route.supporter_id = to.id
        await write_down(session, route, Change.SUPPORTED, now=visit.now, actor_id=visit.actor.id)
        called = called_to(visit, to)
        await route_notices.tell_owner(session, visit, route, "route-notice-supporter", called=called)
        passed.append(route.id)
    return passed
