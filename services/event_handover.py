"""Events somebody has planned, given to somebody else together with their duties, and taken back."""

from collections.abc import Mapping, Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from models.people import Person
from models.queries import consultation_routing as routing
from models.queries import events as rows
from services.group_consultations import KIND
from services.visits import Visit

EVENTS = "events"
"""The name they are kept under in a handover."""


async def hand_on(session: AsyncSession, _visit: Visit, *, giver: Person, taker: Person) -> dict[str, list[int]]:
    """Nobody organises without a role for it."""
    if not await routing.workers(session, [taker.id]):
        return {}
    return {EVENTS: await rows.hand_over(session, KIND, source=giver.id, target=taker.id)}


async def take_back(
    session: AsyncSession, _visit: Visit, moved: Mapping[str, Sequence[int]], *, giver: Person, taker: Person
) -> None:
    await rows.hand_back(session, moved.get(EVENTS, ()), source=taker.id, target=giver.id)
