"""Forms people began to type and left."""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models.queries import forms as rows

KEPT = timedelta(days=90)


async def forget_abandoned(session: AsyncSession, *, now: datetime) -> list[str]:
    """Drop forms nobody has touched for a school term; what was stored through them stays stored.

    Returns their keys, for whoever remembers them too.
    """
    keys = await rows.remove_older_than(session, now - KEPT)
    await session.commit()
    return keys
