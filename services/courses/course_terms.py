"""What a programme and a day make of «a course every three years», for queries."""

from datetime import date

from models.course_counting import Asked, AttestationTerms, CourseTerms
from models.queries.courses.course_due import Due, Ends
from models.scopes import Scope
from services.courses import course_rules
from services.municipality import Municipality

ATTESTATION_MONTHS = 60
"""Fitting a position is decided for five years, as categories were: order 196 of 24.03.2023."""
ENDLESS_SINCE = date(2023, 9, 1)
"""Categories given from this day on have no end: the same order."""


def asked(municipality: Municipality, on: date, *, by: date | None = None) -> Asked:
    """Who is asked on a day; `by`: the day by which a course has to be done, if it is another."""
    programme = municipality.programme
    rules = programme.courses
    return Asked(
        on=on,
        positions=[
            position.code
            for group in programme.positions.groups
            if group.code not in rules.uncounted_groups
            for position in group.positions
        ],
        ended_by=course_rules.months_before(by or on, rules.valid_months),
        new_since=course_rules.new_since(rules, by or on, programme.calendar.school_year.since),
    )


def due(municipality: Municipality, scope: Scope, today: date) -> Due:
    rules = municipality.programme.courses
    months = rules.valid_months
    ends = Ends(
        today=course_rules.months_before(today, months),
        this_year=course_rules.months_before(date(today.year, 12, 31), months),
        next_year=course_rules.months_before(date(today.year + 1, 12, 31), months),
    )
    return Due(scope, course_rules.counting(rules), asked(municipality, today), ends)


SOON = {"late": 0, "soon": 6, "year": 12}
"""How many months ahead somebody is called due, by the word for it."""


def soon(municipality: Municipality, today: date) -> CourseTerms:
    counting = course_rules.counting(municipality.programme.courses)
    days = {word: course_rules.months_after(today, months) for word, months in SOON.items()}
    return CourseTerms(counting, {word: asked(municipality, today, by=day) for word, day in days.items()})


def attestation(municipality: Municipality, today: date) -> AttestationTerms:
    """Attestations that have come to their end, or will within the first reminder of the programme."""
    ahead = max(municipality.programme.calendar.reminders.attestation_months_before, default=0)
    near = course_rules.months_after(today, ahead)
    return AttestationTerms(course_rules.months_before(near, ATTESTATION_MONTHS), ENDLESS_SINCE)
