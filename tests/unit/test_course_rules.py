"""What counts for three years: the boundaries of the indicator, leap days, kinds and hours."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.courses import CompletionStatus, CourseForm, CourseKind, ProviderType
from programmes import courses as programme
from programmes.courses import Courses
from services.courses import course_rules
from services.courses.course_rules import Fit, Ground

RULES = Courses()
FIRST = "09-01"
DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))
LITTLE = settings(max_examples=150)


@dataclass(frozen=True)
class Done:
    ends_on: date
    kind: CourseKind = CourseKind.ADVANCED_TRAINING
    hours: int = 36
    document: str | None = "77-1"
    status: CompletionStatus = CompletionStatus.CONFIRMED


@pytest.mark.parametrize(
    ("ended", "day", "counts"),
    [
        (date(2022, 12, 31), date(2025, 12, 31), False),
        (date(2023, 1, 1), date(2025, 12, 31), True),
        (date(2024, 2, 29), date(2027, 2, 28), True),
        (date(2024, 2, 29), date(2027, 3, 1), False),
        (date(2025, 2, 28), date(2028, 2, 28), False),
        (date(2025, 3, 1), date(2028, 2, 29), True),
        (date(2024, 2, 28), date(2027, 2, 28), False),
        (date(2026, 1, 1), date(2025, 12, 31), False),  # not over yet
        (date(2025, 12, 31), date(2025, 12, 31), True),
    ],
)
def test_three_years_to_the_day(ended: date, day: date, counts: bool):
    assert course_rules.counts_on(RULES, Done(ended), day) is counts


@pytest.mark.parametrize(
    ("change", "counts"),
    [
        ({}, True),
        ({"hours": 16}, True),
        ({"hours": 15}, False),
        ({"document": None}, False),
        ({"document": ""}, False),
        ({"status": CompletionStatus.ENTERED}, False),
        ({"status": CompletionStatus.REJECTED}, False),
        ({"kind": CourseKind.RETRAINING, "hours": 250}, True),
        ({"kind": CourseKind.RETRAINING, "hours": 249}, False),
        ({"kind": CourseKind.INTERNSHIP_COURSE}, True),
        ({"kind": CourseKind.SHORT, "hours": 72}, False),
        ({"kind": CourseKind.MANDATORY, "hours": 72}, False),
    ],
)
def test_what_counts(change: dict, counts: bool):
    assert course_rules.counts(RULES, Done(date(2025, 1, 1), **change)) is counts


@LITTLE
@given(DAYS, DAYS, st.sampled_from([12, 18, 36, 60]))
def test_the_deadline_is_the_first_day_without(ended: date, day: date, months: int):
    rules = Courses(valid_months=months)
    until = course_rules.valid_until(rules, ended)
    assert course_rules.counts_on(rules, Done(ended), day) == (ended <= day < until)
    assert ended + timedelta(days=months * 28) < until


@LITTLE
@given(DAYS, DAYS)
def test_newer_courses_never_end_earlier(one: date, other: date):
    if one <= other:
        assert course_rules.valid_until(RULES, one) <= course_rules.valid_until(RULES, other)


@LITTLE
@given(DAYS, st.integers(2000, 2035), st.sampled_from([0, 6, 36, 60]))
def test_who_is_new_by_year_and_by_day(day: date, career: int, months: int):
    rules = Courses(new_in_position_months=months)
    is_new = course_rules.new_until(rules, career, FIRST) > day
    assert is_new == (career >= course_rules.new_since(rules, day, FIRST))


@pytest.mark.parametrize(
    ("ended", "career", "on", "ground"),
    [
        ([date(2024, 5, 12), date(2023, 1, 1)], 2009, date(2027, 5, 12), Ground.COURSE),
        ([date(2020, 5, 12)], 2009, date(2023, 5, 12), Ground.COURSE),
        ([], 2009, date(2025, 10, 7), Ground.NONE),
        ([], None, date(2025, 10, 7), Ground.NONE),
        ([], 2023, date(2026, 9, 1), Ground.NEW),
        ([], 2022, date(2025, 10, 7), Ground.NONE),
        ([date(2025, 12, 1)], 2009, date(2025, 10, 7), Ground.NONE),  # it has not ended yet
    ],
)
def test_the_next_deadline(ended: list[date], career: int | None, on: date, ground: Ground):
    found = course_rules.deadline(
        RULES, [Done(one) for one in ended], career_started=career, today=date(2025, 10, 7), year_begins=FIRST
    )
    assert (found.on, found.ground) == (on, ground)
    assert found.is_over(date(2025, 10, 7)) == (on <= date(2025, 10, 7))


@pytest.mark.parametrize(("hours", "kind"), [(1, "short"), (15, "short"), (16, "advanced_training"), (249, "advanced_training"), (250, "retraining")])  # fmt: skip
def test_the_kind_proposed(hours: int, kind: str):
    assert course_rules.proposed_kind(RULES, hours).value == kind


def test_a_provider_draws_only_a_warning():
    warned = course_rules.draws_warning
    assert warned(RULES, ProviderType.PRIVATE, date(2025, 9, 1))
    assert not warned(RULES, ProviderType.PRIVATE, date(2025, 8, 31))
    assert not warned(RULES, ProviderType.STATE, date(2025, 9, 1))
    assert not warned(RULES, None, date(2025, 9, 1))
    assert course_rules.counts(RULES, Done(date(2025, 10, 1)))


def test_audience_and_person():
    def fit(groups: set[str], subject: str | None) -> Fit:
        return course_rules.fit(groups=groups, subject=subject, own_group="teacher", own_subjects={"math", "physics"})

    assert fit(set(), None) is Fit.UNKNOWN
    assert fit({"teacher", "extra"}, None) is Fit.OK
    assert fit({"teacher"}, "physics") is Fit.OK
    assert fit(set(), "history") is Fit.WARNING
    assert fit({"preschool"}, "math") is Fit.WARNING


def test_the_programme_names_what_the_tables_know():
    assert set(programme.KINDS) == {kind.value for kind in CourseKind}
    assert set(programme.FORMS) == {form.value for form in CourseForm}
    assert set(programme.PROVIDER_TYPES) == {one.value for one in ProviderType}
