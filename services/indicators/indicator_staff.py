"""Formulas of the staff: categories, turnover, who was helped."""

from dataclasses import replace
from datetime import timedelta

from models.indicator_asks import Ask
from models.queries.indicators import (
    indicator_courses,
    indicator_help,
    indicator_mentoring,
    indicator_people,
    indicator_routes,
)
from models.queries.indicators.indicator_rows import Rows
from services.courses import course_rules
from services.courses.course_rules import months_before
from services.courses.course_terms import ATTESTATION_MONTHS, ENDLESS_SINCE
from services.indicators.indicator_params import Params
from services.municipality import Municipality
from services.register.staff_rows import Category

COUNTED = (Category.FIRST, Category.HIGHEST, Category.METHODIST, Category.MENTOR, Category.METHODIST_AND_MENTOR)
"""The last three are held on top of the highest."""


def with_category(ask: Ask, _municipality: Municipality, _params: Params) -> Rows:
    """P6: categories given since September 2023 have no end, earlier ones last five years."""
    since = months_before(ask.on, ATTESTATION_MONTHS)
    return indicator_people.with_category(
        ask, categories=tuple(one.value for one in COUNTED), old_before=ENDLESS_SINCE, old_since=since
    )


def turnover(ask: Ask, municipality: Municipality, _params: Params) -> Rows:
    """P12. Whoever has left and come back within the year has not left."""
    first = replace(ask, on=ask.since, before=municipality.begin(ask.since + timedelta(days=1)), is_past=True)
    return indicator_people.turnover(ask, first)


def supported(ask: Ask, municipality: Municipality, _params: Params) -> Rows:
    """P13: took part, was answered, has a route, is in a pair, has done a course. A letter read is no help."""
    counting = course_rules.counting(municipality.programme.courses)
    facts = (
        indicator_help.people_who_took_part(ask),
        indicator_help.people_answered(ask),
        indicator_routes.people_with_route(ask),
        *indicator_mentoring.people_in_pairs(ask),
        indicator_courses.people_with_course(ask, counting),
    )
    return indicator_people.supported(ask, facts)
