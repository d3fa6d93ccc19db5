"""Letting others know of an event: which ones, and who may."""

from sqlalchemy.ext.asyncio import AsyncSession

from models.events import Event, EventStatus
from models.queries.events import events as rows
from services import rights
from services.errors import Unfitting
from services.events import event_seats
from services.events.event_facts import ends_at
from services.events.events import all_or_nothing
from services.rights import Right
from services.visits import Visit


async def share(session: AsyncSession, visit: Visit, *, event_id: int) -> Event:
    """An event ahead of people, for whoever keeps it or may come.

    Raises NotFound for any other; Unfitting for one that is over, or to which people are called one by one.
    """
    async with all_or_nothing(session):
        kept = rights.reach(visit.actor, Right.PLAN_EVENTS) if visit.actor.has_consented else None
        event = await rows.find_kept(session, event_id, kept, person_id=visit.actor.id) if kept else None
        if event is None:
            event = await event_seats.meet(session, visit, event_id)
        if event.status is not EventStatus.PLANNED or ends_at(event) <= visit.now:
            raise Unfitting("event-share-over")
        if event.is_external or await rows.answers_requests(session, event.id):
            raise Unfitting("event-share-closed")
    await session.commit()
    return event
