"""On which days rows of the road map are due, from the schedule and the programme's period alone. Pure."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from programmes.calendar import Calendar
from programmes.passport import Passport
from programmes.programme import Programme
from programmes.roadmap import BeforeApproval, Item, Schedule
from services.associations.association_quarters import day_of
from services.school_year import school_year


@dataclass(frozen=True, slots=True)
class Occurrence:
    item: Item
    due_on: date
    since: date | None = None
    """The first day of its quarter; none: of no quarter."""
    is_before: bool = False
    """Due before the programme was approved: nobody could be late."""


def occurrences(programme: Programme) -> tuple[Occurrence, ...]:
    """Of the whole programme, the earliest first; one for each row and day. `continuous` is never due."""
    if not programme.modules.roadmap:
        return ()
    found = {(one.due_on, number): one for number, one in _all(programme)}
    return tuple(found[key] for key in sorted(found))


def of_year(programme: Programme, year: int) -> tuple[Occurrence, ...]:
    """Those due in a school year."""
    first = programme.calendar.school_year.since
    return tuple(one for one in occurrences(programme) if school_year(one.due_on, first) == year)


def _all(programme: Programme) -> Iterator[tuple[int, Occurrence]]:
    period = programme.passport.period
    for number, item in enumerate(programme.roadmap.items):
        for schedule in item.schedule:
            for since, due_on in _days(schedule, programme.passport, programme.calendar):
                one = _settled(programme, item, schedule, since, due_on)
                if one is not None and period.year1_start <= one.due_on <= period.last_day:
                    yield number, one


def _settled(
    programme: Programme, item: Item, schedule: Schedule, since: date | None, due_on: date
) -> Occurrence | None:
    """What comes every year begins with the approval; what comes once is as the programme wants it."""
    if due_on >= programme.passport.approved_on:
        return Occurrence(item, due_on, since)
    if schedule.programme_year is None:
        return None
    if programme.roadmap.before_approval is BeforeApproval.NEXT_YEAR:
        return Occurrence(item, _end_of(due_on.year + 1, due_on.month))
    return Occurrence(item, due_on, is_before=True)


def _days(schedule: Schedule, passport: Passport, calendar: Calendar) -> Iterator[tuple[date | None, date]]:
    period = passport.period
    years = range(period.year1_start.year - 1, period.last_day.year + 1)
    if schedule.programme_year is not None:
        begin = period.year1_start.year + schedule.programme_year.year - 1, period.year1_start.month
        yield None, _due(schedule.programme_year.months, begin)
    elif schedule.yearly is not None:
        for year in years:
            yield None, _end_of(year, schedule.yearly.months[-1])
    elif schedule.every is not None:
        first = calendar.school_year.since
        for year in years:
            for one in calendar.quarters:
                yield day_of(one.since, year=year, first=first), day_of(one.until, year=year, first=first)


def _due(months: Sequence[int], begin: tuple[int, int]) -> date:
    """The end of the last of the months, each the first one of its name from the month a year begins in."""
    year, first = begin
    return max(_end_of(year if month >= first else year + 1, month) for month in months)


def _end_of(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
