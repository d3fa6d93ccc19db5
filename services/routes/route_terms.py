"""Days of a school year a step of a route can end on, and steps spread over them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from programmes.calendar import YearlyPeriod
from services.municipality import Municipality
from services.quiet_time import covers

SHORTEST = timedelta(days=7)
"""A step nobody could take in less is not planned into the last week of lessons."""


@dataclass(frozen=True, slots=True)
class Window:
    first: date
    """Today, or the first day of the year for a year that has not begun."""
    lessons_end: date
    last: date
    """The last day of the school year."""
    closed: tuple[YearlyPeriod, ...] = ()
    """Days of every year on which nobody is expected to do anything."""

    @property
    def end(self) -> date:
        """Until when steps are planned: to the end of lessons, afterwards to the end of the school year."""
        return self.lessons_end if self.lessons_end - self.first >= SHORTEST else self.last

    @property
    def months(self) -> int:
        """Calendar months of lessons that are left, the present one included; never none."""
        if self.end != self.lessons_end:
            return 1
        return (self.end.year - self.first.year) * 12 + self.end.month - self.first.month + 1

    def is_open(self, day: date) -> bool:
        return self.first <= day <= self.last and not any(covers(period, f"{day:%m-%d}") for period in self.closed)

    def fit(self, day: date) -> date:
        """The nearest day before on which something may end, else the nearest after, else the last one."""
        held = min(max(day, self.first), self.last)
        for step in (-1, 1):
            found = held
            while self.first <= found <= self.last:
                if self.is_open(found):
                    return found
                found += timedelta(days=step)
        return self.last


def window(municipality: Municipality, today: date, year: int) -> Window:
    calendar = municipality.programme.calendar
    last = municipality.last_day(year)
    first = municipality.last_day(year - 1) + timedelta(days=1)
    lessons = calendar.school_year
    ends_in = year if lessons.until >= lessons.since else year + 1
    return Window(
        first=min(max(today, first), last),
        lessons_end=min(day_of(ends_in, lessons.until), last),
        last=last,
        closed=(*calendar.quiet_hours.breaks, *calendar.quiet_hours.staff_only),
    )


def day_of(year: int, month_day: str) -> date:
    """That day of a year; the 29th of February of a year without one is the 28th."""
    month, day = map(int, month_day.split("-"))
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, 28)


def spread(terms: Window, lengths: Sequence[int]) -> list[tuple[date, date]]:
    """From when to when steps of so many days are taken, one after another over the time that is left."""
    span = (terms.end - terms.first).days
    ends = [
        terms.fit(terms.first + timedelta(days=span * (place + 1) // len(lengths))) for place in range(len(lengths))
    ]
    return [(max(terms.first, end - timedelta(days=days)), end) for days, end in zip(lengths, ends, strict=True)]
