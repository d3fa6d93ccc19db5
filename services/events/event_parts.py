"""What part somebody has in an event: whether they took part, whether it is over."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models.events import Attendance, Event, EventRole, EventStatus
from models.queries.events import event_participants as rows
from models.queries.events import event_seats
from services.errors import NotFound
from services.events.event_facts import ends_at
from services.rights import Right, must
from services.visits import Visit

ALIVE = (EventStatus.PLANNED, EventStatus.HELD)


@dataclass(frozen=True, slots=True)
class Part:
    event: Event
    took_part: bool
    """Somebody has confirmed it."""
    comes: bool
    """Has registered for what is not over."""
    role: EventRole
    is_over: bool


def is_over(event: Event, now: datetime) -> bool:
    return event.status is EventStatus.HELD or ends_at(event) <= now


async def find_part(session: AsyncSession, visit: Visit, event_id: int) -> Part | None:
    """Of the actor, within the caller's transaction; none: they have none, or the event is none any more."""
    must(visit.actor, Right.JOIN_EVENTS)
    taken = await rows.of_person(session, event_id, visit.actor.id)
    event = await event_seats.find(session, event_id) if taken else None
    if taken is None or event is None or event.status not in ALIVE:
        return None
    over = is_over(event, visit.now)
    return Part(
        event=event,
        took_part=taken.took_part,
        comes=taken.attendance is Attendance.REGISTERED and not over,
        role=taken.role,
        is_over=over,
    )


async def took_part(session: AsyncSession, visit: Visit, event_id: int) -> Part:
    """The same of somebody who took part; raises NotFound for anybody else."""
    part = await find_part(session, visit, event_id)
    if part is None or not part.took_part:
        raise NotFound
    return part
