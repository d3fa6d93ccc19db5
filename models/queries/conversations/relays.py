"""Questions about messages of conversations on their way through the outbox."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm.attributes import set_committed_value

from models.outbox import EMPTIED, RELAY, RELAYS, OutboxMessage, OutboxStatus
from models.people import Account, Person
from models.threads import ThreadCopy, ThreadMessage

NOBODY = 0
"""The chat of letters to people who have not entered yet."""


async def with_keys(session: AsyncSession, keys: Collection[str]) -> list[OutboxMessage]:
    """Rows of these keys as they stand, to be changed: nobody claims them meanwhile."""
    query = select(OutboxMessage).where(OutboxMessage.dedup_key.in_(keys)).order_by(OutboxMessage.id)
    return list(await session.scalars(query.with_for_update()))


def is_on_its_way(row: OutboxMessage) -> bool:
    """Or has been already: nothing can be put into it any more."""
    waits = row.status in {OutboxStatus.NEW, OutboxStatus.UNREACHABLE}
    return not waits or row.lease_until is not None


async def rewrite(
    session: AsyncSession, row_id: int, payload: Mapping[str, Any], *, due_at: datetime | None = None
) -> None:
    values: dict[str, Any] = {"payload": dict(payload)} | ({"due_at": due_at} if due_at else {})
    await session.execute(update(OutboxMessage).where(OutboxMessage.id == row_id).values(**values))


async def complete(session: AsyncSession, claimed: Sequence[OutboxMessage]) -> None:
    """Tell rows that answer something where that lies in the chat they go to. Kept in memory alone."""
    wanted = {
        (row.chat_id, row.payload["relay"]["reply"]): row
        for row in claimed
        if row.kind == RELAY and row.payload.get("relay", {}).get("reply")
    }
    if not wanted:
        return
    query = (
        select(ThreadCopy.chat_id, ThreadCopy.thread_message_id, func.min(ThreadCopy.message_id))
        .where(
            ThreadCopy.thread_message_id.in_({said for _, said in wanted}),
            ThreadCopy.chat_id.in_({chat for chat, _ in wanted}),
        )
        .group_by(ThreadCopy.chat_id, ThreadCopy.thread_message_id)
    )
    places = {(chat, said): number for chat, said, number in await session.execute(query)}
    for row in claimed:
        place = places.get((row.chat_id, row.payload.get("relay", {}).get("reply")))
        if place is not None:
            set_committed_value(row, "payload", {**row.payload, "to": place})


async def bring_back(session: AsyncSession, telegram_id: int | None = None) -> int:
    """What waits for people who can be reached (again) goes to them now; returns how many rows.

    Without `telegram_id`, of everybody: people who have entered since, and those of a new telephone.
    """
    reachable = select(Account.telegram_id).where(
        Account.person_id == OutboxMessage.person_id, Account.unreachable_at.is_(None)
    )
    if telegram_id is not None:
        reachable = reachable.where(Account.telegram_id == telegram_id)
    moved = await session.execute(
        update(OutboxMessage)
        .where(
            OutboxMessage.kind.in_(RELAYS),
            OutboxMessage.status == OutboxStatus.UNREACHABLE,
            OutboxMessage.last_error.is_distinct_from(EMPTIED),
            reachable.exists(),
            # Another telephone knows nothing of what was in the old one.
            or_(OutboxMessage.kind == RELAY, OutboxMessage.chat_id == reachable.scalar_subquery()),
        )
        .values(
            status=OutboxStatus.NEW,
            chat_id=reachable.scalar_subquery(),
            settled_at=None,
            lease_until=None,
            attempts=0,
            last_error=None,
        )
        .returning(OutboxMessage.id)
        .execution_options(synchronize_session=False)
    )
    return len(moved.all())


async def undelivered(session: AsyncSession, chat_id: int) -> list[OutboxMessage]:
    """Messages that wait for the owner of a chat to come back, one of each author."""
    query = select(func.min(OutboxMessage.id)).where(
        OutboxMessage.kind == RELAY,
        OutboxMessage.status == OutboxStatus.UNREACHABLE,
        OutboxMessage.chat_id == chat_id,
        OutboxMessage.last_error.is_distinct_from(EMPTIED),
    )
    author = OutboxMessage.payload["relay"]["author"].as_integer()
    found = select(OutboxMessage).where(OutboxMessage.id.in_(query.group_by(author)))
    return list(await session.scalars(found))


async def author_of(session: AsyncSession, message_id: int) -> int | None:
    return await session.scalar(select(ThreadMessage.author_id).where(ThreadMessage.id == message_id))


async def reached(session: AsyncSession, person_id: int) -> tuple[int, str] | None:
    """The chat of a person and their language."""
    query = (
        select(Account.telegram_id, Person.language)
        .join(Person, Person.id == Account.person_id)
        .where(Person.id == person_id)
    )
    found = (await session.execute(query)).one_or_none()
    return (found[0], found[1]) if found else None


async def away_since(session: AsyncSession, chat_id: int) -> datetime | None:
    return await session.scalar(select(Account.unreachable_at).where(Account.telegram_id == chat_id))
