"""Entries of contests: somebody's own, those within a scope, those of one contest with their results."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select, true
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models.contest_rows import RESULTS, Entered, EnteredHere, Exported, Own, Tally
from models.contests import Contest, ContestEntry, EntryStatus
from models.organizations import Organization
from models.people import Person
from models.queries.holding import held
from models.scopes import Scope, lies_within, people_within
from models.sums import how_many

TAKES_PART = ContestEntry.status != EntryStatus.DECLINED
MARKED = and_(ContestEntry.status.in_(RESULTS), ContestEntry.confirmed_at.is_(None), ContestEntry.proof.is_(None))
"""A keeper's own word, not confirmed yet."""
CLAIMED = and_(ContestEntry.status.in_(RESULTS), ContestEntry.confirmed_at.is_(None), ContestEntry.proof.is_not(None))
"""Told by somebody, with a proof; a keeper has to look."""


async def add(session: AsyncSession, entry: ContestEntry) -> ContestEntry:
    session.add(entry)
    await session.flush()
    return entry


async def remove(session: AsyncSession, entry: ContestEntry) -> None:
    await session.delete(entry)
    await session.flush()


async def own(session: AsyncSession, person_id: int, entry_id: int, *, to_change: bool = False) -> Own | None:
    query = (
        select(ContestEntry, Contest)
        .join(Contest, Contest.id == ContestEntry.contest_id)
        .where(ContestEntry.id == entry_id, ContestEntry.person_id == person_id)
    )
    row = (await session.execute(held(query) if to_change else query)).one_or_none()
    return Own(*row) if row else None


async def of_person(
    session: AsyncSession, person_id: int, contest_ids: Sequence[int], *, to_change: bool = False
) -> dict[int, list[ContestEntry]]:
    """Somebody's entries in these contests."""
    query = select(ContestEntry).where(ContestEntry.person_id == person_id, ContestEntry.contest_id.in_(contest_ids))
    found: dict[int, list[ContestEntry]] = {}
    query = query.order_by(ContestEntry.id)
    for one in await session.scalars(held(query) if to_change else query):
        found.setdefault(one.contest_id, []).append(one)
    return found


async def over_years(session: AsyncSession, person_id: int, *, offset: int, limit: int) -> tuple[list[Own], int]:
    """All somebody has entered, the newest first."""
    mine = ContestEntry.person_id == person_id
    count = await session.scalar(select(func.count()).select_from(ContestEntry).where(mine))
    query = (
        select(ContestEntry, Contest)
        .join(Contest, Contest.id == ContestEntry.contest_id)
        .where(mine)
        .order_by(Contest.school_year.desc(), Contest.entries_until.desc(), ContestEntry.id.desc())
        .offset(offset)
        .limit(limit)
    )
    return [Own(*row) for row in await session.execute(query)], count or 0


async def waiting_for(session: AsyncSession, person_id: int, contests: ColumnElement[bool]) -> list[Own]:
    """Where somebody is put forward and has not answered."""
    query = (
        select(ContestEntry, Contest)
        .join(Contest, Contest.id == ContestEntry.contest_id)
        .where(ContestEntry.person_id == person_id, ContestEntry.status == EntryStatus.NOMINATED, contests)
        .order_by(Contest.entries_until, ContestEntry.id)
    )
    return [Own(*row) for row in await session.execute(query)]


async def within(
    session: AsyncSession, scope: Scope, year: int, *, offset: int, limit: int
) -> tuple[list[EnteredHere], int]:
    """Entries of people of the scope in contests of a school year."""
    conditions = (people_within(scope), Contest.school_year == year, Contest.cancelled_at.is_(None))
    count = await session.scalar(
        select(func.count())
        .select_from(ContestEntry)
        .join(Person, Person.id == ContestEntry.person_id)
        .join(Contest, Contest.id == ContestEntry.contest_id)
        .where(*conditions)
    )
    query = (
        _here()
        .where(*conditions)
        .order_by(Contest.entries_until.desc(), Contest.id, Person.search_key, ContestEntry.id)
        .offset(offset)
        .limit(limit)
    )
    return [EnteredHere(*row) for row in await session.execute(query)], count or 0


async def find(session: AsyncSession, scope: Scope, entry_id: int, *, to_change: bool = False) -> EnteredHere | None:
    """One entry of somebody of the scope."""
    query = _here().where(people_within(scope), ContestEntry.id == entry_id)
    if to_change:
        query = query.with_for_update(of=ContestEntry).execution_options(populate_existing=True)
    row = (await session.execute(query)).one_or_none()
    return EnteredHere(*row) if row else None


async def page(
    session: AsyncSession, contest_id: int, *, nomination: str | None, offset: int, limit: int
) -> tuple[list[Entered], int]:
    """Who takes part, by nomination and name; with `nomination` only those of that one."""
    chosen: ColumnElement[bool] = true() if nomination is None else ContestEntry.nomination == nomination
    conditions = (ContestEntry.contest_id == contest_id, TAKES_PART, chosen)
    count = await session.scalar(select(func.count()).select_from(ContestEntry).where(*conditions))
    query = (
        select(ContestEntry, Person, Organization.title)
        .join(Person, Person.id == ContestEntry.person_id)
        .outerjoin(Organization, Organization.id == Person.organization_id)
        .where(*conditions)
        .order_by(ContestEntry.nomination, Person.search_key, ContestEntry.id)
        .offset(offset)
        .limit(limit)
    )
    return [Entered(*row) for row in await session.execute(query)], count or 0


async def nominations(session: AsyncSession, contest_id: int) -> dict[str, int]:
    """How many take part in each nomination, those the regulations do not name any more among them."""
    query = (
        select(ContestEntry.nomination, func.count())
        .where(ContestEntry.contest_id == contest_id, TAKES_PART)
        .group_by(ContestEntry.nomination)
        .order_by(ContestEntry.nomination)
    )
    return {row[0]: row[1] for row in await session.execute(query)}


async def tally(session: AsyncSession, contest_id: int) -> Tally:
    marked, confirmed = how_many(MARKED), how_many(ContestEntry.confirmed_at.is_not(None))
    query = (
        select(ContestEntry.status, func.count(), marked, confirmed)
        .where(ContestEntry.contest_id == contest_id)
        .group_by(ContestEntry.status)
    )
    rows = (await session.execute(query)).all()
    return Tally({row[0]: row[1] for row in rows}, sum(row[2] for row in rows), sum(row[3] for row in rows))


async def counts(session: AsyncSession, contest_ids: Sequence[int]) -> dict[int, int]:
    """How many take part in each."""
    query = (
        select(ContestEntry.contest_id, func.count())
        .where(ContestEntry.contest_id.in_(contest_ids), TAKES_PART)
        .group_by(ContestEntry.contest_id)
    )
    return {row[0]: row[1] for row in await session.execute(query)}


async def marked(session: AsyncSession, contest_id: int, *, among: Sequence[int] | None = None) -> list[ContestEntry]:
    """Those with a result that is not confirmed yet; `among` some of them, to be changed."""
    query = select(ContestEntry).where(ContestEntry.contest_id == contest_id, MARKED).order_by(ContestEntry.id)
    if among is None:
        return list(await session.scalars(query))
    return list(await session.scalars(held(query.where(ContestEntry.id.in_(among)))))


async def submitted(session: AsyncSession, contest_id: int) -> list[ContestEntry]:
    """Those who have agreed and have no result, to be changed."""
    query = select(ContestEntry).where(
        ContestEntry.contest_id == contest_id, ContestEntry.status == EntryStatus.SUBMITTED
    )
    return list(await session.scalars(held(query.order_by(ContestEntry.id))))


async def taking_part(session: AsyncSession, contest_id: int) -> list[int]:
    """People who take part or are put forward."""
    query = select(ContestEntry.person_id).where(ContestEntry.contest_id == contest_id, TAKES_PART).distinct()
    return list(await session.scalars(query.order_by(ContestEntry.person_id)))


async def claims(session: AsyncSession, *, offset: int, limit: int) -> tuple[list[EnteredHere], int]:
    """Results told from elsewhere that wait, the oldest first."""
    count = await count_claims(session)
    query = _here().where(CLAIMED).order_by(ContestEntry.entered_at, ContestEntry.id).offset(offset).limit(limit)
    return [EnteredHere(*row) for row in await session.execute(query)], count


async def count_claims(session: AsyncSession) -> int:
    query = select(func.count()).select_from(ContestEntry).where(CLAIMED)
    return await session.scalar(query) or 0


async def exported(session: AsyncSession, contest_id: int) -> list[Exported]:
    helper = aliased(Person)
    columns: tuple[Any, ...] = (ContestEntry, Person, Organization.title, helper)
    query = (
        select(*columns)
        .join(Person, Person.id == ContestEntry.person_id)
        .outerjoin(Organization, Organization.id == Person.organization_id)
        .outerjoin(helper, helper.id == ContestEntry.helper_id)
        .where(ContestEntry.contest_id == contest_id)
        .order_by(ContestEntry.nomination, Person.search_key, ContestEntry.id)
    )
    return [Exported(*row) for row in await session.execute(query)]


async def unanswered(session: AsyncSession, contest_id: int, *, after: int, limit: int) -> list[ContestEntry]:
    """Put forward and silent, in the order of their numbers."""
    query = (
        select(ContestEntry)
        .where(
            ContestEntry.contest_id == contest_id,
            ContestEntry.status == EntryStatus.NOMINATED,
            ContestEntry.id > after,
        )
        .order_by(ContestEntry.id)
        .limit(limit)
    )
    return list(await session.scalars(query))


def _here() -> Select[Any]:
    columns: tuple[Any, ...] = (ContestEntry, Person, Organization.title, Contest)
    return (
        select(*columns)
        .join(Person, Person.id == ContestEntry.person_id)
        .join(Contest, Contest.id == ContestEntry.contest_id)
        .outerjoin(Organization, Organization.id == Person.organization_id)
    )


def of_scope(scope: Scope) -> ColumnElement[bool]:
    """Entries of a scope, by where their people worked when they entered."""
    return lies_within(scope, place=ContestEntry.organization_id, person=ContestEntry.person_id)
