"""A day and an hour as people type them."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from programmes.moment_words import DAYS, DAYS_AGO, FILLERS, MONTHS
from services.errors import Unfitting
from services.naming import clean

CLOCK = re.compile(r"(?P<hour>[01]?\d|2[0-3])[:.\-](?P<minute>[0-5]\d)$")
NUMBERS = re.compile(r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})(?:[./](?P<year>\d{4}))?$")
WORDS = re.compile(r"(?P<day>\d{1,2}) (?P<month>[^\W\d_]+)(?: (?P<year>\d{4}))?$")
LONGEST = 60


def read(typed: str, *, now: datetime, zone: ZoneInfo) -> datetime:
    """The moment meant: a day in figures or words and an hour, or an hour alone.

    Without a year it is the next such day; an hour alone that is past means tomorrow. Raises Unfitting.
    """
    words = _words(typed)
    found = CLOCK.search(words)
    if not found:
        raise Unfitting("moment-unfit")
    hour = time(int(found["hour"]), int(found["minute"]))
    today = now.astimezone(zone).date()
    said = words[: found.start()].strip()
    if not said:
        moment = datetime.combine(today, hour, zone)
        return moment if moment > now else datetime.combine(today + timedelta(days=1), hour, zone)
    return datetime.combine(_day(said, today), hour, zone)


def read_day(typed: str, *, today: date) -> date:
    """The day meant, in figures or words; without a year it is the next such day. Raises Unfitting."""
    try:
        return _day(_words(typed), today)
    except Unfitting:
        raise Unfitting("moment-day-unfit") from None


def read_past_day(typed: str, *, today: date) -> date:
    """The day meant, in figures or words; without a year it is today or the last such day. Raises Unfitting."""
    said = _words(typed)
    for before, names in enumerate(DAYS_AGO, 1):
        if said in names:
            return today - timedelta(days=before)
    try:
        return _day(said, today, _last)
    except Unfitting:
        raise Unfitting("moment-day-unfit") from None


def _words(typed: str) -> str:
    words = clean(typed[:LONGEST]).lower().replace(",", " ")
    return " ".join(word for word in words.split() if word not in FILLERS)


def _day(said: str, today: date, nearest: Callable[[date, int, int], date] | None = None) -> date:
    for ahead, names in enumerate(DAYS):
        if said in names:
            return today + timedelta(days=ahead)
    found = NUMBERS.fullmatch(said) or WORDS.fullmatch(said)
    if not found:
        raise Unfitting("moment-unfit")
    month = int(found["month"]) if found["month"].isdigit() else MONTHS.get(found["month"][:3], 0)
    try:
        if found["year"]:
            return date(int(found["year"]), month, int(found["day"]))
        return (nearest or _next)(today, month, int(found["day"]))
    except ValueError:
        raise Unfitting("moment-unfit") from None


def _next(today: date, month: int, day: int) -> date:
    """That day of this year or of the first later one that has it; the 29th of February is not in every year."""
    found = _of_years(range(today.year, today.year + 9), month, day)
    return next(one for one in found if one >= today)


def _last(today: date, month: int, day: int) -> date:
    """That day of this year or of the last earlier one that has it."""
    found = _of_years(range(today.year, today.year - 9, -1), month, day)
    return next(one for one in found if one <= today)


def _of_years(years: range, month: int, day: int) -> Iterator[date]:
    """That day of each of these years that has it. Raises ValueError for a day no year has."""
    date(2024, month, day)
    for year in years:
        with suppress(ValueError):
            yield date(year, month, day)
