"""Questions about what was said in a conversation, for those who read it again."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.people import Person
from models.threads import ThreadMessage

Readable = ColumnElement[bool]


def within(
    thread_id: int, *, until: datetime | None = None, with_notes: bool = False, author_id: int | None = None
) -> Readable:
    """What somebody may read of a conversation; `until` is when they left it, `author_id` whose words alone."""
    conditions: list[ColumnElement[bool]] = [ThreadMessage.thread_id == thread_id]
    if until is not None:
        conditions.append(ThreadMessage.at <= until)
    if author_id is not None:
        conditions.append(ThreadMessage.author_id == author_id)
    if not with_notes:
        conditions.append(ThreadMessage.is_note.is_(False))
    return and_(*conditions)


async def count(session: AsyncSession, readable: Readable) -> int:
    return await session.scalar(select(func.count()).select_from(ThreadMessage).where(readable)) or 0


async def page(
    session: AsyncSession, readable: Readable, *, offset: int, limit: int
) -> Sequence[tuple[ThreadMessage, Person]]:
    """Messages with their authors, oldest first."""
    query = (
        select(ThreadMessage, Person)
        .join(Person, Person.id == ThreadMessage.author_id)
        .where(readable)
        .order_by(ThreadMessage.id)
        .offset(offset)
        .limit(limit)
    )
    return [(row[0], row[1]) for row in await session.execute(query)]


async def find(session: AsyncSession, message_id: int) -> ThreadMessage | None:
    return await session.get(ThreadMessage, message_id)


async def one(session: AsyncSession, readable: Readable, message_id: int) -> tuple[ThreadMessage, Person] | None:
    query = (
        select(ThreadMessage, Person)
        .join(Person, Person.id == ThreadMessage.author_id)
        .where(readable, ThreadMessage.id == message_id)
    )
    found = (await session.execute(query)).one_or_none()
    return (found[0], found[1]) if found else None
