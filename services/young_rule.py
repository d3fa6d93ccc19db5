"""Who is young on a day, by the rule of the programme. Pure."""

from datetime import date

from models.young import Young
from programmes.support import YoungMode
from services.courses.course_rules import months_after
from services.municipality import Municipality


def young_on(municipality: Municipality, on: date) -> Young:
    """Years of work are full ones and begin with the school year; of the age only the year is known."""
    rule = municipality.programme.support.young_rule
    counts_years = rule.max_years is not None and rule.mode is not YoungMode.AGE_ONLY
    counts_age = rule.max_age is not None and rule.mode is not YoungMode.YEARS_ONLY
    first = municipality.programme.calendar.school_year.since
    return Young(
        career_since=first_young_year(on, rule.max_years or 0, first) if counts_years else None,
        born_since=on.year - (rule.max_age or 0) if counts_age else None,
        needs_both=rule.mode is YoungMode.BOTH,
    )


def first_young_year(on: date, years: int, year_begins: str) -> int:
    """The first year of work of those who have worked less than so many full years on a day."""
    year = on.year - years - 1
    while months_after(date.fromisoformat(f"{year}-{year_begins}"), years * 12) <= on:
        year += 1
    return year
