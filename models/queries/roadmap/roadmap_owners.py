"""Whose marks of the road map are: taken along, joined with another row of a person, forgotten."""

from collections.abc import Sequence

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.base import Base
from models.queries.many import change_rows
from models.queries.portions import portions
from models.roadmap import RoadmapMark


async def everything_of(session: AsyncSession, person_id: int) -> dict[str, list[Base]]:
    """What somebody has said of its rows."""
    query = select(RoadmapMark).where(RoadmapMark.marked_by == person_id).order_by(RoadmapMark.id)
    return {"roadmap_marks": list(await session.scalars(query))}


async def forget_words(session: AsyncSession, people: Sequence[int]) -> None:
    """Their own words why they corrected something; that it is done, and what shows it, stays."""
    for some in portions(people):
        mine = update(RoadmapMark).where(RoadmapMark.marked_by.in_(some), RoadmapMark.reason.is_not(None))
        await change_rows(session, mine.values(reason=None))


async def merge(session: AsyncSession, *, source: int, target: int) -> None:
    marked = update(RoadmapMark).where(RoadmapMark.marked_by == source)
    await change_rows(session, marked.values(marked_by=target))
