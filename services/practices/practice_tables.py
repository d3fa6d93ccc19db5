"""Practices as lines of a table."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.queries.practices import practices as rows
from services import audit
from services.practices.practices import Card, cards_of
from services.rights import Right, must_be_whole
from services.visits import Visit

AT_ONCE = 500


async def register(session: AsyncSession, visit: Visit) -> Sequence[Card]:
    """All that were ever told of, by number; that it was taken is written down."""
    must_be_whole(visit.actor, Right.CONFIRM_PRACTICES)
    found: list[Card] = []
    while some := await rows.everything(session, after=found[-1].practice.id if found else 0, limit=AT_ONCE):
        found += await cards_of(session, visit, some)
    await audit.note(session, visit, Action.PRACTICES_EXPORTED, rows=len(found))
    await session.commit()
    return found
