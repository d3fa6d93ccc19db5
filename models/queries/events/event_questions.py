"""Questions about conversations with organisers of events; their titles begin with the number of the event."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.threads import Part, Thread, ThreadKind, ThreadMember


async def of_asker(session: AsyncSession, person_id: int, beginning: str) -> Thread | None:
    """What somebody has asked about an event, the newest if there are several; what is forgotten is none."""
    query = (
        select(Thread)
        .join(ThreadMember, ThreadMember.thread_id == Thread.id)
        .where(
            ThreadMember.person_id == person_id,
            ThreadMember.part == Part.ASKER,
            ThreadMember.left_at.is_(None),
            Thread.kind == ThreadKind.EVENT,
            Thread.title.startswith(beginning, autoescape=True),
            Thread.forgotten_at.is_(None),
        )
        .order_by(Thread.id.desc())
        .limit(1)
    )
    return (await session.scalars(query)).one_or_none()


async def count_since(session: AsyncSession, person_id: int, since: datetime) -> int:
    """How many events somebody has begun to ask about."""
    query = (
        select(func.count())
        .select_from(Thread)
        .join(ThreadMember, ThreadMember.thread_id == Thread.id)
        .where(
            ThreadMember.person_id == person_id,
            ThreadMember.part == Part.ASKER,
            Thread.kind == ThreadKind.EVENT,
            Thread.opened_at >= since,
        )
    )
    return await session.scalar(query) or 0


async def organisers(session: AsyncSession, thread_id: int) -> list[int]:
    """Who answers in it now."""
    query = select(ThreadMember.person_id).where(
        ThreadMember.thread_id == thread_id, ThreadMember.part == Part.ORGANISER, ThreadMember.left_at.is_(None)
    )
    return list(await session.scalars(query))


async def of_events(session: AsyncSession, beginnings: Sequence[str], *, organiser_id: int) -> list[int]:
    """Open conversations about these events somebody answers in."""
    found: list[int] = []
    for one in beginnings:
        query = (
            select(Thread.id)
            .join(ThreadMember, ThreadMember.thread_id == Thread.id)
            .where(
                ThreadMember.person_id == organiser_id,
                ThreadMember.part == Part.ORGANISER,
                ThreadMember.left_at.is_(None),
                Thread.kind == ThreadKind.EVENT,
                Thread.closed_at.is_(None),
                Thread.title.startswith(one, autoescape=True),
            )
        )
        found += await session.scalars(query.order_by(Thread.id))
    return found


async def close_silent(session: AsyncSession, *, before: datetime, now: datetime) -> int:
    """Where nobody has said anything since; returns how many."""
    closed = await session.execute(
        update(Thread)
        .where(Thread.kind == ThreadKind.EVENT, Thread.closed_at.is_(None), Thread.last_at < before)
        .values(closed_at=now)
        .returning(Thread.id)
        .execution_options(synchronize_session=False)
    )
    return len(closed.all())
