"""What the clock does after events: whoever took part is asked once what it was worth."""

import logging
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models.events import Event
from models.queries import audiences
from models.queries.events import event_feedback as rows
from services import outbox
from services.events import event_feedback
from services.events.event_feedback_figures import USEFUL
from services.events.event_parts import is_over
from services.municipality import Municipality
from services.notices import recipient
from services.outbox import Letter, Priority

log = logging.getLogger(__name__)

CATCHING_UP = timedelta(days=45)
"""Of what ended longer ago nobody is asked any more."""
PORTION = 300


async def ask(session: AsyncSession, municipality: Municipality, *, now: datetime) -> int:
    """Ask everybody confirmed who has not been asked yet, while answers are taken; returns how many that was."""
    asked = 0
    for event in await rows.to_ask(session, now=now, since=now - CATCHING_UP, limit=PORTION):
        number = event.id
        try:
            async with session.begin_nested():
                asked += await _ask(session, municipality, event, now=now)
        except Exception:  # one that cannot be asked of must not keep the others
            log.exception("nobody could be asked about event %s", number)
        await session.commit()  # nobody waits for all of them
    await session.commit()
    return asked


async def _ask(session: AsyncSession, municipality: Municipality, event: Event, *, now: datetime) -> int:
    if not is_over(event, now):
        return 0
    if event.feedback_asked_at is not None and not event_feedback.is_open(municipality, event, now):
        return 0
    people = await rows.confirmed_since(session, event.id, event.feedback_asked_at)
    said = {
        "phrase": "event-feedback-asked",
        "values": {"title": event.title},
        "days": {"day": municipality.day(event.starts_at).isoformat()},
        "rows": [[{"text": str(mark), "data": f"egu:{event.id}:{mark}"} for mark in USEFUL]],
    }
    reached = await audiences.reached_of(session, people)
    letters = [Letter(f"event:{event.id}:feedback", recipient(one), said) for one in reached]
    kind = f"event:{event.id}:feedback"
    asked = await outbox.put(session, municipality, letters, kind=kind, priority=Priority.REMINDER, now=now)
    if event.feedback_asked_at is None:
        event.feedback_asked_at = now
        await session.flush()
    return asked
