"""Contests: found, listed for those who enter them and for those who keep them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.contests import Contest, ContestEntry, ContestStage, EntryStatus
from models.queries.holding import held

ELSEWHERE = and_(Contest.entries_from.is_not(None), Contest.entries_from > Contest.entries_until)
"""A window that ends before it begins: nobody enters it here, results of it are only told."""
HERE = or_(Contest.entries_from.is_(None), Contest.entries_from <= Contest.entries_until)


async def add(session: AsyncSession, contest: Contest) -> Contest:
    session.add(contest)
    await session.flush()
    return contest


async def same(session: AsyncSession, organiser_id: int, values: Mapping[str, Any]) -> int | None:
    """One of this organiser that goes on and says the very same."""
    alike = [getattr(Contest, name) == value for name, value in values.items()]
    goes_on = Contest.organiser_id == organiser_id, Contest.cancelled_at.is_(None)
    return await session.scalar(select(func.max(Contest.id)).where(*goes_on, *alike))


async def find(session: AsyncSession, contest_id: int, *, to_change: bool = False) -> Contest | None:
    query = select(Contest).where(Contest.id == contest_id)
    return (await session.scalars(held(query) if to_change else query)).one_or_none()


async def open_page(session: AsyncSession, *, today: date, offset: int, limit: int) -> tuple[list[Contest], int]:
    """What can be entered today, the nearest end first."""
    conditions = is_open(today)
    count = await session.scalar(select(func.count()).select_from(Contest).where(conditions))
    query = select(Contest).where(conditions).order_by(Contest.entries_until, Contest.id)
    return list(await session.scalars(query.offset(offset).limit(limit))), count or 0


async def kept_page(session: AsyncSession, *, offset: int, limit: int) -> tuple[list[Contest], int]:
    """All of them: those that go on first, the nearest end first; then what is over, the newest first."""
    is_over = or_(Contest.cancelled_at.is_not(None), Contest.closed_at.is_not(None))
    count = await session.scalar(select(func.count()).select_from(Contest).where(HERE))
    query = (
        select(Contest)
        .where(HERE)
        .order_by(
            case((is_over, 1), else_=0),
            case((is_over, None), else_=Contest.entries_until),
            Contest.entries_until.desc(),
            Contest.id.desc(),
        )
    )
    return list(await session.scalars(query.offset(offset).limit(limit))), count or 0


async def of_year(session: AsyncSession, year: int, *, offset: int, limit: int) -> tuple[list[Contest], int]:
    """Those of a school year that were not called off."""
    conditions = (HERE, Contest.school_year == year, Contest.cancelled_at.is_(None))
    count = await session.scalar(select(func.count()).select_from(Contest).where(*conditions))
    query = select(Contest).where(*conditions).order_by(Contest.entries_until, Contest.id)
    return list(await session.scalars(query.offset(offset).limit(limit))), count or 0


async def following(session: AsyncSession, contest_id: int) -> list[Contest]:
    """The next stages of a contest."""
    query = select(Contest).where(Contest.previous_id == contest_id, Contest.cancelled_at.is_(None))
    return list(await session.scalars(query.order_by(Contest.id)))


async def told_of(
    session: AsyncSession, person_id: int, *, since: date, until: date, offset: int, limit: int
) -> tuple[list[Contest], int]:
    """Contests of higher stages that have begun, whose results may be told: known ones, and one's own."""
    conditions = (*_told(person_id), Contest.entries_until >= since, Contest.entries_until <= until)
    count = await session.scalar(select(func.count()).select_from(Contest).where(*conditions))
    query = select(Contest).where(*conditions).order_by(Contest.entries_until.desc(), Contest.id.desc())
    return list(await session.scalars(query.offset(offset).limit(limit))), count or 0


async def elsewhere_of_year(session: AsyncSession, year: int, stage: ContestStage) -> list[Contest]:
    """What is known of a stage of a year, to be compared by its name."""
    query = select(Contest).where(Contest.school_year == year, Contest.stage == stage, Contest.cancelled_at.is_(None))
    return list(await session.scalars(query.order_by(Contest.id)))


async def ending(session: AsyncSession, *, today: date, by: date) -> list[Contest]:
    """Open ones that end by a day."""
    query = select(Contest).where(is_open(today), Contest.entries_until <= by)
    return list(await session.scalars(query.order_by(Contest.id)))


async def without_results(session: AsyncSession, *, since: date, by: date) -> list[Contest]:
    """Whose day of results has come while nothing is confirmed."""
    confirmed = select(ContestEntry.id).where(
        ContestEntry.contest_id == Contest.id, ContestEntry.confirmed_at.is_not(None)
    )
    conditions = (
        HERE,
        Contest.results_on >= since,
        Contest.results_on <= by,
        Contest.closed_at.is_(None),
        Contest.cancelled_at.is_(None),
        ~confirmed.exists(),
    )
    return list(await session.scalars(select(Contest).where(*conditions).order_by(Contest.id)))


async def titles(session: AsyncSession, contest_ids: Sequence[int]) -> dict[int, str]:
    query = select(Contest.id, Contest.title).where(Contest.id.in_(contest_ids))
    return {row[0]: row[1] for row in await session.execute(query)}


def is_open(today: date) -> ColumnElement[bool]:
    return and_(
        HERE,
        Contest.cancelled_at.is_(None),
        Contest.closed_at.is_(None),
        or_(Contest.entries_from.is_(None), Contest.entries_from <= today),
        Contest.entries_until >= today,
    )


def _told(person_id: int) -> tuple[ColumnElement[bool], ...]:
    known = select(ContestEntry.id).where(
        ContestEntry.contest_id == Contest.id,
        or_(
            ContestEntry.confirmed_at.is_not(None),
            and_(ContestEntry.person_id == person_id, ContestEntry.status != EntryStatus.DECLINED),
        ),
    )
    return (
        Contest.stage.in_((ContestStage.REGIONAL, ContestStage.FEDERAL)),
        Contest.cancelled_at.is_(None),
        or_(HERE, known.exists()),
    )
