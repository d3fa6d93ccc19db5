"""Days of indicators: what a day is asked with, halves and quarters of a year. Pure."""

from collections.abc import Sequence
from datetime import date, timedelta

from models.indicator_asks import Ask, Span
from models.scopes import Scope
from programmes.indicators import Indicator
from services.associations.association_quarters import day_of
from services.courses.course_rules import months_before
from services.municipality import Municipality
from services.school_year import school_year
from services.young_rule import young_on

EVERYWHERE = Scope(is_whole=True)


def ask_of(
    municipality: Municipality,
    definition: Indicator,
    *,
    on: date,
    today: date,
    scope: Scope = EVERYWHERE,
) -> Ask:
    first = municipality.programme.calendar.school_year.since
    year = school_year(on, first)
    since = date.fromisoformat(f"{year}-{first}")
    without = definition.params.get("without_groups", ())
    left_out = set(without) if isinstance(without, tuple) else {str(without)}
    groups = municipality.programme.positions.groups
    return Ask(
        on=on,
        before=municipality.begin(on + timedelta(days=1)),
        year=year,
        since=since,
        since_at=municipality.begin(since),
        is_past=on < today,
        scope=scope,
        positions=[one.code for group in groups if group.code not in left_out for one in group.positions],
        uncounted=[one.code for group in groups if group.code in left_out for one in group.positions],
        young=young_on(municipality, on),
    )


def half_year_of(on: date, halves: Sequence[str]) -> date:
    """The first day of the half of the school year a day lies in."""
    begins = [date(year, int(one[:2]), int(one[3:])) for year in (on.year - 1, on.year) for one in halves]
    return max(one for one in begins if one <= on)


def quarters_over(municipality: Municipality, on: date) -> list[Span]:
    """Quarters of the school year of a day that are over by its end."""
    calendar = municipality.programme.calendar
    first = calendar.school_year.since
    year = school_year(on, first)
    spans = []
    for quarter in calendar.quarters:
        since, until = (day_of(one, year=year, first=first) for one in (quarter.since, quarter.until))
        if until <= on:
            begins, ends = municipality.begin(since), municipality.begin(until + timedelta(days=1))
            spans.append(Span(quarter.code, begins, ends))
    return spans


def due_on(definition: Indicator, *, since: date, until: date) -> list[date]:
    """Days within a time, both included, as of which the indicator is told; the 29th of February gives the 28th."""
    found = set()
    for year in range(since.year, until.year + 1):
        for one in definition.days:
            month, day = int(one[:2]), int(one[3:])
            last = months_before(date(year, month, 1), -1) - timedelta(days=1)
            found.add(date(year, month, min(day, last.day)))
    return sorted(day for day in found if since <= day <= until)


def year_before(day: date) -> date:
    return months_before(day, 12)


def days_to_choose(municipality: Municipality, definition: Indicator, *, today: date, most: int = 4) -> list[date]:
    """The programme's days people mean most likely: the newest first, none before the programme began."""
    since = municipality.programme.passport.period.year1_start
    return due_on(definition, since=since, until=today)[-most:][::-1]
