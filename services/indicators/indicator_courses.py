"""Formulas of courses: one every few years, one within a year."""

from datetime import date

from models.indicator_asks import Ask
from models.queries.indicators import indicator_courses as rows
from models.queries.indicators.indicator_rows import Rows
from services.courses import course_rules, course_terms
from services.indicators.indicator_params import Params, flag, word
from services.municipality import Municipality

CALENDAR_YEAR = "calendar_year"


def course_in_years(ask: Ask, municipality: Municipality, params: Params) -> Rows:
    """P3: on 31.12.2025 a course that ended on 31.12.2022 counts no more, one of 01.01.2023 does."""
    counting = course_rules.counting(municipality.programme.courses)
    asked = course_terms.asked(municipality, ask.on)
    return rows.in_years(ask, counting, asked, new_are_left_out=flag(params, "new_are_left_out"))


def course_in_year(ask: Ask, municipality: Municipality, params: Params) -> Rows:
    """P3a: of the calendar year, or of the school year."""
    counting = course_rules.counting(municipality.programme.courses)
    is_calendar = word(params, "period", CALENDAR_YEAR) == CALENDAR_YEAR
    return rows.within(ask, counting, since=date(ask.on.year, 1, 1) if is_calendar else ask.since)
