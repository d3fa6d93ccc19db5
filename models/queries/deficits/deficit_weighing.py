"""What the weighing of answers reads and writes: a few statements for many people at once."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple, cast

from sqlalchemy import ColumnElement, Table, and_, bindparam, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.deficits import Deficit, DeficitChange, DeficitState, ExternalResult
from models.people import Person
from models.queries.portions import portions
from models.responses import Answer, Response


class Run(NamedTuple):
    """A response that was handed in."""

    id: int
    person_id: int
    questionnaire: str
    version_id: int
    facts: dict[str, str] | None
    submitted_at: datetime
    changed_at: datetime


_is_due = and_(
    Response.submitted_at.is_not(None),
    or_(Response.weighed_at.is_(None), Response.changed_at > Response.weighed_at),
)


def _is_somebodys() -> ColumnElement[bool]:
    """Nobody's answers are never weighed: neither anonymous ones nor those that have lost their person."""
    return select(Person.id).where(Person.id == Response.person_id, Person.forgotten_at.is_(None)).exists()


async def due(session: AsyncSession, *, limit: int) -> tuple[int, list[int]] | None:
    """The earliest school year with answers to be weighed, and some of the people who gave them."""
    query = (
        select(Response.school_year, Response.person_id)
        .where(_is_due, _is_somebodys())
        .order_by(Response.school_year, Response.id)
        .limit(limit)
    )
    found = (await session.execute(query)).all()
    if not found:
        return None
    year = found[0][0]
    return year, list(dict.fromkeys(row[1] for row in found if row[0] == year and row[1] is not None))


async def is_due_before(session: AsyncSession, school_year: int) -> bool:
    query = select(Response.id).where(_is_due, _is_somebodys(), Response.school_year < school_year).limit(1)
    return await session.scalar(query) is not None


async def runs(session: AsyncSession, people: Sequence[int], school_year: int) -> list[Run]:
    """All that these people have handed in in a school year."""
    query = (
        select(*(getattr(Response, name) for name in Run._fields))
        .where(Response.person_id.in_(people), Response.school_year == school_year, Response.submitted_at.is_not(None))
        .order_by(Response.id)
    )
    return [Run(*row) for row in await session.execute(query)]


class GivenIn(NamedTuple):
    """An answer and the response it stands in: plain columns, for there are tens of thousands."""

    response_id: int
    question: str
    chosen: list[str] | None
    number: int | None
    branch: str | None
    is_skipped: bool


async def answers(session: AsyncSession, response_ids: Sequence[int]) -> list[GivenIn]:
    """Without own words: nothing is counted by them."""
    columns = [getattr(Answer, name) for name in GivenIn._fields]
    return [
        GivenIn(*row)
        for some in portions(response_ids)
        for row in await session.execute(select(*columns).where(Answer.response_id.in_(some)))
    ]


async def standing(session: AsyncSession, people: Sequence[int], school_year: int) -> list[Deficit]:
    """The rows of these people, to be changed."""
    query = select(Deficit).where(Deficit.person_id.in_(people), Deficit.school_year == school_year)
    return list(await session.scalars(query.order_by(Deficit.id).with_for_update()))


async def before_resolved(session: AsyncSession, deficit_ids: Collection[int]) -> dict[int, DeficitState | None]:
    """What each was before it was last called resolved."""
    if not deficit_ids:
        return {}
    query = (
        select(DeficitChange.deficit_id, DeficitChange.before)
        .where(DeficitChange.deficit_id.in_(deficit_ids), DeficitChange.after == DeficitState.RESOLVED)
        .order_by(DeficitChange.id)
    )
    return {row[0]: row[1] for row in await session.execute(query)}


async def tests(session: AsyncSession, people: Sequence[int], *, since: date, until: date) -> list[ExternalResult]:
    """Results of external tests of these people, the newest last."""
    query = (
        select(ExternalResult)
        .where(ExternalResult.person_id.in_(people), ExternalResult.taken_on.between(since, until))
        .order_by(ExternalResult.taken_on, ExternalResult.id)
    )
    return list(await session.scalars(query))


async def mark_weighed(session: AsyncSession, weighed: Sequence[Run]) -> None:
    """With the moment of the answers that were read: what is changed while they are weighed is weighed again."""
    if not weighed:
        return
    table = cast("Table", Response.__table__)
    marking = update(table).where(table.c.id == bindparam("of_response")).values(weighed_at=bindparam("read_as_of"))
    connection = await session.connection()
    await connection.execute(marking, [{"of_response": run.id, "read_as_of": run.changed_at} for run in weighed])


async def remember_compared(session: AsyncSession, compared: Mapping[int, Mapping[str, str] | None]) -> None:
    """What has changed by area, by response of the end of the year; none where there is no beginning."""
    if not compared:
        return
    table = cast("Table", Response.__table__)
    writing = update(table).where(table.c.id == bindparam("of_response")).values(compared=bindparam("changes"))
    connection = await session.connection()
    found = [{"of_response": one, "changes": dict(changes) if changes else None} for one, changes in compared.items()]
    await connection.execute(writing, found)


async def rewrite(session: AsyncSession, changed: Sequence[dict[str, Any]]) -> None:
    """Other words in undecided rows; each of `changed` names its row as `of_deficit` and every column that changes."""
    if not changed:
        return
    table = cast("Table", Deficit.__table__)
    columns = changed[0].keys() - {"of_deficit"}
    rewriting = (
        update(table)
        .where(table.c.id == bindparam("of_deficit"), table.c.state == DeficitState.PROPOSED)
        .values({column: bindparam(f"new_{column}") for column in columns})
    )
    rows = [
        {"of_deficit": row["of_deficit"], **{f"new_{column}": row[column] for column in columns}} for row in changed
    ]
    connection = await session.connection()
    await connection.execute(rewriting, rows)
