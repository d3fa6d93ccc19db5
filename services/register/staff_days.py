"""Days and years out of table cells, however they were put there."""

import re
from datetime import date, datetime

from openpyxl.utils.datetime import from_excel

from programmes import staff_words as words
from services.errors import Unfitting
from services.register.staff_cells import LONGEST_CELL, Content, quoted, text
from services.register.staff_letters import tidy

YEAR = re.compile(rf"(?:(?:{'|'.join(words.YEAR_WORDS)}) )?([0-9]{{4}})")
YEAR_WORD_BEHIND = re.compile(rf"(?<=[0-9]{{4}})\s*(?:{'|'.join(words.YEAR_WORDS)})\.?$")
DAY = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})")
ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ]00:00(?::00)?)?")
DAY_IN_WORDS = re.compile(r"([0-9]{1,2}) ([^\W\d_]+) ([0-9]{4})")
SERIAL = re.compile(r"[0-9]{5}")
EARLIEST_DAY = date(1950, 1, 1)
SERIALS = range(1, 2_958_466)
"""Days as spreadsheets count them, to the end of the year 9999."""


def year(content: Content, low: int, high: int) -> int:
    """A year of four digits; of a whole date, its year."""
    if isinstance(content, date):
        found = content.year
    else:
        line = text(content, LONGEST_CELL)
        alone, whole = YEAR.fullmatch(YEAR_WORD_BEHIND.sub("", line.lower())), _written_day(line)
        found = int(alone[1]) if alone else whole.year if whole else 0
    if not low <= found <= high:
        raise Unfitting("staff-problem-year", text=quoted(content), low=low, high=high)
    return found


def day(content: Content, latest: date, epoch: datetime) -> date:
    """A day written as a date, as a text or as the number spreadsheets keep dates in."""
    found: date | None = None
    if isinstance(content, date):
        found = content
    elif isinstance(content, str):
        line = tidy(content)
        found = _day_of_serial(int(line), epoch) if SERIAL.fullmatch(line) else _written_day(line)
    elif isinstance(content, int | float) and not isinstance(content, bool):
        found = _day_of_serial(content, epoch)
    if isinstance(found, datetime):
        found = found.date()
    if found is None or not EARLIEST_DAY <= found <= latest:
        raise Unfitting("staff-problem-day", text=quoted(content))
    return found


def _written_day(line: str) -> date | None:
    lower = YEAR_WORD_BEHIND.sub("", line.lower())
    if found := DAY.fullmatch(lower):
        days, months, years = map(int, found.groups())
    elif found := ISO_DAY.fullmatch(lower):
        years, months, days = map(int, found.groups())
    elif (found := DAY_IN_WORDS.fullmatch(lower)) and found[2] in words.MONTHS:
        days, months, years = int(found[1]), words.MONTHS.index(found[2]) + 1, int(found[3])
    else:
        return None
    try:
        return date(years, months, days)
    except ValueError:
        return None


def _day_of_serial(serial: float, epoch: datetime) -> date | None:
    if not SERIALS.start <= serial < SERIALS.stop:
        return None
    found = from_excel(serial, epoch)
    return found if isinstance(found, date) else None
