"""Files for calendars: read back by the rules of RFC 5545, whatever an event is called."""

from datetime import UTC, datetime, timedelta

import icalendar
from hypothesis import given, settings
from hypothesis import strategies as st

from models.events import Attendance, Event, EventStatus
from services.events.event_calendars import all_of, calendar

NOW = datetime(2025, 10, 7, 9, tzinfo=UTC)
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=200)


def event_of(**changes: object) -> Event:
    facts = {
        "id": 7, "kind": "seminar", "title": "x", "starts_at": NOW + timedelta(days=1), "sequence": 0,
        "created_at": NOW, "status": EventStatus.PLANNED,
    }  # fmt: skip
    return Event(**{**facts, **changes})


def parsed(content: bytes) -> dict[str, str]:
    """Lines unfolded, text unescaped; each property once."""
    assert content.endswith(b"\r\n")
    lines = content.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    for line in lines:
        line.decode()  # no letter is cut in two
    unfolded = content.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]
    found: dict[str, str] = {}
    for line in unfolded:
        name, _, value = line.partition(":")
        if name in {"BEGIN", "END"}:
            continue
        assert name not in found
        found[name] = _unescaped(value) if name in {"SUMMARY", "LOCATION", "DESCRIPTION"} else value
    return found


def _unescaped(value: str) -> str:
    letters, said = iter(value), ""
    for letter in letters:
        if letter == "\\":
            escaped = next(letters)
            said += "\n" if escaped in "nN" else escaped
        else:
            assert letter not in ";,"
            said += letter
    return said


def accepted(content: bytes) -> list[icalendar.Component]:
    """The events of a file as a calendar reads it, without a complaint."""
    read = icalendar.Calendar.from_ical(content)
    assert not [part.errors for part in read.walk() if part.errors]
    return read.walk("VEVENT")


@settings(max_examples=60, deadline=None)
@given(title=WORDS, place=WORDS, description=st.lists(WORDS, min_size=1, max_size=3).map("\n".join))
def test_what_an_event_says_comes_out_as_it_went_in(title: str, place: str, description: str) -> None:
    content = calendar(event_of(title=title, place=place, description=description), now=NOW)
    [read] = accepted(content)
    assert (read["SUMMARY"], read["LOCATION"], read.decoded("DTSTART")) == (title, place, NOW + timedelta(days=1))
    found = parsed(content)
    assert (found["SUMMARY"], found["LOCATION"], found["DESCRIPTION"]) == (title, place, description)


def test_the_number_stays_and_the_sequence_grows() -> None:
    first = parsed(calendar(event_of(), now=NOW))
    later = NOW + timedelta(days=3)
    moved = event_of(starts_at=later, ends_at=later + timedelta(hours=2), sequence=2, status=EventStatus.CANCELLED)
    second = parsed(calendar(moved, now=later))
    assert first["UID"] == second["UID"]
    assert (first["SEQUENCE"], second["SEQUENCE"]) == ("0", "2")
    assert (first["DTSTART"], first["DTEND"]) == ("20251008T090000Z", "20251008T103000Z")
    assert (second["DTSTART"], second["DTEND"]) == ("20251010T090000Z", "20251010T110000Z")
    assert (first["STATUS"], second["STATUS"], second["METHOD"]) == ("CONFIRMED", "CANCELLED", "CANCEL")


def test_all_of_them_in_one_file_keep_their_numbers() -> None:
    first, second = event_of(), event_of(id=8, sequence=3, status=EventStatus.CANCELLED)
    third = event_of(id=9, title="я" * 200)
    stands = (Attendance.REGISTERED, Attendance.REGISTERED, Attendance.WAITING)
    content = all_of(list(zip((first, second, third), stands, strict=True)), "Встречи; все", now=NOW)
    assert len(accepted(content)) == 3
    head, *parts = content.split(b"BEGIN:VEVENT\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert content.startswith(b"BEGIN:VCALENDAR\r\n")
    assert content.endswith(b"END:VEVENT\r\nEND:VCALENDAR\r\n")
    assert "X-WR-CALNAME:Встречи\\; все".encode() in head
    found = [parsed(part.removesuffix(b"END:VCALENDAR\r\n")) for part in parts]
    assert [one["STATUS"] for one in found] == ["CONFIRMED", "CANCELLED", "TENTATIVE"]
    assert [one["UID"] for one in found] == [parsed(calendar(one, now=NOW))["UID"] for one in (first, second, third)]
