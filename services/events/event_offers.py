"""Seats kept for whoever waits next: offered in the order of waiting, passed on when nobody takes them."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.events import Attendance, Event, EventStatus
from models.queries import audiences
from models.queries.events import event_seats as rows
from services import outbox
from services.events.event_letters import kind_of
from services.municipality import Municipality
from services.notices import recipient
from services.outbox import Letter, Priority
from services.quiet_time import next_allowed

log = logging.getLogger(__name__)

PORTION = 100


async def run(session: AsyncSession, municipality: Municipality, *, now: datetime) -> None:
    """Every event with a seat to pass on, each for itself: seats nobody has taken in time go to the next one."""
    await rows.give_up_gone(session, now=now)
    await session.commit()
    after = 0
    while found := await rows.to_tend(session, now=now, after=after, limit=PORTION):
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
            await session.commit()  # no event is held longer than it takes
    await session.commit()


async def pass_on(session: AsyncSession, municipality: Municipality, event: Event, *, now: datetime) -> None:
    """Offer what is free to whoever has waited longest; within the caller's transaction, the event being held.

    Who cannot be told of a seat keeps their place and is passed over meanwhile. Without a limit there is nothing to
    be kept: everybody who waits has a seat.
    """
    if event.status is not EventStatus.PLANNED or event.starts_at <= now:
        return
    if event.seats is None:
        await _seat_all(session, municipality, event, now)
        return
    free = max(0, event.seats - await rows.taken(session, event.id))
    if free:
        queue = await rows.in_line(session, event.id, now=now, today=municipality.day(now))
        await _offer(session, municipality, event, queue[:free], now)


async def renew(session: AsyncSession, municipality: Municipality, event: Event, *, now: datetime) -> None:
    """The event is another one now: whoever a seat is kept for is asked anew; within the caller's transaction."""
    if event.seats is not None:
        await _offer(session, municipality, event, await rows.offered(session, event.id), now)


async def _offer(
    session: AsyncSession, municipality: Municipality, event: Event, people: Sequence[int], now: datetime
) -> None:
    if not people:
        return
    programme = municipality.programme
    readable = next_allowed(now, programme.calendar.quiet_hours, municipality.zone)
    is_urgent = readable >= event.starts_at
    # From when it can be read on: nobody loses a seat in the night.
    until = min((now if is_urgent else readable) + timedelta(hours=programme.events.offered_hours), event.starts_at)
    for person in people:
        await rows.put(session, event.id, person, Attendance.OFFERED, now=now, offered_until=until)
    local = until.astimezone(municipality.zone)
    buttons = [
        [{"phrase": "event-seat-take", "data": f"ex:{event.id}"}],
        [{"phrase": "event-seat-decline", "data": f"ey:{event.id}"}],
    ]
    said = spoken(municipality, event, "event-told-offer", buttons)
    said["values"]["till"] = f"{local:%H:%M}"
    said["days"]["until"] = local.date().isoformat()
    await _put(session, municipality, event, people, "offer", said, now, is_urgent=is_urgent)


async def _seat_all(session: AsyncSession, municipality: Municipality, event: Event, now: datetime) -> None:
    seated = await rows.seat_all(session, event.id, now=now)
    said = spoken(municipality, event, "event-told-seated", _opening(event))
    await _put(session, municipality, event, seated, "seated", said, now)


async def _lapse(session: AsyncSession, municipality: Municipality, event: Event, now: datetime) -> None:
    if event.seats is None:
        return
    gone = await rows.lapse(session, event.id, now=now)
    await _put(
        session,
        municipality,
        event,
        gone,
        "lapsed",
        spoken(municipality, event, "event-told-lapsed", _opening(event)),
        now,
    )


def _opening(event: Event) -> list[list[dict[str, str]]]:
    return [[{"phrase": "planning-open", "data": f"ev:{event.id}"}]]


async def _put(  # what is said, to whom and how urgently
    session: AsyncSession,
    municipality: Municipality,
    event: Event,
    people: Sequence[int],
    name: str,
    said: dict[str, Any],
    now: datetime,
    *,
    is_urgent: bool = False,
) -> None:
    """Whatever changes a seat is told once; the same change at another time is told again."""
    key = f"event:{event.id}:{name}:{now:%Y%m%d%H%M%S%f}:{event.sequence}"
    letters = [Letter(key, recipient(one), said) for one in await audiences.reached_of(session, people)]
    await outbox.put(
        session,
        municipality,
        letters,
        kind=kind_of(event.id),
        priority=Priority.NOTICE,
        now=now,
        ignores_quiet=is_urgent,
    )


def spoken(
    municipality: Municipality, event: Event, phrase: str, buttons: list[list[dict[str, str]]]
) -> dict[str, Any]:
    """What a letter says of an event: values and days."""
    begins = event.starts_at.astimezone(municipality.zone)
    values = {"title": event.title, "hour": f"{begins:%H:%M}", "place": event.place or event.link or "none"}
    return {"phrase": phrase, "values": values, "days": {"day": begins.date().isoformat()}, "rows": buttons}
