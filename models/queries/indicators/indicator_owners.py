"""Whose entries, snapshots and subscriptions are: taken along, joined with another row of a person, forgotten."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.base import Base
from models.indicators import IndicatorEntry, IndicatorSnapshot, IndicatorSubscription
from models.queries.many import change_rows
from models.queries.portions import portions


async def everything_of(session: AsyncSession, person_id: int) -> dict[str, list[Base]]:
    """What somebody has entered and signed, and what they want to read."""
    kinds: dict[str, Any] = {
        "indicator_entries": select(IndicatorEntry)
        .where(IndicatorEntry.entered_by == person_id)
        .order_by(IndicatorEntry.id),
        "indicator_snapshots": select(IndicatorSnapshot)
        .where(IndicatorSnapshot.taken_by == person_id)
        .order_by(IndicatorSnapshot.id),
        "indicator_subscriptions": select(IndicatorSubscription).where(IndicatorSubscription.person_id == person_id),
    }
    return {name: list(await session.scalars(query)) for name, query in kinds.items()}


async def leave(session: AsyncSession, person_id: int) -> None:
    """Nobody writes to somebody who is gone; values they entered are the municipality's and stay."""
    await change_rows(session, delete(IndicatorSubscription).where(IndicatorSubscription.person_id == person_id))


async def forget_words(session: AsyncSession, people: Sequence[int]) -> None:
    """Their own words about values; values and what proves them stay."""
    for some in portions(people):
        mine = update(IndicatorEntry).where(IndicatorEntry.entered_by.in_(some), IndicatorEntry.comment.is_not(None))
        await change_rows(session, mine.values(comment=None))


async def merge(session: AsyncSession, *, source: int, target: int) -> None:
    """A snapshot keeps the row it was signed by: it never changes, and that row stays."""
    entered = update(IndicatorEntry).where(IndicatorEntry.entered_by == source)
    await change_rows(session, entered.values(entered_by=target))
    twin = select(IndicatorSubscription.person_id).where(IndicatorSubscription.person_id == target)
    if await session.scalar(twin) is None:
        own = update(IndicatorSubscription).where(IndicatorSubscription.person_id == source)
        await change_rows(session, own.values(person_id=target))
    await leave(session, source)
