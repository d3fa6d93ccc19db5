"""Days of digests, and lines of announcements in them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from services.announcements.digest_days import is_digest, next_digest
from services.announcements.digest_letters import title_of
from tests.programmes import NMS

CALENDAR, ZONE = NMS.calendar, ZoneInfo("Europe/Moscow")


def test_a_line_is_the_first_line_without_markup():
    assert title_of("\n <b>Семинар\tв</b>  среду &lt;3\nподробности") == "Семинар в среду <3"
    assert title_of("<i> </i>") == "…"


@given(days=st.integers(0, 1095), seconds=st.integers(0, 86399))
def test_the_next_digest_is_one_and_a_moment_beside_it_is_none(days: int, seconds: int):
    now = datetime(2025, 1, 1, tzinfo=UTC) + timedelta(days=days, seconds=seconds)
    moment = next_digest(CALENDAR, ZONE, after=now)
    assert moment > now
    assert is_digest(CALENDAR, ZONE, moment)
    assert not is_digest(CALENDAR, ZONE, moment + timedelta(seconds=1))
