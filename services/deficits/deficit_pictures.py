"""Deficits of a part of the municipality for a picture in the chat."""

from sqlalchemy.ext.asyncio import AsyncSession

from services.reports import report_figures
from services.reports.report_figures import DeficitTable
from services.rights import Right, may, must
from services.visits import Visit


def may_draw(visit: Visit) -> bool:
    return may(visit.actor, Right.SEE_GROUP_DEFICITS) and report_figures.sees_groups(visit, report_figures.DEFICITS)


async def by_subject(session: AsyncSession, visit: Visit) -> DeficitTable | None:
    """As of today; none: too few have answered."""
    must(visit.actor, Right.SEE_GROUP_DEFICITS)
    found = await report_figures.deficits_by_area_and_subject(session, visit)
    await session.commit()
    return found
