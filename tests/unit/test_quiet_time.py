"""When the bot may write on its own: by tables for the days that matter, by properties for all the others."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programmes.programme import Programme
from services.quiet_time import next_allowed

START = datetime(2024, 1, 1, tzinfo=UTC)
ZONE = ZoneInfo("Europe/Moscow")
RUSSIAN_ZONES = [
    "Europe/Kaliningrad", "Europe/Moscow", "Europe/Samara", "Asia/Yekaterinburg", "Asia/Omsk", "Asia/Krasnoyarsk",
    "Asia/Irkutsk", "Asia/Yakutsk", "Asia/Vladivostok", "Asia/Magadan", "Asia/Kamchatka",
]  # fmt: skip
SHIFTING = "Europe/Berlin"
"""A zone with daylight saving: Russia may have it again."""


def moment(text: str, zone: ZoneInfo = ZONE) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


@pytest.mark.parametrize(
    ("due", "comes"),
    [
        ("2025-10-07 12:00", "2025-10-07 12:00"),
        ("2025-10-07 08:00", "2025-10-07 08:00"),
        ("2025-10-07 07:59", "2025-10-07 08:30"),
        ("2025-10-07 00:00", "2025-10-07 08:30"),
        ("2025-10-07 19:59", "2025-10-07 19:59"),
        ("2025-10-07 20:00", "2025-10-08 08:30"),
        ("2025-10-11 14:59", "2025-10-11 14:59"),  # a Saturday
        ("2025-10-11 15:00", "2025-10-13 08:30"),
        ("2025-10-12 12:00", "2025-10-13 08:30"),  # a Sunday
        ("2025-11-03 21:00", "2025-11-05 08:30"),  # the day of unity
        ("2025-12-29 21:00", "2026-01-09 08:30"),
        ("2026-07-05 12:00", "2026-08-17 08:30"),  # the sixteenth is a Sunday
        ("2028-02-29 12:00", "2028-02-29 12:00"),
        ("2028-02-22 20:30", "2028-02-24 08:30"),
    ],
)
def test_what_is_due_at_night_comes_in_the_morning(programme: Programme, due: str, comes: str):
    quiet = programme.calendar.quiet_hours
    assert next_allowed(moment(due), quiet, ZONE) == moment(comes)


def test_staff_works_in_july(programme: Programme):
    quiet = programme.calendar.quiet_hours
    due = moment("2026-07-06 12:00")
    assert next_allowed(due, quiet, ZONE, for_staff=True) == due


@pytest.mark.parametrize(
    ("due", "hour", "paused", "comes"),
    [
        ("2025-10-07 09:00", 10, None, "2025-10-07 10:00"),
        ("2025-10-07 10:00", 10, None, "2025-10-07 10:00"),
        ("2025-10-07 09:00", None, date(2025, 10, 9), "2025-10-10 08:30"),
        ("2025-10-07 21:00", 11, date(2025, 10, 10), "2025-10-11 11:00"),
        ("2025-10-10 21:00", 16, None, "2025-10-13 16:00"),  # Saturday ends at three
    ],
)
def test_people_have_wishes(programme: Programme, due: str, hour: int | None, paused: date | None, comes: str):
    quiet = programme.calendar.quiet_hours
    found = next_allowed(moment(due), quiet, ZONE, later_hour=hour, paused_until=paused)
    assert found == moment(comes)


@given(
    due=st.integers(0, 10 * 366 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes)),
    zone=st.sampled_from([*RUSSIAN_ZONES, SHIFTING]).map(ZoneInfo),
    hour=st.one_of(st.none(), st.integers(9, 19)),
    pause=st.one_of(st.none(), st.integers(0, 30)),
    for_staff=st.booleans(),
)
def test_it_is_never_quiet_never_early_and_settled_at_once(
    programme: Programme, due: datetime, zone: ZoneInfo, hour: int | None, pause: int | None, for_staff: bool
):
    quiet = programme.calendar.quiet_hours
    until = None if pause is None else due.astimezone(zone).date() + timedelta(days=pause)
    found = next_allowed(due, quiet, zone, for_staff=for_staff, later_hour=hour, paused_until=until)
    local = found.astimezone(zone)
    assert found >= due
    assert next_allowed(found, quiet, zone, for_staff=for_staff, later_hour=hour, paused_until=until) == found
    assert time(8) <= local.time() < time(20)
    assert local.weekday() < 6
    assert local.weekday() < 5 or local.time() < time(15)
    assert hour is None or local.hour >= hour
    assert until is None or local.date() > until
    assert for_staff or not date(local.year, 7, 1) <= local.date() <= date(local.year, 8, 15)
    assert f"{local:%m-%d}" not in quiet.days_off


def test_zones_exist():
    assert set(RUSSIAN_ZONES) <= available_timezones()
