"""Drafts of routes: the rules hold for any difficulties, wishes and days; the moves skip nothing."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.routes import Activity, ActivityStatus, Route, RouteBasis, RouteStatus
from programmes.activities import Activities, Ground
from services.calling import PrivacyMode
from services.errors import Unfitting
from services.municipality import Municipality
from services.questionnaires.questionnaires import Library
from services.routes import route_library as library
from services.routes.route_drafting import MOST, Need, draft, draft_of_template
from services.routes.route_moves import FINISHED, MOVES, OPEN, STEPS, turn, turn_step
from services.routes.route_pictures import Station, Stop, path
from services.routes.route_reminders import is_due, reminder_days
from services.routes.route_terms import day_of, window
from services.school_year import school_year
from services.surveys.diagnostics_results import Severity
from tests.programmes import NMS

ACTIVITIES = NMS.activities
AREAS = [one.code for one in NMS.competences.areas]
TOPICS = [one.code for one in NMS.competences.topics]
FORMS = sorted({form for kind in ACTIVITIES.kinds for form in kind.forms})
GROUPS = [one.code for one in NMS.positions.groups]
HERE = Municipality(NMS, Library(), ZoneInfo("Europe/Moscow"), PrivacyMode.NAMES)

needs = st.builds(
    Need,
    st.sampled_from(AREAS),
    st.lists(st.sampled_from(TOPICS), max_size=2, unique=True).map(tuple),
    st.sampled_from(Severity),
    st.integers(1, 9),
)
days = st.one_of(
    st.dates(date(2025, 9, 1), date(2029, 8, 31)),
    st.sampled_from([date(2028, 2, 29), date(2026, 5, 24), date(2026, 5, 26), date(2026, 7, 3), date(2026, 8, 31)]),
)


def window_of(day: date):
    return window(HERE, day, school_year(day, NMS.calendar.school_year.since))


def kind(step):
    found = ACTIVITIES.kind(step.option.kind)
    assert found is not None
    return found


@settings(max_examples=150, deadline=None)
@given(
    st.lists(needs, min_size=1, max_size=5),
    st.lists(st.sampled_from(FORMS), max_size=3, unique=True),
    days,
    st.sampled_from([None, *GROUPS]),
)
def test_every_draft_keeps_the_rules(some, wished, today, group):
    numbered = [replace(need, deficit_id=number) for number, need in enumerate(some, start=1)]
    terms = window_of(today)
    steps = draft(NMS, numbered, wished, group=group, terms=terms)
    assert steps == draft(NMS, numbered, wished, group=group, terms=terms)
    assert 1 <= len(steps) <= MOST
    if terms.months >= 3:
        assert len(steps) >= 3
    worst = sorted(
        numbered, key=lambda one: list(Severity).index(one.severity) if one.severity is not Severity.CRITICAL else -1
    )
    taken = {step.deficit_id for step in steps}
    assert len(taken) <= NMS.competences.deficits_a_year
    critical = [one for one in worst if one.severity is Severity.CRITICAL][: NMS.competences.deficits_a_year]
    for need in critical:
        own = [step for step in steps if step.deficit_id == need.deficit_id]
        assert any(kind(step).has_person for step in own), need
    assert any(kind(step).is_practical for step in steps)
    assert len({(step.option.kind, step.option.title) for step in steps}) == len(steps)
    assert [step.due_on for step in steps] == sorted(step.due_on for step in steps)
    for step in steps:
        assert terms.first <= step.starts_on <= step.due_on <= terms.last
        assert step.due_on.month != 7 or terms.first > date(terms.last.year, 8, 15)
        assert 0 < len(step.option.title) <= 200
    if today <= terms.lessons_end - timedelta(days=7):
        assert all(step.due_on <= terms.lessons_end for step in steps)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(needs, min_size=1, max_size=3),
    st.lists(st.sampled_from(FORMS), min_size=1, max_size=3, unique=True),
    st.dates(date(2025, 9, 1), date(2026, 2, 20)),
)
def test_wishes_come_first_and_terms_are_spread(some, wished, today):
    terms = window_of(today)
    steps = draft(NMS, some, wished, group="teacher", terms=terms)
    assert any(set(kind(step).forms) & set(wished) for step in steps)
    gaps = [(after.due_on - before.due_on).days for before, after in pairwise(steps)]
    fair = (terms.end - terms.first).days // len(steps)
    assert all(abs(gap - fair) <= 12 for gap in gaps), (gaps, fair)


def test_the_worst_come_first_and_the_fourth_waits():
    severities = [Severity.POINT, Severity.EXPRESSED, Severity.CRITICAL, Severity.EXPRESSED]
    some = [
        Need(area, (), severity, number) for number, (area, severity) in enumerate(zip(AREAS, severities, strict=True))
    ]
    steps = draft(NMS, some, [], group="teacher", terms=window_of(date(2025, 10, 7)))
    assert {step.deficit_id for step in steps} == {1, 2, 3}


def test_a_programme_that_offers_nothing_leaves_own_words():
    bare = NMS.model_copy(update={"activities": Activities()})
    need = Need("methods", ("digital",), Severity.CRITICAL, 1)
    assert draft(bare, [need], ["course"], group=None, terms=window_of(date(2025, 10, 7))) == ()
    assert library.options(bare, "methods", "digital", None) == ()
    assert draft_of_template(bare, Ground.YOUNG, group=None, terms=window_of(date(2025, 10, 7))) == ((), None)


@pytest.mark.parametrize("ground", Ground)
@pytest.mark.parametrize("today", [date(2025, 9, 1), date(2026, 5, 25), date(2028, 2, 29)])
def test_ready_plans_fit_into_the_time_that_is_left(ground: Ground, today: date):
    steps, goal = draft_of_template(NMS, ground, group="teacher", terms=window_of(today))
    assert goal
    assert 1 <= len(steps) <= MOST
    assert today != date(2025, 9, 1) or len(steps) == 5


def test_what_the_table_says_stands_first_in_the_library():
    titles = [one.title for one in library.options(NMS, "psychology", "inclusion", "teacher")]
    assert titles[:3] == [
        "Консультация психолога или дефектолога",
        "Семинар о детях с ОВЗ",
        "Разбор одного случая со специалистом",
    ]
    assert "Мастер-класс по теме «Дети с ОВЗ»" in titles
    assert len(titles) == len(set(titles))
    assert all(library.options(NMS, shelf.area, shelf.topic, None) for shelf in library.shelves(NMS, None))


def test_a_leap_day_of_the_programme_is_the_last_of_february():
    assert day_of(2027, "02-29") == date(2027, 2, 28)
    assert day_of(2028, "02-29") == date(2028, 2, 29)


@given(st.lists(st.sampled_from(RouteStatus), min_size=1, max_size=12))
def test_a_route_takes_only_ways_there_are(wanted):
    route = Route(status=RouteStatus.DRAFT, basis=RouteBasis.REQUEST)
    for after in wanted:
        before = route.status
        if after is before or after in MOVES[before]:
            turn(route, after)
            assert route.status is after
        else:
            with pytest.raises(Unfitting):
                turn(route, after)
            assert route.status is before


def test_nothing_is_skipped():
    assert {before for before, after in MOVES.items() if RouteStatus.COMPLETED in after} == {
        RouteStatus.AGREED,
        RouteStatus.ACTIVE,
        RouteStatus.ON_HOLD,
    }
    assert {before for before, after in STEPS.items() if ActivityStatus.ACCEPTED in after} == {ActivityStatus.DONE}
    assert RouteStatus.ACTIVE not in MOVES[RouteStatus.DRAFT]
    assert all(RouteStatus.CARRIED_OVER in MOVES[status] for status in OPEN)
    accepted = Activity(status=ActivityStatus.ACCEPTED)
    for after in ActivityStatus:
        with pytest.raises(Unfitting):
            turn_step(accepted, after)
    assert ActivityStatus.ACCEPTED in FINISHED


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.integers(0, 60), min_size=1, max_size=4),
    st.lists(st.integers(1, 9), min_size=8, max_size=40),
    st.lists(st.integers(0, 20), max_size=3, unique=True),
    st.lists(st.integers(0, 20), max_size=2, unique=True),
)
def test_nobody_is_reminded_more_often_than_the_programme_says(offsets, gaps, before, after):
    """The clock may miss any days; every message speaks of whatever has come since the last one."""
    first = date(2026, 2, 1)
    terms = [first + timedelta(days=offset) for offset in offsets]
    told, said, today = None, [0] * len(terms), first - timedelta(days=21)
    for gap in gaps:
        today += timedelta(days=gap)
        due = [
            place
            for place, term in enumerate(terms)
            if is_due(term, today=today, told_on=told, before=before, after=after)
        ]
        for place in due:
            said[place] += 1
        told = today if due else told
        assert not any(is_due(term, today=today, told_on=today, before=before, after=after) for term in terms)
    assert all(count <= len(set(reminder_days(term, before, after))) for count, term in zip(said, terms, strict=True))


def test_reminders_come_on_their_days():
    told = [
        day
        for day in range(40)
        if is_due(
            date(2026, 2, 20),
            today=date(2026, 2, 1) + timedelta(days=day),
            told_on=date(2026, 1, 31) + timedelta(days=day),
            before=(14, 3, 0),
            after=(7,),
        )
    ]
    assert told == [5, 16, 19, 26]


def test_the_path_is_a_picture():
    stations = [
        Station("Мастер-класс $5 <b>", "14 ноября", Stop.DONE),
        Station("Ш" * 200, "до 10 декабря", Stop.NOW),
        Station("", "", Stop.AHEAD),
    ]
    assert path("Мой маршрут", stations).startswith(b"\x89PNG")
    assert path("Мой маршрут", []).startswith(b"\x89PNG")
