"""Conversations about events come to an end when nobody says anything; asking again goes on with them."""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models.queries.events import event_questions as rows

SILENCE = timedelta(days=30)


async def close_silent(session: AsyncSession, *, now: datetime) -> int:
    """Closed, their words are kept no longer than those of other conversations."""
    closed = await rows.close_silent(session, before=now - SILENCE, now=now)
    await session.commit()
    return closed
