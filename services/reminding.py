"""Reminders as the clock puts them, a portion at a time."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from services import outbox
from services.municipality import Municipality
from services.outbox import Letter, Priority


async def put_reminders(
    session: AsyncSession, municipality: Municipality, letters: Iterable[Letter], *, kind: str, now: datetime
) -> int:
    """In a transaction of their own; returns how many were not there yet."""
    put = await outbox.put(session, municipality, letters, kind=kind, priority=Priority.REMINDER, now=now)
    await session.commit()
    return put
