"""Who waits for something that takes long hears of it even when the program ends meanwhile.

A letter lies ready that puts the truth in the place of «wait a moment». It is put off while the work goes on and
taken away when it is over; where nobody is left to do either, it goes out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.outbox import UNFINISHED
from models.queries import outbox as rows
from services import outbox
from services.outbox import Letter, Priority, Recipient
from services.visits import Visit

BEAT_SECONDS = 10.0
"""Whoever works says so as often, however long a part of the work lasts."""
PATIENCE = timedelta(seconds=45)
"""Several beats may fail, or wait for a database that restarts."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A message that asks somebody to wait, and what shall stand there if nothing comes of it."""

    chat_id: int
    message_id: int
    language: str
    said: Mapping[str, Any]

    @property
    def key(self) -> str:
        return f"{UNFINISHED}:{self.message_id}"


async def lay_ready(session: AsyncSession, visit: Visit, promise: Promise) -> None:
    """In the caller's transaction; one of the same message is forgotten."""
    await rows.remove(session, _key(promise))
    letter = Letter(
        promise.key,
        Recipient(promise.chat_id, visit.actor.id, promise.language),
        {**promise.said, "edit": promise.message_id},
        not_before=visit.now + PATIENCE,
    )
    await outbox.put(
        session,
        visit.municipality,
        [letter],
        kind=UNFINISHED,
        priority=Priority.NOTICE,
        now=visit.now,
        ignores_quiet=True,
    )


async def goes_on(session: AsyncSession, promise: Promise, *, now: datetime) -> None:
    """The work is under way."""
    await rows.put_off_key(session, _key(promise), until=now + PATIENCE)
    await session.commit()


async def is_over(session: AsyncSession, promise: Promise) -> None:
    """However it ended, somebody has been told."""
    await rows.remove(session, _key(promise))
    await session.commit()


def _key(promise: Promise) -> str:
    return f"{promise.key}:{promise.chat_id}"
