"""Minutes begun by mistake, thrown away before anybody had a task out of them."""

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.meetings import DecisionStatus
from models.queries.meetings import decisions as decision_rows
from models.queries.meetings import meeting_minutes as rows
from services import audit
from services.errors import Unfitting
from services.events.events import all_or_nothing
from services.meetings import meeting_access as access
from services.meetings import meeting_letters as letters
from services.visits import Visit


async def drop(session: AsyncSession, visit: Visit, *, minutes_id: int) -> int:
    """The agenda stays; returns the event. Minutes out of which tasks were given are corrected instead."""
    async with all_or_nothing(session):
        meeting, minutes = await access.write_minutes(session, visit, minutes_id)
        for one in await decision_rows.of_minutes(session, minutes.id):
            kind = letters.kind_of(one.id)
            if one.status is not DecisionStatus.OPEN or await decision_rows.newest_letter(session, kind, kind):
                raise Unfitting("minutes-stay")
    await rows.remove(session, minutes.id)
    await audit.note(session, visit, Action.MINUTES_DROPPED, minutes=minutes.id, number=minutes.number)
    await session.commit()
    return meeting.event.id
