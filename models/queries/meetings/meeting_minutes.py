"""Questions about minutes: numbered within an association and a school year, listed, counted."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from models.associations import Association
from models.events import Event
from models.meetings import Decision, DecisionStatus, Minutes
from models.queries.associations.associations import within
from models.queries.holding import held
from models.queries.upsert import insert
from models.scopes import Scope
from models.sums import how_many


class Listed(NamedTuple):
    """Minutes with what a list says of them."""

    minutes: Minutes
    title: str
    association: str
    decisions: int
    done: int


async def find(session: AsyncSession, minutes_id: int, *, to_change: bool = False) -> Minutes | None:
    query = select(Minutes).where(Minutes.id == minutes_id)
    return (await session.scalars(held(query) if to_change else query)).one_or_none()


async def of_event(session: AsyncSession, event_id: int, *, to_change: bool = False) -> Minutes | None:
    query = select(Minutes).where(Minutes.event_id == event_id)
    return (await session.scalars(held(query) if to_change else query)).one_or_none()


async def next_number(session: AsyncSession, association_id: int, school_year: int) -> int:
    query = select(func.max(Minutes.number)).where(
        Minutes.association_id == association_id, Minutes.school_year == school_year
    )
    return (await session.scalar(query) or 0) + 1


async def add(session: AsyncSession, values: Mapping[str, Any]) -> bool:
    """Whether it was added: nothing happens where the event has some, or the number is somebody else's."""
    statement = insert(session, Minutes).values(**values).on_conflict_do_nothing().returning(Minutes.id)
    return (await session.scalar(statement)) is not None


async def remove(session: AsyncSession, minutes_id: int) -> None:
    """With whatever they say was decided."""
    await session.execute(delete(Decision).where(Decision.minutes_id == minutes_id))
    await session.execute(delete(Minutes).where(Minutes.id == minutes_id))


async def holder_of(session: AsyncSession, association_id: int, school_year: int, number: int) -> int | None:
    """Whose number it is."""
    query = select(Minutes.id).where(
        Minutes.association_id == association_id, Minutes.school_year == school_year, Minutes.number == number
    )
    return await session.scalar(query)


async def renumber(session: AsyncSession, minutes_id: int, number: int) -> bool:
    """Whether the number was free at the very moment."""
    statement = update(Minutes).where(Minutes.id == minutes_id).values(number=number)
    try:
        async with session.begin_nested():
            await session.execute(statement)
    except IntegrityError:
        return False
    return True


async def page(
    session: AsyncSession, association_id: int, *, only_signed: bool, offset: int, limit: int
) -> tuple[list[Listed], int]:
    """The newest first, and how many there are."""
    conditions: list[ColumnElement[bool]] = [Minutes.association_id == association_id]
    conditions += [Minutes.signed_at.is_not(None)] if only_signed else []
    count = await session.scalar(select(func.count()).select_from(Minutes).where(*conditions)) or 0
    query = _listed().where(*conditions).order_by(Minutes.school_year.desc(), Minutes.number.desc())
    rows = await session.execute(query.offset(offset).limit(limit))
    return [Listed(*row) for row in rows], count


async def any_signed(session: AsyncSession, association_id: int) -> bool:
    query = select(Minutes.id).where(Minutes.association_id == association_id, Minutes.signed_at.is_not(None)).limit(1)
    return await session.scalar(query) is not None


async def of_year(
    session: AsyncSession, scope: Scope, *, school_year: int, after: tuple[int, int], limit: int
) -> Sequence[Listed]:
    """Those of the associations of a scope, by association and number; the portion after one of them."""
    query = (
        _listed()
        .where(
            within(scope),
            Minutes.school_year == school_year,
            (Minutes.association_id > after[0]) | ((Minutes.association_id == after[0]) & (Minutes.number > after[1])),
        )
        .order_by(Minutes.association_id, Minutes.number)
        .limit(limit)
    )
    return [Listed(*row) for row in await session.execute(query)]


def _listed() -> Any:
    counted: Any = (
        select(
            Decision.minutes_id,
            func.count().label("decisions"),
            how_many(Decision.status == DecisionStatus.DONE).label("done"),
        )
        .group_by(Decision.minutes_id)
        .subquery()
    )
    columns: tuple[Any, ...] = (
        Minutes,
        Event.title,
        Association.title,
        func.coalesce(counted.c.decisions, 0),
        func.coalesce(counted.c.done, 0),
    )
    return (
        select(*columns)
        .join(Event, Event.id == Minutes.event_id)
        .join(Association, Association.id == Minutes.association_id)
        .outerjoin(counted, counted.c.minutes_id == Minutes.id)
    )
