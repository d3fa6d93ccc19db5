"""Seats kept for whoever waits next: offered in the order of waiting, passed on when nobody takes them."""

import logging
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.events import Attendance, Event, EventStatus
from models.queries import audiences
from models.queries import event_seats as rows
from services import outbox
from services.event_letters import kind_of
from services.municipality import Municipality
from services.notices import recipient
from services.outbox import Letter, Priority
from services.quiet_time import next_allowed

log = logging.getLogger(__name__)

PORTION = 100


async def run(session: AsyncSession, municipality: Municipality, *, now: datetime) -> None:
    """Every event with a seat to pass on, each for itself: one nobody has taken in time goes to the next."""
    after = 0
    while found := await rows.to_pass_on(session, now=now, after=after, limit=PORTION):
        for number in found:
            after = number
            try:
                async with session.begin_nested():
                    event = await rows.find(session, number, to_change=True)
                    if event is not None:
                        await _lapse(session, municipality, event, now)
                        await pass_on(session, municipality, event, now=now)
            except Exception:  # the others must not wait for it
                log.exception("seats of event %s could not be passed on", number)
        await session.commit()
    await session.commit()


async def pass_on(session: AsyncSession, municipality: Municipality, event: Event, *, now: datetime) -> None:
    """Offer what is free to whoever has waited longest; within the caller's transaction, the event being held."""
    if event.status is not EventStatus.PLANNED or event.starts_at <= now:
        return
    queue = await rows.waiting(session, event.id)
    if event.seats is not None:
        queue = queue[: max(0, event.seats - await rows.taken(session, event.id))]
    if not queue:
        return
    until = _kept_until(municipality, event, now)
    for person in queue:
        await rows.put(session, event.id, person, Attendance.OFFERED, now=now, offered_until=until)
    local = until.astimezone(municipality.zone)
    buttons = [
        [{"phrase": "event-seat-take", "data": f"ex:{event.id}"}],
        [{"phrase": "event-seat-decline", "data": f"ey:{event.id}"}],
    ]
    said = spoken(municipality, event, "event-told-offer", buttons)
    said["values"]["till"] = f"{local:%H:%M}"
    said["days"]["until"] = local.date().isoformat()
    await _put(session, municipality, event, queue, f"offer:{until:%Y%m%d%H%M}", said, now)


def _kept_until(municipality: Municipality, event: Event, now: datetime) -> datetime:
    """From when it can be read on: nobody loses a seat in the night."""
    programme = municipality.programme
    read = next_allowed(now, programme.calendar.quiet_hours, municipality.zone)
    return min(read + timedelta(hours=programme.events.offered_hours), event.starts_at)


async def _lapse(session: AsyncSession, municipality: Municipality, event: Event, now: datetime) -> None:
    gone = await rows.lapse(session, event.id, now=now)
    said = spoken(municipality, event, "event-told-lapsed", [[{"phrase": "planning-open", "data": f"ev:{event.id}"}]])
    await _put(session, municipality, event, gone, f"lapsed:{now:%Y%m%d%H%M}", said, now)


async def _put(
    session: AsyncSession,
    municipality: Municipality,
    event: Event,
    people: list[int],
    name: str,
    said: dict[str, Any],
    now: datetime,
) -> None:
    key = f"event:{event.id}:{name}:{event.sequence}"
    letters = [Letter(key, recipient(one), said) for one in await audiences.reached_of(session, people)]
    await outbox.put(session, municipality, letters, kind=kind_of(event.id), priority=Priority.NOTICE, now=now)


def spoken(
    municipality: Municipality, event: Event, phrase: str, buttons: list[list[dict[str, str]]]
) -> dict[str, Any]:
    """What a letter says of an event: values and days."""
    begins = event.starts_at.astimezone(municipality.zone)
    values = {"title": event.title, "hour": f"{begins:%H:%M}", "place": event.place or event.link or "none"}
    return {"phrase": phrase, "values": values, "days": {"day": begins.date().isoformat()}, "rows": buttons}
