"""Events as calendars take them: the same number for good and a sequence that grows with every change."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import icalendar

from models.events import Attendance, Event, EventStatus
from services.events.event_facts import ends_at

UNSURE = (Attendance.INVITED, Attendance.WAITING, Attendance.OFFERED)


def calendar(event: Event, *, now: datetime) -> bytes:
    """One event, called off as what it is."""
    method = "CANCEL" if event.status is EventStatus.CANCELLED else "PUBLISH"
    return _written({"method": method}, [_entry(event, Attendance.REGISTERED, now)])


def all_of(events: Sequence[tuple[Event, Attendance]], title: str, *, now: datetime) -> bytes:
    """Everything somebody comes to, or may come to; what has been called off among it says so."""
    entries = [_entry(event, stands, now) for event, stands in events]
    return _written({"method": "PUBLISH", "x-wr-calname": icalendar.vText(title)}, entries)


def _written(heading: dict[str, str], entries: Iterable[icalendar.Event]) -> bytes:
    found = icalendar.Calendar()
    for name, value in {"version": "2.0", "prodid": "-//metodbot//events//RU", **heading}.items():
        found.add(name, value)
    for one in entries:
        found.add_component(one)
    return bytes(found.to_ical())


def _entry(event: Event, stands: Attendance, now: datetime) -> icalendar.Event:
    """Its number with the moment it was made is one of the whole world, and never changes."""
    status = "TENTATIVE" if stands in UNSURE else "CONFIRMED"
    entry = icalendar.Event()
    entry.add("uid", f"event-{event.id}-{event.created_at.astimezone(UTC):%Y%m%dT%H%M%SZ}@metodbot")
    entry.add("sequence", event.sequence)
    for name, moment in (("dtstamp", now), ("dtstart", event.starts_at), ("dtend", ends_at(event))):
        entry.add(name, moment.astimezone(UTC))
    entry.add("summary", event.title)
    entry.add("status", "CANCELLED" if event.status is EventStatus.CANCELLED else status)
    facts = {"location": event.place or event.link, "url": event.link, "description": event.description}
    for name, words in facts.items():
        if words:
            entry.add(name, words)
    return entry
