"""Questions about the outbox."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, delete, exists, func, or_, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models.outbox import IN_STRICT_ORDER, OutboxMessage, OutboxStatus
from models.people import Account
from models.queries.portions import portions
from models.queries.upsert import dialect_of, insert

PREFIXES_AT_ONCE = 100
LAST = "\U0010ffff"
"""Comes after every other letter."""


async def add(session: AsyncSession, rows: Sequence[Mapping[str, Any]]) -> int:
    """Put rows in; those whose key is there already are left out. Returns how many were new."""
    added = 0
    # One statement for all portions: put together once, filled many times.
    statement = insert(session, OutboxMessage).on_conflict_do_nothing(index_elements=["dedup_key"])
    for some in portions(rows):
        values = [{"status": OutboxStatus.NEW, "attempts": 0, **row} for row in some]
        added += len((await session.execute(statement.returning(OutboxMessage.id), values)).all())
    return added


async def claim(session: AsyncSession, *, now: datetime, lease_until: datetime, limit: int) -> list[OutboxMessage]:
    """Take what is due, the most urgent first, and never two of one chat: their order is kept.

    Whatever is being sent to a chat, or has been tried and waits to be tried again, holds up the rest for that chat.
    Words of people wait for all earlier ones, also for those whose own moment has not come.
    """
    other = aliased(OutboxMessage)
    is_before = or_(
        other.lease_until > now,
        and_(
            or_(other.due_at <= now, other.attempts > 0),
            tuple_(other.priority, other.id) < tuple_(OutboxMessage.priority, OutboxMessage.id),
        ),
        and_(
            OutboxMessage.priority == IN_STRICT_ORDER,
            other.priority == IN_STRICT_ORDER,
            other.id < OutboxMessage.id,
        ),
    )
    is_held_up = exists().where(
        other.chat_id == OutboxMessage.chat_id,
        other.status == OutboxStatus.NEW,
        other.id != OutboxMessage.id,
        is_before,
    )
    is_free = and_(
        OutboxMessage.status == OutboxStatus.NEW,
        OutboxMessage.due_at <= now,
        or_(OutboxMessage.lease_until.is_(None), OutboxMessage.lease_until <= now),
    )
    due = (
        select(OutboxMessage.id)
        .where(is_free, ~is_held_up)
        .order_by(OutboxMessage.priority, OutboxMessage.due_at, OutboxMessage.id)
        .limit(limit)
    )
    if dialect_of(session) == "postgresql":
        due = due.with_for_update(skip_locked=True, of=OutboxMessage)
    ids = list(await session.scalars(due))
    if not ids:
        return []
    claimed = await session.scalars(
        update(OutboxMessage)
        .where(OutboxMessage.id.in_(ids), is_free)
        .values(lease_until=lease_until, attempts=OutboxMessage.attempts + 1)
        .returning(OutboxMessage)
        .execution_options(synchronize_session=False, populate_existing=True)
    )
    return sorted(claimed, key=lambda row: (row.priority, row.due_at, row.id))


async def look(session: AsyncSession, row_id: int) -> tuple[OutboxStatus, dict[str, Any]] | None:
    """How a row stands in the table by now, whatever its sender remembers of it."""
    query = select(OutboxMessage.status, OutboxMessage.payload).where(OutboxMessage.id == row_id)
    row = (await session.execute(query)).one_or_none()
    return (row[0], row[1]) if row else None


async def settle(
    session: AsyncSession,
    row_ids: Sequence[int],
    *,
    status: OutboxStatus,
    now: datetime,
    error: str | None = None,
    message_ids: Sequence[int] | None = None,
) -> None:
    await session.execute(
        update(OutboxMessage)
        .where(OutboxMessage.id.in_(row_ids))
        .values(
            status=status,
            settled_at=now,
            lease_until=None,
            last_error=error,
            message_ids=list(message_ids) if message_ids is not None else None,
        )
    )


async def put_off(
    session: AsyncSession, row_ids: Sequence[int], *, due_at: datetime, error: str, attempts: int
) -> None:
    """Give rows back to be tried again; one cancelled or paused meanwhile stays so."""
    await session.execute(
        update(OutboxMessage)
        .where(OutboxMessage.id.in_(row_ids))
        .values(due_at=due_at, lease_until=None, last_error=error, attempts=attempts)
    )


async def give_up_chat(session: AsyncSession, chat_id: int, *, now: datetime, error: str) -> None:
    """Nothing else goes to a chat that cannot be reached, and nobody tries."""
    await session.execute(
        update(OutboxMessage)
        .where(OutboxMessage.chat_id == chat_id, OutboxMessage.status == OutboxStatus.NEW)
        .values(status=OutboxStatus.UNREACHABLE, settled_at=now, lease_until=None, last_error=error)
    )
    await session.execute(
        update(Account)
        .where(Account.telegram_id == chat_id, Account.unreachable_at.is_(None))
        .values(unreachable_at=now)
    )


async def release(session: AsyncSession) -> int:
    """Nobody is sending any of them; returns how many were said to be on their way."""
    released = await session.execute(
        update(OutboxMessage)
        .where(OutboxMessage.status == OutboxStatus.NEW, OutboxMessage.lease_until.is_not(None))
        .values(lease_until=None)
        .returning(OutboxMessage.id)
    )
    return len(released.all())


async def hasten(session: AsyncSession, kind: str, *, now: datetime) -> None:
    """What has been waiting for a moment of its own need not wait for it any longer."""
    await session.execute(
        update(OutboxMessage)
        .where(OutboxMessage.kind == kind, OutboxMessage.status == OutboxStatus.NEW, OutboxMessage.due_at > now)
        .values(due_at=now)
    )


async def put_off_key(session: AsyncSession, key: str, *, until: datetime) -> None:
    await session.execute(
        update(OutboxMessage)
        .where(OutboxMessage.dedup_key == key, OutboxMessage.status == OutboxStatus.NEW)
        .values(due_at=until)
    )


async def remove(session: AsyncSession, key: str) -> None:
    await session.execute(delete(OutboxMessage).where(OutboxMessage.dedup_key == key))


async def let_sleep(session: AsyncSession, *, now: datetime, until: datetime, for_staff: bool) -> int:
    """Put off what is due and may not come now; returns how many."""
    moved = await session.execute(
        update(OutboxMessage)
        .where(
            OutboxMessage.status == OutboxStatus.NEW,
            OutboxMessage.due_at <= now,
            OutboxMessage.ignores_quiet.is_(False),
            OutboxMessage.for_staff.is_(for_staff),
            or_(OutboxMessage.lease_until.is_(None), OutboxMessage.lease_until <= now),
        )
        .values(due_at=until)
        .returning(OutboxMessage.id)
    )
    return len(moved.all())


async def change_status(
    session: AsyncSession, kind: str, *, before: OutboxStatus, after: OutboxStatus, now: datetime
) -> int:
    """All rows of a kind at once; one that is being sent at this moment is sent all the same. Returns how many."""
    is_over = after is OutboxStatus.CANCELLED
    moved = await session.execute(
        update(OutboxMessage)
        .where(OutboxMessage.kind == kind, OutboxMessage.status == before)
        .values(status=after, settled_at=now if is_over else None)
        .returning(OutboxMessage.id)
    )
    return len(moved.all())


async def counts(session: AsyncSession, kind: str) -> dict[OutboxStatus, int]:
    query = select(OutboxMessage.status, func.count()).where(OutboxMessage.kind == kind).group_by(OutboxMessage.status)
    return {row[0]: row[1] for row in await session.execute(query)}


async def return_of(session: AsyncSession, telegram_id: int) -> None:
    """The person has written: they can be reached again."""
    await session.execute(update(Account).where(Account.telegram_id == telegram_id).values(unreachable_at=None))


async def put_off_person(session: AsyncSession, person_id: int, *, until: datetime) -> None:
    """Whatever waits for a person and may not come at any hour comes then."""
    await session.execute(
        update(OutboxMessage)
        .where(
            OutboxMessage.person_id == person_id,
            OutboxMessage.status.in_((OutboxStatus.NEW, OutboxStatus.HELD)),
            OutboxMessage.ignores_quiet.is_(False),
        )
        .values(due_at=until)
    )


async def take_back(session: AsyncSession, prefixes: Sequence[str], *, now: datetime) -> None:
    """Letters whose keys begin like that lose their words, and those that wait do not go out."""
    is_waiting = OutboxMessage.status.in_((OutboxStatus.NEW, OutboxStatus.HELD))
    for some in portions(prefixes, PREFIXES_AT_ONCE):
        letters = update(OutboxMessage).where(or_(*(_begins(session, one) for one in some)))
        await session.execute(
            letters.values(
                payload={},
                status=case((is_waiting, OutboxStatus.CANCELLED), else_=OutboxMessage.status),
                settled_at=func.coalesce(OutboxMessage.settled_at, now),
            ).execution_options(synchronize_session=False)
        )


def _begins(session: AsyncSession, prefix: str) -> ColumnElement[bool]:
    """SQLite finds a stretch by the index of the keys and LIKE by reading all of them; PostgreSQL sorts by language."""
    key = OutboxMessage.dedup_key
    if dialect_of(session) == "sqlite":
        return and_(key >= prefix, key < prefix + LAST)
    return key.like(f"{prefix}%")


async def drop_person(session: AsyncSession, person_ids: Select[Any] | list[int], *, now: datetime) -> None:
    """Whatever waits for people whose account is gone: it would go to whoever holds the telephone now."""
    await session.execute(
        update(OutboxMessage)
        .where(
            OutboxMessage.person_id.in_(person_ids),
            OutboxMessage.status.in_((OutboxStatus.NEW, OutboxStatus.HELD)),
        )
        .values(status=OutboxStatus.CANCELLED, settled_at=now, payload={})
        .execution_options(synchronize_session=False)
    )
