"""One index over named questions."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programmes.questionnaires import Condition, IndexLevel, IndexScoring, Option
from services.questionnaires.questionnaire_flow import Reply
from services.surveys import index_scoring
from tests.unit.questionnaire_samples import multi, questionnaire, single

NAMED = ("A03", "A04", "A05", "A06", "A07", "A08", "A09")
LEVELS = {"needs_support": 45, "adapted": 70, "at_risk": 0}
AGREEMENT = tuple(Option(code=f"c{score}", text=f"ответ {score}", score=score) for score in range(4))
SILENT = (*AGREEMENT, Option(code="N", text="не относится"))


def rules(**fields) -> IndexScoring:
    levels = tuple(IndexLevel(code=code, since=since, title=code, message=code) for code, since in LEVELS.items())
    return IndexScoring(**{"kind": "index", "questions": NAMED, "top": 3, "least": 5, "levels": levels, **fields})


SAMPLE = questionnaire(
    single("A02", "order", "no"),
    single("A03", options=AGREEMENT, show_if=(Condition(question="A02", none_of=("no",)),)),
    *(single(code, options=SILENT) for code in NAMED[1:]),
    single("A10", options=AGREEMENT),
    scoring=rules(),
)


def score(*answers, mentor="order", **more):
    replies = {"A02": Reply(chosen=(mentor,))}
    for code, given_one in zip(NAMED, answers, strict=False):
        if given_one is not None:
            replies[code] = Reply(chosen=(given_one if given_one == "N" else f"c{given_one}",))
    return index_scoring.score(SAMPLE, rules(), {**replies, **more}, {})


@pytest.mark.parametrize(
    ("answers", "index", "level"),
    [
        ((0, 0, 0, 0, 0, 0, 0), 0, "at_risk"),
        ((3, 3, 3, 3, 3, 3, 3), 100, "adapted"),
        ((1, 1, 1, 1, 1), Fraction(100, 3), "at_risk"),
        ((1, 1, 1, 1, 1, 2, 2), Fraction(900, 21), "at_risk"),
        ((1, 1, 1, 1, 2, 2, 2), Fraction(1000, 21), "needs_support"),
        ((2, 2, 2, 2, 2, 2, 2), Fraction(200, 3), "needs_support"),
        ((2, 2, 2, 2, 2, 2, 3), Fraction(1500, 21), "adapted"),
        ((2, 2, 2, 2, 2, "N", "N"), Fraction(200, 3), "needs_support"),
        ((None, 3, 3, 3, 3, 3), 100, "adapted"),
        ((3, 3, 3, 3), None, None),
        ((3, 3, 3, 3, "N", "N", "N"), None, None),
        ((), None, None),
    ],
)
def test_index(answers, index, level):
    found = score(*answers)
    assert found.index == index
    assert (found.level.code if found.level else None) == level


@pytest.mark.parametrize(
    ("index", "code"),
    [
        (Fraction(45), "needs_support"),
        (45 - Fraction(1, 10**30), "at_risk"),
        (Fraction(70), "adapted"),
        (70 - Fraction(1, 10**30), "needs_support"),
        (Fraction(0), "at_risk"),
    ],
)
def test_a_level_begins_exactly_where_it_says(index, code):
    assert index_scoring.level_of(index, rules()).code == code


def test_beginnings_are_taken_as_written_and_below_all_there_is_no_level():
    level = IndexLevel(code="high", since=66.7, title="т", message="т")
    written = rules(levels=(level,))
    assert index_scoring.level_of(Fraction(667, 10), written) == level
    assert index_scoring.level_of(Fraction(200, 3), written) is None


def test_a_hidden_question_and_those_not_named_do_not_count():
    full = score(0, 3, 3, 3, 3, 3, 3)
    assert (full.index, full.answered) == (Fraction(1800, 21), 7)
    without_mentor = score(0, 3, 3, 3, 3, 3, 3, mentor="no")
    assert (without_mentor.index, without_mentor.answered) == (100, 6)
    assert score(0, 3, 3, 3, 3, 3, 3, A10=Reply(chosen=("c0",))) == full


def test_skipped_marks_of_a_multi_and_stale_answers_do_not_count():
    assert score(3, 3, 3, 3, A07=Reply(skipped=True)).answered == 4
    assert score(3, 3, 3, 3, A07=Reply(chosen=("gone",))).answered == 4
    sample = questionnaire(multi("M", options=AGREEMENT))
    named = rules(questions=("M",), least=1)
    assert index_scoring.score(sample, named, {"M": Reply(chosen=("c3",))}, {}).answered == 0


@given(st.lists(st.sampled_from((0, 1, 2, 3, "N", None)), min_size=7, max_size=7), st.data())
def test_any_answers(answers, data):
    answers = [None if place == 0 and one == "N" else one for place, one in enumerate(answers)]
    found = score(*answers)
    figures = [one for one in answers if isinstance(one, int)]
    assert found.answered == len(figures)
    if len(figures) < 5:
        assert (found.index, found.level) == (None, None)
        return
    assert 0 <= found.index <= 100
    assert found.index * 3 * len(figures) == 100 * sum(figures)
    expected = "adapted" if found.index >= 70 else "needs_support" if found.index >= 45 else "at_risk"
    assert found.level.code == expected
    place = data.draw(st.sampled_from([n for n, one in enumerate(answers) if isinstance(one, int)]))
    better = [*answers]
    better[place] = data.draw(st.integers(answers[place], 3))
    assert (score(*better).index > found.index) is (better != answers)
