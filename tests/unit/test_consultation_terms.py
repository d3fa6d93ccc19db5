"""When an answer is promised, and on which mornings it is spoken of."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.calling import PrivacyMode
from services.consultations.consultation_digests import Stage, Waiting, days_of, fresh, told
from services.consultations.consultation_terms import Now, first_due, promise, solution_due
from services.municipality import Municipality
from services.questionnaires.questionnaires import Library
from services.working_time import is_working
from tests.programmes import NMS

MOSCOW = ZoneInfo("Europe/Moscow")


@pytest.fixture(scope="module")
def municipality() -> Municipality:
    return Municipality(NMS, Library({}, {}), MOSCOW, PrivacyMode.INITIALS)


@pytest.mark.parametrize(
    ("moment", "now", "first_on"),
    [
        (datetime(2025, 10, 7, 12, tzinfo=MOSCOW), Now.WORKING, date(2025, 10, 9)),
        (datetime(2025, 10, 7, 17, tzinfo=MOSCOW), Now.EVENING, date(2025, 10, 9)),
        (datetime(2025, 10, 12, 12, tzinfo=MOSCOW), Now.DAY_OFF, date(2025, 10, 14)),
        (datetime(2025, 12, 29, 12, tzinfo=MOSCOW), Now.WORKING, date(2026, 1, 12)),
        (datetime(2025, 11, 4, 12, tzinfo=MOSCOW), Now.DAY_OFF, date(2025, 11, 6)),
    ],
)
def test_what_is_promised(municipality: Municipality, moment: datetime, now: Now, first_on: date):
    found = promise(municipality, moment)
    assert (found.now, found.first_on) == (now, first_on)
    assert first_due(municipality, moment).astimezone(MOSCOW).time().hour == 17


@settings(max_examples=40)
@given(
    st.integers(0, 730 * 24 * 60).map(lambda minutes: datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)),
    st.booleans(),
)
def test_every_stage_falls_on_a_working_day_and_is_told_once(asked: datetime, is_answered: bool):
    programme = NMS
    here = Municipality(programme, Library({}, {}), MOSCOW, PrivacyMode.INITIALS)
    calendar = programme.calendar.quiet_hours
    waiting = Waiting(1, 7, asked, first_due(here, asked), solution_due(here, asked), is_answered, None)
    assert asked < waiting.first_due_at <= waiting.solution_due_at
    first = asked.astimezone(MOSCOW).date()
    days = days_of(waiting, calendar, MOSCOW, first)
    assert all(is_working(day, calendar) for day in days.values())
    news, told_on = [], None
    for today in (first + timedelta(days=number) for number in range(60)):
        if is_working(today, calendar):
            stage = fresh(days, told_on=told_on, today=today)
            if stage is not None:
                news.append(stage)
                told_on = today
    assert len(news) == len(set(news)), "nothing is told twice"
    assert news[-1] is Stage.SOLUTION_LATE
    assert (Stage.FIRST_LATE in news) is not is_answered
    snoozed = replace(waiting, snoozed_until=first + timedelta(days=90))
    assert not {Stage.FIRST_DUE, Stage.SOLUTION_DUE} & set(days_of(snoozed, calendar, MOSCOW, first))


def test_what_a_letter_counts():
    stages = [
        (Stage.FIRST_DUE, True),
        (Stage.FIRST_LATE, True),
        (Stage.SOLUTION_LATE, False),
        (Stage.UNASSIGNED, False),
    ]
    own = told(stages, leads=False)
    assert (own.due, own.late, own.others_late, own.unassigned) == (1, 1, 0, 0)
    head = told(stages, leads=True)
    assert (head.due, head.late, head.others_late, head.unassigned) == (1, 1, 1, 1)
    assert not told([(Stage.FIRST_DUE, False)], leads=True).is_something
