"""The school year: from 1 September to 31 August, named by the year it begins in."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

FIRST_MONTH = 9


def school_year(moment: datetime, zone: ZoneInfo) -> int:
    """The school year a moment falls into by the local calendar."""
    day = moment.astimezone(zone).date()
    return day.year if day.month >= FIRST_MONTH else day.year - 1


def last_day(year: int) -> date:
    return date(year + 1, FIRST_MONTH - 1, 31)
