"""Jobs of the clock where several programs share a database: one of them does a job, the others need not."""

from collections.abc import Awaitable, Callable

from sqlalchemy.ext.asyncio import AsyncSession

from models.queries import turns as rows


async def alone(session: AsyncSession, job: str, work: Callable[[], Awaitable[None]]) -> None:
    """Do it unless another program is at it. The session holds the turn and nothing else until the work is over.

    Whoever comes afterwards finds nothing left to do: jobs look into the tables.
    """
    try:
        if await rows.try_take(session, f"clock {job}"):
            await work()
    finally:
        await session.rollback()
