"""Conversations are opened, joined, left and closed by what they belong to: a request, a pair of mentoring."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models.queries.conversations import threads as rows
from models.threads import Part, Thread, ThreadKind


async def begin(
    session: AsyncSession, kind: ThreadKind, members: Mapping[int, Part], *, title: str, now: datetime
) -> Thread:
    """A new one between these people, within the caller's transaction."""
    thread = await rows.add(session, kind, title, now)
    await rows.put_members(session, thread.id, members, now)
    return thread


async def let_in(session: AsyncSession, thread_id: int, members: Mapping[int, Part], *, now: datetime) -> None:
    """They get what is said from now on and may read what was said before."""
    await rows.put_members(session, thread_id, members, now)


async def let_out(session: AsyncSession, thread_id: int, *person_ids: int, now: datetime) -> None:
    """They neither write nor get anything any more, and read no further than to this moment."""
    await rows.take_out(session, thread_id, person_ids, now)


async def end(session: AsyncSession, thread_id: int, *, now: datetime) -> None:
    """Nobody writes in it any more; it can still be read while it is kept."""
    await rows.close(session, thread_id, now)


async def reopen(session: AsyncSession, thread_id: int) -> None:
    await rows.close(session, thread_id, None)
