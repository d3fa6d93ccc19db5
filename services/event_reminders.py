"""Reminders of events to whoever has registered: a week before, the day before in one letter, two hours before."""

import logging
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.events import Event
from models.queries import audiences
from models.queries import event_lists as rows
from services import outbox
from services.event_letters import kind_of
from services.event_offers import spoken
from services.municipality import Municipality
from services.notices import recipient
from services.outbox import Letter, Priority
from services.quiet_time import next_allowed

log = logging.getLogger(__name__)

WEEK, HOURS = timedelta(days=7), timedelta(hours=2)
WEEK_LATEST = timedelta(days=2)
"""A reminder of a week before that is later than that is none any more."""
DIGEST_AT = time(16)
"""Of the day before: rule C.9."""
DIGEST = "events"


async def run(session: AsyncSession, municipality: Municipality, *, now: datetime) -> None:
    """What was said already is not said again; what may not be said at this hour is said at the next one that may.

    Nothing is left waiting in the outbox: of what is called off nobody is reminded afterwards.
    """
    if next_allowed(now, municipality.programme.calendar.quiet_hours, municipality.zone) > now:
        return
    await _each(session, municipality, now + WEEK_LATEST, "week", WEEK, now)
    await _each(session, municipality, now, "hours", HOURS, now)
    await _digest(session, municipality, now)
    await session.commit()


async def _each(
    session: AsyncSession, municipality: Municipality, since: datetime, what: str, ahead: timedelta, now: datetime
) -> None:
    """Each event for itself: one that fails keeps none of the others waiting."""
    for event in await rows.coming(session, since=since, until=now + ahead):
        number = event.id
        try:
            async with session.begin_nested():
                await _remind(session, municipality, event, what, ahead, now)
        except Exception:  # the others must not wait for it
            log.exception("nobody could be reminded of event %s", number)


async def _remind(
    session: AsyncSession, municipality: Municipality, event: Event, what: str, ahead: timedelta, now: datetime
) -> None:
    """Whoever registered when it was as near as that knows it."""
    people = await rows.registered(session, event.id, before=event.starts_at - ahead, or_invited=True)
    said = spoken(municipality, event, f"event-told-{what}", _answering(event))
    key = f"event:{event.id}:{what}:{event.sequence}"
    await _put(session, municipality, people, key, said, kind_of(event.id), now)


async def _digest(session: AsyncSession, municipality: Municipality, now: datetime) -> None:
    """Everything somebody comes to tomorrow in one letter a day."""
    zone = municipality.zone
    local = now.astimezone(zone)
    if local.time() < DIGEST_AT:
        return
    day = local.date() + timedelta(days=1)
    since, until = (datetime.combine(one, time(), zone) for one in (day, day + timedelta(days=1)))
    by_person: dict[int, list[Event]] = defaultdict(list)
    for event in await rows.coming(session, since=since, until=until):
        for person in await rows.registered(session, event.id, before=datetime.combine(local.date(), DIGEST_AT, zone)):
            by_person[person].append(event)
    alike: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for person, events in by_person.items():
        alike[tuple(one.id for one in events)].append(person)
    for people in alike.values():
        events = by_person[people[0]]
        titles = "\n".join(f"{one.starts_at.astimezone(zone):%H:%M} \u2014 {one.title}" for one in events)
        said = {
            "phrase": "event-told-tomorrow",
            "values": {"titles": titles, "count": len(events)},
            "days": {"day": day.isoformat()},
            "rows": _opening(events) if len(events) > 1 else _answering(events[0]),
        }
        await _put(session, municipality, people, f"events:tomorrow:{day.isoformat()}", said, DIGEST, now)


def _answering(event: Event) -> list[list[dict[str, str]]]:
    """Whoever cannot come says so at once, and somebody else gets the seat."""
    comes = {"phrase": "event-told-comes", "data": f"ex:{event.id}"}
    cannot = {"phrase": "event-seat-decline", "data": f"ey:{event.id}"}
    return [[comes, cannot], *_opening([event])]


def _opening(events: Iterable[Event]) -> list[list[dict[str, str]]]:
    """A button for each; a few of them at most."""
    return [[{"phrase": "planning-open", "data": f"ev:{one.id}"}] for one in list(events)[:3]]


async def _put(
    session: AsyncSession,
    municipality: Municipality,
    people: list[int],
    key: str,
    said: dict[str, Any],
    kind: str,
    now: datetime,
) -> None:
    """To those who may be written to now: whoever is on leave is not told of what is over when they come back."""
    today = municipality.day(now)
    letters = [
        Letter(key, recipient(one), said)
        for one in await audiences.reached_of(session, people)
        if one.paused_until is None or one.paused_until < today
    ]
    await outbox.put(session, municipality, letters, kind=kind, priority=Priority.REMINDER, now=now, ignores_quiet=True)
