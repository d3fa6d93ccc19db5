"""What a route means for the deficits it rests on: agreed, they are in work; called off, they are confirmed again."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models.deficits import DeficitState
from models.queries.deficits import deficits
from models.queries.routes import routes as rows
from models.routes import ActivityStatus, Route
from services.deficits import deficit_moves


async def take_up(session: AsyncSession, route: Route, *, now: datetime, actor_id: int | None) -> None:
    """Those its steps help with are worked on, those no step helps with any more are not."""
    steps = await rows.activities_of(session, route.id)
    known = sorted({step.deficit_id for step in steps if step.deficit_id is not None})
    heirs = await rows.heirs_of(session, known, route.school_year)
    for step in steps:
        # The year may have turned for the route before it did for the register.
        step.deficit_id = heirs.get(step.deficit_id, step.deficit_id) if step.deficit_id else None
    helped = {step.deficit_id for step in steps if step.deficit_id and step.status is not ActivityStatus.SKIPPED}
    for deficit in await rows.deficits_by_id(session, sorted(helped)):
        if deficit.state is DeficitState.CONFIRMED:
            await deficit_moves.move(session, deficit, DeficitState.IN_WORK, now=now, actor_id=actor_id)
    await _let_go(session, route, but=helped, now=now, actor_id=actor_id)


async def let_go(session: AsyncSession, route: Route, *, now: datetime, actor_id: int | None) -> None:
    """Nothing is worked on any more: whatever was is as it was confirmed."""
    await _let_go(session, route, but=set(), now=now, actor_id=actor_id)


async def _let_go(session: AsyncSession, route: Route, *, but: set[int], now: datetime, actor_id: int | None) -> None:
    working = await deficits.of_person(
        session, route.person_id, school_year=route.school_year, states={DeficitState.IN_WORK}
    )
    for deficit in working:
        if deficit.id not in but:
            await deficit_moves.move(session, deficit, DeficitState.CONFIRMED, now=now, actor_id=actor_id)
