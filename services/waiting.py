"""What waits for somebody beside questionnaires and the route: the menu shows its doors."""

from sqlalchemy.ext.asyncio import AsyncSession

from models.queries import waiting as rows
from models.queries.waiting import Waiting
from models.scopes import Scope
from services.rights import Right, reach
from services.visits import Visit

__all__ = ["Waiting", "at_home"]


async def at_home(session: AsyncSession, visit: Visit) -> Waiting:
    """Nothing, at no cost, where the municipality has neither requests nor mentors."""
    modules = visit.municipality.programme.modules
    keeps = reach(visit.actor, Right.KEEP_ASSOCIATIONS) if modules.associations else Scope()
    if not (modules.consultations or modules.mentoring or keeps):
        return Waiting()
    today, year = visit.municipality.day(visit.now), visit.municipality.school_year(visit.now)
    waiting = await rows.of(session, visit.actor.id, today, keeps=keeps, school_year=year)
    await session.commit()
    return waiting
