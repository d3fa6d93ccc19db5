"""Forms people began to type and left."""

from datetime import datetime, timedelta
from typing import Any

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


async def find(session: AsyncSession, name: str) -> tuple[str | None, dict[str, Any]] | None:
    """The state and the content of a form, as they are now."""
    found = await rows.look(session, name)
    await session.commit()
    return found


async def keep(session: AsyncSession, name: str, *, state: str | None, content: dict[str, Any], now: datetime) -> None:
    """Nothing to keep is no row."""
    if state is None and not content:
        await rows.remove(session, name)
    else:
        await rows.put(session, key=name, state=state, content=content, now=now)
    await session.commit()
