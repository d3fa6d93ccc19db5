"""Events somebody has planned, given to somebody else together with their duties, and taken back."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from models.queries import consultation_routing as routing
from models.queries import events as rows
from services.group_consultations import KIND

EVENTS = "events"
"""The name they are kept under in a handover."""


async def hand_on(session: AsyncSession, *, giver_id: int, taker_id: int) -> list[int]:
    """Within the caller's transaction, once the taker has the roles; nobody organises without one."""
    if not await routing.workers(session, [taker_id]):
        return []
    return await rows.hand_over(session, KIND, source=giver_id, target=taker_id)


async def take_back(session: AsyncSession, event_ids: Sequence[int], *, giver_id: int, taker_id: int) -> None:
    """What of it the taker still plans."""
    await rows.hand_back(session, event_ids, source=taker_id, target=giver_id)
