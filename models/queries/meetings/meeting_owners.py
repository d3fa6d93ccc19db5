"""Whose part in meetings is: kept to be read, made nobody's, handed over, joined with another row of them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, String, bindparam, cast, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.base import Base
from models.events import Event, EventStatus
from models.meetings import AgendaItem, Decision, DecisionStatus, Minutes
from models.people import Person
from models.queries.many import change_rows
from models.queries.portions import portions

COLUMNS: tuple[Any, ...] = (
    AgendaItem.speaker_id, Minutes.chair_id, Minutes.secretary_id, Minutes.created_by, Decision.responsible_id,
)  # fmt: skip
"""Where a person stands by their id; who was there stands in a list beside."""


def known() -> list[Select[Any]]:
    """Ids of people meetings know of."""
    return [select(column).where(column.is_not(None)) for column in COLUMNS]


async def listed(session: AsyncSession) -> set[int]:
    """Whoever was at a meeting and has not been forgotten."""
    there = {one for present in await session.scalars(select(Minutes.present)) for one in present}
    found: set[int] = set()
    for some in portions(sorted(there)):
        query = select(Person.id).where(Person.id.in_(some), Person.forgotten_at.is_(None))
        found.update(await session.scalars(query))
    return found


async def has_any(session: AsyncSession, person_id: int) -> bool:
    for column in COLUMNS:
        if await session.scalar(select(column).where(column == person_id).limit(1)):
            return True
    return bool(await _listing(session, [person_id]))


async def everything_of(session: AsyncSession, person_id: int) -> dict[str, list[Base]]:
    """What somebody speaks to and answers for, and minutes they have a part in: without others, and without words."""
    speaks = select(AgendaItem).where(AgendaItem.speaker_id == person_id).order_by(AgendaItem.id)
    answers = select(Decision).where(Decision.responsible_id == person_id).order_by(Decision.id)
    own = (Minutes.chair_id, Minutes.secretary_id, Minutes.created_by)
    parts = select(Minutes).where((own[0] == person_id) | (own[1] == person_id) | (own[2] == person_id))
    there = {one.id: one for one in await _listing(session, [person_id])}
    minutes = there | {one.id: one for one in await session.scalars(parts)}
    return {
        "agenda_items": list(await session.scalars(speaks)),
        "decisions": list(await session.scalars(answers)),
        "minutes": [_of_one(one, person_id) for _, one in sorted(minutes.items())],
    }


def _of_one(minutes: Minutes, person_id: int) -> Minutes:
    facts = {column.key: getattr(minutes, column.key) for column in Minutes.__table__.columns}
    for part in ("chair_id", "secretary_id", "created_by"):
        facts[part] = person_id if facts[part] == person_id else None
    facts |= {"present": [one for one in facts["present"] if one == person_id], "heard": {}}
    return Minutes(**facts)


async def leave(session: AsyncSession, person_id: int, now: datetime) -> None:
    """Somebody goes: what they had to do waits for somebody else, and they speak to nothing that lies ahead."""
    mine = (Decision.responsible_id == person_id, Decision.status == DecisionStatus.OPEN)
    await change_rows(session, update(Decision).where(*mine).values(responsible_id=None))
    ahead = select(Event.id).where(Event.status == EventStatus.PLANNED, Event.starts_at > now)
    speaks = (AgendaItem.speaker_id == person_id, AgendaItem.event_id.in_(ahead))
    await change_rows(session, update(AgendaItem).where(*speaks).values(speaker_id=None))


async def forget_words(session: AsyncSession, people: Sequence[int]) -> None:
    """How they have done what they answered for; that it was done stays."""
    for some in portions(people):
        await change_rows(session, update(Decision).where(Decision.responsible_id.in_(some)).values(comment=None))


async def forget_all_words(session: AsyncSession) -> int:
    """What was said at meetings, how decisions were done, guests by name; numbers and days stay. Returns how much."""
    emptied = 0
    for statement in (
        update(Minutes).where(cast(Minutes.heard, String) != "{}").values(heard={}).returning(Minutes.id),
        update(Decision).where(Decision.comment.is_not(None)).values(comment=None).returning(Decision.id),
        update(AgendaItem).where(AgendaItem.speaker.is_not(None)).values(speaker=None).returning(AgendaItem.id),
    ):
        gone = await session.execute(statement.execution_options(synchronize_session=False))
        emptied += len(gone.all())
    return emptied


async def hand_to(session: AsyncSession, nobodies: Mapping[int, int]) -> None:
    """From each person to a row that is nobody: it counts, and says no more who it was.

    What is still to be done stays with whoever is there to do it.
    """
    if not nobodies:
        return
    connection = await session.connection()
    pairs = [{"of_person": old, "to_person": new} for old, new in nobodies.items()]
    for column in COLUMNS:
        table: Any = column.class_.__table__
        moving = update(table).where(table.c[column.key] == bindparam("of_person"))
        if column.class_ is Decision:
            moving = moving.where(table.c.status != DecisionStatus.OPEN)
        await connection.execute(moving.values({column.key: bindparam("to_person")}), pairs)
    await _relist(session, nobodies)


async def merge(session: AsyncSession, *, source: int, target: int) -> None:
    """Two rows of one person: where both are listed they stand once."""
    for column in COLUMNS:
        await change_rows(session, update(column.class_).where(column == source).values({column.key: target}))
    await _relist(session, {source: target})


async def pass_on(session: AsyncSession, *, from_id: int, to_id: int, only: Collection[int] | None = None) -> list[int]:
    """Open decisions get somebody else to answer for them; returns their ids."""
    query = (
        select(Decision.id)
        .where(Decision.responsible_id == from_id, Decision.status == DecisionStatus.OPEN)
        .order_by(Decision.id)
        .with_for_update()
    )
    found = [one for one in await session.scalars(query) if only is None or one in only]
    for some in portions(found):
        await change_rows(session, update(Decision).where(Decision.id.in_(some)).values(responsible_id=to_id))
    return found


async def _relist(session: AsyncSession, others: Mapping[int, int]) -> None:
    """Those who were there under their other ids, each once."""
    for minutes in await _listing(session, list(others)):
        minutes.present = sorted({others.get(one, one) for one in minutes.present})
    await session.flush()


async def _listing(session: AsyncSession, people: Sequence[int]) -> list[Minutes]:
    """Minutes that list any of them. Of one person the database looks, by the figures; of many everything is read."""
    query = select(Minutes).order_by(Minutes.id)
    if len(people) == 1:
        query = query.where(cast(Minutes.present, String).contains(str(people[0])))
    wanted = set(people)
    found = await session.scalars(query.execution_options(populate_existing=True))
    return [one for one in found if wanted.intersection(one.present)]
