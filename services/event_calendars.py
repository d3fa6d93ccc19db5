"""One event as a calendar takes it: RFC 5545, the same number for good and a sequence that grows with every change."""

from datetime import UTC, datetime

from models.events import Event, EventStatus
from services.event_facts import ends_at

LINE = 75
"""Octets."""


def calendar(event: Event, *, now: datetime) -> bytes:
    """Its number with the moment it was made is one of the whole world, and never changes."""
    status = "CANCELLED" if event.status is EventStatus.CANCELLED else "CONFIRMED"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//metodbot//events//RU",
        f"METHOD:{'CANCEL' if status == 'CANCELLED' else 'PUBLISH'}",
        "BEGIN:VEVENT",
        f"UID:event-{event.id}-{_moment(event.created_at)}@metodbot",
        f"SEQUENCE:{event.sequence}",
        f"DTSTAMP:{_moment(now)}",
        f"DTSTART:{_moment(event.starts_at)}",
        f"DTEND:{_moment(ends_at(event))}",
        f"SUMMARY:{_text(event.title)}",
        f"STATUS:{status}",
    ]
    lines += [f"LOCATION:{_text(event.place or event.link or '')}"] if event.place or event.link else []
    lines += [f"URL:{event.link}"] if event.link else []
    lines += [f"DESCRIPTION:{_text(event.description)}"] if event.description else []
    lines += ["END:VEVENT", "END:VCALENDAR"]
    return b"".join(_folded(line) for line in lines)


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
