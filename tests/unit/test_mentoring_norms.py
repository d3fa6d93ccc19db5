"""Norms of a pair: only full months and quarters, never the summer; silence does not grow while others rest."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from programmes.calendar import Calendar, Quarter
from services.mentorships import plan_templates
from services.mentorships.mentoring_norms import (
    Span,
    is_asked,
    month_of,
    months,
    quarter_of,
    rests,
    silent_since,
    standing,
)
from services.moments import read_past_day
from tests.programmes import NMS

CALENDAR: Calendar = NMS.calendar
DAYS = st.dates(date(2023, 1, 1), date(2029, 12, 31))
ALWAYS = Span(date(2000, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize("month", range(1, 13))
def test_only_the_months_of_summer_ask_for_nothing(month: int) -> None:
    assert is_asked(month_of(date(2024, month, 9)), ALWAYS, CALENDAR) is (month not in {6, 7, 8})


def test_a_month_counts_when_the_pair_works_in_the_whole_of_it() -> None:
    october = month_of(date(2025, 10, 20))
    entries = [date(2025, 10, 1), date(2025, 10, 31), date(2025, 11, 1)]
    whole = standing(october, Span(date(2025, 10, 1), date(2025, 10, 31)), entries, 2, CALENDAR)
    assert (whole.done, whole.wanted, whole.is_short) == (2, 2, False)
    assert standing(october, Span(date(2025, 10, 1), date(2025, 12, 1)), entries[1:], 2, CALENDAR).is_short
    for term in (Span(date(2025, 10, 2), date(2026, 9, 1)), Span(date(2025, 9, 1), date(2025, 10, 30))):
        part = standing(october, term, [], 2, CALENDAR)
        assert (part.done, part.wanted, part.is_short) == (0, None, False)
    assert standing(october, ALWAYS, [], 0, CALENDAR).wanted is None


@given(DAYS)
@settings(max_examples=60, deadline=None)
def test_every_day_lies_in_its_month_and_quarter(day: date) -> None:
    month = month_of(day)
    assert day in month
    assert month.first.day == 1
    assert (month.last + timedelta(days=1)).day == 1
    found = quarter_of(day, CALENDAR.quarters)
    assert (found is None) == (day.month in {6, 7, 8})
    if found is not None:
        assert day in found[1]
        assert found[1].days < 100


def test_a_quarter_may_run_over_new_year_and_end_on_a_leap_day() -> None:
    winter = Quarter.model_validate({"code": "w", "title": "зима", "from": "12-01", "to": "02-29"})
    for day, first, last in (
        (date(2024, 2, 29), date(2023, 12, 1), date(2024, 2, 29)),
        (date(2025, 2, 28), date(2024, 12, 1), date(2025, 2, 28)),
        (date(2025, 12, 31), date(2025, 12, 1), date(2026, 2, 28)),
    ):
        assert quarter_of(day, [winter]) == (winter, Span(first, last))
    assert quarter_of(date(2025, 3, 1), [winter]) is None


@given(DAYS, st.integers(0, 60))
@settings(max_examples=60, deadline=None)
def test_silence_counts_days_on_which_something_is_expected(today: date, days: int) -> None:
    since = silent_since(today, days, CALENDAR)
    gone = [since + timedelta(days=ahead) for ahead in range(1, (today - since).days + 1)]
    assert sum(not rests(day, CALENDAR) for day in gone) == days
    assert not days or not rests(gone[0], CALENDAR)


def test_nobody_is_silent_on_the_first_of_september() -> None:
    assert silent_since(date(2025, 9, 1), 21, CALENDAR) < date(2025, 5, 26)
    assert silent_since(date(2025, 10, 22), 21, CALENDAR) == date(2025, 10, 1)


def test_months_of_a_term() -> None:
    term = Span(date(2025, 11, 20), date(2026, 3, 2))
    found = [span.first.month for span in months(term, until=date(2026, 2, 1))]
    assert found == [11, 12, 1, 2]


@given(DAYS, st.integers(1, 800), st.sampled_from(NMS.mentoring.plans), st.integers(0, 14))
@settings(max_examples=60, deadline=None)
def test_a_plan_stays_in_its_term_and_is_never_too_long(first: date, length: int, template, already: int) -> None:
    term = Span(first, first + timedelta(days=length))
    steps = plan_templates.planned(template, term, standing=[f"own {number}" for number in range(already)])
    assert all(step.due_on in term for step in steps)
    assert [step.due_on for step in steps] == sorted(step.due_on for step in steps)
    assert len(steps) == min(len(template.steps), max(0, 12 - already))
    again = plan_templates.planned(template, term, standing=[step.title for step in template.steps])
    assert again == []


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("вчера", date(2025, 10, 6)),
        ("сегодня", date(2025, 10, 7)),
        ("7.10", date(2025, 10, 7)),
        ("8.10", date(2024, 10, 8)),
        ("30 сентября", date(2025, 9, 30)),
        ("29.02", date(2024, 2, 29)),
        ("29.02.2024", date(2024, 2, 29)),
        ("завтра", date(2025, 10, 8)),
    ],
)
def test_a_day_of_the_past_is_read(typed: str, day: date) -> None:
    assert read_past_day(typed, today=date(2025, 10, 7)) == day
