"""What counts for the right to a course every three years, how long it does, and when the next one is due.

The measure is one condition (indicator P3): on a day `d` a course counts if it ended after `d` minus 36 months.
Everything else follows from it, month lengths and leap days included.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

from models.course_counting import Counting
from models.courses import CompletionStatus, CourseKind, ProviderType
from programmes.courses import Courses
from services.near_days import months_after as months_after  # noqa: PLC0414  # terms are counted in months
from services.near_days import months_before as months_before  # noqa: PLC0414


class Course(Protocol):
    @property
    def kind(self) -> CourseKind: ...
    @property
    def hours(self) -> int: ...
    @property
    def ends_on(self) -> date: ...
    @property
    def document(self) -> str | None: ...
    @property
    def status(self) -> CompletionStatus: ...


class Ground(StrEnum):
    """Why somebody's next course is due when it is."""

    COURSE = "course"
    NEW = "new"
    """In the profession for a short time, and no course yet."""
    NONE = "none"
    """No course that counts: it is due at once."""


@dataclass(frozen=True, slots=True)
class Deadline:
    on: date
    ground: Ground

    def is_over(self, today: date) -> bool:
        return self.on <= today


def counting(rules: Courses) -> Counting:
    return Counting(tuple(rules.counted), rules.least_hours, rules.retraining_hours)


def is_enough(rules: Courses, kind: CourseKind, hours: int) -> bool:
    """Whether a course of that kind and length could count at all."""
    least = max(rules.least_hours, rules.retraining_hours if kind is CourseKind.RETRAINING else 0)
    return kind.value in rules.counted and hours >= least


def counts(rules: Courses, course: Course) -> bool:
    """Whether it counts for as long as it is fresh: the kind, the hours, the document, the confirmation."""
    is_confirmed = course.status is CompletionStatus.CONFIRMED
    return is_confirmed and bool(course.document) and is_enough(rules, course.kind, course.hours)


def counts_on(rules: Courses, course: Course, day: date) -> bool:
    is_over = course.ends_on <= day
    return counts(rules, course) and is_over and course.ends_on > months_before(day, rules.valid_months)


def valid_until(rules: Courses, ended_on: date) -> date:
    """The first day on which a course no longer counts: by then the next one has to be done.

    The 29th of February has no anniversary in most years: what ended then counts through the 28th.
    """
    found = months_after(ended_on, rules.valid_months)
    return found if found.day == ended_on.day else found + timedelta(days=1)


def new_until(rules: Courses, career_started: int, year_begins: str) -> date:
    """The first day on which somebody is not new any more; years of work begin with the school year."""
    return months_after(date.fromisoformat(f"{career_started}-{year_begins}"), rules.new_in_position_months)


def new_since(rules: Courses, day: date, year_begins: str) -> int:
    """The first year of work of those who are new on a day."""
    year = day.year - rules.new_in_position_months // 12 - 2
    while new_until(rules, year, year_begins) <= day:
        year += 1
    return year


def deadline(
    rules: Courses, courses: Iterable[Course], *, career_started: int | None, today: date, year_begins: str
) -> Deadline:
    """When somebody's next course has to be done."""
    ends = [one.ends_on for one in courses if counts(rules, one) and one.ends_on <= today]
    return deadline_of(rules, max(ends, default=None), career_started, today=today, year_begins=year_begins)


def deadline_of(
    rules: Courses, newest: date | None, career_started: int | None, *, today: date, year_begins: str
) -> Deadline:
    """The same by the end of the newest course that counts."""
    if newest is not None:
        return Deadline(valid_until(rules, newest), Ground.COURSE)
    if career_started is not None and (until := new_until(rules, career_started, year_begins)) > today:
        return Deadline(until, Ground.NEW)
    return Deadline(today, Ground.NONE)


def proposed_kind(rules: Courses, hours: int) -> CourseKind:
    """What a course of that length most probably is."""
    if hours < rules.least_hours:
        return CourseKind.SHORT
    return CourseKind.RETRAINING if hours >= rules.retraining_hours else CourseKind.ADVANCED_TRAINING


def draws_warning(rules: Courses, provider: ProviderType | None, ended_on: date) -> bool:
    """Whether the provider is none of those that may teach since the day of the law; earlier documents stay valid."""
    return provider is not None and provider.value not in rules.trusted_providers and ended_on >= rules.trusted_since


class Fit(StrEnum):
    """Whether a course is meant for somebody."""

    OK = "ok"
    WARNING = "warning"
    UNKNOWN = "unknown"


def fit(*, groups: Collection[str], subject: str | None, own_group: str | None, own_subjects: Collection[str]) -> Fit:
    """The audience of a course against the position group and the subjects of a person."""
    if not groups and subject is None:
        return Fit.UNKNOWN
    is_wrong_group = bool(groups) and own_group not in groups
    is_wrong_subject = subject is not None and subject not in own_subjects
    return Fit.WARNING if is_wrong_group or is_wrong_subject else Fit.OK
