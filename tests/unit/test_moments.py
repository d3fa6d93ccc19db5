"""Days and hours as people type them."""

from contextlib import suppress
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services import moments
from services.errors import Unfitting

ZONE = ZoneInfo("Asia/Omsk")
NOW = datetime(2025, 10, 7, 12, 0, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("15 декабря в 15:00", "2025-12-15 15:00"),
        ("15.12 15.00", "2025-12-15 15:00"),
        ("15.12.2026, 9:05", "2026-12-15 09:05"),
        ("завтра 10.30", "2025-10-08 10:30"),
        ("Завтра  в 10:30", "2025-10-08 10:30"),
        ("послезавтра 8-00", "2025-10-09 08:00"),
        ("сегодня 18:00", "2025-10-07 18:00"),
        ("18:00", "2025-10-07 18:00"),
        ("9:00", "2025-10-08 09:00"),
        ("3 мая 2026 года 10:00", "2026-05-03 10:00"),
        ("3 марта 10:00", "2026-03-03 10:00"),
        ("29.02 10:00", "2028-02-29 10:00"),
        ("7.10 11:00", "2025-10-07 11:00"),
    ],
)
def test_what_is_meant(typed: str, meant: str):
    assert moments.read(typed, now=NOW, zone=ZONE) == datetime.fromisoformat(meant).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    "typed", ["", "завтра", "15 декабря", "32.01 10:00", "30.02 10:00", "1.13 10:00", "25:00", "15 трембря 10:00", "10:00 завтра", "<b>&", "9" * 500]
)  # fmt: skip
def test_what_is_not_understood(typed: str):
    with pytest.raises(Unfitting):
        moments.read(typed, now=NOW, zone=ZONE)


@given(typed=st.text(max_size=80))
def test_nothing_else_ever_comes_out(typed: str):
    with suppress(Unfitting):
        assert moments.read(typed, now=NOW, zone=ZONE).tzinfo is ZONE


@given(minutes=st.integers(0, 360 * 24 * 60))
def test_a_moment_written_out_is_read_back(minutes: int):
    wanted = NOW + timedelta(minutes=minutes)
    assert moments.read(f"{wanted:%d.%m.%Y %H:%M}", now=NOW, zone=ZONE) == wanted
    assert moments.read(f"{wanted:%d.%m %H:%M}", now=NOW, zone=ZONE) == wanted
