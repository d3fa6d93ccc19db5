"""Values entered by hand, snapshots, and who wants to read of indicators."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.indicators import IndicatorEntry, IndicatorSnapshot, IndicatorSubscription
from models.people import Account, Person, Role, RoleGrant
from models.queries import upsert


async def entry_on(session: AsyncSession, indicator: str, day: date) -> IndicatorEntry | None:
    """The newest value entered for a day or an earlier one."""
    query = (
        select(IndicatorEntry)
        .where(_stands(), IndicatorEntry.indicator == indicator, IndicatorEntry.as_of <= day)
        .order_by(IndicatorEntry.as_of.desc(), IndicatorEntry.id.desc())
        .limit(1)
    )
    return await session.scalar(query)


async def entry_of_day(session: AsyncSession, indicator: str, day: date) -> IndicatorEntry | None:
    """The one of that very day, to be replaced."""
    query = (
        select(IndicatorEntry)
        .where(_stands(), IndicatorEntry.indicator == indicator, IndicatorEntry.as_of == day)
        .order_by(IndicatorEntry.id.desc())
        .limit(1)
        .with_for_update()
    )
    return await session.scalar(query)


async def entries(session: AsyncSession, indicator: str, *, offset: int, limit: int) -> list[IndicatorEntry]:
    """The newest day first; replaced ones behind what has replaced them."""
    query = select(IndicatorEntry).where(IndicatorEntry.indicator == indicator)
    ordered = query.order_by(IndicatorEntry.as_of.desc(), IndicatorEntry.id.desc())
    return list(await session.scalars(ordered.offset(offset).limit(limit)))


async def entered(session: AsyncSession, days: Collection[date]) -> set[tuple[str, date]]:
    """Which indicators have a value of which of these days."""
    query = select(IndicatorEntry.indicator, IndicatorEntry.as_of).where(IndicatorEntry.as_of.in_(list(days)))
    return {(row[0], row[1]) for row in await session.execute(query)}


async def add_entry(session: AsyncSession, entry: IndicatorEntry, *, replaces: IndicatorEntry | None) -> None:
    session.add(entry)
    await session.flush()
    if replaces is not None:
        replaces.replaced_by = entry.id
        await session.flush()


async def snapshot_on(
    session: AsyncSession, indicator: str, day: date, *, not_before: date | None = None
) -> IndicatorSnapshot | None:
    """The newest one of a day or an earlier one."""
    query = select(IndicatorSnapshot).where(IndicatorSnapshot.indicator == indicator, IndicatorSnapshot.as_of <= day)
    if not_before is not None:
        query = query.where(IndicatorSnapshot.as_of >= not_before)
    ordered = query.order_by(IndicatorSnapshot.as_of.desc(), IndicatorSnapshot.number.desc())
    return await session.scalar(ordered.limit(1))


async def is_told_after(session: AsyncSession, indicator: str, day: date) -> bool:
    query = select(IndicatorSnapshot.id).where(IndicatorSnapshot.indicator == indicator, IndicatorSnapshot.as_of > day)
    return await session.scalar(query.limit(1)) is not None


async def snapshots_on(
    session: AsyncSession, asked: Collection[tuple[str, date]]
) -> dict[tuple[str, date], IndicatorSnapshot]:
    """What counts of each of these indicators on its day."""
    key = tuple_(IndicatorSnapshot.indicator, IndicatorSnapshot.as_of)
    query = select(IndicatorSnapshot).where(key.in_(list(asked)))
    found = await session.scalars(query.order_by(IndicatorSnapshot.number))
    return {(one.indicator, one.as_of): one for one in found}


async def snapshots_of_day(session: AsyncSession, indicator: str, day: date) -> list[IndicatorSnapshot]:
    """All of them, the one that counts first."""
    query = select(IndicatorSnapshot).where(IndicatorSnapshot.indicator == indicator, IndicatorSnapshot.as_of == day)
    return list(await session.scalars(query.order_by(IndicatorSnapshot.number.desc())))


async def first_of(session: AsyncSession, indicator: str, days: Sequence[date]) -> IndicatorSnapshot | None:
    """The earliest one of these days that had anything to count, as it counts now."""
    has_value = or_(IndicatorSnapshot.denominator > 0, IndicatorSnapshot.value.is_not(None))
    query = (
        select(IndicatorSnapshot)
        .where(IndicatorSnapshot.indicator == indicator, IndicatorSnapshot.as_of.in_(list(days)), has_value)
        .order_by(IndicatorSnapshot.as_of, IndicatorSnapshot.number.desc())
        .limit(1)
    )
    return await session.scalar(query)


async def newest_of_all(session: AsyncSession, *, since: date, until: date) -> dict[str, IndicatorSnapshot]:
    """The newest snapshot of every indicator within these days, by its code."""
    place = (
        func.row_number()
        .over(
            partition_by=IndicatorSnapshot.indicator,
            order_by=(IndicatorSnapshot.as_of.desc(), IndicatorSnapshot.number.desc()),
        )
        .label("place")
    )
    inner = (
        select(IndicatorSnapshot.id, place)
        .where(IndicatorSnapshot.as_of >= since, IndicatorSnapshot.as_of <= until)
        .subquery()
    )
    query = select(IndicatorSnapshot).join(inner, inner.c.id == IndicatorSnapshot.id).where(inner.c.place == 1)
    return {one.indicator: one for one in await session.scalars(query)}


async def newest_entries(session: AsyncSession, *, until: date) -> dict[str, IndicatorEntry]:
    """The newest value of every indicator entered by hand, of a day or an earlier one."""
    query = (
        select(IndicatorEntry)
        .where(_stands(), IndicatorEntry.as_of <= until)
        .order_by(IndicatorEntry.as_of, IndicatorEntry.id)
    )
    return {one.indicator: one for one in await session.scalars(query)}


async def taken(session: AsyncSession, days: Collection[date]) -> set[tuple[str, date]]:
    query = select(IndicatorSnapshot.indicator, IndicatorSnapshot.as_of).where(IndicatorSnapshot.as_of.in_(list(days)))
    return {(row[0], row[1]) for row in await session.execute(query.distinct())}


async def first_day(session: AsyncSession) -> date | None:
    return await session.scalar(select(func.min(IndicatorSnapshot.as_of)))


async def add_snapshot(session: AsyncSession, values: dict[str, Any]) -> IndicatorSnapshot | None:
    """None where somebody was faster: there is one of that day and number already."""
    statement = upsert.insert(session, IndicatorSnapshot).values(values)
    keys = [IndicatorSnapshot.indicator, IndicatorSnapshot.as_of, IndicatorSnapshot.number]
    found = await session.scalar(statement.on_conflict_do_nothing(index_elements=keys).returning(IndicatorSnapshot.id))
    return None if found is None else await session.get(IndicatorSnapshot, found)


async def responsible(session: AsyncSession, role: Role) -> list[int]:
    """Whoever holds a role in the whole municipality and can be written to."""
    query = (
        select(RoleGrant.person_id)
        .join(Person, Person.id == RoleGrant.person_id)
        .join(Account, Account.person_id == Person.id)
        .where(
            RoleGrant.role == role,
            RoleGrant.organization_id.is_(None),
            RoleGrant.association_id.is_(None),
            Person.archived_at.is_(None),
        )
        .distinct()
        .order_by(RoleGrant.person_id)
    )
    return list(await session.scalars(query))


async def subscription_of(session: AsyncSession, person_id: int) -> IndicatorSubscription | None:
    return await session.get(IndicatorSubscription, person_id, with_for_update=True)


async def subscribe(session: AsyncSession, values: dict[str, Any]) -> None:
    statement = upsert.insert(session, IndicatorSubscription).values(values)
    rest = {name: value for name, value in values.items() if name != "person_id"}
    await session.execute(statement.on_conflict_do_update(index_elements=[IndicatorSubscription.person_id], set_=rest))


async def forget_comments(session: AsyncSession, *, before: datetime) -> int:
    """Own words about values go; values and what proves them stay."""
    query = update(IndicatorEntry).where(IndicatorEntry.entered_at < before, IndicatorEntry.comment.is_not(None))
    gone = await session.scalars(
        query.values(comment=None).returning(IndicatorEntry.id).execution_options(synchronize_session=False)
    )
    return len(gone.all())


def _stands() -> ColumnElement[bool]:
    return IndicatorEntry.replaced_by.is_(None)
