"""Rules of plans of meetings: lines as they are typed, what has become of them, quarters that should have a meeting."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.events import EventStatus
from programmes.calendar import Quarter
from services.associations import association_quarters
from services.associations.association_keeping import key_of
from services.errors import Unfitting
from services.meetings import meeting_plan_lines
from services.meetings.meeting_fulfilment import figures_of
from services.meetings.meeting_plan_lines import Written, months_of, read, read_change, shifted
from services.meetings.meeting_plans import PlanLine
from services.meetings.meeting_states import Happening, LineState, is_moved, state_of

MONTHS = months_of(2025, "09-01")
NAMES = ("сентябрь", "Октября", "ноябре", "дек", "01", "февраль", "марта", "апрель", "мая", "Июнь", "июль", "август")
QUARTERS = [
    Quarter.model_validate({"code": code, "title": code, "from": since, "to": until})
    for code, since, until in (("q1", "09-01", "10-31"), ("q2", "11-01", "12-31"), ("q3", "01-01", "03-31"), ("q4", "04-01", "05-31"))
]  # fmt: skip


def test_months_run_from_september_to_august():
    assert (MONTHS[0], MONTHS[3], MONTHS[4], MONTHS[11]) == (
        date(2025, 9, 1), date(2025, 12, 1), date(2026, 1, 1), date(2026, 8, 1),
    )  # fmt: skip
    assert [meeting_plan_lines.month_of(name, MONTHS) for name in NAMES] == list(MONTHS)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(range(12)), st.sampled_from((":", " —", "."))), min_size=1, max_size=12))
def test_what_is_typed_is_read_back(wanted: list[tuple[int, str]]):
    typed = "\n".join(f"{NAMES[place]}{sign} Тема {number}" for number, (place, sign) in enumerate(wanted))
    assert [(one.month, one.topic) for one in read(typed, MONTHS)] == [
        (MONTHS[place], f"Тема {number}") for number, (place, _) in enumerate(wanted)
    ]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_anything_typed_is_read_or_refused(typed: str):
    try:
        found = read(typed, MONTHS)
    except Unfitting:
        return
    assert found
    assert all(one.month in MONTHS and 3 <= len(one.topic) <= 200 for one in found)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "марафон: знаний",
        "тринадцать: тема",
        "13: тема",
        "сентябрь",
        "- вопрос",
        "сентябрь: ab",
        "²: тема",
        f"{'9' * 5000}: тема",
    ],
)
def test_what_is_no_meeting_is_refused(typed: str):
    with pytest.raises(Unfitting):
        read(typed, MONTHS)


def test_questions_stand_under_their_meeting():
    [one, other] = read("сентябрь: Первая\n- раз\n— два\n\nмай: Вторая", MONTHS)
    assert (one.questions, other.questions) == ("раз\nдва", None)
    old = Written(MONTHS[1], "Старая", "что-то")
    assert read_change("Новая: с двоеточием", MONTHS, old) == Written(MONTHS[1], "Новая: с двоеточием", "что-то")
    assert read_change("май: Новая\n- вопрос", MONTHS, old) == Written(MONTHS[8], "Новая", "вопрос")


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(MONTHS))
def test_a_year_on_is_the_same_month(month: date):
    assert shifted(month) in months_of(2026, "09-01")
    assert shifted(shifted(month), -1) == month


DAY = date(2025, 11, 15)


@pytest.mark.parametrize(
    ("month", "happening", "state"),
    [
        (date(2025, 10, 1), None, LineState.MISSED),
        (date(2025, 11, 1), None, LineState.DUE),
        (date(2025, 12, 1), None, LineState.AHEAD),
        (date(2025, 10, 1), Happening(EventStatus.HELD, date(2025, 11, 3)), LineState.HELD),
        (date(2025, 10, 1), Happening(EventStatus.PLANNED, DAY), LineState.PLANNED),
        (date(2025, 11, 1), Happening(EventStatus.PLANNED, date(2025, 11, 14)), LineState.UNMARKED),
        (date(2025, 11, 1), Happening(EventStatus.DRAFT, DAY), LineState.PREPARED),
        (date(2025, 10, 1), Happening(EventStatus.DRAFT, DAY), LineState.MISSED),
        (date(2025, 12, 1), Happening(EventStatus.CANCELLED, DAY), LineState.AHEAD),
        (date(2025, 10, 1), Happening(EventStatus.CANCELLED, DAY), LineState.MISSED),
    ],
)
def test_a_line_is_what_its_event_says(month: date, happening: Happening | None, state: LineState):
    assert state_of(month, happening, today=DAY) is state


def test_only_what_takes_place_can_be_moved():
    october = date(2025, 10, 1)
    assert is_moved(october, Happening(EventStatus.HELD, date(2025, 11, 3)))
    assert not is_moved(october, Happening(EventStatus.HELD, date(2025, 10, 31)))
    assert not is_moved(october, Happening(EventStatus.CANCELLED, date(2025, 11, 3)))


@pytest.mark.parametrize(
    ("today", "codes"),
    [
        (date(2025, 9, 20), []),
        (date(2025, 10, 20), ["q1"]),
        (date(2025, 11, 5), ["q1"]),
        (date(2026, 1, 5), ["q1", "q2"]),
        (date(2026, 5, 20), ["q1", "q2", "q3", "q4"]),
    ],
)
def test_a_quarter_counts_from_its_middle_on(today: date, codes: list[str]):
    found = association_quarters.due(QUARTERS, year=2025, first="09-01", today=today)
    assert [one.code for one in found] == codes
    assert all(one.is_over == (one.until < today) for one in found)


def test_figures_count_each_line_once():
    lines = [
        PlanLine(number, DAY, "x", state, None, number, moved)
        for number, (state, moved) in enumerate(
            [(LineState.HELD, True), (LineState.HELD, False), (LineState.MISSED, False), (LineState.AHEAD, False)]
        )
    ]
    found = figures_of(lines, {0: 10, 1: 5, 3: 99}, beside=2)
    assert (found.planned, found.held, found.moved, found.missed, found.attendance, found.beside) == (4, 2, 1, 1, 8, 2)
    assert figures_of(lines, {}).attendance is None


def test_schools_may_have_associations_of_one_name():
    keys = {key_of("ШМО математиков", one) for one in (None, 3, 7)}
    assert len(keys) == 3
    assert key_of("Клуб", 7) != key_of("Клуб 7", None)
