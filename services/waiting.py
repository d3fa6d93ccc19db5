"""What waits for somebody beside questionnaires and the route: the menu shows its doors."""

from sqlalchemy.ext.asyncio import AsyncSession

from models.queries import waiting as rows
from models.queries.waiting import Waiting
from services.visits import Visit

__all__ = ["Waiting", "at_home"]


async def at_home(session: AsyncSession, visit: Visit) -> Waiting:
    """Nothing, at no cost, where the municipality has neither requests nor mentors."""
    modules = visit.municipality.programme.modules
    if not (modules.consultations or modules.mentoring):
        return Waiting()
    waiting = await rows.of(session, visit.actor.id, visit.municipality.day(visit.now))
    await session.commit()
    return waiting
