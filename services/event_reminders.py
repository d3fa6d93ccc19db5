"""Reminders of events to whoever has registered: a week before, the day before in one letter, two hours before."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.events import Event
from models.queries import audiences
from models.queries import event_lists as rows
from services import outbox
from services.event_letters import kind_of, moved_key
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
FARTHEST_DIGEST = 14
"""Days: in a longer silence nobody is told of what lies at its end."""


async def run(session: AsyncSession, municipality: Municipality, *, now: datetime) -> None:
    """What was said already is not said again; what may not be said at this hour is said at the next one that may.

    Nothing is left waiting in the outbox: of what is called off nobody is reminded afterwards.
    """
    for for_staff in (False, True):
        if not _may_be_told(municipality, now, for_staff=for_staff):
            continue
        await _each(session, municipality, now + WEEK_LATEST, "week", WEEK, now, for_staff=for_staff)
        await _each(session, municipality, now, "hours", HOURS, now, for_staff=for_staff)
        await _digest(session, municipality, now, for_staff=for_staff)
        await session.commit()


def _may_be_told(municipality: Municipality, at: datetime, *, for_staff: bool) -> bool:
    quiet = municipality.programme.calendar.quiet_hours
    return next_allowed(at, quiet, municipality.zone, for_staff=for_staff) == at


async def _each(  # what is said how long before
    session: AsyncSession,
    municipality: Municipality,
    since: datetime,
    what: str,
    ahead: timedelta,
    now: datetime,
    *,
    for_staff: bool,
) -> None:
    """Each event for itself: one that fails keeps none of the others waiting."""
    for event in await rows.coming(session, since=since, until=now + ahead):
        number = event.id
        try:
            async with session.begin_nested():
                await _remind(session, municipality, event, what, ahead, now, for_staff=for_staff)
        except Exception:  # the others must not wait for it
            log.exception("nobody could be reminded of event %s", number)


async def _remind(  # what is said how long before
    session: AsyncSession,
    municipality: Municipality,
    event: Event,
    what: str,
    ahead: timedelta,
    now: datetime,
    *,
    for_staff: bool,
) -> None:
    """Once for every beginning; whoever registered, or heard of a change, when it was as near as that knows it."""
    known_at = event.starts_at - ahead
    people = await rows.registered(session, event.id, before=known_at)
    heard = await rows.heard(session, kind_of(event.id), moved_key(event.id), since=known_at)
    said = spoken(municipality, event, f"event-told-{what}", _opening([event]))
    said["values"]["left"] = (municipality.day(event.starts_at) - municipality.day(now)).days
    key = f"event:{event.id}:{what}:{event.starts_at:%Y%m%d%H%M}"
    told = [one for one in people if one not in heard]
    await _put(session, municipality, told, key, said, kind_of(event.id), now, for_staff=for_staff)


async def _digest(session: AsyncSession, municipality: Municipality, now: datetime, *, for_staff: bool) -> None:
    """Everything somebody comes to on the days up to the next letter of this kind, which mostly are tomorrow alone.

    A letter that is late is made up for; what has begun meanwhile stands in it no more.
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
    for people in alike.values():
        said = _listed(municipality, by_person[people[0]], municipality.day(now) + timedelta(days=1))
        key = f"events:tomorrow:{slot.date().isoformat()}"
        await _put(session, municipality, people, key, said, DIGEST, now, for_staff=for_staff)


def _listed(municipality: Municipality, events: Sequence[Event], tomorrow: date) -> dict[str, Any]:
    """By the hour where all are tomorrow, else by the day too."""
    begins = [one.starts_at.astimezone(municipality.zone) for one in events]
    is_tomorrow = all(one.date() == tomorrow for one in begins)
    form = "%H:%M" if is_tomorrow else "%d.%m, %H:%M"
    titles = "\n".join(f"{at:{form}} \u2014 {one.title}" for at, one in zip(begins, events, strict=True))
    return {
        "phrase": "event-told-tomorrow" if is_tomorrow else "event-told-soon",
        "values": {"titles": titles},
        "days": {"day": tomorrow.isoformat()} if is_tomorrow else {},
        "rows": _opening(events),
    }


def _last_slot(municipality: Municipality, now: datetime, *, for_staff: bool) -> datetime | None:
    """When the last of these letters was due."""
    today = municipality.day(now)
    for back in range(FARTHEST_DIGEST + 1):
        slot = datetime.combine(today - timedelta(days=back), DIGEST_AT, municipality.zone)
        if slot <= now and _may_be_told(municipality, slot, for_staff=for_staff):
            return slot
    return None


def _next_slot(municipality: Municipality, slot: datetime, *, for_staff: bool) -> date:
    """The day of the next one."""
    for ahead in range(1, FARTHEST_DIGEST):
        later = slot + timedelta(days=ahead)
        if _may_be_told(municipality, later, for_staff=for_staff):
            return later.date()
    return slot.date() + timedelta(days=FARTHEST_DIGEST)


def _opening(events: Iterable[Event]) -> list[list[dict[str, str]]]:
    """A button for each; a few of them at most."""
    return [[{"phrase": "planning-open", "data": f"ev:{one.id}"}] for one in list(events)[:3]]


async def _put(  # what is said, to whom and under which name
    session: AsyncSession,
    municipality: Municipality,
    people: Sequence[int],
    key: str,
    said: dict[str, Any],
    kind: str,
    now: datetime,
    *,
    for_staff: bool,
) -> None:
    """To those who may be written to now: whoever is on leave is not told of what is over when they come back."""
    today, hour = municipality.day(now), now.astimezone(municipality.zone).hour
    letters = [
        Letter(key, recipient(one), said)
        for one in await audiences.reached_of(session, people)
        if one.is_staff is for_staff
        and (one.paused_until is None or one.paused_until < today)
        and (one.later_hour is None or one.later_hour <= hour)
    ]
    await outbox.put(session, municipality, letters, kind=kind, priority=Priority.REMINDER, now=now, ignores_quiet=True)
