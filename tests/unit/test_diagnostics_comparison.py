"""Entry against exit, and what becomes of a deficit."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programmes.competences import Combine
from services.surveys.diagnostics_comparison import Change, Outcome, compare, outcome
from services.surveys.diagnostics_results import Item, Level
from services.surveys.diagnostics_scoring import area_result, profile_of, with_test
from tests.unit.questionnaire_samples import THRESHOLDS


def run(*scores, where="area", topics="abcdefghijklmnopqrstuvwxyz", wording="как"):
    items = [
        Item(f"Q{n}", where, topics[n], wording, None if one == "N" else one, one != "N")
        for n, one in enumerate(scores)
    ]
    return profile_of([area_result(where, items, THRESHOLDS)])


def change(before, after):
    (found,) = compare(before, after, THRESHOLDS)
    return found


@pytest.mark.parametrize(
    ("before", "after", "delta", "expected"),
    [
        ((1, 1), (1, 1), 0, Change.NO_CHANGE),
        ((3, 3), (0, 0), 100, Change.IMPROVEMENT),
        ((0, 0), (3, 3), -100, Change.WORSENING),
        # ten items, one step is 3 1/3: three steps are exactly 10
        ((1, 1, 1, 1, 1, 1, 1, 1, 1, 1), (1, 1, 1, 1, 1, 1, 1, 1, 0, 0), Fraction(20, 3), Change.NO_CHANGE),
        ((1, 1, 1, 1, 1, 1, 1, 1, 2, 2), (1, 1, 1, 1, 1, 1, 1, 1, 1, 0), 10, Change.IMPROVEMENT),
        ((1, 1, 1, 1, 1, 1, 1, 1, 1, 0), (1, 1, 1, 1, 1, 1, 1, 1, 2, 2), -10, Change.WORSENING),
        # less than 10, but over a threshold: 50 to 46 2/3 and back
        ((2, 2, 2, 2, 2, 1, 1, 1, 1, 1), (2, 2, 2, 2, 1, 1, 1, 1, 1, 1), Fraction(10, 3), Change.IMPROVEMENT),
        ((2, 2, 2, 2, 1, 1, 1, 1, 1, 1), (2, 2, 2, 2, 2, 1, 1, 1, 1, 1), Fraction(-10, 3), Change.WORSENING),
        # only questions answered both times: the first and the last
        ((2, 3, "N", 2), (2, "N", 3, 2), 0, Change.NO_CHANGE),
        ((2, 3, "N", 1), (1, None, 3, 1), Fraction(50, 3), Change.IMPROVEMENT),
    ],
)
def test_change(before, after, delta, expected):
    found = change(run(*before), run(*after))
    assert (found.delta, found.change) == (delta, expected)
    assert found.delta == found.entry_index - found.exit_index


def test_levels_of_a_comparison_are_those_of_the_shared_questions():
    found = change(run(0, 0, 3, 3, "N"), run(0, 0, "N", "N", 3))
    assert (found.entry_level, found.exit_level, found.questions) == (Level.NONE, Level.NONE, 2)
    assert found.change is Change.NO_CHANGE


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((1, None, None), (1, 1, 1)),
        ((1, 1, 1), ("N", "N", 1)),
        ((1, 1, "N", "N"), ("N", "N", 1, 1)),  # nothing shared
        ((1, 1, 1, "N"), ("N", "N", 1, 1)),  # one shared
        ((1, 1, None, None, None), (1, 1, 1, 1, 1)),  # two shared, but too little at entry
    ],
)
def test_without_enough_data_there_is_nothing_to_compare(before, after):
    found = change(run(*before), run(*after))
    assert found.change is Change.NOT_COMPARABLE
    assert (found.delta, found.entry_index, found.exit_index) == (None, None, None)


def test_what_was_answered_only_once_does_not_stand_in_the_way():
    found = change(run(1, 1, 1, 1, None, None, None, None), run("N", "N", 0, 0, 1, 1, 1, 1))
    assert (found.questions, found.delta, found.change) == (2, Fraction(100, 3), Change.IMPROVEMENT)


def test_other_words_or_another_area_are_not_compared():
    assert change(run(1, 1), run(1, 1, wording="иначе")).change is Change.NOT_COMPARABLE
    assert change(run(1, 1), run(1, 1, where="other")).change is Change.NOT_COMPARABLE


def test_an_external_test_takes_no_part():
    after = run(0, 0)
    tested = profile_of([with_test(after.areas[0], 0, Combine.TEST_WINS, THRESHOLDS)])
    assert tested.areas[0].level is Level.CRITICAL
    assert change(run(3, 3), tested) == change(run(3, 3), after)
    silent = profile_of([with_test(run(None, None).areas[0], 0, Combine.TEST_WINS, THRESHOLDS)])
    assert change(run(3, 3), silent).change is Change.NOT_COMPARABLE


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=2, max_size=8))
def test_there_and_back_are_mirror_images(pairs):
    before, after = (run(*side) for side in zip(*pairs, strict=True))
    there, back = change(before, after), change(after, before)
    mirror = {Change.IMPROVEMENT: Change.WORSENING, Change.WORSENING: Change.IMPROVEMENT}
    assert there.delta == -back.delta
    assert back.change is mirror.get(there.change, there.change)
    assert there.change is not Change.IMPROVEMENT or there.delta > 0


# --- what becomes of a deficit


@pytest.mark.parametrize(
    ("at_exit", "topics", "expected"),
    [
        ((0, 0, 0, 0), "a", Outcome.RESOLVED),
        ((2, 2, 1, 0), "a", Outcome.RESOLVED),  # 41.7: attention
        ((2, 1, 2, 1), "a", Outcome.CARRIED_OVER),  # 50: expressed
        ((3, 3, 3, 3), "a", Outcome.CARRIED_OVER),
        ((3, 0, 0, 0), "a", Outcome.CARRIED_OVER),  # attention, but the topic is still a 3
        ((3, 0, 0, 0), "b", Outcome.RESOLVED),
        ((3, 0, 0, 0), "ba", Outcome.CARRIED_OVER),
        ((3, 0, 0, 0), "", Outcome.RESOLVED),
        (("N", 0, 0, 0), "a", Outcome.RESOLVED),
        ((0, None, None, None), "a", Outcome.CARRIED_OVER),  # not enough data decides nothing
    ],
)
def test_outcome(at_exit, topics, expected):
    assert outcome("area", topics, run(*at_exit)) is expected
    assert outcome("area", topics, run(*at_exit), decided=True) is Outcome.RESOLVED


def test_an_area_missing_at_exit_is_carried_over():
    assert outcome("elsewhere", (), run(0, 0)) is Outcome.CARRIED_OVER


def test_a_topic_still_hard_in_another_area_is_not_resolved():
    items = [
        Item("A", "one", "gifted", "", 0),
        Item("B", "one", "x", "", 0),
        Item("C", "two", "gifted", "", 3),
        Item("D", "two", "y", "", 0),
    ]
    at_exit = profile_of(area_result(where, items, THRESHOLDS) for where in ("one", "two"))
    assert outcome("one", ("gifted",), at_exit) is Outcome.CARRIED_OVER
    assert outcome("one", ("x",), at_exit) is Outcome.RESOLVED
