"""Practices: of their authors, those that wait for a word, and by the link for co-authors."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.people import Person
from models.practices import Practice, PracticeAuthor, PracticeStatus
from models.queries.holding import held
from models.queries.many import change_rows


async def add(session: AsyncSession, practice: Practice) -> Practice:
    session.add(practice)
    await session.flush()
    return practice


async def find(session: AsyncSession, practice_id: int, *, to_change: bool = False) -> Practice | None:
    query = select(Practice).where(Practice.id == practice_id)
    return (await session.scalars(held(query) if to_change else query)).one_or_none()


async def same(session: AsyncSession, person_id: int, words: Mapping[str, Any]) -> int | None:
    """The newest card of this author that says the very same."""
    mine = Practice.id.in_(select(PracticeAuthor.practice_id).where(PracticeAuthor.person_id == person_id))
    alike = [getattr(Practice, name) == value for name, value in words.items()]
    return await session.scalar(select(func.max(Practice.id)).where(mine, *alike))


async def by_token(session: AsyncSession, token: str, *, to_change: bool = False) -> Practice | None:
    """Not where the words went with their last author: nobody joins an empty card."""
    query = select(Practice).where(Practice.token == token, Practice.theme != "")
    return (await session.scalars(held(query) if to_change else query)).one_or_none()


async def of_author(session: AsyncSession, person_id: int, *, offset: int, limit: int) -> tuple[list[Practice], int]:
    """The newest first, and how many there are."""
    mine = Practice.id.in_(select(PracticeAuthor.practice_id).where(PracticeAuthor.person_id == person_id))
    count = await session.scalar(select(func.count()).select_from(Practice).where(mine))
    query = select(Practice).where(mine).order_by(Practice.held_on.desc(), Practice.id.desc())
    return list(await session.scalars(query.offset(offset).limit(limit))), count or 0


async def themes_of(session: AsyncSession, person_id: int, *, limit: int) -> list[str]:
    """What somebody has told of before, the newest first; each theme once, as it was last written."""
    mine = Practice.id.in_(select(PracticeAuthor.practice_id).where(PracticeAuthor.person_id == person_id))
    newest = select(func.max(Practice.id)).where(mine).group_by(Practice.theme_key)
    query = select(Practice.theme).where(Practice.id.in_(newest)).order_by(Practice.id.desc()).limit(limit)
    return list(await session.scalars(query))


async def waiting(session: AsyncSession, *, offset: int, limit: int) -> tuple[list[Practice], int]:
    """Those nobody has looked at yet, the oldest first."""
    waits = Practice.status == PracticeStatus.WAITING
    count = await session.scalar(select(func.count()).select_from(Practice).where(waits))
    query = select(Practice).where(waits).order_by(Practice.told_at, Practice.id)
    return list(await session.scalars(query.offset(offset).limit(limit))), count or 0


async def everything(session: AsyncSession, *, after: int, limit: int) -> list[Practice]:
    """By number."""
    query = select(Practice).where(Practice.id > after).order_by(Practice.id).limit(limit)
    return list(await session.scalars(query))


async def by_kind(session: AsyncSession, since: date, until: date) -> list[tuple[str, int]]:
    """Confirmed cards of a time, both days included; the kind there are most of first."""
    query = (
        select(Practice.kind, func.count())
        .where(Practice.status == PracticeStatus.CONFIRMED, Practice.held_on.between(since, until))
        .group_by(Practice.kind)
        .order_by(func.count().desc(), Practice.kind)
    )
    return [(row[0], row[1]) for row in await session.execute(query)]


async def authors_of(session: AsyncSession, practice_ids: Iterable[int]) -> dict[int, list[Person]]:
    """In the order they joined."""
    query = (
        select(PracticeAuthor.practice_id, Person)
        .join(Person, Person.id == PracticeAuthor.person_id)
        .where(PracticeAuthor.practice_id.in_(list(practice_ids)))
        .order_by(PracticeAuthor.joined_at, PracticeAuthor.person_id)
    )
    found: dict[int, list[Person]] = {}
    for number, person in await session.execute(query):
        found.setdefault(number, []).append(person)
    return found


async def join(session: AsyncSession, author: PracticeAuthor) -> None:
    session.add(author)
    await session.flush()


async def leave(session: AsyncSession, practice_id: int, person_id: int) -> None:
    theirs = PracticeAuthor.practice_id == practice_id, PracticeAuthor.person_id == person_id
    await change_rows(session, delete(PracticeAuthor).where(*theirs))


async def remove(session: AsyncSession, practice_id: int) -> None:
    """With its authors."""
    await change_rows(session, delete(PracticeAuthor).where(PracticeAuthor.practice_id == practice_id))
    await change_rows(session, delete(Practice).where(Practice.id == practice_id))
