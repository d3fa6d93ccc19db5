"""Days and hours as people type them."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from babel.dates import format_date, format_skeleton
from hypothesis import given, settings
from hypothesis import strategies as st

from services import moments
from services.errors import Unfitting
from services.written_moments import read_parts

ZONE = ZoneInfo("Asia/Omsk")
NOW = datetime(2025, 10, 7, 12, 0, tzinfo=ZONE)
"""A Tuesday."""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("15 декабря в 15:00", "2025-12-15 15:00"),
        ("15 ДЕКАБРЯ В 15:00", "2025-12-15 15:00"),
        ("  15   декабря ,  15:00 ", "2025-12-15 15:00"),
        ("15 дек. 15:00", "2025-12-15 15:00"),
        ("15-го декабря в 15 часов", "2025-12-15 15:00"),
        ("в 15 часов 15 декабря", "2025-12-15 15:00"),
        ("в 15:00 15 декабря", "2025-12-15 15:00"),
        ("15 декабря 15 00", "2025-12-15 15:00"),
        ("15 декабря в 3 часа дня", "2025-12-15 15:00"),
        ("15 декабря, 15 ч", "2025-12-15 15:00"),
        ("15 декабря 15ч", "2025-12-15 15:00"),
        ("15 декабря 15 ч 30 мин", "2025-12-15 15:30"),
        ("15.12 15.00", "2025-12-15 15:00"),
        ("15.12 15-00", "2025-12-15 15:00"),
        ("15/12 15:00", "2025-12-15 15:00"),
        ("15.12 в 15", "2025-12-15 15:00"),
        ("15.12.2026, 9:05", "2026-12-15 09:05"),
        ("15.12.25 9:05", "2025-12-15 09:05"),
        ("15-12-2025 9:05", "2025-12-15 09:05"),
        ("2025-12-15 15:00", "2025-12-15 15:00"),
        ("10.11 9.05", "2025-11-10 09:05"),
        ("завтра 10.30", "2025-10-08 10:30"),
        ("Завтра  в 10:30", "2025-10-08 10:30"),
        ("10:30 завтра", "2025-10-08 10:30"),
        ("завтра в 10", "2025-10-08 10:00"),
        ("завтра в 9 утра", "2025-10-08 09:00"),
        ("завтра в час дня", "2025-10-08 13:00"),
        ("завтра в 12 дня", "2025-10-08 12:00"),
        ("завтра в 12 ночи", "2025-10-08 00:00"),
        ("завтра в 10.11", "2025-10-08 10:11"),
        ("послезавтра 8-00", "2025-10-09 08:00"),
        ("послезавтра в полдень", "2025-10-09 12:00"),
        ("сегодня 18:00", "2025-10-07 18:00"),
        ("сегодня в 7 вечера", "2025-10-07 19:00"),
        ("18:00", "2025-10-07 18:00"),
        ("9:00", "2025-10-08 09:00"),
        ("вчера в 10:00", "2025-10-06 10:00"),
        ("в пятницу в 9", "2025-10-10 09:00"),
        ("пт 9:00", "2025-10-10 09:00"),
        ("в следующий вторник в 3 дня", "2025-10-14 15:00"),
        ("в следующую среду в 14:00", "2025-10-15 14:00"),
        ("в эту среду в 14:00", "2025-10-08 14:00"),
        ("в ближайший понедельник в 14:00", "2025-10-13 14:00"),
        ("в ближайший вторник в 14:00", "2025-10-14 14:00"),
        ("в воскресенье, 12 октября, в 11:00", "2025-10-12 11:00"),
        ("через неделю в 14", "2025-10-14 14:00"),
        ("через 2 недели в 14:00", "2025-10-21 14:00"),
        ("через три дня в 10:00", "2025-10-10 10:00"),
        ("через месяц в 10:00", "2025-11-07 10:00"),
        ("через 2 часа", "2025-10-07 14:00"),
        ("через час", "2025-10-07 13:00"),
        ("через полчаса", "2025-10-07 12:30"),
        ("3 мая 2026 года 10:00", "2026-05-03 10:00"),
        ("3 мая 2026 г. в 10:00", "2026-05-03 10:00"),
        ("3 марта 10:00", "2026-03-03 10:00"),
        ("29.02 10:00", "2028-02-29 10:00"),
        ("7.10 11:00", "2025-10-07 11:00"),
        ("1 сентября в 9:00", "2026-09-01 09:00"),
        ("20-го числа в 10:00", "2025-10-20 10:00"),
        ("5-го в 10:00", "2025-11-05 10:00"),
        ("31-го в 10:00", "2025-10-31 10:00"),
        ("December 15 at 3 pm", "2025-12-15 15:00"),
        ("15 December 15:00", "2025-12-15 15:00"),
        ("tomorrow at 10:30", "2025-10-08 10:30"),
        ("next friday at noon", "2025-10-17 12:00"),
        ("in 2 weeks at 14:00", "2025-10-21 14:00"),
        ("15.12 в 15:00 ровно", "2025-12-15 15:00"),
    ],
)
def test_what_is_meant(typed: str, meant: str):
    assert moments.read(typed, now=NOW, zone=ZONE) == datetime.fromisoformat(meant).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "moment-unfit"),
        ("<b>&", "moment-unfit"),
        ("9" * 500, "moment-unfit"),
        ("как-нибудь потом", "moment-unfit"),
        ("15 трембря 10:00", "moment-unfit"),
        ("завтра завтра 10:00", "moment-unfit"),
        ("15.12 16.12 10:00", "moment-ends-before"),
        ("завтра 10:00 11:00 12:00", "moment-unfit"),
        ("завтра через 2 часа", "moment-unfit"),
        ("через сто лет в 10:00", "moment-unfit"),
        ("завтра", "moment-hour-missing"),
        ("15 декабря", "moment-hour-missing"),
        ("15.12.2025", "moment-hour-missing"),
        ("31 ноября 10:00", "moment-no-such-day"),
        ("31 ноября", "moment-no-such-day"),
        ("32.01 10:00", "moment-no-such-day"),
        ("30.02 10:00", "moment-no-such-day"),
        ("29.02.2027 10:00", "moment-no-such-day"),
        ("1.13 10:00", "moment-no-such-day"),
        ("0-го в 10:00", "moment-unfit"),
        ("15.12.9999 10:00", "moment-no-such-day"),
        ("25:00", "moment-no-such-hour"),
        ("15 декабря в 24:00", "moment-no-such-hour"),
        ("завтра в 10:75", "moment-no-such-hour"),
        ("завтра в 45", "moment-no-such-hour"),
        ("завтра в 3", "moment-two-hours"),
        ("в пятницу в час", "moment-two-hours"),
        ("во вторник в 15:00", "moment-two-days"),
        ("через день в 15:00", "moment-two-days"),
        ("10.11", "moment-day-or-hour"),
        ("9.05", "moment-day-or-hour"),
        ("в пятницу 15 декабря в 10:00", "moment-wrong-weekday"),
        ("завтра с 15:00 до 14:00", "moment-ends-before"),
    ],
)  # fmt: skip
def test_what_is_not_and_why(typed: str, why: str):
    with pytest.raises(Unfitting) as refused:
        moments.read(typed, now=NOW, zone=ZONE)
    assert refused.value.phrase == why


@pytest.mark.parametrize(
    ("typed", "day", "hour", "until"),
    [
        ("15 декабря с 15:00 до 16:30", "2025-12-15", "15:00", "16:30"),
        ("15 декабря 15:00-16:30", "2025-12-15", "15:00", "16:30"),
        ("15 декабря 15:00 – 16:30", "2025-12-15", "15:00", "16:30"),
        ("15.12 с 15 до 17", "2025-12-15", "15:00", "17:00"),
        ("завтра", "2025-10-08", None, None),
        ("15.12.2025", "2025-12-15", None, None),
        ("18.30", None, "18:30", None),
        ("в 14", None, "14:00", None),
    ],
)
def test_what_was_said_is_kept_apart(typed: str, day: str | None, hour: str | None, until: str | None):
    found = read_parts(typed, now=NOW, zone=ZONE)
    assert (str(found.day) if found.day else None) == day
    assert (f"{found.hour:%H:%M}" if found.hour else None) == hour
    assert (f"{found.until:%H:%M}" if found.until else None) == until


def test_a_day_alone_is_never_taken_for_an_hour():
    today = NOW.date()
    assert str(moments.read_day("10.11", today=today)) == "2025-11-10"
    assert str(moments.read_day("30 ноября", today=today)) == "2025-11-30"
    assert str(moments.read_day("до 30.11", today=today)) == "2025-11-30"
    for typed in ("", "10:30", "завтра в 10:00", "в 14", "31.11", "x" * 500):
        with pytest.raises(Unfitting, match="moment-day-unfit"):
            moments.read_day(typed, today=today)


@given(typed=st.text(max_size=80))
def test_nothing_else_ever_comes_out(typed: str):
    with suppress(Unfitting):
        assert moments.read(typed, now=NOW, zone=ZONE).tzinfo is ZONE


WORDS = st.sampled_from(
    ["в", "15", "15.12", "декабря", "завтра", "пятницу", "через", "2", "недели", "15:00", "дня", "час", "-", "2025", "9", "следующую", "31", "го"]
)  # fmt: skip


@given(words=st.lists(WORDS, max_size=7))
def test_words_of_moments_in_any_order_are_read_or_refused(words: list[str]):
    with suppress(Unfitting):
        assert moments.read(" ".join(words), now=NOW, zone=ZONE).tzinfo is ZONE


@given(minutes=st.integers(0, 360 * 24 * 60), language=st.sampled_from(["ru", "en"]))
@settings(max_examples=60)
def test_a_moment_written_out_is_read_back(minutes: int, language: str):
    wanted = NOW + timedelta(minutes=minutes)
    weekday = format_date(wanted, "EEE", locale=language)
    spoken = format_skeleton("MMMMd", wanted.date(), locale=language)
    full = format_date(wanted, "long", locale=language)
    for written in (
        f"{wanted:%d.%m.%Y %H:%M}",
        f"{wanted:%d.%m %H:%M}",
        f"{spoken}, {wanted:%H:%M}",
        f"{weekday}, {spoken}, {wanted:%H:%M}",
        f"{full}, {wanted:%H:%M}",
        f"{wanted:%Y-%m-%d %H:%M}",
    ):
        assert moments.read(written, now=NOW, zone=ZONE) == wanted, written


@given(minutes=st.integers(0, 360 * 24 * 60), zone=st.sampled_from(["Europe/Berlin", "America/Santiago"]))
@settings(max_examples=40)
def test_where_clocks_change_an_hour_is_read_as_the_wall_shows_it(minutes: int, zone: str):
    place = ZoneInfo(zone)
    wanted = (NOW.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(place).replace(fold=0)
    assert moments.read(f"{wanted:%d.%m.%Y %H:%M}", now=NOW, zone=place).replace(tzinfo=None) == wanted.replace(
        tzinfo=None
    )


def test_an_hour_the_clocks_skip_is_refused():
    berlin = ZoneInfo("Europe/Berlin")
    with pytest.raises(Unfitting, match="moment-skipped"):
        moments.read("29.03.2026 2:30", now=NOW, zone=berlin)
    assert moments.read("29.03.2026 3:30", now=NOW, zone=berlin).utcoffset() == timedelta(hours=2)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("12.05.2024", "2024-05-12"),
        ("12 5 2024", "2024-05-12"),
        ("12, 05, 24", "2024-05-12"),
        ("12-05-24", "2024-05-12"),
        ("2024.5.12", "2024-05-12"),
        ("12052024", "2024-05-12"),
        ("120524", "2024-05-12"),
        ("12 мая 24", "2024-05-12"),
        ("12 мая 2024 г.", "2024-05-12"),
        ("1.6.1994", "1994-06-01"),
        ("31 12", "2024-12-31"),
        ("позавчера", "2025-10-05"),
    ],
)
def test_days_in_figures_of_any_kind_are_read(typed: str, day: str):
    assert str(moments.read_past_day(typed, today=NOW.date())) == day
    if day > "2000" and "вчера" not in typed and typed != "31 12":
        assert str(moments.read_day(typed, today=NOW.date())) == day


@pytest.mark.parametrize("typed", ["31.02.2024", "1.1.1949", "12.13", "1205", "12052", "2024", "12 5 2024 1"])
def test_figures_that_are_no_day_are_refused(typed: str):
    with pytest.raises(Unfitting, match="moment-day-unfit"):
        moments.read_past_day(typed, today=NOW.date())
