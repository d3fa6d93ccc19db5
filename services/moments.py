"""A day and an hour as people type them."""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from programmes.moment_words import DAYS, FILLERS, MONTHS
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


def _words(typed: str) -> str:
    words = clean(typed[:LONGEST]).lower().replace(",", " ")
    return " ".join(word for word in words.split() if word not in FILLERS)


def _day(said: str, today: date) -> date:
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
        return _next(today, month, int(found["day"]))
    except ValueError:
        raise Unfitting("moment-unfit") from None


def _next(today: date, month: int, day: int) -> date:
    """That day of this year or of the first later one that has it; the 29th of February is not in every year."""
    for year in range(today.year, today.year + 9):
        try:
            found = date(year, month, day)
        except ValueError:
            if not 1 <= month <= 12 or not 1 <= day <= 29:
                raise
            continue
        if found >= today:
            return found
    raise ValueError("no such day")
