"""Which reminders of the road map have been told."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.roadmap import RoadmapReminder


async def told(session: AsyncSession, *, since: date) -> dict[tuple[str, date, int], date]:
    """Of rows due since a day, and whatever was told since: by row, day and step, with the day it was told."""
    found = await session.scalars(
        select(RoadmapReminder).where(or_(RoadmapReminder.due_on >= since, RoadmapReminder.told_on >= since))
    )
    return {(one.item, one.due_on, one.step): one.told_on for one in found}


async def tell(session: AsyncSession, some: Iterable[tuple[str, date, int]], *, on: date) -> None:
    session.add_all(RoadmapReminder(item=item, due_on=due_on, step=step, told_on=on) for item, due_on, step in some)
    await session.flush()
