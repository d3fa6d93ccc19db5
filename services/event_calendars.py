"""Events as calendars take them: RFC 5545, the same number for good and a sequence that grows with every change."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from models.events import Attendance, Event, EventStatus
from services.event_facts import ends_at

LINE = 75
"""Octets."""
UNSURE = (Attendance.INVITED, Attendance.WAITING, Attendance.OFFERED)


def calendar(event: Event, *, now: datetime) -> bytes:
    """One event, called off as what it is."""
    method = "CANCEL" if event.status is EventStatus.CANCELLED else "PUBLISH"
    return _written([f"METHOD:{method}"], _lines(event, Attendance.REGISTERED, now))


def all_of(events: Sequence[tuple[Event, Attendance]], title: str, *, now: datetime) -> bytes:
    """Everything somebody comes to, or may come to; what has been called off among it says so."""
    lines = [line for event, stands in events for line in _lines(event, stands, now)]
    return _written(["METHOD:PUBLISH", f"X-WR-CALNAME:{_text(title)}"], lines)


def _written(heading: Iterable[str], lines: Iterable[str]) -> bytes:
    every = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//metodbot//events//RU", *heading, *lines, "END:VCALENDAR"]
    return b"".join(_folded(line) for line in every)


def _lines(event: Event, stands: Attendance, now: datetime) -> list[str]:
    """Its number with the moment it was made is one of the whole world, and never changes."""
    status = "TENTATIVE" if stands in UNSURE else "CONFIRMED"
    lines = [
        "BEGIN:VEVENT",
        f"UID:event-{event.id}-{_moment(event.created_at)}@metodbot",
        f"SEQUENCE:{event.sequence}",
        f"DTSTAMP:{_moment(now)}",
        f"DTSTART:{_moment(event.starts_at)}",
        f"DTEND:{_moment(ends_at(event))}",
        f"SUMMARY:{_text(event.title)}",
        f"STATUS:{'CANCELLED' if event.status is EventStatus.CANCELLED else status}",
    ]
    lines += [f"LOCATION:{_text(event.place or event.link or '')}"] if event.place or event.link else []
    lines += [f"URL:{event.link}"] if event.link else []
    lines += [f"DESCRIPTION:{_text(event.description)}"] if event.description else []
    return [*lines, "END:VEVENT"]


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(words: str) -> str:
    for sign in ("\\", ";", ","):
        words = words.replace(sign, f"\\{sign}")
    return words.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """No line is longer than 75 octets, and no letter is cut in two."""
    found: list[bytes] = []
    part = b""
    for letter in line:
        octets = letter.encode()
        if len(part) + len(octets) > LINE - bool(found):
            found.append(part)
            part = b""
        part += octets
    return b"\r\n ".join([*found, part]) + b"\r\n"
