"""Rules of mentoring without a database: terms, states, orders as they are quoted, who fits best."""

import itertools
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.mentorships import Mentorship, MentorshipForm, MentorshipLevel, MentorshipStatus
from services.errors import Unfitting
from services.mentorships.mentor_choice import ranked
from services.mentorships.mentorship_moves import MOVES, OPEN, standing, turn
from services.mentorships.mentorship_papers import Order, read_order
from services.mentorships.mentorship_terms import end_of_month, last_day_after, level_of

DAYS = st.dates(date(2000, 1, 1), date(2096, 12, 31))
TODAY = date(2025, 10, 7)


@dataclass(frozen=True)
class Colleague:
    person_id: int
    is_same_school: bool
    is_same_subject: bool
    is_tried: bool
    is_young: bool
    mentees: int
    career_started: int | None


COLLEAGUES = st.lists(
    st.builds(
        Colleague, st.integers(1, 50), st.booleans(), st.booleans(), st.booleans(), st.booleans(), st.integers(0, 4),
        st.one_of(st.none(), st.integers(1970, 2025)),
    ),
    max_size=8,
    unique_by=lambda one: one.person_id,
)  # fmt: skip


@settings(max_examples=60)
@given(COLLEAGUES, st.integers(1, 4), st.randoms())
def test_the_best_come_first_whatever_order_they_come_in(colleagues: list[Colleague], most: int, dice):
    best = ranked(colleagues, most_mentees=most)
    assert {one.person_id for one in best} == {
        one.person_id for one in colleagues if not one.is_young and one.mentees < most
    }
    near = [one.is_same_school for one in best]
    assert near == sorted(near, reverse=True)
    for school in (True, False):
        subjects = [one.is_same_subject for one in best if one.is_same_school is school]
        assert subjects == sorted(subjects, reverse=True)
    for before, after in itertools.pairwise(best):
        like = ("is_same_school", "is_same_subject", "is_tried")
        if all(getattr(before, name) == getattr(after, name) for name in like):
            assert before.mentees <= after.mentees
    shuffled = list(colleagues)
    dice.shuffle(shuffled)
    assert ranked(shuffled, most_mentees=most) == best


@settings(max_examples=80)
@given(DAYS, st.integers(1, 36))
def test_terms_follow_each_other_without_a_hole(first: date, months: int):
    last = last_day_after(first, months)
    assert timedelta(days=27) * months <= last - first < timedelta(days=32) * months
    assert last <= last_day_after(first, months + 1)
    if first.day == 1:
        assert last == end_of_month(last)
        assert last_day_after(last + timedelta(days=1), 1) == end_of_month(last + timedelta(days=1))


def test_terms_of_leap_days_and_long_months():
    assert last_day_after(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert last_day_after(date(2024, 2, 29), 48) == date(2028, 2, 28)
    assert last_day_after(date(2025, 8, 31), 6) == date(2026, 2, 28)
    assert last_day_after(date(2025, 9, 1), 12) == date(2026, 8, 31)
    assert end_of_month(date(2024, 2, 29)) == date(2024, 2, 29)
    assert end_of_month(date(2025, 12, 3)) == date(2025, 12, 31)


def pair(status: MentorshipStatus, **facts: object) -> Mentorship:
    known = {"form": MentorshipForm.PAIR, "level": MentorshipLevel.ORGANIZATION, "starts_on": TODAY} | facts
    return Mentorship(status=status, **known)


@given(st.sampled_from(MentorshipStatus), st.sampled_from(MentorshipStatus))
def test_only_ways_of_the_table_are_gone(before: MentorshipStatus, after: MentorshipStatus):
    mentorship = pair(before)
    if after in MOVES[before]:
        turn(mentorship, after)
        assert mentorship.status is after
    else:
        with pytest.raises(Unfitting):
            turn(mentorship, after)
        assert mentorship.status is before


def test_what_is_over_stays_over_and_all_states_are_reached():
    assert all(not MOVES[status] for status in set(MentorshipStatus) - OPEN)
    assert {after for ways in MOVES.values() for after in ways} | {MentorshipStatus.PROPOSED} == set(MentorshipStatus)


@given(st.booleans(), st.booleans(), st.integers(-400, 400))
def test_a_pair_begins_with_both_papers_and_on_its_day(has_consent: bool, has_order: bool, days: int):
    now = datetime(2025, 10, 7, tzinfo=UTC)
    mentorship = pair(
        MentorshipStatus.PROPOSED, consented_at=now if has_consent else None, order_number="1" if has_order else None,
        starts_on=TODAY + timedelta(days=days),
    )  # fmt: skip
    found = standing(mentorship, TODAY)
    if not (has_consent and has_order):
        assert found is MentorshipStatus.PROPOSED
    else:
        assert found is (MentorshipStatus.ACTIVE if days <= 0 else MentorshipStatus.ORDERED)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("45-к от 01.09.2025", "45-к"),
        ("№ 45-к от 1.9.2025", "45-к"),
        ("приказ 7/2 01.09.2025.", "7/2"),
        ("№ 45-к от 1 сентября 2025 г.", "45-к"),
        ("Приказ № 45-к от «01» сентября 2025 года", "45-к"),
        ("приказ от 01.09.2025 № 45-к", "45-к"),
        ("от 1 сентября 2025 г. № 12", "12"),
        ("45-к от 01.09.25", "45-к"),
        ("45-к от 01.09.2025г.", "45-к"),
        ("45-К ОТ 01-09-2025 Г.", "45-К"),
        ("01.09.2025, 45-к/2", "45-к/2"),
        ("12, 01.09.2025", "12"),
        ("  №12   от   01.09.2025  ", "12"),
    ],
)
def test_orders_are_read_as_they_are_quoted(typed: str, number: str):
    assert read_order(typed, today=TODAY) == Order(number, date(2025, 9, 1))


@pytest.mark.parametrize(
    "typed", ["", "45-к", "01.09.2025", "№ от 01.09.2025", "1 31.02.2025", "1 01.09.1999", "1 01.09.2031", "а" * 5000, "а" * 51 + " 01.09.2025"]
)  # fmt: skip
def test_what_is_no_order_is_refused(typed: str):
    with pytest.raises(Unfitting):
        read_order(typed, today=TODAY)


@settings(max_examples=40)
@given(st.text(max_size=60))
def test_anything_typed_is_read_or_refused(typed: str):
    try:
        order = read_order(typed, today=TODAY)
    except Unfitting:
        return
    assert order.number
    assert len(order.number) <= 50


def test_levels_follow_the_schools():
    assert level_of(1, [1, 1]) is MentorshipLevel.ORGANIZATION
    assert level_of(1, [1, 2]) is MentorshipLevel.BETWEEN_SCHOOLS
    assert level_of(None, [None]) is MentorshipLevel.BETWEEN_SCHOOLS
