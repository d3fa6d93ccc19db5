"""Questions about the journal of a pair: its entries, how many of them there are, what waits to be done."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, Integer, and_, cast, delete, extract, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.mentorships import EntryKind, MentorshipEntry
from models.outbox import OutboxMessage, OutboxStatus

IS_THERE = MentorshipEntry.removed_at.is_(None)
STANDS = and_(IS_THERE, MentorshipEntry.disputed_at.is_(None))
"""It counts: nobody has taken it away or said that it was not so."""


class Month(NamedTuple):
    year: int
    month: int
    entries: int


async def add(session: AsyncSession, entry: MentorshipEntry) -> MentorshipEntry:
    session.add(entry)
    await session.flush()
    return entry


async def find(session: AsyncSession, entry_id: int) -> MentorshipEntry | None:
    """As it is now, whatever the session has met before."""
    query = select(MentorshipEntry).where(MentorshipEntry.id == entry_id)
    return (await session.scalars(query.execution_options(populate_existing=True))).one_or_none()


async def pair_of(session: AsyncSession, entry_id: int) -> int | None:
    return await session.scalar(select(MentorshipEntry.mentorship_id).where(MentorshipEntry.id == entry_id))


async def twin(
    session: AsyncSession, mentorship_id: int, *, author_id: int, kind: EntryKind, on: date, since: datetime
) -> MentorshipEntry | None:
    """The same written by the same person a moment ago: a second tap, not a second meeting."""
    query = select(MentorshipEntry).where(
        MentorshipEntry.mentorship_id == mentorship_id,
        MentorshipEntry.author_id == author_id,
        MentorshipEntry.kind == kind,
        MentorshipEntry.on == on,
        MentorshipEntry.created_at > since,
        IS_THERE,
    )
    return (await session.scalars(query.order_by(MentorshipEntry.id.desc()).limit(1))).one_or_none()


async def written_on(session: AsyncSession, mentorship_id: int, on: date) -> int:
    query = select(func.count()).where(
        MentorshipEntry.mentorship_id == mentorship_id, MentorshipEntry.on == on, IS_THERE
    )
    return await session.scalar(query) or 0


async def newest_day(session: AsyncSession, mentorship_id: int) -> date | None:
    query = select(func.max(MentorshipEntry.on)).where(MentorshipEntry.mentorship_id == mentorship_id, STANDS)
    return await session.scalar(query)


async def page(session: AsyncSession, mentorship_id: int, *, offset: int, limit: int) -> list[MentorshipEntry]:
    """The newest day first."""
    query = (
        select(MentorshipEntry)
        .where(MentorshipEntry.mentorship_id == mentorship_id, IS_THERE)
        .order_by(MentorshipEntry.on.desc(), MentorshipEntry.id.desc())
        .offset(offset)
        .limit(limit)
    )
    return list(await session.scalars(query))


async def by_month(session: AsyncSession, mentorship_id: int) -> list[Month]:
    """How many entries stand in each month, the newest first."""
    year, month = (cast(extract(part, MentorshipEntry.on), Integer) for part in ("year", "month"))
    query = (
        select(year, month, func.count())
        .where(MentorshipEntry.mentorship_id == mentorship_id, IS_THERE)
        .group_by(year, month)
        .order_by(year.desc(), month.desc())
    )
    return [Month(*row) for row in await session.execute(query)]


async def standing_days(
    session: AsyncSession, mentorship_id: int, *, since: date, kinds: Sequence[EntryKind] = tuple(EntryKind)
) -> list[date]:
    """The day of each entry of these kinds that counts, from that day on."""
    query = select(MentorshipEntry.on).where(
        MentorshipEntry.mentorship_id == mentorship_id,
        MentorshipEntry.on >= since,
        MentorshipEntry.kind.in_(kinds),
        STANDS,
    )
    return list(await session.scalars(query.order_by(MentorshipEntry.on)))


async def tasks(session: AsyncSession, mentorship_id: int, *, since: date, limit: int) -> list[MentorshipEntry]:
    """Entries with a task whose day has not gone by, the nearest first."""
    query = (
        select(MentorshipEntry)
        .where(
            MentorshipEntry.mentorship_id == mentorship_id,
            MentorshipEntry.task.is_not(None),
            MentorshipEntry.task_until >= since,
            STANDS,
        )
        .order_by(MentorshipEntry.task_until, MentorshipEntry.id)
        .limit(limit)
    )
    return list(await session.scalars(query))


async def waiting(session: AsyncSession, mentorship_id: int, *, is_mentors: bool, mentor_id: int) -> list[int]:
    """Entries of the mentor, or of those who are helped, that nobody of the other side has spoken about."""
    query = select(MentorshipEntry.id).where(
        MentorshipEntry.mentorship_id == mentorship_id,
        _is_by(mentor_id) if is_mentors else ~_is_by(mentor_id),
        MentorshipEntry.confirmed_at.is_(None),
        STANDS,
    )
    return list(await session.scalars(query.order_by(MentorshipEntry.on, MentorshipEntry.id).limit(50)))


def _is_by(person_id: int) -> ColumnElement[bool]:
    return MentorshipEntry.author_id == person_id


def outbox_kind(entry_id: int) -> str:
    """What the question to the other side is kept under."""
    return f"journal-entry:{entry_id}"


async def drop_question(session: AsyncSession, entry_id: int, *, now: datetime) -> None:
    """The question that has not left yet, as if it had never been put in."""
    await session.execute(
        delete(OutboxMessage)
        .where(
            OutboxMessage.kind == outbox_kind(entry_id),
            OutboxMessage.status == OutboxStatus.NEW,
            or_(OutboxMessage.lease_until.is_(None), OutboxMessage.lease_until <= now),
        )
        .execution_options(synchronize_session=False)
    )
