"""What group consultations ask for by themselves: a reminder the day before, a question afterwards."""

import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.events import Attendance, Event
from models.queries import audiences
from models.queries.consultations import group_consultations as rows
from services import outbox
from services.consultations.group_consultations import KIND, spoken
from services.municipality import Municipality
from services.notices import recipient
from services.outbox import Letter, Priority

log = logging.getLogger(__name__)

PORTION = 100
REMINDED_AT = time(16)
"""Of the day before: rule C.9."""
ASKED_AFTER = timedelta(hours=2)
ASKED_FOR = timedelta(days=60)
"""Nobody is asked about what is longer ago."""
OUTBOX = "events"

Deed = Callable[[AsyncSession, Municipality, Event, datetime], Awaitable[None]]


async def run(session: AsyncSession, municipality: Municipality, *, now: datetime) -> None:
    """Remind those who come, ask organisers how it was; what was said already is not said again."""
    if not municipality.programme.modules.consultations:
        return
    await _each(session, municipality, now, now, now + timedelta(days=2), _remind)
    await _each(session, municipality, now, now - ASKED_FOR, now - ASKED_AFTER, _ask)


async def _each(  # a stretch of time and what is done in it
    session: AsyncSession, municipality: Municipality, now: datetime, since: datetime, until: datetime, deed: Deed
) -> None:
    """In portions, each event for itself: one that fails keeps none of the others waiting."""
    after = 0
    while found := await rows.planned(session, KIND, since=since, until=until, after=after, limit=PORTION):
        for event in found:
            after = event.id
            try:
                async with session.begin_nested():
                    await deed(session, municipality, event, now)
            except Exception:  # the others must not wait for it
                log.exception("event %s could not be told of", after)
        await session.commit()
    await session.commit()


async def _remind(session: AsyncSession, municipality: Municipality, event: Event, now: datetime) -> None:
    begins = event.starts_at.astimezone(municipality.zone)
    due = datetime.combine(begins.date() - timedelta(days=1), REMINDED_AT, municipality.zone)
    if now < due or municipality.day(event.created_at) == begins.date():
        return
    people = await rows.ids_of(session, event.id, [Attendance.REGISTERED])
    name = f"event:{event.id}:tomorrow:{begins.date().isoformat()}"
    await _put(session, municipality, event, people, name, "group-told-tomorrow", [], now)


async def _ask(session: AsyncSession, municipality: Municipality, event: Event, now: datetime) -> None:
    buttons = [[{"phrase": "group-who-came", "data": f"qgi:{event.id}:0"}]]
    name = f"event:{event.id}:over:{event.organiser_id}"
    await _put(session, municipality, event, [event.organiser_id], name, "group-told-over", buttons, now)


async def _put(  # a letter is as long as that
    session: AsyncSession,
    municipality: Municipality,
    event: Event,
    people: list[int],
    name: str,
    phrase: str,
    buttons: list[list[dict[str, Any]]],
    now: datetime,
) -> None:
    payload = {"phrase": phrase, **spoken(municipality.zone, event, {}), "rows": buttons}
    letters = [Letter(name, recipient(one), payload) for one in await audiences.reached_of(session, people)]
    await outbox.put(session, municipality, letters, kind=OUTBOX, priority=Priority.REMINDER, now=now)
