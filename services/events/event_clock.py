"""What the clock does with events: the organiser is asked the day after whether it took place."""

import logging
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models.events import Event
from models.queries import audiences
from models.queries.events import event_owners
from models.queries.events import event_plan as rows
from services import outbox
from services.events.event_letters import kind_of
from services.municipality import Municipality
from services.notices import recipient
from services.outbox import Letter, Priority

log = logging.getLogger(__name__)

CATCHING_UP = timedelta(days=14)
"""What ended longer ago is not asked about any more."""
PORTION = 500


async def ask_if_held(session: AsyncSession, municipality: Municipality, *, now: datetime) -> int:
    """Ask of every event that ended before today and of which nobody has said; once for each. Returns how many."""
    today = municipality.midnight(now)
    asked, after = 0, 0
    span = {"since": today - CATCHING_UP, "until": today}
    while found := await rows.over_and_open(session, **span, after=after, limit=PORTION):
        for event in found:
            after = event.id
            try:
                async with session.begin_nested():
                    asked += await _ask(session, municipality, event, now=now)
            except Exception:  # one that cannot be asked of must not keep the others
                log.exception("the organiser of event %s could not be asked", after)
        await session.commit()
    await session.commit()
    return asked


async def _ask(session: AsyncSession, municipality: Municipality, event: Event, *, now: datetime) -> int:
    buttons = [
        [{"phrase": "attendance-door", "data": f"ea:{event.id}:m:0"}],
        [{"phrase": "planning-held-yes", "data": f"ekh:{event.id}"}],
        [{"phrase": "planning-held-no", "data": f"ekc:{event.id}:0"}],
    ]
    said = {
        "phrase": "planning-ask-held",
        "values": {"title": event.title},
        "days": {"day": municipality.day(event.starts_at).isoformat()},
        "rows": buttons,
    }
    reached = await audiences.reached_of(session, await event_owners.asked_about(session, event))
    letters = [Letter(f"event:{event.id}:held:{event.sequence}", recipient(one), said) for one in reached]
    return await outbox.put(session, municipality, letters, kind=kind_of(event.id), priority=Priority.REMINDER, now=now)
