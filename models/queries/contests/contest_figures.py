"""Figures of contests over a school year: people, counted by the database, out of confirmed results alone."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, case, distinct, func, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from models.contest_rows import RESULTS
from models.contests import Contest, ContestEntry, ContestStage, EntryStatus
from models.people import Person
from models.queries.contests.contest_entries import of_scope
from models.queries.register.register import IS_HERE
from models.scopes import Scope, people_within
from models.sums import how_many


async def taking_part(
    session: AsyncSession, scope: Scope, year: int, stages: Sequence[ContestStage]
) -> tuple[int, int]:
    """How many people of the register took part, and how many people there are."""
    took_part = (
        select(ContestEntry.id)
        .join(Contest, Contest.id == ContestEntry.contest_id)
        .where(ContestEntry.person_id == Person.id, *_counted(year, stages))
        .exists()
    )
    query = select(how_many(took_part), func.count()).select_from(Person)
    row = (await session.execute(query.where(people_within(scope), IS_HERE))).one()
    return row[0], row[1]


async def of_participants(
    session: AsyncSession, scope: Scope, year: int, stages: Sequence[ContestStage], *, among: ColumnElement[bool]
) -> tuple[int, int]:
    """How many of those who took part are among some, and how many took part."""
    person: Any = ContestEntry.person_id
    query = (
        select(func.count(distinct(case((among, person)))), func.count(distinct(person)))
        .select_from(ContestEntry)
        .join(Contest, Contest.id == ContestEntry.contest_id)
        .where(of_scope(scope), *_counted(year, stages))
    )
    row = (await session.execute(query)).one()
    return row[0], row[1]


def won(*, with_laureates: bool) -> ColumnElement[bool]:
    best = (EntryStatus.WINNER, EntryStatus.LAUREATE) if with_laureates else (EntryStatus.WINNER,)
    return ContestEntry.status.in_(best)


def was_young() -> ColumnElement[bool]:
    return ContestEntry.is_young.is_(True)


def _counted(year: int, stages: Sequence[ContestStage]) -> tuple[ColumnElement[bool], ...]:
    return (
        Contest.school_year == year,
        Contest.cancelled_at.is_(None),
        Contest.stage.in_(stages) if stages else true(),
        and_(ContestEntry.status.in_(RESULTS), ContestEntry.confirmed_at.is_not(None)),
    )
