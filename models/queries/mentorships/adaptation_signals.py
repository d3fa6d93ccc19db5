"""Questions about signals of questionnaires: which answers have not been looked at, who is to be looked after."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from models.mentorships import AdaptationSignal
from models.people import Person
from models.queries.upsert import insert
from models.responses import Response

IS_OF_SOMEBODY_HERE = (Person.archived_at.is_(None), Person.forgotten_at.is_(None))


class Due(NamedTuple):
    """A response to be looked at, because it is new or has been changed."""

    id: int
    person_id: int
    version_id: int
    facts: dict[str, str] | None
    changed_at: datetime
    codes: list[str] | None
    """As they were found before; they and who has seen them."""
    seen_by: int | None
    seen_at: datetime | None


class Found(NamedTuple):
    signal: AdaptationSignal
    person: Person
    """With the organisation."""
    questionnaire: str


async def due(session: AsyncSession, questionnaires: Sequence[str], *, limit: int) -> list[Due]:
    """Answers handed in to these questionnaires that have no row yet, or have been changed since."""
    columns: tuple[Any, ...] = (
        Response.id,
        Response.person_id,
        Response.version_id,
        Response.facts,
        Response.changed_at,
        AdaptationSignal.codes,
        AdaptationSignal.seen_by,
        AdaptationSignal.seen_at,
    )
    query = (
        select(*columns)
        .join(Person, Person.id == Response.person_id)
        .outerjoin(AdaptationSignal, AdaptationSignal.response_id == Response.id)
        .where(
            Response.questionnaire.in_(questionnaires),
            Response.submitted_at.is_not(None),
            Person.forgotten_at.is_(None),
            or_(AdaptationSignal.id.is_(None), Response.changed_at > AdaptationSignal.created_at),
        )
        .order_by(Response.id)
        .limit(limit)
    )
    return [Due(*row) for row in await session.execute(query)]


async def put(session: AsyncSession, found: Sequence[dict[str, Any]]) -> None:
    """One row for each response, the newer in place of the older."""
    if not found:
        return
    statement = insert(session, AdaptationSignal)
    columns = ("codes", "created_at", "seen_by", "seen_at")
    await session.execute(
        statement.on_conflict_do_update(
            index_elements=["response_id"], set_={name: statement.excluded[name] for name in columns}
        ),
        list(found),
    )


async def find(session: AsyncSession, signal_id: int, *, to_change: bool = False) -> Found | None:
    query = _found().where(AdaptationSignal.id == signal_id)
    row = (await session.execute(query.with_for_update(of=AdaptationSignal) if to_change else query)).one_or_none()
    return None if row is None else Found(*row)


async def page(session: AsyncSession, *, is_seen: bool, offset: int, limit: int) -> list[Found]:
    """The newest first; of those seen the last seen first."""
    order = AdaptationSignal.seen_at if is_seen else AdaptationSignal.created_at
    query = _found().where(_which(is_seen=is_seen)).order_by(order.desc(), AdaptationSignal.id.desc())
    return [Found(*row) for row in await session.execute(query.offset(offset).limit(limit))]


async def counts(session: AsyncSession) -> tuple[int, int]:
    """How many nobody has seen, and how many have been seen."""
    query = (
        select(
            func.count().filter(_which(is_seen=False)),
            func.count().filter(_which(is_seen=True)),
        )
        .select_from(AdaptationSignal)
        .join(Person, Person.id == AdaptationSignal.person_id)
        .where(*IS_OF_SOMEBODY_HERE)
    )
    row = (await session.execute(query)).one()
    return row[0], row[1]


async def newest_unseen(session: AsyncSession) -> datetime | None:
    query = (
        select(func.max(AdaptationSignal.created_at))
        .join(Person, Person.id == AdaptationSignal.person_id)
        .where(_which(is_seen=False), *IS_OF_SOMEBODY_HERE)
    )
    return await session.scalar(query)


def _found() -> Select[Any]:
    columns: tuple[Any, ...] = (AdaptationSignal, Person, Response.questionnaire)
    return (
        select(*columns)
        .join(Person, Person.id == AdaptationSignal.person_id)
        .join(Response, Response.id == AdaptationSignal.response_id)
        .where(*IS_OF_SOMEBODY_HERE)
        .options(joinedload(Person.organization))
    )


def _which(*, is_seen: bool) -> Any:
    """Rows without a signal are nobody's to see: they have a moment and no reader."""
    return AdaptationSignal.seen_by.is_not(None) if is_seen else AdaptationSignal.seen_at.is_(None)
