"""Questions about the database itself, and how much waits to be said."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from models.outbox import OutboxMessage, OutboxStatus
from models.queries.upsert import dialect_of


@dataclass(frozen=True, slots=True)
class Waiting:
    """Letters that have not gone out: all of them, those whose moment has come, and the oldest such moment."""

    total: int
    due: int
    oldest_due_at: datetime | None


async def answers(session: AsyncSession) -> None:
    """Nothing but a word with the database."""
    await session.execute(text("SELECT 1"))


async def touch(session: AsyncSession) -> None:
    """Write what is there already: the smallest thing a full disk refuses."""
    await session.execute(text("UPDATE alembic_version SET version_num = version_num"))


async def waiting(session: AsyncSession, *, now: datetime) -> Waiting:
    is_due = OutboxMessage.due_at <= now
    query = select(func.count(), func.count().filter(is_due), func.min(OutboxMessage.due_at).filter(is_due)).where(
        OutboxMessage.status == OutboxStatus.NEW
    )
    total, due, oldest = (await session.execute(query)).one()
    return Waiting(total, due, oldest)


async def failed_since(session: AsyncSession, since: datetime) -> int:
    query = select(func.count()).where(OutboxMessage.status == OutboxStatus.FAILED, OutboxMessage.settled_at >= since)
    return await session.scalar(query) or 0


async def schema(session: AsyncSession) -> str:
    return await session.scalar(text("SELECT version_num FROM alembic_version")) or ""


async def size(session: AsyncSession) -> int:
    """Bytes of the database; what is free within it included."""
    if dialect_of(session) == "postgresql":
        return await session.scalar(text("SELECT pg_database_size(current_database())")) or 0
    pages = await session.scalar(text("PRAGMA page_count")) or 0
    return int(pages) * (await session.scalar(text("PRAGMA page_size")) or 0)


def kind(session: AsyncSession) -> str:
    return dialect_of(session)
