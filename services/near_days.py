"""Days counted from a day: the nearest of a date, so many months on. Pure."""

from calendar import monthrange
from datetime import date

from services.errors import Unfitting

YEARS = range(1950, 2101)


def months_before(day: date, months: int) -> date:
    """That many months earlier; a month without such a day gives its last one."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_after(day: date, months: int) -> date:
    return months_before(day, -months)


def day_of(year: int, month: int, day: int) -> date:
    """A day as it was written. Raises Unfitting for one that is not there."""
    try:
        found = date(year, month, day)
    except ValueError:
        raise Unfitting("moment-no-such-day", day=f"{day:02}.{month:02}.{year}") from None
    if found.year not in YEARS:
        raise Unfitting("moment-no-such-day", day=f"{day:02}.{month:02}.{year}")
    return found


def latest(today: date, month: int, day: int) -> date:
    """That day of this year or of the last earlier one that has it."""
    for year in range(today.year, today.year - 9, -1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= today:
            return found
    raise Unfitting("moment-no-such-day", day=f"{day:02}.{month:02}")


def earliest(today: date, month: int, day: int) -> date:
    """That day of this year or of the first later one that has it; the 29th of February is not in every year."""
    for year in range(today.year, today.year + 9):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= today:
            return found
    raise Unfitting("moment-no-such-day", day=f"{day:02}.{month:02}")


def day_of_month(today: date, day: int) -> date:
    """That day of this month or the first later one that has it."""
    if not 1 <= day <= 31:
        raise Unfitting("moment-no-such-day", day=str(day))
    for ahead in range(13):
        first = months_after(today.replace(day=1), ahead)
        if day <= monthrange(first.year, first.month)[1] and first.replace(day=day) >= today:
            return first.replace(day=day)
    raise Unfitting("moment-no-such-day", day=str(day))
