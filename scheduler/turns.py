"""Jobs that several programs over one database must not do at the same moment."""

import asyncio
import functools
from collections.abc import Awaitable, Callable, Collection

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from models.session import Database
from services import turns

MOST_AT_ONCE = 4
"""Each holds a connection beside its own, and people need some too."""


def take_turns(scheduler: AsyncIOScheduler, database: Database, *, each_for_itself: Collection[str]) -> None:
    """To be called once all jobs are there; nothing on SQLite, where one program has the database."""
    if database.url.get_backend_name() == "sqlite":
        return
    room = asyncio.Semaphore(MOST_AT_ONCE)
    for job in scheduler.get_jobs():
        if job.func.__name__ not in each_for_itself:
            job.modify(func=_alone(job.func, database, room))


def _alone(
    work: Callable[[], Awaitable[None]], database: Database, room: asyncio.Semaphore
) -> Callable[[], Awaitable[None]]:
    name = getattr(work, "__name__", "job")

    @functools.wraps(work)
    async def alone() -> None:
        async with room, database.writing() as session:
            await turns.alone(session, name, work)

    return alone
