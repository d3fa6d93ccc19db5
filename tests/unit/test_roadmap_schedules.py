"""Due days of the road map: what the programme's rows give, leap days, the change of the year, the approval."""

from calendar import monthrange
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from programmes.programme import Programme
from programmes.roadmap import BeforeApproval, Item, Roadmap, Schedule
from services.roadmap.roadmap_clock import step_of
from services.roadmap.roadmap_schedules import occurrences, of_year


def of(programme: Programme, *schedule: dict, before: BeforeApproval = BeforeApproval.DONE) -> list[date]:
    """Days of a road map of one row."""
    item = Item(code="one", stage="main", text="Пункт", responsible="methodist", schedule=schedule)
    changed = programme.model_copy(update={"roadmap": Roadmap(before_approval=before, items=(item,))})
    return [one.due_on for one in occurrences(changed)]


def test_rows_of_the_programme_of_a_year(programme: Programme):
    assert [(one.item.code, f"{one.due_on:%d.%m.%Y}") for one in of_year(programme, 2025)] == [
        ("1_3", "31.10.2025"),
        ("2_5", "31.10.2025"),
        ("2_3", "31.12.2025"),
        ("2_5", "31.12.2025"),
        ("2_4", "31.03.2026"),
        ("2_5", "31.03.2026"),
        ("2_5", "31.05.2026"),
        ("3_1", "30.06.2026"),
        ("3_2", "30.06.2026"),
        ("3_3", "31.07.2026"),
        ("3_4", "31.08.2026"),
    ]
    assert len(programme.roadmap.items) == 15
    assert sum(one.is_continuous for one in programme.roadmap.items) == 3


def test_what_was_due_before_the_approval_is_as_the_programme_says(programme: Programme):
    [first] = [one for one in occurrences(programme) if one.is_before]
    assert (first.item.code, first.due_on) == ("1_1", date(2023, 8, 31))
    august = {"programme_year": {"year": 1, "months": [8]}}
    assert of(programme, august) == [date(2023, 8, 31)]
    assert of(programme, august, before=BeforeApproval.NEXT_YEAR) == [date(2024, 8, 31)]
    assert of(programme, {"yearly": {"months": [8]}})[0] == date(2024, 8, 31)


def test_the_change_of_the_year_and_leap_days(programme: Programme):
    assert date(2024, 2, 29) in of(programme, {"yearly": {"months": [12, 1, 2]}})
    assert of(programme, {"programme_year": {"year": 2, "months": [12, 1]}}) == [date(2025, 1, 31)]
    assert of(programme, {"continuous": True}) == []


@given(months=st.lists(st.integers(1, 12), min_size=1, max_size=3), year=st.integers(1, 5), is_yearly=st.booleans())
def test_every_due_day_ends_a_month_of_the_period(programme: Programme, months: list[int], year: int, is_yearly: bool):
    period = programme.passport.period
    row = {"yearly": {"months": months}} if is_yearly else {"programme_year": {"year": year, "months": months}}
    days = of(programme, row)
    assert days == sorted(set(days))
    for day in days:
        assert day.day == monthrange(day.year, day.month)[1]
        assert day.month in months
        assert period.year1_start <= day <= period.last_day
    if is_yearly:
        assert [b.year - a.year for a, b in pairwise(days)] == [1] * (len(days) - 1)
    else:
        assert len(days) <= 1


@pytest.mark.parametrize(
    "row",
    [
        {},
        {"continuous": True, "every": "quarter"},
        {"yearly": {"months": [13]}},
        {"yearly": {"months": []}},
        {"every": 1},
    ],
)
def test_a_schedule_is_one_of_the_known(row: dict):
    with pytest.raises(ValidationError):
        Schedule.model_validate(row)


def test_of_several_reminders_only_the_newest_fits():
    due = date(2025, 10, 31)
    steps = {days: step_of(due, due - timedelta(days=days)) for days in (31, 30, 15, 14, 4, 3, 0, -1, -6, -7, -14, -15)}
    assert steps == {
        31: None, 30: 30, 15: 30, 14: 14, 4: 14, 3: 3, 0: 3, -1: -1, -6: -1, -7: -7, -14: -7, -15: None,
    }  # fmt: skip
