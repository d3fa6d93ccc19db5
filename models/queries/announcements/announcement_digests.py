"""Questions about announcements that lie in one message: which wait together, which went out so, what they keep."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ColumnElement, cast, func, or_, select
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm.attributes import set_committed_value

from models.outbox import OutboxMessage, OutboxStatus
from models.queries.announcements.announcements import LIES_WITH_OTHERS, outbox_kind
from models.queries.upsert import dialect_of

IS_OF_DIGEST = OutboxMessage.payload["digest"].as_string().is_not(None)
WORDS = ("text", "rows")


async def waiting_in(session: AsyncSession, chats: Collection[int], *, now: datetime) -> list[OutboxMessage]:
    """What could go out now with a digest to these chats, to be changed; nobody else has it in hand."""
    query = (
        select(OutboxMessage)
        .where(
            OutboxMessage.chat_id.in_(chats),
            OutboxMessage.status == OutboxStatus.NEW,
            OutboxMessage.due_at <= now,
            or_(OutboxMessage.lease_until.is_(None), OutboxMessage.lease_until <= now),
            IS_OF_DIGEST,
        )
        .order_by(OutboxMessage.id)
        .with_for_update(skip_locked=True)
        .execution_options(populate_existing=True)
    )
    return list(await session.scalars(query))


async def these(session: AsyncSession, ids: Collection[int], *, to_change: bool = False) -> list[OutboxMessage]:
    query = select(OutboxMessage).where(OutboxMessage.id.in_(ids)).order_by(OutboxMessage.id)
    query = query.execution_options(populate_existing=True)
    return list(await session.scalars(query.with_for_update() if to_change else query))


async def find_own(session: AsyncSession, row_id: int, *, person_id: int) -> OutboxMessage | None:
    """A letter to that person that lies, or is about to lie, in a digest with others."""
    query = select(OutboxMessage).where(
        OutboxMessage.id == row_id, OutboxMessage.person_id == person_id, LIES_WITH_OTHERS
    )
    return (await session.scalars(query)).one_or_none()


async def sent(session: AsyncSession, announcement_id: int) -> Sequence[OutboxMessage]:
    """Letters of an announcement that have reached people together with others, to be changed."""
    query = select(OutboxMessage).where(
        OutboxMessage.kind == outbox_kind(announcement_id), OutboxMessage.status == OutboxStatus.SENT, LIES_WITH_OTHERS
    )
    return list(await session.scalars(query.with_for_update()))


def say_instead(row: OutboxMessage, payload: dict[str, Any]) -> None:
    """In memory alone: its own words stay in the table."""
    set_committed_value(row, "payload", payload)


def without_words(session: AsyncSession) -> ColumnElement[JSON]:
    """What a letter in a digest says, as far as its list can still be shown by it."""
    if dialect_of(session) == "sqlite":
        return func.json_remove(OutboxMessage.payload, *(f"$.{one}" for one in WORDS), type_=JSON())
    bare: ColumnElement[Any] = cast(OutboxMessage.payload, JSONB)
    for one in WORDS:
        bare = bare.op("-")(one)
    return cast(bare, JSON)
