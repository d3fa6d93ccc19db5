"""The turn of the school year: what is still open in the old one, and its rows in the new one."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, bindparam, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.deficits import Deficit, DeficitState
from models.people import Person

OPEN = (DeficitState.PROPOSED, DeficitState.CONFIRMED, DeficitState.IN_WORK)


async def earliest_open(session: AsyncSession, *, before: int) -> int | None:
    """The first school year before this one in which something is still open."""
    query = select(Deficit.school_year).where(Deficit.school_year < before, Deficit.state.in_(OPEN), _is_somebodys())
    return await session.scalar(query.order_by(Deficit.school_year).limit(1))


async def open_of(session: AsyncSession, school_year: int, *, limit: int) -> list[Deficit]:
    """To be changed; nobody else takes the same ones."""
    query = (
        select(Deficit)
        .where(Deficit.school_year == school_year, Deficit.state.in_(OPEN), _is_somebodys())
        .order_by(Deficit.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return list(await session.scalars(query))


def _is_somebodys() -> ColumnElement[bool]:
    """What has lost its person stays in its year, for the totals."""
    return select(Person.id).where(Person.id == Deficit.person_id, Person.forgotten_at.is_(None)).exists()


async def successors(session: AsyncSession, old: Sequence[Deficit], school_year: int) -> dict[Any, Deficit]:
    """Rows of another year with the same person, area and topic."""
    keys = [(row.person_id, row.area, row.topic) for row in old]
    key = tuple_(Deficit.person_id, Deficit.area, Deficit.topic)
    query = select(Deficit).where(Deficit.school_year == school_year, key.in_(keys)).with_for_update()
    return {(row.person_id, row.area, row.topic): row for row in await session.scalars(query)}


async def link(session: AsyncSession, pairs: Sequence[tuple[int, int]]) -> None:
    """Say of each row which row of the year before it goes on from."""
    if not pairs:
        return
    table: Any = Deficit.__table__
    linking = update(table).where(table.c.id == bindparam("of_deficit")).values(previous_id=bindparam("goes_on_from"))
    connection = await session.connection()
    await connection.execute(linking, [{"of_deficit": new, "goes_on_from": old} for new, old in pairs])
