"""The school year: from its first day to the day before the next one, named by the year it begins in."""

from datetime import date, timedelta
from functools import lru_cache


@lru_cache(maxsize=512)
def school_year(day: date, first: str) -> int:
    """The school year a day falls into; `first` is its first day as `MM-DD`."""
    return day.year if f"{day:%m-%d}" >= first else day.year - 1


@lru_cache(maxsize=512)
def last_day(year: int, first: str) -> date:
    """The last day of the school year that begins in `year`."""
    return date.fromisoformat(f"{year + 1}-{first}") - timedelta(days=1)
