"""The list of an event to take along: who was there, who was not, by which word."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.events import Event
from models.queries.attendance import attendance as rows
from services import audit
from services.attendance import attendance
from services.attendance.attendance import Line, Tally, lines_of
from services.visits import Visit

MOST = 20_000


@dataclass(frozen=True, slots=True)
class Sheet:
    event: Event
    lines: Sequence[Line]
    tally: Tally


async def export(session: AsyncSession, visit: Visit, *, event_id: int) -> Sheet:
    event = await attendance.of_list(session, visit, event_id)
    found = await rows.page(session, event.id, offset=0, limit=MOST)
    lines = await lines_of(session, visit, found)
    counted = await attendance.tally(session, event.id)
    await audit.note(session, visit, Action.ATTENDANCE_EXPORTED, event=event.id, count=len(found))
    await session.commit()
    return Sheet(event, lines, counted)
