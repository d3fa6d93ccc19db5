"""Questions about what is kept of events for those who took part."""

from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.events import EventMaterial


async def of_event(session: AsyncSession, event_id: int) -> list[EventMaterial]:
    """The oldest first."""
    query = select(EventMaterial).where(EventMaterial.event_id == event_id)
    return list(await session.scalars(query.order_by(EventMaterial.added_at, EventMaterial.id)))


async def count(session: AsyncSession, event_id: int) -> int:
    query = select(func.count()).select_from(EventMaterial).where(EventMaterial.event_id == event_id)
    return await session.scalar(query) or 0


async def find(session: AsyncSession, material_id: int) -> EventMaterial | None:
    return (await session.scalars(select(EventMaterial).where(EventMaterial.id == material_id))).one_or_none()


async def add(  # a material is as wide as that
    session: AsyncSession, event_id: int, *, kind: str, value: str, title: str, added_by: int, now: datetime
) -> EventMaterial:
    made = EventMaterial(event_id=event_id, kind=kind, value=value, title=title, added_by=added_by, added_at=now)
    session.add(made)
    await session.flush()
    return made


async def remove(session: AsyncSession, material: EventMaterial) -> bool:
    """Whether it was still there."""
    query = delete(EventMaterial).where(EventMaterial.id == material.id).returning(EventMaterial.id)
    return (await session.execute(query.execution_options(synchronize_session=False))).first() is not None
