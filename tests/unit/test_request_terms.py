"""How long a request waits: working time alone counts."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.consultations.request_figures import month_before
from services.consultations.request_terms import WorkingDay, worked
from tests.programmes import NMS

MOSCOW = ZoneInfo("Europe/Moscow")
CALENDAR = NMS.calendar.quiet_hours
DAYS = WorkingDay(time(9), time(18), CALENDAR, MOSCOW)
MOMENTS = st.datetimes(datetime(2025, 9, 1), datetime(2026, 5, 30), timezones=st.just(UTC))  # noqa: DTZ001  # made aware


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """In October 2025, which begins on a Wednesday."""
    return datetime(2025, 10, day, hour, minute, tzinfo=MOSCOW)


@pytest.mark.parametrize(
    ("since", "until", "hours"),
    [
        (at(7, 12), at(7, 17), 5),
        (at(7, 6), at(7, 23), 9),
        (at(7, 17), at(8, 10), 2),
        (at(10, 17), at(13, 10), 2),
        (at(11, 10), at(12, 20), 0),
        (at(8, 10), at(7, 10), 0),
    ],
)
def test_nights_and_days_off_do_not_count(since: datetime, until: datetime, hours: float):
    assert worked(since, until, DAYS) == timedelta(hours=hours)


@settings(max_examples=60)
@given(MOMENTS, MOMENTS, MOMENTS)
def test_stretches_add_up(one: datetime, two: datetime, three: datetime):
    first, middle, last = sorted((one, two, three))
    assert worked(first, middle, DAYS) + worked(middle, last, DAYS) == worked(first, last, DAYS)
    assert worked(first, last, DAYS) <= last - first


@settings(max_examples=60)
@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(-100, 100))
def test_months_go_there_and_back(day: date, back: int):
    first = day.replace(day=1)
    assert month_before(month_before(first, back), -back) == first
