"""Conversations whose words go: because their time is over, or because somebody withdraws."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, case, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.outbox import EMPTIED, RELAY, RELAYS, OutboxMessage, OutboxStatus
from models.people import Account
from models.queries import outbox
from models.queries.conversations.relays import NOBODY
from models.queries.many import change_rows
from models.queries.portions import MOST_AT_ONCE
from models.threads import Thread, ThreadCopy, ThreadKind, ThreadMember, ThreadMessage

NOTHING: dict[str, None] = {"text": None, "markup": None, "file_id": None, "file_name": None}
NOT_OVER = (OutboxStatus.NEW, OutboxStatus.HELD, OutboxStatus.UNREACHABLE)
_first_message = OutboxMessage.payload["relay"]["messages"][0].as_integer()
_thread = OutboxMessage.payload["relay"]["thread"].as_integer()


async def forget_old(session: AsyncSession, *, closed_before: datetime, now: datetime) -> int:
    """Words and files of what was closed long ago; returns of how many conversations."""
    forgotten = 0
    while ids := await _old(session, closed_before):
        await change_rows(session, update(ThreadMessage).where(ThreadMessage.thread_id.in_(ids)).values(**NOTHING))
        await _empty(session, _thread.in_(ids), now)
        await change_rows(session, update(Thread).where(Thread.id.in_(ids)).values(forgotten_at=now))
        forgotten += len(ids)
    return forgotten


async def _old(session: AsyncSession, closed_before: datetime) -> Sequence[int]:
    query = select(Thread.id).where(Thread.closed_at < closed_before, Thread.forgotten_at.is_(None))
    return (await session.scalars(query.order_by(Thread.id).limit(MOST_AT_ONCE))).all()


async def take_out(session: AsyncSession, person_id: int, *, now: datetime) -> None:
    """Somebody leaves all conversations with everything they have said; what was on its way does not arrive.

    To be done while their account is known: nothing says afterwards which chat was theirs.
    """
    theirs = select(Account.telegram_id).where(Account.person_id == person_id)
    said = select(ThreadMessage.id).where(ThreadMessage.author_id == person_id)
    # The words of others that were for them are taken back where everything of the person is.
    await _empty(session, _first_message.in_(said), now)
    to_them = update(OutboxMessage).where(OutboxMessage.person_id == person_id, OutboxMessage.kind.in_(RELAYS))
    await change_rows(
        session, to_them.where(OutboxMessage.status == OutboxStatus.UNREACHABLE).values(status=OutboxStatus.CANCELLED)
    )
    await outbox.take_back(session, [f"away:{person_id}:", f"undelivered:{person_id}:"], now=now)
    await change_rows(session, delete(ThreadCopy).where(ThreadCopy.chat_id.in_(theirs)))
    words = update(ThreadMessage).where(ThreadMessage.author_id == person_id)
    await change_rows(session, words.values(**NOTHING, chat_id=None, message_id=None))
    present = update(ThreadMember).where(ThreadMember.person_id == person_id, ThreadMember.left_at.is_(None))
    await change_rows(session, present.values(left_at=now))


async def hand_to(session: AsyncSession, nobodies: Mapping[int, int]) -> None:
    """Conversations of pairs go where the pairs go, or they would tell who it was."""
    if not nobodies:
        return
    connection = await session.connection()
    pairs = [{"of_person": old, "to_person": new} for old, new in nobodies.items()]
    talks = select(Thread.id).where(Thread.kind == ThreadKind.MENTORSHIP)
    for column in (ThreadMember.person_id, ThreadMessage.author_id):
        table: Any = column.class_.__table__
        moving = update(table).where(table.c[column.key] == bindparam("of_person"), table.c.thread_id.in_(talks))
        await connection.execute(moving.values({column.key: bindparam("to_person")}), pairs)


async def let_wait(session: AsyncSession, person_ids: Select[Any] | list[int]) -> None:
    """What was said to people whose account is taken off waits for the next one; edits of what lay there do not."""
    waiting = update(OutboxMessage).where(
        OutboxMessage.person_id.in_(person_ids), OutboxMessage.kind.in_(RELAYS), OutboxMessage.status.in_(NOT_OVER)
    )
    is_message = OutboxMessage.kind == RELAY
    kept = case((is_message, OutboxStatus.UNREACHABLE), else_=OutboxStatus.CANCELLED)
    await change_rows(session, waiting.values(status=kept, chat_id=NOBODY, lease_until=None))


async def merge(session: AsyncSession, *, source: int, target: int) -> None:
    """Two rows that are one person: in a conversation of both they stay as what stood first."""
    both = select(ThreadMember.thread_id).where(ThreadMember.person_id == target)
    twice = ThreadMember.thread_id.in_(both)
    await change_rows(session, delete(ThreadMember).where(ThreadMember.person_id == source, twice))
    for column in (ThreadMember.person_id, ThreadMessage.author_id):
        await change_rows(session, update(column.class_).where(column == source).values({column.key: target}))


async def _empty(session: AsyncSession, whose: ColumnElement[bool], now: datetime) -> None:
    """Letters lose their words, and those that wait do not go out."""
    letters = update(OutboxMessage).where(
        OutboxMessage.kind.in_(RELAYS), OutboxMessage.last_error.is_distinct_from(EMPTIED), whose
    )
    is_waiting = OutboxMessage.status.in_(NOT_OVER)
    status = case((is_waiting, OutboxStatus.CANCELLED), else_=OutboxMessage.status)
    await change_rows(
        session,
        letters.values(status=status, payload={}, last_error=EMPTIED, settled_at=now),
    )
