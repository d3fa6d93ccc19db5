"""Codes of the day and lists of surnames: pure rules."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from time import perf_counter

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from models.events import Event, EventStatus
from programmes.events import Events
from services.attendance import attendance_codes as codes
from services.attendance import attendance_matching as matching
from services.attendance import attendance_terms as terms
from services.attendance.attendance_codes import Pass
from services.registration import invitation_codes

KEY = codes.make_key()
moments = st.datetimes(datetime(2024, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
lengths = st.integers(20, 3600)
events = st.integers(1, 10**18 - 1)


@settings(max_examples=60, deadline=None)
@given(moments, lengths, events, st.integers(1, 10**6))
def test_a_code_lives_for_its_slot_and_the_next(now: datetime, seconds: int, event: int, other: int):
    slot = codes.slot_of(now, seconds)
    begins = codes.begins_at(slot, seconds)
    assert begins <= now < begins + timedelta(seconds=seconds)
    left = codes.seconds_left(now, seconds)
    assert 0 < left <= seconds
    assert codes.slot_of(now + timedelta(seconds=left + 0.001), seconds) == slot + 1

    def fits(code: str, at: datetime, number: int = event, key: str = KEY) -> bool:
        return codes.fits(key, number, code, now=at, seconds=seconds)

    code = codes.code_of(KEY, event, slot)
    last = begins + timedelta(seconds=2 * seconds, microseconds=-1)
    assert fits(code, begins)
    assert fits(code, last)
    later = {codes.code_of(KEY, event, one) for one in (slot + 1, slot + 2, slot - 1, slot - 2)}
    assume(code not in later)
    assert not fits(code, last + timedelta(microseconds=1))
    assert not fits(code, begins - timedelta(microseconds=1))
    foreign = {codes.code_of(KEY, event + other, one) for one in (slot, slot - 1)}
    assume(code not in foreign)
    assert not fits(code, now, event + other)
    assert codes.read(codes.shown(code)) == code


@settings(max_examples=60, deadline=None)
@given(moments, lengths, events, st.integers(1, 2**52))
def test_links_and_passes_are_nothing_else(now: datetime, seconds: int, event: int, account: int):
    slot = codes.slot_of(now, seconds)
    code = codes.code_of(KEY, event, slot)
    link = codes.link_payload(event, code)
    assert (codes.read_link(link), codes.read_pass(link)) == (codes.Link(event, code), None)
    kept = Pass(event, slot, codes.seal_of(KEY, event, slot, account))
    payload = codes.pass_payload(kept)
    assert (codes.read_pass(payload), codes.read_link(payload)) == (kept, None)
    assert len(payload) <= 48
    assert invitation_codes.read(link) is invitation_codes.read(payload) is None
    assert codes.is_sealed(KEY, kept, account)
    assert not codes.is_sealed(KEY, kept, account + 1)
    assert not codes.is_sealed(KEY, Pass(event, slot + 1, kept.seal), account)
    assert not codes.is_sealed(codes.make_key(), kept, account)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=30))
def test_whatever_is_typed_is_six_digits_or_none(typed: str):
    read = codes.read(typed)
    assert read is None or (len(read) == 6 and read.isascii() and read.isdigit())
    assert codes.read_link(typed) is None or typed.startswith("here_")


def test_digits_as_people_type_them():
    for typed in ("123456", " 123 456 ", "123-456", "12 34 56"):
        assert codes.read(typed) == "123456"
    for typed in ("12345", "1234567", "١٢٣٤٥٦", "12a456", "123456" * 5, ""):
        assert codes.read(typed) is None
    for payload in ("here_1_12345", "here_1_123456_", "here_9999999999999999999_123456", "here__123456", "q_needs"):
        assert codes.read_link(payload) is None


@settings(max_examples=40, deadline=None)
@given(st.integers(-600, 60_000), st.sampled_from(list(EventStatus)), st.booleans(), st.booleans())
def test_when_people_are_marked_and_codes_shown(minutes: int, status: EventStatus, outside: bool, closed: bool):
    begins = datetime(2025, 10, 7, 12, tzinfo=UTC)
    event = Event(starts_at=begins, ends_at=begins + timedelta(hours=2), status=status, is_external=outside)
    event.closed_at = begins + timedelta(hours=3) if closed else None
    now, after = begins + timedelta(minutes=minutes), timedelta(minutes=minutes)
    is_on = status in {EventStatus.PLANNED, EventStatus.HELD}
    may_be_shown = is_on and not outside and -30 <= minutes <= 180
    assert terms.is_code_time(event, Events(), now) is may_be_shown
    latest = timedelta(days=30, hours=3 if closed else 2)
    may_be_marked = is_on and minutes >= -30 and (status is EventStatus.PLANNED or after <= latest)
    assert (terms.why_not(event, now) is None) is may_be_marked


@dataclass(frozen=True)
class Somebody:
    id: int
    code: str | None
    search_key: str


TOWN = [
    Somebody(1, "П-1", "ромашкина вера павловна п 1"),
    Somebody(2, "П-2", "ромашкина вера олеговна п 2"),
    Somebody(3, "П-3", "лютиков петр ильич п 3"),
    Somebody(4, None, "осока анна"),
]


def test_whom_lines_mean():
    typed = "1. Лютиков П.И.\n2) Ромашкина В. П.; ромашкина, П-2\nНикто Такой\n\nосока\n  "
    lines = matching.lines_of(typed)
    assert lines == ["Лютиков П.И.", "Ромашкина В. П.", "ромашкина", "П-2", "Никто Такой", "осока"]
    found = matching.match(lines, TOWN, ())
    assert (found.found, found.unclear, found.unknown) == ((3, 1, 2, 4), ("ромашкина",), ("Никто Такой",))
    of_list = matching.match(["ромашкина", "Лютиков"], TOWN[:1], TOWN)
    assert of_list.found == (1, 3)
    assert matching.match(["в", "р в п", "ромаш", "П"], TOWN, ()).found == ()
    assert matching.lines_of("\n,;— \x00\n") == []
    assert matching.telling_word("А. Осока") == "осока"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_a_list_of_short_lines(typed: str):
    lines = matching.lines_of(typed)
    assert all(0 < len(one) <= matching.LONGEST_LINE for one in lines)
    found = matching.match(lines, TOWN, ())
    assert len(found.unclear) + len(found.unknown) + len(found.found) <= len(lines)


def test_a_long_list_meets_a_whole_register_at_once():
    """Every line compared with everybody would take half a minute."""
    town = [Somebody(one, f"П-{one}", f"кленов{one} лев ильич п {one}") for one in range(8_000)]
    began = perf_counter()
    found = matching.match([f"Кленов{one} Л." for one in range(500)], (), town)
    assert found.found == tuple(range(500))
    assert perf_counter() - began < 8
