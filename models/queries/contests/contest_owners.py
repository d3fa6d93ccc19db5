"""Whose contests and entries are: handed on, joined with another row of the same person, forgotten."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, bindparam, case, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.base import Base
from models.contest_rows import is_marked
from models.contests import Contest, ContestEntry, EntryStatus
from models.queries import outbox
from models.queries.contests.contest_entries import CLAIMED
from models.queries.contests.contests import ELSEWHERE, HERE
from models.queries.many import change_rows
from models.queries.portions import portions

UNDECIDED = (EntryStatus.NOMINATED, EntryStatus.SUBMITTED)
SAYS_LEAST = EntryStatus.DECLINED


async def everything_of(session: AsyncSession, person_id: int) -> dict[str, list[Base]]:
    """What somebody has entered, and the contests that was; those they look after."""
    entered = select(ContestEntry.contest_id).where(ContestEntry.person_id == person_id)
    kinds: dict[str, Any] = {
        "contests": select(Contest)
        .where(or_(Contest.id.in_(entered), Contest.organiser_id == person_id))
        .order_by(Contest.id),
        "contest_entries": select(ContestEntry).where(ContestEntry.person_id == person_id).order_by(ContestEntry.id),
    }
    found = {name: list(await session.scalars(query)) for name, query in kinds.items()}
    for one in found["contest_entries"]:
        session.expunge(one)
        if is_marked(one):
            one.status, one.place = EntryStatus.SUBMITTED, None  # a keeper's unfinished word is nobody's data yet
    return found


def count_of(person_id: int) -> Select[Any]:
    return select(func.count()).select_from(ContestEntry).where(ContestEntry.person_id == person_id)


async def has_any(session: AsyncSession, person_id: int) -> bool:
    found = await session.scalar(select(ContestEntry.id).where(ContestEntry.person_id == person_id).limit(1))
    return found is not None


async def leave(session: AsyncSession, person_id: int, *, now: datetime) -> None:
    """Somebody goes: they take part in nothing that has no result yet, help nobody, and are asked nothing."""
    ahead = select(Contest.id).where(Contest.closed_at.is_(None), Contest.cancelled_at.is_(None))
    undecided = and_(
        ContestEntry.person_id == person_id,
        ContestEntry.status.in_(UNDECIDED),
        ContestEntry.contest_id.in_(ahead),
    )
    gone = list(await session.scalars(select(ContestEntry.id).where(undecided)))
    await outbox.take_back(session, [f"contest-entry:{number}:" for number in gone], now=now)
    await change_rows(session, delete(ContestEntry).where(undecided))


async def forget_words(session: AsyncSession, people: Sequence[int]) -> None:
    """Contest, result and place stay for the totals; proofs go, what waits to be looked at, and who helped whom."""
    for some in portions(people):
        mine = ContestEntry.person_id.in_(some)
        nothing = {"status": EntryStatus.DECLINED, "place": None}
        await change_rows(session, update(ContestEntry).where(mine, CLAIMED).values(nothing))
        await change_rows(session, update(ContestEntry).where(mine).values(proof=None, helper_id=None))
        helped = update(ContestEntry).where(ContestEntry.helper_id.in_(some))
        await change_rows(session, helped.values(helper_id=None))


async def hand_to(session: AsyncSession, nobodies: Mapping[int, int]) -> None:
    """From each person to a row that is nobody; what they entered and told of themselves too."""
    if not nobodies:
        return
    connection = await session.connection()
    pairs = [{"of_person": old, "to_person": new} for old, new in nobodies.items()]
    entries: Any = ContestEntry.__table__
    contests: Any = Contest.__table__
    entered = case((entries.c.entered_by == entries.c.person_id, bindparam("to_person")), else_=entries.c.entered_by)
    moved = update(entries).where(entries.c.person_id == bindparam("of_person"))
    await connection.execute(moved.values(entered_by=entered, person_id=bindparam("to_person")), pairs)
    told = update(contests).where(contests.c.organiser_id == bindparam("of_person"), ELSEWHERE)
    await connection.execute(told.values(organiser_id=bindparam("to_person")), pairs)


async def merge(session: AsyncSession, *, source: int, target: int) -> None:
    """Two rows of one person: of one nomination the entry that says more counts, else the target's."""
    both = ContestEntry.person_id.in_((source, target))
    twins = (
        select(ContestEntry.contest_id, ContestEntry.nomination)
        .where(both)
        .group_by(ContestEntry.contest_id, ContestEntry.nomination)
        .having(func.count() > 1)
    )
    for contest_id, nomination in (await session.execute(twins)).all():
        query = select(ContestEntry).where(
            both, ContestEntry.contest_id == contest_id, ContestEntry.nomination == nomination
        )
        found = {one.person_id: one for one in await session.scalars(query)}
        keeps_source = _weight(found[source]) > _weight(found[target])
        dropped = found[target if keeps_source else source]
        session.expunge(dropped)
        await change_rows(session, delete(ContestEntry).where(ContestEntry.id == dropped.id))
    columns: tuple[Any, ...] = (
        ContestEntry.person_id, ContestEntry.helper_id, ContestEntry.entered_by, ContestEntry.confirmed_by,
        Contest.organiser_id,
    )  # fmt: skip
    for column in columns:
        await change_rows(session, update(column.class_).where(column == source).values({column.key: target}))
    alone = ContestEntry.person_id == target, ContestEntry.helper_id == target
    await change_rows(session, update(ContestEntry).where(*alone).values(helper_id=None))


async def pass_on(session: AsyncSession, *, from_id: int, to_id: int, only: Collection[int] | None = None) -> list[int]:
    """Contests that are not over get another organiser; returns their ids."""
    query = (
        select(Contest.id)
        .where(HERE, Contest.organiser_id == from_id, Contest.closed_at.is_(None), Contest.cancelled_at.is_(None))
        .order_by(Contest.id)
        .with_for_update()
    )
    found = [one for one in await session.scalars(query) if only is None or one in only]
    for some in portions(found):
        await change_rows(session, update(Contest).where(Contest.id.in_(some)).values(organiser_id=to_id))
    return found


def _weight(entry: ContestEntry) -> tuple[bool, int]:
    said = -1 if entry.status is SAYS_LEAST else list(EntryStatus).index(entry.status)
    return entry.confirmed_at is not None, said
