"""Somebody put into the list by mistake is taken out again, as long as nothing else is known of them there."""

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.events import Attendance, AttendanceSource, EventPerson
from models.queries import audit as notes
from models.queries.attendance import attendance as rows
from models.queries.events import event_feedback
from services import audit
from services.attendance import attendance_facts
from services.attendance.attendance import is_confirmed, to_mark
from services.errors import Unfitting
from services.visits import Visit

PUT_IN = (AttendanceSource.LEADER, AttendanceSource.IMPORT)
STANDS = (Attendance.ATTENDED, Attendance.ABSENT, Attendance.EXCUSED)


async def take_out(session: AsyncSession, visit: Visit, *, event_id: int, person_id: int) -> None:
    """Whoever was put in by a keeper stands there no more; twice is once.

    Who registered, was invited, came by a code or has spoken of it stays: of them one says that they were not there.
    """
    event = await to_mark(session, visit, event_id)
    row = await rows.find(session, event.id, person_id, to_change=True)
    if row is not None:
        if not await _is_mistake(session, row):
            await session.rollback()
            raise Unfitting("attendance-is-known")
        if is_confirmed(row):
            await attendance_facts.took_no_part(session, visit, event, {person_id: row.role})
        await rows.remove(session, row)
        await audit.note(session, visit, Action.ATTENDANCE_TAKEN_OUT, person_id=person_id, event=event.id)
    await session.commit()


async def _is_mistake(session: AsyncSession, row: EventPerson) -> bool:
    """Only the word of keepers is known, and it began with one of them: they are put in once more than taken out."""
    if row.attendance not in STANDS or row.source not in PUT_IN or row.proof:
        return False
    if await event_feedback.has_given(session, row.event_id, row.person_id):
        return False
    put_in, taken_out = [
        await notes.count_of_event(session, action, person_id=row.person_id, event_id=row.event_id)
        for action in (Action.ATTENDANCE_ADDED, Action.ATTENDANCE_TAKEN_OUT)
    ]
    return put_in > taken_out
