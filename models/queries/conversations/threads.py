"""Questions about conversations and who takes part in them."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.queries.upsert import insert
from models.threads import Part, Thread, ThreadKind, ThreadMember


async def add(session: AsyncSession, kind: ThreadKind, title: str, now: datetime) -> Thread:
    thread = Thread(kind=kind, title=title, opened_at=now, last_at=now)
    session.add(thread)
    await session.flush()
    return thread


async def put_members(session: AsyncSession, thread_id: int, members: Mapping[int, Part], now: datetime) -> None:
    """Whoever is there already takes the new part; who has left is back."""
    statement = insert(session, ThreadMember)
    await session.execute(
        statement.on_conflict_do_update(
            index_elements=["thread_id", "person_id"], set_={"part": statement.excluded.part, "left_at": None}
        ),
        [{"thread_id": thread_id, "person_id": who, "part": part, "joined_at": now} for who, part in members.items()],
    )


async def take_out(session: AsyncSession, thread_id: int, person_ids: Sequence[int], now: datetime) -> None:
    await session.execute(
        update(ThreadMember)
        .where(
            ThreadMember.thread_id == thread_id,
            ThreadMember.person_id.in_(person_ids),
            ThreadMember.left_at.is_(None),
        )
        .values(left_at=now)
    )


async def close(session: AsyncSession, thread_id: int, closed_at: datetime | None) -> None:
    """Or open it again, with None."""
    await session.execute(update(Thread).where(Thread.id == thread_id).values(closed_at=closed_at))


async def part_of(session: AsyncSession, thread_id: int, person_id: int) -> Part | None:
    """As what somebody takes part now."""
    query = select(ThreadMember.part).where(
        ThreadMember.thread_id == thread_id, ThreadMember.person_id == person_id, ThreadMember.left_at.is_(None)
    )
    return await session.scalar(query)
