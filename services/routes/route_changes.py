"""Changes somebody makes to a route: those that cannot be let go of the database, the others stand in the history."""

from sqlalchemy.ext.asyncio import AsyncSession

from models.routes import Activity, ActivityStatus, Route, RouteStatus
from services.errors import Unfitting
from services.routes.route_moves import Change, turn, turn_step, write_down
from services.visits import Visit


async def move(session: AsyncSession, route: Route, after: RouteStatus) -> None:
    """Raises Unfitting for a way that does not exist; nothing is held then."""
    try:
        turn(route, after)
    except Unfitting:
        await session.rollback()
        raise


async def move_step(session: AsyncSession, step: Activity, after: ActivityStatus) -> None:
    """The same for a step."""
    try:
        turn_step(step, after)
    except Unfitting:
        await session.rollback()
        raise


async def record(  # what the history keeps of it
    session: AsyncSession,
    visit: Visit,
    route: Route,
    change: Change,
    step: Activity | None = None,
    *,
    note: str | None = None,
    is_whole: bool = False,
) -> None:
    """One more version, by whoever acts; within the caller's transaction."""
    await write_down(
        session, route, change, now=visit.now, actor_id=visit.actor.id, activity=step, note=note, is_whole=is_whole
    )
