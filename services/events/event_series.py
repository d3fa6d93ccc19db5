"""By which rule an event comes again, and on which days: pure."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from programmes.calendar import Calendar
from services.quiet_time import SUNDAY, covers

MOST = 40
"""Meetings of one series, the first one among them."""
LAST_OF_MONTH = 5
"""The fifth Wednesday stands for the last one: not every month has five."""


class Every(StrEnum):
    WEEK = "week"
    NTH_WEEKDAY = "nth"
    """Such as every third Wednesday."""
    MONTH = "month"
    """On the same day of the month, or on its last one where it is shorter."""


@dataclass(frozen=True, slots=True)
class Rest:
    """A day the rule names and the calendar does not."""

    on: date
    title: str
    """What rests then; empty for a public holiday or a Sunday."""


@dataclass(frozen=True, slots=True)
class Dates:
    days: tuple[date, ...]
    """After the first one."""
    rests: tuple[Rest, ...]


def dates(every: Every, first: date, until: date, calendar: Calendar) -> Dates:
    """The days after the first one up to `until`, both of them by the rule; the calendar's rest is left out."""
    found: list[date] = []
    rests: list[Rest] = []
    for number in range(1, 5 * MOST):
        day = _turn(every, first, number)
        if day > until or len(found) + 1 >= MOST:
            break
        rest = "" if is_sunday(day) and not is_sunday(first) else _rest(day, calendar)
        if rest is None:
            found.append(day)
        else:
            rests.append(Rest(day, rest))
    return Dates(tuple(found), tuple(rests))


def plain(every: Every, first: date) -> Mapping[str, Any]:
    """The rule as a row keeps it."""
    return {"every": every.value, "first": first.isoformat(), "weekday": first.weekday(), "nth": nth(first)}


def nth(day: date) -> int:
    """Which of its weekday in its month a day is; the fifth is the last."""
    return (day.day - 1) // 7 + 1


def is_sunday(day: date) -> bool:
    return day.weekday() == SUNDAY


def _turn(every: Every, first: date, number: int) -> date:
    if every is Every.WEEK:
        return first + timedelta(weeks=number)
    year, month = divmod(first.year * 12 + first.month - 1 + number, 12)
    last = monthrange(year, month + 1)[1]
    if every is Every.MONTH:
        return date(year, month + 1, min(first.day, last))
    begins = date(year, month + 1, 1)
    day = 1 + (first.weekday() - begins.weekday()) % 7 + 7 * (nth(first) - 1)
    while day > last:
        day -= 7
    return begins.replace(day=day)


def _rest(day: date, calendar: Calendar) -> str | None:
    for vacation in calendar.vacations:
        if vacation.since <= day <= vacation.until:
            return vacation.title
    quiet, month_day = calendar.quiet_hours, f"{day:%m-%d}"
    if month_day in quiet.days_off or any(covers(period, month_day) for period in quiet.breaks):
        return ""
    return None
