"""What there is of an event afterwards: for somebody who took part, and for whoever keeps it."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from models.events import Event
from models.queries.events import event_feedback as feedback_rows
from models.queries.events import event_materials, event_participants
from services.events import event_feedback
from services.events.event_certificates import is_certified
from services.events.event_parts import find_part, is_over
from services.events.events import reach
from services.visits import Visit


@dataclass(frozen=True, slots=True)
class After:
    """What somebody may take; nothing of it for whoever has no part in the event."""

    materials: int = 0
    has_certificate: bool = False
    asks_feedback: bool = False


NOTHING = After()


@dataclass(frozen=True, slots=True)
class Desk:
    """The same as whoever keeps the event sees it."""

    event: Event
    people: int
    """Who took part."""
    materials: int
    answers: int
    """How many have given feedback."""
    is_over: bool


async def look(session: AsyncSession, visit: Visit, *, event_id: int) -> After:
    part = await find_part(session, visit, event_id)
    if part is None or not (part.took_part or part.comes):
        await session.commit()
        return NOTHING
    materials = await event_materials.count(session, event_id)
    asks = part.took_part and not part.event.is_external
    asks = asks and event_feedback.is_open(visit.municipality, part.event, visit.now)
    asks = asks and not await feedback_rows.has_given(session, event_id, visit.actor.id)
    await session.commit()
    return After(materials, is_certified(part), asks)


async def keep(session: AsyncSession, visit: Visit, *, event_id: int) -> Desk:
    event = await reach(session, visit, event_id)
    desk = Desk(
        event=event,
        people=await event_participants.count(session, event.id),
        materials=await event_materials.count(session, event.id),
        answers=await feedback_rows.count(session, event.id),
        is_over=is_over(event, visit.now),
    )
    await session.commit()
    return desk
