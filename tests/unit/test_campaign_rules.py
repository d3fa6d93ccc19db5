"""Rules of campaigns: whatever happens to one, nobody hears too much of it; figures add up; seasons are of the year."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.campaigns import CampaignStatus
from models.coverage import State
from models.queries.campaigns.campaigns import Asked
from models.queries.campaigns.coverage import Counted
from models.queries.surveys.responses import Term
from services.calling import PrivacyMode
from services.campaigns.campaign_calendar import seasons
from services.campaigns.campaign_invitations import Kind, Told, letter, reminder_day
from services.campaigns.coverage_figures import by_group, figures, ordered, tenths
from services.municipality import Municipality
from services.questionnaires.questionnaires import Library
from services.suppression import Count
from services.surveys.survey_windows import term, window
from tests.programmes import NMS

MOST = 3
FIRST = date(2025, 10, 1)
TOWN = Municipality(NMS, Library(), ZoneInfo("Europe/Moscow"), PrivacyMode.NAMES)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["tick", "tick", "tick", "extend", "hold", "go on", "remind", "close"]),
        st.integers(0, 6),  # days until the next step: the clock may come seldom
        st.integers(0, 4),  # days a letter waits for the morning, or for the end of a leave
    ),
    max_size=40,
)


@settings(max_examples=200, deadline=None)
@given(STEPS, st.integers(0, 20))
def test_nobody_hears_too_much_whatever_happens(steps, length):
    today, closes_on, is_open = FIRST, FIRST + timedelta(days=length), True
    told, came = Told(0, FIRST), []
    for what, days, delay in steps:
        if what == "extend":
            closes_on, is_open = max(closes_on, today) + timedelta(days=1 + days), True
        is_open = {"hold": False, "go on": True, "close": False}.get(what, is_open) and today <= closes_on
        day = today if what == "remind" else reminder_day(closes_on=closes_on, days_before=(7, 2), today=today)
        kind = letter(told, reminder=day, most=MOST) if is_open else None
        if kind:
            came.append(today + timedelta(days=delay))
            invited_on = today if kind is Kind.INVITATION else told.invited_on
            told = Told(told.messages + 1, invited_on, came[-1])
        today += timedelta(days=days)
    assert len(came) <= MOST
    assert len(set(came)) == len(came)
    assert came == sorted(came)


@pytest.mark.parametrize(
    ("invited", "today", "expected"),
    [
        (date(2025, 10, 1), date(2025, 10, 23), None),
        (date(2025, 10, 1), date(2025, 10, 24), Kind.REMINDER),
        (date(2025, 10, 1), date(2025, 10, 28), Kind.REMINDER),  # the clock was late
        (date(2025, 10, 24), date(2025, 10, 24), None),  # invited that very day
        (date(2025, 10, 24), date(2025, 10, 29), Kind.REMINDER),
        (date(2025, 10, 30), date(2025, 10, 31), None),  # its days of reminders were before
        (date(2025, 10, 1), date(2025, 11, 1), None),
    ],
)
def test_reminders_come_seven_and_two_days_before_the_end(invited, today, expected):
    day = reminder_day(closes_on=date(2025, 10, 31), days_before=(7, 2), today=today)
    assert letter(Told(1, invited), reminder=day, most=MOST) is expected


def test_a_reminder_is_said_once():
    day = reminder_day(closes_on=date(2025, 10, 31), days_before=(7, 2), today=date(2025, 10, 26))
    assert letter(Told(2, FIRST, date(2025, 10, 24)), reminder=day, most=MOST) is None
    assert letter(Told(3, FIRST, date(2025, 10, 24)), reminder=date(2025, 10, 29), most=MOST) is None


@given(st.integers(0, 3000), st.integers(1, 3000))
def test_percents_are_rounded_half_up(part, whole):
    exact = 1000 * part / whole
    assert abs(tenths(part, whole) - exact) <= 0.5 + 1e-9
    assert tenths(1, 16) == 63  # 6.25 percent
    assert tenths(0, 0) == 0


@given(
    st.lists(st.builds(Counted, st.sampled_from([1, 2, None]), st.sampled_from(State), st.integers(0, 9), st.just(0)))
)
def test_figures_add_up_to_all_who_are_asked(counted):
    every = figures(counted)
    assert every.asked == sum(one.people for one in counted)
    assert every.missing + every.finished + every.states.get(State.DECLINED, 0) == every.asked
    cells = by_group(counted, {1: "a", 2: "b"}, "rest")
    assert sum(one.denominator for one in cells.values()) == every.asked
    assert sum(one.numerator for one in cells.values()) == every.finished


def test_the_worst_comes_first():
    cells = {"a": Count(9, 10), "b": Count(1, 10), "c": Count(1, 2), "d": Count(2, 3)}
    assert [one.title for one in ordered(cells)] == ["b", "c", "d", "a"]


@pytest.mark.parametrize(
    ("day", "codes"),
    [("2025-09-09", []), ("2025-09-10", ["entry"]), ("2025-10-31", ["entry"]), ("2026-01-20", ["adaptation"]),
     ("2026-05-20", ["exit", "mentors", "feedback"]), ("2026-07-01", [])],
)  # fmt: skip
def test_seasons(day, codes):
    now = datetime.fromisoformat(f"{day}T12:00+03:00")
    assert [one.plan.code for one in seasons(TOWN, now)] == codes
    only = [plan.model_copy(update={"yearly": False, "school_year": 2024}) for plan in TOWN.programme.campaigns.plans]
    other = TOWN.programme.model_copy(
        update={"campaigns": TOWN.programme.campaigns.model_copy(update={"plans": tuple(only)})}
    )
    assert seasons(replace(TOWN, programme=other), now) == []


def test_a_campaign_keeps_open_what_it_asks_and_closes_it():
    now = datetime(2025, 10, 20, 12, tzinfo=UTC)
    ended, later = date(2025, 10, 10), date(2025, 10, 31)

    def asked(status: CampaignStatus, closes_on: date) -> Asked:
        return Asked(1, "needs", 2025, 1, closes_on, status, False, now, False, False)

    assert term([asked(CampaignStatus.CLOSED, ended), asked(CampaignStatus.PAUSED, later)]) == Term(later, ended)
    assert not window(TOWN, now, 2025, Term(later, ended)).is_over
    assert window(TOWN, now, 2025, Term(None, ended)).is_over
    assert window(TOWN, now, 2025, Term(ended, None)).is_over  # the clock has not come yet
    assert window(TOWN, now, 2025, Term(None, None)).closes_on == date(2026, 8, 31)
    assert window(TOWN, now, 2024, Term(None, None)).is_over
