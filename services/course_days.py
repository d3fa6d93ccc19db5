"""Days that are over, as people type them: figures with or without the year, words, yesterday."""

import re
from datetime import date, timedelta

from programmes.moment_words import DAYS, FILLERS, MONTHS, TILL
from services.errors import Unfitting
from services.naming import clean

LONGEST = 60
EARLIEST = date(1950, 1, 1)
CENTURY = 2000
NUMBERS = re.compile(r"(?P<day>\d{1,2})[ .,/\-](?P<month>\d{1,2})(?:[ .,/\-](?P<year>\d{4}|\d{2}))?\.?")
ISO = re.compile(r"(?P<year>\d{4})[ .,/\-](?P<month>\d{1,2})[ .,/\-](?P<day>\d{1,2})")
SOLID = re.compile(r"(?P<day>\d{2})(?P<month>\d{2})(?P<year>\d{4}|\d{2})")
WORDS = re.compile(r"(?P<day>\d{1,2}) (?P<month>[^\W\d_]{3,})\.?(?: (?P<year>\d{4}|\d{2}))?")


def read_past(typed: str, *, today: date) -> date:
    """The day meant; without a year it is the newest such day that has come. Raises Unfitting."""
    words = clean(typed[:LONGEST]).lower()
    said = " ".join(word for word in words.split() if word not in (*FILLERS, *TILL))
    if DAYS.get(said, 1) <= 0:
        return today + timedelta(days=DAYS[said])
    found = _found(said, today)
    if found is None or not found >= EARLIEST:
        raise Unfitting("course-day-unfit")
    if found > today:
        raise Unfitting("course-day-ahead")
    return found


def read_day(typed: str, *, today: date, latest: date) -> date:
    """A day that may be ahead; without a year it is the next such day. Raises Unfitting."""
    words = clean(typed[:LONGEST]).lower()
    said = " ".join(word for word in words.split() if word not in (*FILLERS, *TILL))
    found = _found(said, today, forward=True)
    if found is None or not EARLIEST <= found <= latest:
        raise Unfitting("course-day-unfit")
    return found


def _found(said: str, today: date, *, forward: bool = False) -> date | None:
    for pattern in (ISO, NUMBERS, SOLID, WORDS):
        parts = pattern.fullmatch(said)
        if parts is None:
            continue
        written = parts["month"]
        month = int(written) if written.isdigit() else MONTHS.get(written[:3], 0)
        years = [_year(parts["year"])] if parts["year"] else _years(today, forward=forward)
        days = [day for day in (_day(year, month, int(parts["day"])) for year in years) if day is not None]
        if parts["year"]:
            return days[0] if days else None
        fitting = [day for day in days if (day >= today if forward else day <= today)]
        return (min(fitting) if forward else max(fitting)) if fitting else None
    return None


def _years(today: date, *, forward: bool) -> list[int]:
    """Enough of them to hold a 29th of February."""
    around = range(9)
    return [today.year + step if forward else today.year - step for step in around]


def _year(written: str) -> int:
    return int(written) + (CENTURY if len(written) == 2 else 0)  # two figures of a year


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
