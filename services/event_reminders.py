"""Reminders of events to whoever has registered: days before, in one letter for the next day, hours before."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
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

EVE = 1
"""What is said the day before is said of all events together."""
FARTHEST = 14
"""Days: of what lies beyond a longer holiday nobody is told before it."""
SHOWN, OPENED = 10, 3
DIGEST = "events"


@dataclass(frozen=True, slots=True)
class Reminder:
    """Said once while an event is at most `ahead` away, and more than `latest`."""

    name: str
    phrase: str
    ahead: timedelta
    latest: timedelta


async def run(session: AsyncSession, municipality: Municipality, *, now: datetime) -> None:
    """What was said already is not said again; what may not be said at this hour is said at the next one that may.

    Nothing is left waiting in the outbox: of what is called off nobody is reminded afterwards.
    """
    if next_allowed(now, municipality.programme.calendar.quiet_hours, municipality.zone, for_staff=True) > now:
        return
    for reminder in reminders(municipality):
        await _each(session, municipality, reminder, now)
    for for_staff in (False, True):
        await _digest(session, municipality, now, for_staff=for_staff)
    await session.commit()


def reminders(municipality: Municipality) -> list[Reminder]:
    """Those the programme wants, but the one of the day before. One that is later than the next has no sense."""
    wanted = municipality.programme.calendar.reminders
    days = sorted({EVE, *wanted.event_days_before}, reverse=True)
    hours = sorted({0, *wanted.event_hours_before}, reverse=True)
    return [
        *(
            Reminder(f"days{first}", "event-told-days", timedelta(days=first), timedelta(days=second + 1))
            for first, second in pairwise(days)
        ),
        *(
            Reminder(f"hours{first}", "event-told-hours", timedelta(hours=first), timedelta(hours=second))
            for first, second in pairwise(hours)
        ),
    ]


async def _each(session: AsyncSession, municipality: Municipality, reminder: Reminder, now: datetime) -> None:
    """Each event for itself: one that fails keeps none of the others waiting."""
    for event in await rows.coming(session, since=now + reminder.latest, until=now + reminder.ahead):
        number = event.id
        try:
            async with session.begin_nested():
                await _remind(session, municipality, event, reminder, now)
        except Exception:  # the others must not wait for it
            log.exception("nobody could be reminded of event %s", number)


async def _remind(
    session: AsyncSession, municipality: Municipality, event: Event, reminder: Reminder, now: datetime
) -> None:
    """Whoever registered when it was as near as that knows it."""
    people = await rows.registered(session, event.id, before=event.starts_at - reminder.ahead)
    said = spoken(municipality, event, reminder.phrase, _opening([event]))
    said["values"]["ahead"] = (municipality.day(event.starts_at) - municipality.day(now)).days
    key = f"event:{event.id}:{reminder.name}:{event.sequence}"
    await _put(session, municipality, people, key, said, kind_of(event.id), now)


async def _digest(session: AsyncSession, municipality: Municipality, now: datetime, *, for_staff: bool) -> None:
    """Everything somebody comes to until the next such letter, in one letter."""
    zone, today = municipality.zone, municipality.day(now)
    first, last = told_of(municipality, now, for_staff=for_staff)
    if last < first:
        return
    said_at = _digest_at(municipality, today)
    since, until = (datetime.combine(one, time(), zone) for one in (first, last + timedelta(days=1)))
    by_person: dict[int, list[Event]] = defaultdict(list)
    for event in await rows.coming(session, since=since, until=until):
        for person in await rows.registered(session, event.id, before=said_at):
            by_person[person].append(event)
    alike: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for person, events in by_person.items():
        alike[tuple(one.id for one in events)].append(person)
    for people in alike.values():
        said = _of_all(municipality, by_person[people[0]], first)
        key = f"events:tomorrow:{first.isoformat()}"
        await _put(session, municipality, people, key, said, DIGEST, now, for_staff=for_staff)


def told_of(municipality: Municipality, now: datetime, *, for_staff: bool) -> tuple[date, date]:
    """The days the letter of this hour speaks of, first and last; none of them: the last is before the first.

    They reach to the next day on which such a letter may be written: on Friday people read of Monday too.
    """
    quiet, zone, today = municipality.programme.calendar.quiet_hours, municipality.zone, municipality.day(now)
    tomorrow = today + timedelta(days=1)
    is_time = now >= _digest_at(municipality, today)
    if EVE not in municipality.programme.calendar.reminders.event_days_before or not is_time:
        return tomorrow, today
    for ahead in range(1, FARTHEST):
        day = today + timedelta(days=ahead)
        at = _digest_at(municipality, day)
        if next_allowed(at, quiet, zone, for_staff=for_staff) == at:
            return tomorrow, day
    return tomorrow, today + timedelta(days=FARTHEST)


def _digest_at(municipality: Municipality, day: date) -> datetime:
    return datetime.combine(day, municipality.programme.calendar.reminders.tomorrow_digest_at, municipality.zone)


def _of_all(municipality: Municipality, events: Sequence[Event], tomorrow: date) -> dict[str, Any]:
    zone = municipality.zone
    begins = [one.starts_at.astimezone(zone) for one in events]
    is_tomorrow = all(one.date() == tomorrow for one in begins)
    titles = "\n".join(
        f"{at:%H:%M} \u2014 {one.title}" if is_tomorrow else f"{at:%d.%m %H:%M} \u2014 {one.title}"
        for at, one in zip(begins[:SHOWN], events, strict=False)
    )
    return {
        "phrase": "event-told-tomorrow" if is_tomorrow else "event-told-next-days",
        "values": {"titles": titles, "count": len(events), "more": max(0, len(events) - SHOWN)},
        "days": {"day": begins[0].date().isoformat()},
        "rows": _opening(events),
    }


def _opening(events: Iterable[Event]) -> list[list[dict[str, str]]]:
    """A button for each; a few of them at most."""
    return [[{"phrase": "planning-open", "data": f"ev:{one.id}"}] for one in list(events)[:OPENED]]


async def _put(  # what a letter is sent by
    session: AsyncSession,
    municipality: Municipality,
    people: list[int],
    key: str,
    said: dict[str, Any],
    kind: str,
    now: datetime,
    *,
    for_staff: bool | None = None,
) -> None:
    """To those who may be written to now; the others when they may, if it still has sense then."""
    quiet, zone = municipality.programme.calendar.quiet_hours, municipality.zone
    letters = [
        Letter(key, recipient(one), said)
        for one in await audiences.reached_of(session, people)
        if for_staff in {None, one.is_staff}
        and next_allowed(
            now, quiet, zone, for_staff=one.is_staff, later_hour=one.later_hour, paused_until=one.paused_until
        )
        <= now
    ]
    await outbox.put(session, municipality, letters, kind=kind, priority=Priority.REMINDER, now=now, ignores_quiet=True)
