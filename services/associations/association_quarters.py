"""Quarters of a school year in which an association should have met by now. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from programmes.calendar import Quarter


@dataclass(frozen=True, slots=True)
class Span:
    code: str
    title: str
    since: date
    until: date
    """Its last day."""
    is_over: bool
    """Then only what took place counts; else what is planned does too."""


def due(quarters: Iterable[Quarter], *, year: int, first: str, today: date) -> tuple[Span, ...]:
    """Those that are over, and the running one from its middle on; `first` is the first day of the year as `MM-DD`."""
    found = []
    for quarter in quarters:
        since, until = (day_of(one, year=year, first=first) for one in (quarter.since, quarter.until))
        middle = since + (until - since) / 2
        if until < today or since <= middle <= today <= until:
            found.append(Span(quarter.code, quarter.title, since, until, is_over=until < today))
    return tuple(found)


def has_come(month_day: str, *, year: int, first: str, today: date) -> bool:
    """Whether a day of the school year is here or past."""
    return today >= day_of(month_day, year=year, first=first)


def day_of(month_day: str, *, year: int, first: str) -> date:
    """A day of every year as it falls into a school year."""
    month, day = int(month_day[:2]), int(month_day[3:])
    return date(year if month_day >= first else year + 1, month, min(day, 28) if month == 2 else day)
