"""Plans of meetings sent to be agreed on: for whoever is asked to approve them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from models.queries.meetings import plans_waiting as rows
from models.queries.meetings.plans_waiting import Sent
from services.paging import pages_of
from services.rights import Right, must, reach
from services.visits import Visit

__all__ = ["Page", "Sent", "count", "page"]


@dataclass(frozen=True, slots=True)
class Page:
    found: Sequence[Sent]
    total: int
    page: int
    pages: int


async def page(session: AsyncSession, visit: Visit, *, page: int, size: int) -> Page:
    """A page that is gone meanwhile is the last one."""
    scope, since = must(visit.actor, Right.KEEP_ASSOCIATIONS), visit.municipality.school_year(visit.now)
    total = await rows.count(session, scope, since=since)
    pages = pages_of(total, size)
    here = min(max(page, 0), pages - 1)
    found = await rows.page(session, scope, since=since, offset=here * size, limit=size) if total else []
    await session.commit()
    return Page(found, total, here, pages)


async def count(session: AsyncSession, visit: Visit) -> int:
    """None where there is nobody else's plan to approve."""
    scope = reach(visit.actor, Right.KEEP_ASSOCIATIONS)
    found = await rows.count(session, scope, since=visit.municipality.school_year(visit.now)) if scope else 0
    await session.commit()
    return found
