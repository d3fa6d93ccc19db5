"""What the clock has to know of meetings."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.associations import Association
from models.events import Event, EventStatus
from models.meetings import Minutes

OVER = (EventStatus.PLANNED, EventStatus.HELD)


async def without_minutes(
    session: AsyncSession, kinds: Collection[str], *, since: datetime, until: datetime, after: int, limit: int
) -> list[Event]:
    """Meetings that began in a stretch of time and have no signed minutes, but those called off."""
    signed = exists().where(Minutes.event_id == Event.id, Minutes.signed_at.is_not(None))
    query = (
        select(Event)
        .join(Association, Association.id == Event.association_id)
        .where(
            Event.kind.in_(kinds),
            Event.status.in_(OVER),
            Event.starts_at >= since,
            Event.starts_at < until,
            func.coalesce(Event.ends_at, Event.starts_at) < until,
            Event.id > after,
            Association.closed_at.is_(None),
            ~signed,
        )
        .order_by(Event.id)
        .limit(limit)
    )
    return list(await session.scalars(query))
