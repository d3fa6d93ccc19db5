"""Questions about duties handed over."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.staff import Handover


async def add(
    session: AsyncSession, *, from_id: int, to_id: int, by_id: int, at: datetime, moved: dict[str, list[int]]
) -> Handover:
    handover = Handover(from_id=from_id, to_id=to_id, by_id=by_id, at=at, moved=moved)
    session.add(handover)
    await session.flush()
    return handover


async def find(session: AsyncSession, handover_id: int) -> Handover | None:
    return (await session.scalars(select(Handover).where(Handover.id == handover_id).with_for_update())).one_or_none()
