"""Deficits of a part of the municipality for a picture in the chat."""

from sqlalchemy.ext.asyncio import AsyncSession

from services import report_figures
from services.report_figures import DeficitTable
from services.rights import Right, must
from services.visits import Visit


async def by_subject(session: AsyncSession, visit: Visit) -> DeficitTable | None:
    """As of today; none: too few have answered."""
    must(visit.actor, Right.SEE_GROUP_DEFICITS)
    found = await report_figures.deficits_by_area_and_subject(session, visit)
    await session.commit()
    return found
