"""How long a pair works together, and how far: within a school, between schools, in the whole municipality."""

from collections.abc import Iterable
from datetime import date, timedelta

from models.mentorships import MentorshipLevel

LONGEST_MONTHS = 36
MONTHS_OF_A_YEAR = 12


def last_day_after(first: date, months: int) -> date:
    """The last day of so many months that begin on `first`; a day that is not there makes the month end it."""
    year, month = divmod(first.year * MONTHS_OF_A_YEAR + first.month - 1 + months, MONTHS_OF_A_YEAR)
    try:
        after = date(year, month + 1, first.day)
    except ValueError:
        after = _first_of_next(year, month + 1)
    return after - timedelta(days=1)


def end_of_month(day: date) -> date:
    return _first_of_next(day.year, day.month) - timedelta(days=1)


def _first_of_next(year: int, month: int) -> date:
    return date(year + month // MONTHS_OF_A_YEAR, month % MONTHS_OF_A_YEAR + 1, 1)


def level_of(mentor_school: int | None, mentee_schools: Iterable[int | None]) -> MentorshipLevel:
    """All of one school, or not."""
    is_one = mentor_school is not None and {mentor_school} == set(mentee_schools)
    return MentorshipLevel.ORGANIZATION if is_one else MentorshipLevel.BETWEEN_SCHOOLS
