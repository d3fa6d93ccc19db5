"""What was told and entered of an indicator over the years, and who has been reminded of it."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models.indicators import IndicatorEntry, IndicatorSnapshot, IndicatorSubscription
from models.outbox import OutboxMessage
from models.people import Person
from models.scopes import Scope, people_within


async def snapshots(
    session: AsyncSession, indicator: str, days: Collection[date], *, offset: int, limit: int
) -> tuple[list[tuple[IndicatorSnapshot, Person | None, bool]], int]:
    """Those of these days and those somebody has signed: with who has, and whether it was corrected; newest first."""
    later = aliased(IndicatorSnapshot)
    is_replaced = select(later.id).where(later.replaces_id == IndicatorSnapshot.id).exists()
    query: Any = (
        select(IndicatorSnapshot, Person, is_replaced)
        .outerjoin(Person, Person.id == IndicatorSnapshot.taken_by)
        .where(
            IndicatorSnapshot.indicator == indicator,
            or_(IndicatorSnapshot.taken_by.is_not(None), IndicatorSnapshot.as_of.in_(list(days))),
        )
    )
    ordered = query.order_by(IndicatorSnapshot.as_of.desc(), IndicatorSnapshot.number.desc())
    return await _page(session, query, ordered, offset=offset, limit=limit)


async def entries(
    session: AsyncSession, indicator: str, *, offset: int, limit: int
) -> tuple[list[tuple[IndicatorEntry, Person | None]], int]:
    """All of them, replaced ones too, each with who has entered it; the newest day first."""
    query: Any = (
        select(IndicatorEntry, Person)
        .outerjoin(Person, Person.id == IndicatorEntry.entered_by)
        .where(IndicatorEntry.indicator == indicator)
    )
    ordered = query.order_by(IndicatorEntry.as_of.desc(), IndicatorEntry.id.desc())
    return await _page(session, query, ordered, offset=offset, limit=limit)


async def standing_snapshots(
    session: AsyncSession, indicator: str, days: Collection[date], *, limit: int
) -> list[IndicatorSnapshot]:
    """What counts of these days and of those somebody has signed: the last ones, the earliest first."""
    later = aliased(IndicatorSnapshot)
    newest = select(func.max(later.number)).where(
        later.indicator == indicator, later.as_of == IndicatorSnapshot.as_of
    )  # fmt: skip
    query = (
        select(IndicatorSnapshot)
        .where(
            IndicatorSnapshot.indicator == indicator,
            or_(IndicatorSnapshot.taken_by.is_not(None), IndicatorSnapshot.as_of.in_(list(days))),
            IndicatorSnapshot.number == newest.scalar_subquery(),
        )
        .order_by(IndicatorSnapshot.as_of.desc())
        .limit(limit)
    )
    return list(await session.scalars(query))[::-1]


async def standing_entries(session: AsyncSession, indicator: str, *, limit: int) -> list[IndicatorEntry]:
    """Those that were not replaced: the last ones, the earliest first."""
    query = (
        select(IndicatorEntry)
        .where(IndicatorEntry.indicator == indicator, IndicatorEntry.replaced_by.is_(None))
        .order_by(IndicatorEntry.as_of.desc(), IndicatorEntry.id.desc())
        .limit(limit)
    )
    return list(await session.scalars(query))[::-1]


async def entry(session: AsyncSession, entry_id: int) -> IndicatorEntry | None:
    return await session.get(IndicatorEntry, entry_id)


async def subscription(session: AsyncSession, person_id: int) -> IndicatorSubscription | None:
    """To be looked at; whoever changes it takes `indicators.subscription_of`."""
    return await session.get(IndicatorSubscription, person_id)


async def told_since(session: AsyncSession, scope: Scope, *, kind: str, since: datetime) -> int:
    """How many people within the scope have been written to, or are about to be."""
    newest = func.coalesce(OutboxMessage.settled_at, OutboxMessage.due_at)
    query = (
        select(func.count(func.distinct(OutboxMessage.person_id)))
        .join(Person, Person.id == OutboxMessage.person_id)
        .where(OutboxMessage.kind == kind, newest >= since, people_within(scope))
    )
    return await session.scalar(query) or 0


async def _page(
    session: AsyncSession, query: Select[Any], ordered: Select[Any], *, offset: int, limit: int
) -> tuple[list[Any], int]:
    count = await session.scalar(query.with_only_columns(func.count()))
    return [tuple(row) for row in await session.execute(ordered.offset(offset).limit(limit))], count or 0
