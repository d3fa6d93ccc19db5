"""Whoever belongs to an association was at its meeting: the list begins with them where nobody had to register."""

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.events import AttendanceSource, EventRole
from models.queries.attendance import attendance as rows
from services import audit
from services.attendance.attendance import MOST_MEMBERS, put_there, to_mark
from services.rights import Right, must
from services.visits import Visit


async def mark_members(session: AsyncSession, visit: Visit, *, event_id: int) -> int:
    """All members of whom nothing else is known were there; whoever was not is ticked off. Twice is once.

    Returns how many were put in; nobody for what no association holds.
    """
    event = await to_mark(session, visit, event_id)
    scope = must(visit.actor, Right.PLAN_EVENTS)
    found = await rows.members_outside(session, event, scope, person_id=visit.actor.id, limit=MOST_MEMBERS)
    if found:
        there = await rows.rows_of(session, event.id, found, to_change=True)
        roles = {one: there[one].role if one in there else EventRole.LISTENER for one in found}
        await put_there(session, visit, event, roles, AttendanceSource.LEADER)
        for one in found:
            if one in there:
                continue
            await audit.note(session, visit, Action.ATTENDANCE_ADDED, person_id=one, event=event.id)
        await audit.note(session, visit, Action.ATTENDANCE_MARKED, event=event.id, count=len(found))
    await session.commit()
    return len(found)
