"""What a pair is expected to do: so many entries a month, so many mutual visits a quarter; never while others rest."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from programmes.calendar import Calendar, Quarter
from services.municipality import Municipality
from services.quiet_time import covers
from services.routes.route_terms import day_of

LONGEST_LOOK_DAYS = 400
"""A calendar without a working day would be searched for ever."""
RESTING_SHARE = 3
"""A period of which so large a part is rest, a third, asks for nothing."""
MIDDLE = 15
"""The day of a month from which on a month without entries is brought to mind."""
LAST_DAYS = 7


@dataclass(frozen=True, slots=True)
class Span:
    """Days from the first to the last, both included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def holds(self, other: "Span") -> bool:
        return self.first <= other.first and other.last <= self.last

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Standing:
    """How much has been done in a span, and how much is expected; none: nothing is."""

    span: Span
    done: int
    wanted: int | None

    @property
    def is_short(self) -> bool:
        return self.wanted is not None and self.done < self.wanted


def rests(day: date, calendar: Calendar) -> bool:
    """Whether nothing is expected on that day: no lessons, a break, weeks when most are on leave."""
    quiet, month_day = calendar.quiet_hours, f"{day:%m-%d}"
    is_free = any(covers(period, month_day) for period in (*quiet.breaks, *quiet.staff_only))
    return is_free or not covers(calendar.school_year, month_day)


def month_of(day: date) -> Span:
    first = day.replace(day=1)
    return Span(first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))


def quarter_of(day: date, quarters: Sequence[Quarter]) -> tuple[Quarter, Span] | None:
    """The quarter a day lies in and its days that time; none between quarters."""
    for quarter in quarters:
        runs_over = quarter.since > quarter.until
        for began in (day.year - 1, day.year) if runs_over else (day.year,):
            span = Span(day_of(began, quarter.since), day_of(began + runs_over, quarter.until))
            if day in span:
                return quarter, span
    return None


def is_asked(span: Span, term: Span, calendar: Calendar) -> bool:
    """Whether a norm counts in that span: the pair works in the whole of it, and less than a third of it is rest."""
    resting = sum(rests(span.first + timedelta(days=ahead), calendar) for ahead in range(span.days))
    return term.holds(span) and resting * RESTING_SHARE < span.days


def standing(span: Span, term: Span, days: Iterable[date], norm: int, calendar: Calendar) -> Standing:
    """`days`: of everything that counts, one for each."""
    done = sum(day in span for day in days)
    return Standing(span, done, norm if norm and is_asked(span, term, calendar) else None)


def months(term: Span, *, until: date) -> Iterator[Span]:
    """The months a term touches, the earliest first, none that begins after `until`."""
    day = term.first.replace(day=1)
    while day <= min(term.last, until):
        span = month_of(day)
        yield span
        day = span.last + timedelta(days=1)


def silent_in(municipality: Municipality, today: date) -> date:
    """The last day of an entry that leaves a pair silent today."""
    calendar = municipality.programme.calendar
    return silent_since(today, calendar.reminders.mentor_silent_days, calendar)


def silent_since(today: date, days: int, calendar: Calendar) -> date:
    """The last day from which on so many days have gone by on which something was expected.

    Whoever has done nothing after it is silent.
    """
    day = today
    for _ in range(LONGEST_LOOK_DAYS):
        if days <= 0:
            break
        days -= not rests(day, calendar)
        day -= timedelta(days=1)
    return day
