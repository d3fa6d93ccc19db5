"""By which days events come again, what collides, what may stand in an event."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.events import Event, EventFormat
from models.scopes import Scope
from services.errors import Unfitting
from services.events import event_facts
from services.events.event_conflicts import conflicts, overlap, share_people
from services.events.event_series import MOST, Every, dates, nth
from services.working_time import is_working
from tests.programmes import NMS

CALENDAR = NMS.calendar
AT = datetime(2025, 12, 15, 12, tzinfo=UTC)
DAYS = st.dates(date(2025, 9, 1), date(2026, 5, 31))


@settings(max_examples=80)
@given(first=DAYS, days=st.integers(0, 900), every=st.sampled_from(Every))
def test_a_series_keeps_its_rule_and_the_rest_of_the_year(first: date, days: int, every: Every):
    until, calendar = first + timedelta(days=days), CALENDAR
    found = dates(every, first, until, calendar)
    every_day = sorted((*found.days, *(rest.on for rest in found.rests)))
    assert len(found.days) < MOST
    assert all(first < day <= until for day in every_day)
    assert len(set(every_day)) == len(every_day)
    for day in found.days:
        assert not any(one.since <= day <= one.until for one in calendar.vacations)
        assert is_working(day, calendar.quiet_hours) or day.weekday() >= 5
        if every is Every.MONTH:
            assert day.day == first.day or (day + timedelta(days=1)).day == 1
        else:
            assert day.weekday() == first.weekday()
        if every is Every.NTH_WEEKDAY and nth(first) < 5:
            assert nth(day) == nth(first)
        if every is Every.NTH_WEEKDAY and nth(first) == 5:
            assert (day + timedelta(days=7)).month != day.month
    if every is Every.WEEK:
        assert all((later - earlier).days == 7 for earlier, later in pairwise((first, *every_day)))
    else:
        months = [one.year * 12 + one.month for one in (first, *every_day)]
        assert all(later - earlier == 1 for earlier, later in pairwise(months))


def test_every_third_wednesday_until_may():
    found = dates(Every.NTH_WEEKDAY, date(2025, 10, 15), date(2026, 5, 25), CALENDAR)
    assert [f"{day:%d.%m}" for day in found.days] == ["19.11", "17.12", "21.01", "18.03", "15.04", "20.05"]
    assert [(f"{rest.on:%d.%m}", rest.title) for rest in found.rests] == [("18.02", "дополнительные")]


def event(number: int, begins: datetime = AT, hours: float = 2, place: str | None = None, **wanted: str) -> Event:
    audience = {"wanted": {facet: [value] for facet, value in wanted.items()}} if wanted else {}
    return Event(id=number, starts_at=begins, ends_at=begins + timedelta(hours=hours), place=place, audience=audience)


@given(start=st.integers(0, 100), length=st.integers(1, 50), other=st.integers(0, 100), others=st.integers(1, 50))
def test_two_spans_overlap_as_their_hours_do(start: int, length: int, other: int, others: int):
    hours = [AT + timedelta(hours=one) for one in (start, start + length, other, other + others)]
    shared = set(range(start, start + length)) & set(range(other, other + others))
    assert overlap(*hours) is bool(shared)
    assert overlap(*hours[2:], *hours[:2]) is bool(shared)


def test_only_what_shares_the_hours_and_the_people_or_the_room_collides():
    own = event(1, place="Зал № 1", subject="math")
    others = [
        own,
        event(2),
        event(3, subject="math"),
        event(4, subject="history"),
        event(5, place="зал №1", subject="history"),
        event(6, AT + timedelta(hours=2)),
        event(7, AT - timedelta(hours=2)),
        event(8, AT + timedelta(hours=1), school="3"),
    ]
    assert [(one.event.id, one.same_place) for one in conflicts(own, others)] == [
        (5, True), (2, False), (3, False), (8, False),
    ]  # fmt: skip
    halls = [event(number, place="Актовый зал", school=str(number)) for number in (1, 2, 3)]
    for hall in halls[:2]:
        hall.organization_id = hall.id
    assert [one.event.id for one in conflicts(halls[0], halls)] == [3]
    for shared in (
        ({"wanted": {"school": ["3"]}}, {}),
        ({"wanted": {"subject": ["math"]}}, {"wanted": {"association": ["7"]}}),
        ({"wanted": {"subject": ["math"]}}, {"is_everybody": True, "unwanted": {"subject": ["history"]}}),
    ):
        assert share_people(*shared)
        assert share_people(*reversed(shared))
    assert not share_people({"wanted": {"school": ["3"]}}, {"is_everybody": True, "unwanted": {"school": ["3"]}})


@pytest.mark.parametrize(
    ("typed", "was", "place", "link"),
    [
        ("Каб. 12", None, "Каб. 12", None),
        ("https://meet.example.ru/a", None, None, "https://meet.example.ru/a"),
        ("meet.example.ru/a", None, None, "https://meet.example.ru/a"),
        ("Каб. 12, https://meet.example.ru/a", None, "Каб. 12", "https://meet.example.ru/a"),
        ("school.ru", None, "school.ru", None),
        ("Каб. 12", EventFormat.HYBRID, "Каб. 12", "kept"),
        ("https://meet.example.ru/a", EventFormat.HYBRID, "kept", "https://meet.example.ru/a"),
        ("-", EventFormat.HYBRID, None, None),
    ],
)
def test_a_place_and_a_link_are_told_apart(typed: str, was: EventFormat | None, place: str | None, link: str | None):
    found = {"place": "kept", "link": "kept"} | event_facts.where(typed, Event(format=was))
    assert (found["place"], found["link"]) == (place, link)


@pytest.mark.parametrize("typed", ["0", "-", "–", ""])
def test_no_number_of_seats_is_no_limit(typed: str):
    assert event_facts.seats(typed) is None


@pytest.mark.parametrize("typed", ["-5", "1.5", "10001", "много", "9" * 5000, "²"])
def test_odd_numbers_of_seats_are_refused(typed: str):
    with pytest.raises(Unfitting):
        event_facts.seats(typed)


def test_nobody_means_more_people_than_they_reach():
    leader = Scope(associations=frozenset({7}))
    everybody = {"is_everybody": True, "wanted": {}, "unwanted": {}}
    beyond = {"wanted": {"association": ["8"], "subject": ["math"]}}
    assert event_facts.checked_audience(everybody, leader, 7, None)["wanted"] == {"association": ["7"]}
    assert event_facts.checked_audience(everybody, leader, 7, None)["is_everybody"] is False
    assert event_facts.checked_audience(beyond, leader, 7, None)["wanted"] == {
        "association": ["7"], "subject": ["math"],
    }  # fmt: skip
    coordinator = Scope(organizations=frozenset({3}))
    assert event_facts.checked_audience({}, coordinator, None, 3)["wanted"] == {"school": ["3"]}
    assert event_facts.checked_audience(everybody, Scope(is_whole=True), None, None) == {}
