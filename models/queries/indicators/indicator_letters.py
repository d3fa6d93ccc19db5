"""Who wants to read of indicators, and what was told of them day by day."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.indicators import IndicatorSnapshot, IndicatorSubscription


async def subscriptions(session: AsyncSession) -> list[IndicatorSubscription]:
    return list(await session.scalars(select(IndicatorSubscription).order_by(IndicatorSubscription.person_id)))


async def told_since(session: AsyncSession, codes: Collection[str], day: date) -> dict[str, list[IndicatorSnapshot]]:
    """Of each of these indicators the snapshot that counts of every day, the earliest first."""
    query = (
        select(IndicatorSnapshot)
        .where(IndicatorSnapshot.indicator.in_(list(codes)), IndicatorSnapshot.as_of >= day)
        .order_by(IndicatorSnapshot.as_of, IndicatorSnapshot.number)
    )
    found: dict[str, dict[date, IndicatorSnapshot]] = {}
    for one in await session.scalars(query):
        found.setdefault(one.indicator, {})[one.as_of] = one
    return {code: list(days.values()) for code, days in found.items()}
