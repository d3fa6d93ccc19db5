"""Taking turns: things that several programs over one database must not do at the same time."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession


async def take(session: AsyncSession, name: str) -> None:
    """Wait until nobody else has the turn of that name; it ends with the transaction.

    On SQLite whoever writes is alone already.
    """
    if session.get_bind().dialect.name == "postgresql":
        await session.execute(text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))"), {"name": name})


async def try_take(session: AsyncSession, name: str) -> bool:
    """The same without waiting: whether nobody else has it."""
    if session.get_bind().dialect.name != "postgresql":
        return True
    query = text("SELECT pg_try_advisory_xact_lock(hashtextextended(:name, 0))")
    return bool(await session.scalar(query, {"name": name}))
