"""Whose practices are: joined with another row of the same person, forgotten, given out to their owner."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, bindparam, case, delete, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.base import Base
from models.people import Person
from models.practices import Practice, PracticeAuthor, PracticeStatus
from models.queries.many import change_rows
from models.queries.portions import portions


def _of(person_id: int) -> Any:
    return Practice.id.in_(select(PracticeAuthor.practice_id).where(PracticeAuthor.person_id == person_id))


async def everything_of(session: AsyncSession, person_id: int) -> dict[str, list[Base]]:
    query = select(Practice).where(_of(person_id)).order_by(Practice.held_on, Practice.id)
    return {"practices": list(await session.scalars(query))}


def count_of(person_id: int) -> Select[Any]:
    return select(func.count()).select_from(PracticeAuthor).where(PracticeAuthor.person_id == person_id)


async def has_any(session: AsyncSession, person_id: int) -> bool:
    return bool(await session.scalar(select(exists().where(PracticeAuthor.person_id == person_id))))


async def forget_words(session: AsyncSession, people: Sequence[int]) -> None:
    """Kind, level and day stay for the totals, and nothing waits; where nobody else is an author the words go too."""
    other = PracticeAuthor.__table__.alias()
    for some in portions(people):
        theirs = select(PracticeAuthor.practice_id).where(PracticeAuthor.person_id.in_(some))
        remains = other.c.person_id == Person.id, other.c.person_id.not_in(some), Person.forgotten_at.is_(None)
        shared = exists().where(other.c.practice_id == Practice.id, *remains)
        alone = update(Practice).where(Practice.id.in_(theirs), ~shared)
        # The key goes on telling practices of one theme apart from others, without saying the theme.
        is_open = Practice.status != PracticeStatus.CONFIRMED
        status = case((is_open, PracticeStatus.RETURNED), else_=Practice.status)
        nothing = {"theme": "", "place": "", "proof": "", "reason": None, "status": status}
        await change_rows(session, alone.values(**nothing))


async def hand_to(session: AsyncSession, nobodies: Mapping[int, int]) -> None:
    """From each person to a row that is nobody."""
    if not nobodies:
        return
    connection = await session.connection()
    pairs = [{"of_person": old, "to_person": new} for old, new in nobodies.items()]
    authors: Any = PracticeAuthor.__table__
    practices: Any = Practice.__table__
    for table, column in ((authors, authors.c.person_id), (practices, practices.c.told_by)):
        moved = update(table).where(column == bindparam("of_person"))
        await connection.execute(moved.values({column.key: bindparam("to_person")}), pairs)


async def merge(session: AsyncSession, *, source: int, target: int) -> None:
    """Two rows of one person: of one card they are one author."""
    both = select(PracticeAuthor.practice_id).where(PracticeAuthor.person_id == target)
    twice = PracticeAuthor.person_id == source, PracticeAuthor.practice_id.in_(both)
    await change_rows(session, delete(PracticeAuthor).where(*twice))
    moved = update(PracticeAuthor).where(PracticeAuthor.person_id == source)
    await change_rows(session, moved.values(person_id=target))
    for column in (Practice.told_by, Practice.decided_by):
        await change_rows(session, update(Practice).where(column == source).values({column.key: target}))
