"""Marks of the road map, and the facts that close its rows by themselves."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.associations import Association
from models.campaigns import Campaign, CampaignStatus
from models.events import Event, EventStatus
from models.meetings import Minutes
from models.roadmap import RoadmapMark
from models.roadmap_asks import AllMet, Asked, CampaignHeld


def fact_of(one: Asked, before: datetime) -> Any:
    """A scalar: when the row was accomplished by what the bot knew before a moment; null: not yet.

    Of meetings it is a moment, of a campaign the last day of asking: the clock closes it only when that day is over.
    """
    if isinstance(one.fact, CampaignHeld):
        return _campaign(one.fact, before)
    return _meetings(one.fact, before) if one.fact is not None else None


def is_in_time(one: Asked, before: datetime) -> Any:
    """Whether the fact there is came by the end of the due day."""
    fact = fact_of(one, before)
    return fact <= one.due_on if isinstance(one.fact, CampaignHeld) else fact < one.ends_at


def newest(one: Asked, before: datetime) -> Any:
    """The day of the mark that counted at a moment, as a scalar; null: there is none, or it was taken back."""
    return (
        select(RoadmapMark.done_on)
        .where(RoadmapMark.item == one.item, RoadmapMark.due_on == one.due_on, RoadmapMark.marked_at < before)
        .order_by(RoadmapMark.id.desc())
        .limit(1)
        .scalar_subquery()
    )


async def marks(session: AsyncSession, *, since: date, until: date) -> dict[tuple[str, date], RoadmapMark]:
    """The newest of each row due within these days."""
    found = await session.scalars(
        select(RoadmapMark).where(RoadmapMark.due_on >= since, RoadmapMark.due_on <= until).order_by(RoadmapMark.id)
    )
    return {(one.item, one.due_on): one for one in found}


async def marks_of(session: AsyncSession, item: str, due_on: date) -> Sequence[RoadmapMark]:
    """All that was ever said of it, the newest first."""
    query = select(RoadmapMark).where(RoadmapMark.item == item, RoadmapMark.due_on == due_on)
    return list(await session.scalars(query.order_by(RoadmapMark.id.desc())))


async def mark(session: AsyncSession, mark_id: int) -> RoadmapMark | None:
    return await session.get(RoadmapMark, mark_id)


async def facts(session: AsyncSession, asked: Iterable[Asked], before: datetime) -> dict[tuple[str, date], date]:
    """When rows were accomplished by themselves: days of campaigns, moments of meetings."""
    known = [one for one in asked if one.fact is not None]
    if not known:
        return {}
    row = (await session.execute(select(*(fact_of(one, before) for one in known)))).one()
    return {(one.item, one.due_on): at for one, at in zip(known, row, strict=True) if at is not None}


def _campaign(fact: CampaignHeld, before: datetime) -> Any:
    return (
        select(func.min(Campaign.closes_on))
        .where(
            Campaign.plan == fact.plan,
            Campaign.school_year == fact.year,
            Campaign.status == CampaignStatus.CLOSED,
            Campaign.closed_at < before,
        )
        .scalar_subquery()
    )


def _meetings(fact: AllMet, before: datetime) -> Any:
    """Associations made after the quarter or closed by then are not waited for; of none there is no fact."""
    met = (
        select(Event.association_id.label("id"), func.min(Event.starts_at).label("at"))
        .join(Minutes, Minutes.event_id == Event.id)
        .where(
            Event.status == EventStatus.HELD,
            Event.starts_at >= fact.since,
            Event.starts_at < fact.until,
            Minutes.signed_at < before,
        )
        .group_by(Event.association_id)
        .subquery()
    )
    return (
        select(case((func.count() == func.count(met.c.id), func.max(met.c.at))))
        .select_from(Association)
        .outerjoin(met, met.c.id == Association.id)
        .where(
            Association.kind.in_(list(fact.kinds)),
            Association.created_at < fact.until,
            or_(Association.closed_at.is_(None), Association.closed_at >= fact.until),
        )
        .scalar_subquery()
    )
