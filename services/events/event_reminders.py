"""Reminders of events to whoever has registered: days before, in one letter for the next day, hours before."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.events import Event
from models.queries import audiences
from models.queries.associations import associations
from models.queries.events import event_lists as rows
from models.queries.meetings import meetings
from services import outbox
from services.events.event_letters import kind_of, moved_key
from services.events.event_offers import spoken
from services.municipality import Municipality
from services.notices import recipient
from services.outbox import Letter, Priority
from services.quiet_time import is_allowed, next_allowed
from services.shortening import short

log = logging.getLogger(__name__)

EVE = 1
"""What is said the day before is said of all events together."""
FARTHEST = 14
"""Days: in a longer silence nobody is told of what lies at its end."""
SHOWN, OPENED = 10, 3
LONG_ASSOCIATION = 60
"""Signs of a title beside that of its meeting: ten of both fit into one letter."""
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
    if not _may_be_told(municipality, now, for_staff=True):
        return
    for reminder in reminders(municipality):
        await _each(session, municipality, reminder, now)
        await session.commit()
    if EVE in municipality.programme.calendar.reminders.event_days_before:
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
        await session.commit()  # nobody waits for all of them


async def _remind(
    session: AsyncSession, municipality: Municipality, event: Event, reminder: Reminder, now: datetime
) -> None:
    """Once for every beginning; whoever registered, or heard of a change, when it was as near as that knows it."""
    known_at = event.starts_at - reminder.ahead
    people = await rows.registered(session, event.id, before=known_at, or_invited=True)
    heard = await rows.heard(session, kind_of(event.id), moved_key(event.id), since=known_at) if people else ()
    buttons = [*_answering(event), *await _agenda(session, municipality, event)]
    said = spoken(municipality, event, reminder.phrase, buttons)
    if event.association_id is not None:
        whose = (await associations.titles(session, [event.association_id])).get(event.association_id, "")
        said["values"]["title"] = f"{short(whose, LONG_ASSOCIATION)}: {event.title}"
    said["values"]["left"] = (municipality.day(event.starts_at) - municipality.day(now)).days
    key = f"event:{event.id}:{reminder.name}:{event.starts_at:%Y%m%d%H%M}"
    told = [one for one in people if one not in heard]
    await _put(session, municipality, told, key, said, kind_of(event.id), now)


async def _digest(session: AsyncSession, municipality: Municipality, now: datetime, *, for_staff: bool) -> None:
    """Everything somebody comes to on the days up to the next letter of this kind, which mostly are tomorrow alone.

    On Friday people read of Monday too. A letter that is late is made up for; what has begun meanwhile stands in it
    no more.
    """
    zone = municipality.zone
    slot = _last_slot(municipality, now, for_staff=for_staff)
    if slot is None:
        return
    until = datetime.combine(_next_slot(municipality, slot, for_staff=for_staff) + timedelta(days=1), time(), zone)
    since = max(now, datetime.combine(slot.date() + timedelta(days=1), time(), zone))
    by_person: dict[int, list[Event]] = defaultdict(list)
    for event in await rows.coming(session, since=since, until=until):
        for person in await rows.registered(session, event.id, before=slot):
            by_person[person].append(event)
    alike: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for person, events in by_person.items():
        alike[tuple(one.id for one in events)].append(person)
    of_associations = {one.association_id for events in by_person.values() for one in events if one.association_id}
    titles = await associations.titles(session, sorted(of_associations))
    for people in alike.values():
        said = _listed(municipality, by_person[people[0]], titles, municipality.day(now) + timedelta(days=1))
        key = f"events:tomorrow:{slot.date().isoformat()}"
        await _put(session, municipality, people, key, said, DIGEST, now, for_staff=for_staff)


def _listed(
    municipality: Municipality, events: Sequence[Event], associations: Mapping[int, str], tomorrow: date
) -> dict[str, Any]:
    """By the hour where all are tomorrow, else by the day too; a meeting with whose it is."""
    begins = [one.starts_at.astimezone(municipality.zone) for one in events]
    is_tomorrow = all(one.date() == tomorrow for one in begins)
    form = "%H:%M" if is_tomorrow else "%d.%m, %H:%M"
    titles = [f"{at:{form}} \u2014 {_whose(one, associations)}" for at, one in zip(begins, events, strict=True)]
    return {
        "phrase": "event-told-tomorrow" if is_tomorrow else "event-told-soon",
        "values": {"titles": "\n".join(titles[:SHOWN]), "more": max(0, len(titles) - SHOWN)},
        "days": {"day": tomorrow.isoformat()} if is_tomorrow else {},
        "rows": _opening(events) if len(events) > 1 else _answering(events[0]),
    }


def _whose(event: Event, associations: Mapping[int, str]) -> str:
    whose = short(associations.get(event.association_id or 0, ""), LONG_ASSOCIATION)
    return f"{event.title} ({whose})" if whose else event.title


def _last_slot(municipality: Municipality, now: datetime, *, for_staff: bool) -> datetime | None:
    """When the last of these letters was due."""
    today = municipality.day(now)
    for back in range(FARTHEST + 1):
        slot = _slot(municipality, today - timedelta(days=back))
        if slot <= now and _may_be_told(municipality, slot, for_staff=for_staff):
            return slot
    return None


def _next_slot(municipality: Municipality, slot: datetime, *, for_staff: bool) -> date:
    """The day of the next one."""
    for ahead in range(1, FARTHEST):
        day = slot.date() + timedelta(days=ahead)
        if _may_be_told(municipality, _slot(municipality, day), for_staff=for_staff):
            return day
    return slot.date() + timedelta(days=FARTHEST)


def _slot(municipality: Municipality, day: date) -> datetime:
    return datetime.combine(day, municipality.programme.calendar.reminders.tomorrow_digest_at, municipality.zone)


def _may_be_told(municipality: Municipality, at: datetime, *, for_staff: bool) -> bool:
    quiet = municipality.programme.calendar.quiet_hours
    return is_allowed(at, quiet, municipality.zone, for_staff=for_staff)


def _answering(event: Event) -> list[list[dict[str, str]]]:
    """Whoever cannot come says so at once, and somebody else gets the seat."""
    comes = {"phrase": "event-told-comes", "data": f"ex:{event.id}"}
    cannot = {"phrase": "event-seat-decline", "data": f"ey:{event.id}"}
    return [[comes, cannot], *_opening([event])]


def _opening(events: Iterable[Event]) -> list[list[dict[str, str]]]:
    """A button for each; a few of them at most."""
    return [[{"phrase": "planning-open", "data": f"ev:{one.id}"}] for one in list(events)[:OPENED]]


async def _agenda(session: AsyncSession, municipality: Municipality, event: Event) -> list[list[dict[str, str]]]:
    """A button for the agenda of a meeting that has one."""
    programme = municipality.programme
    is_meeting = event.association_id is not None and event.kind in programme.events.kinds_with_minutes
    if not (programme.modules.associations and is_meeting and await meetings.agenda(session, event.id)):
        return []
    return [[{"phrase": "agenda-open", "data": f"oma:{event.id}"}]]


async def _put(  # what is said, to whom and under which name
    session: AsyncSession,
    municipality: Municipality,
    people: Sequence[int],
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
