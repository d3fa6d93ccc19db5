"""From answers to levels and proposed deficits."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programmes.competences import Combine, Thresholds
from programmes.questionnaires import Option
from services.questionnaires.questionnaire_flow import Reply
from services.surveys import diagnostics_scoring as scoring
from services.surveys.diagnostics_results import Item, Level, ProposedDeficit, Severity
from tests.unit.questionnaire_samples import THRESHOLDS, multi, position, questionnaire, scale, single, text

VECTOR = {
    "subject": {"D03": ("subject_content", 1), "D04": ("exam_prep", 2), "D05": ("external_assessment", "N"), "D06": ("functional_literacy", 2)},
    "methods": {"D08": ("lesson_design", 0), "D09": ("assessment", 1), "D10": ("assessment", 1), "D11": ("digital", 0), "D12": ("project_research", 1)},
    "psychology": {"D14": ("inclusion", 3), "D15": ("gifted", 1), "D16": ("motivation", 2), "D17": ("safety", 1), "D18": ("at_risk", 2)},
    "communication": {"D19": ("parents", 0), "D20": ("upbringing", "N"), "D21": ("dissemination", 0), "D22": ("collaboration", 1)},
}  # fmt: skip
RISING = (Level.NONE, Level.ATTENTION, Level.EXPRESSED, Level.CRITICAL)


def profile(areas, **fields):
    """The profile of a person; `areas`: by area, by code, a topic and the answer: 0 to 3, N, none, skipped."""
    questions, replies = [text("LAST")], {}
    for area, asked in areas.items():
        for code, (topic, given_one) in asked.items():
            questions.append(scale(code, area, topic, mandatory=given_one != "skipped"))
            if given_one is not None:
                replies[code] = reply(given_one)
    return scoring.score(questionnaire(*questions), replies, {}, thresholds=THRESHOLDS, **fields)


def reply(given_one) -> Reply:
    return Reply(skipped=True) if given_one == "skipped" else Reply(chosen=(str(given_one),))


def area(*answers, topics=()):
    """The result of one area with these answers; without topics each item has its own."""
    asked = {f"Q{n}": (topics[n] if topics else f"t{n}", one) for n, one in enumerate(answers)}
    return profile({"area": asked}).areas[0]


def items(*scores, where="area", topic=None):
    return [
        Item(f"{where}{n}", where, topic, "", None if one == "N" else one, one != "N") for n, one in enumerate(scores)
    ]


# --- the worked example of the method


def test_the_worked_example():
    found = profile(VECTOR)
    assert [(a.area, scoring.shown(a.index), a.level) for a in found.areas] == [
        ("subject", Decimal("55.6"), Level.EXPRESSED),
        ("methods", Decimal("20.0"), Level.NONE),
        ("psychology", Decimal("60.0"), Level.EXPRESSED),
        ("communication", Decimal("11.1"), Level.NONE),
    ]
    assert [a.index for a in found.areas] == [Fraction(500, 9), 20, 60, Fraction(100, 9)]
    assert [(a.answered, a.applicable) for a in found.areas] == [(3, 3), (5, 5), (5, 5), (3, 3)]
    assert found.deficits == (
        ProposedDeficit("psychology", Severity.EXPRESSED, ("inclusion",), Fraction(60)),
        ProposedDeficit("subject", Severity.EXPRESSED, (), Fraction(500, 9)),
    )
    assert found.strengths == ("methods", "communication")


# --- index, levels, enough data


@pytest.mark.parametrize(
    ("answers", "index", "level"),
    [
        ((0, 0), 0, Level.NONE),
        ((3, 3), 100, Level.CRITICAL),
        ((3, 0, 0, 0), 25, Level.ATTENTION),
        ((2, 0, 0, 0), Fraction(50, 3), Level.NONE),
        ((1, 2), 50, Level.EXPRESSED),
        ((3, 3, 3, 0), 75, Level.CRITICAL),
        ((3, 3, 2, 0), Fraction(200, 3), Level.EXPRESSED),
        ((2, 1, 2, 0), Fraction(125, 3), Level.ATTENTION),
    ],
)
def test_index_and_level(answers, index, level):
    assert (area(*answers).index, area(*answers).level) == (index, level)


@pytest.mark.parametrize(
    ("index", "level"),
    [
        (Fraction(2499, 100), Level.NONE),
        (25 - Fraction(1, 10**30), Level.NONE),
        (Fraction(25), Level.ATTENTION),
        (50 - Fraction(1, 10**30), Level.ATTENTION),
        (Fraction(50), Level.EXPRESSED),
        (75 - Fraction(1, 10**30), Level.EXPRESSED),
        (Fraction(75), Level.CRITICAL),
        (None, Level.NOT_ENOUGH_DATA),
    ],
)
def test_levels_are_compared_before_rounding(index, level):
    assert scoring.level_of(index, THRESHOLDS) is level


def test_thresholds_are_taken_as_written():
    written = Thresholds(attention=33.3, expressed=66.7, critical=90, epsilon=10)
    assert scoring.level_of(Fraction(333, 10), written) is Level.ATTENTION
    assert scoring.level_of(Fraction(100, 3), written) is Level.ATTENTION
    assert scoring.level_of(Fraction(200, 3), written) is Level.ATTENTION, "66.66… is below 66.7"
    assert scoring.level_of(Fraction(667, 10), written) is Level.EXPRESSED


@pytest.mark.parametrize(
    ("answers", "enough"),
    [
        ((1,), False),
        ((1, "N", "N", "N"), False),
        ((1, 1), True),
        ((1, 1, "N"), True),
        ((1, 1, None), True),
        ((1, 1, None, None), True),
        ((1, 1, None, None, None), False),
        ((1, 1, 1, None, None), True),
        ((1, 1, None, None, "N"), True),
        ((1, 1, "skipped", "skipped"), True),
        ((1, 1, "skipped", "skipped", "skipped"), False),
        (("N", "N", "N"), False),
        ((None, None), False),
    ],
)
def test_enough_data(answers, enough):
    result = area(*answers)
    assert (result.index is not None) is enough
    assert (result.level is not Level.NOT_ENOUGH_DATA) is enough


def test_an_area_without_enough_data_is_neither_a_strength_nor_a_deficit():
    found = profile({"area": {"A": ("t", 0), "B": ("t", "N")}})
    assert (found.deficits, found.strengths) == ((), ())


def test_only_one_option_questions_with_scores_of_an_area_are_items():
    scored = (Option(code="a", text="a", score=3), Option(code="b", text="b", score=0))
    sample = questionnaire(
        scale("A", "area", "t"),
        single("B", "area", "other", area="area"),
        multi("C", options=scored, area="area"),
        scale("D"),
        text("E", area="area"),
        single("F", options=scored, area="area"),
    )
    replies = {code: Reply(chosen=("3",)) for code in "AD"} | {
        "B": Reply(chosen=("area",)),
        "C": Reply(chosen=("a", "b")),
        "E": Reply(text="3"),
        "F": Reply(chosen=("b",)),
    }
    found = scoring.items_of(sample, replies, {})
    assert [(item.code, item.score) for item in found] == [("A", 3), ("F", 0)]


def test_answers_kept_for_hidden_questions_and_other_branches_do_not_count():
    sample = questionnaire(
        position(),
        scale(
            "A",
            "area",
            {"teacher": "exams", "manager": "laws"},
            text={"teacher": "учить", "manager": "вести"},
        ),
        scale("B", "area", "t", text={"teacher": "учить"}),
        scale("C", "area", "t"),
    )
    kept = {code: Reply(chosen=("3",)) for code in "ABC"}
    as_teacher = scoring.items_of(sample, {**kept, "D01": Reply(chosen=("teacher",))}, {})
    as_manager = scoring.items_of(sample, {**kept, "D01": Reply(chosen=("manager",))}, {})
    assert [(item.code, item.topic) for item in as_teacher] == [("A", "exams"), ("B", "t"), ("C", "t")]
    assert [(item.code, item.topic) for item in as_manager] == [("A", "laws"), ("C", "t")]
    given_as_teacher = {**kept, "A": Reply(chosen=("3",), branch="teacher")}
    moved = scoring.items_of(sample, given_as_teacher, {"position_group": "manager"})
    assert [(item.code, item.score, item.applies) for item in moved] == [("A", None, True), ("C", 3, True)]


@pytest.mark.parametrize(
    ("index", "text_of_it"),
    [
        (Fraction(0), "0.0"),
        (Fraction(100), "100.0"),
        (Fraction(500, 9), "55.6"),
        (Fraction(5545, 100), "55.5"),
        (Fraction(5555, 100), "55.6"),
        (Fraction(1, 20), "0.1"),
        (Fraction(4999999, 10**8), "0.0"),
        (Fraction(9995, 100), "100.0"),
        (Fraction(-625, 100), "-6.3"),
        (Fraction(-1, 100), "0.0"),
    ],
)
def test_shown(index, text_of_it):
    assert str(scoring.shown(index)) == text_of_it


# --- point deficits


@pytest.mark.parametrize(
    ("answers", "topics", "points"),
    [
        ((3, 0, 0, 0, 0), "abcde", ["a"]),
        ((2, 0, 0, 0, 0), "abcde", []),
        ((2, 2, 0, 0, 0, 0), "abcdef", []),
        ((2, 2, 0, 0, 0, 0), "aacdef", ["a"]),
        ((2, 1, 0, 0, 0, 0), "aacdef", []),
        ((3, 0, 0, 0, 0, 3), "bcdefa", ["b", "a"]),
        ((0, 0, 0, 3, "N", None), "aaabcd", ["b"]),
        ((2, "N", 0, 0), "aabc", []),
        ((2, None, 0, 0), "aabc", []),
        ((3, 3, 0, 0, 0, 0, 0), "aabcdef", ["a"]),
        ((3, 0, 0, 0, 0), (None, "b", "c", "d", "e"), []),
    ],
)
def test_point_deficits(answers, topics, points):
    found = profile({"area": {f"Q{n}": (topics[n], one) for n, one in enumerate(answers)}})
    assert found.areas[0].level in {Level.NONE, Level.ATTENTION}
    assert [(d.severity, d.topics) for d in found.deficits] == [(Severity.POINT, (topic,)) for topic in points]
    assert list(found.areas[0].topics) == points


def test_a_point_exists_even_where_the_area_lacks_data():
    found = profile({"area": {"A": ("t", 3), "B": ("u", None), "C": ("u", None)}})
    assert found.areas[0].level is Level.NOT_ENOUGH_DATA
    assert found.deficits == (ProposedDeficit("area", Severity.POINT, ("t",), None),)


def test_an_area_deficit_takes_in_its_points():
    found = profile({"area": {"A": ("t", 3), "B": ("u", 2), "C": ("u", 2), "D": ("v", 2)}})
    assert found.deficits == (ProposedDeficit("area", Severity.CRITICAL, ("t", "u"), Fraction(75)),)


def test_a_topic_of_two_areas_is_one_point_where_it_is_hardest():
    easy = {"E": ("x", 0), "F": ("y", 0), "G": ("z", 0)}
    both_hard = {
        "one": {"A": ("gifted", 2), **easy},
        "two": {"B": ("gifted", 2), "H": ("w", 0), "I": ("v", 0)},
    }
    found = profile(both_hard)
    assert [(d.area, d.severity, d.topics) for d in found.deficits] == [("one", Severity.POINT, ("gifted",))]
    assert [a.topics for a in found.areas] == [("gifted",), ("gifted",)]
    both_hard["two"]["B"] = ("gifted", 3)
    assert [d.area for d in profile(both_hard).deficits] == ["two"]


def test_a_topic_of_two_areas_is_taken_in_by_the_area_in_deficit():
    found = profile({
        "one": {"A": ("gifted", 2), "B": ("x", 0), "C": ("y", 0)},
        "two": {"D": ("gifted", 2), "E": ("z", 2)},
    })  # fmt: skip
    assert found.deficits == (ProposedDeficit("two", Severity.EXPRESSED, ("gifted",), Fraction(200, 3)),)


def test_the_most_pressing_comes_first():
    found = profile({
        "calm": {"A1": ("p", 3), "A2": ("q", 0), "A3": ("r", 0), "A4": ("r", 0), "A5": ("r", 0)},
        "tense": {"B1": ("s", 3), "B2": ("u", 1), "B3": ("u", 0)},
        "half": {"C1": ("v", 1), "C2": ("w", 2)},
        "same": {"D1": ("x", 2), "D2": ("y", 1)},
        "worst": {"E1": ("z", 3), "E2": ("z", 3)},
        "bad": {"F1": ("a", 3), "F2": ("b", 2)},
    })  # fmt: skip
    assert [(d.area, d.severity.value) for d in found.deficits] == [
        ("worst", "critical"),
        ("bad", "critical"),
        ("half", "expressed"),
        ("same", "expressed"),
        ("tense", "point"),
        ("calm", "point"),
    ]


# --- external tests


@pytest.mark.parametrize(
    ("answers", "percent", "combine", "index", "level"),
    [
        ((0, 0), 40, Combine.TEST_WINS, 60, Level.EXPRESSED),
        ((3, 3), 100, Combine.TEST_WINS, 0, Level.NONE),
        ((3, 3), 25, Combine.TEST_WINS, 75, Level.CRITICAL),
        ((3, 3), Decimal("25.01"), Combine.TEST_WINS, Fraction(7499, 100), Level.EXPRESSED),
        ((3, 3), 66.7, Combine.TEST_WINS, Fraction(333, 10), Level.ATTENTION),
        ((None, None), 40, Combine.TEST_WINS, 60, Level.EXPRESSED),
        ((0, 0), 40, Combine.MAX, 60, Level.EXPRESSED),
        ((3, 3), 40, Combine.MAX, 100, Level.CRITICAL),
        ((None, None), 40, Combine.MAX, 60, Level.EXPRESSED),
        ((0, 0), 40, Combine.SEPARATE, 0, Level.NONE),
        ((None, None), 40, Combine.SEPARATE, None, Level.NOT_ENOUGH_DATA),
    ],
)
def test_external_tests(answers, percent, combine, index, level):
    asked = {"area": {f"Q{n}": ("t", one) for n, one in enumerate(answers)}}
    result = profile(asked, tests={"area": percent}, combine=combine).areas[0]
    assert (result.index, result.level) == (index, level)
    assert result.self_index == area(*answers).index
    assert result.test_index == 100 - Fraction(str(percent))


def test_a_test_changes_what_is_proposed_and_the_test_wins_by_default():
    asked = {"area": {"A": ("t", 0), "B": ("u", 0)}, "other": {"C": ("v", 0), "D": ("w", 0)}}
    found = profile(asked, tests={"area": 10})
    assert found.deficits == (ProposedDeficit("area", Severity.CRITICAL, (), Fraction(90)),)
    assert found.strengths == ("other",)


def test_a_test_speaks_for_an_area_the_person_is_not_asked_about():
    found = profile({}, tests={"subject": 45.5})
    assert [(a.area, a.index, a.self_index, a.answered) for a in found.areas] == [
        ("subject", Fraction(109, 2), None, 0)
    ]


@pytest.mark.parametrize("percent", [-1, 100.5, Decimal("100.01")])
@pytest.mark.parametrize("combine", Combine)
def test_a_percent_is_a_percent(percent, combine):
    with pytest.raises(ValueError, match="percent"):
        profile({"area": {}}, tests={"area": percent}, combine=combine)


# --- any answers

answers_to_area = st.lists(st.sampled_from((0, 1, 2, 3, "N", None)), max_size=9)


@given(answers_to_area)
def test_an_area_agrees_with_a_slow_recount(answers):
    """The same rules told in whole numbers and counts, nothing shared with the code under test."""
    result = scoring.area_result("area", items(*answers), THRESHOLDS)
    tally = {score: answers.count(score) for score in (0, 1, 2, 3)}
    counted = sum(tally.values())
    silent = answers.count(None)
    assert (result.answered, result.applicable) == (counted, counted + silent)
    if counted < 2 or counted < silent:
        assert (result.index, result.level) == (None, Level.NOT_ENOUGH_DATA)
        return
    points = tally[1] + 2 * tally[2] + 3 * tally[3]
    assert 0 <= result.index <= 100
    assert result.index.numerator * 3 * counted == 100 * points * result.index.denominator
    quarters = 4 * points // (3 * counted)  # whole quarters of the worst possible sum
    assert result.level is RISING[min(quarters, 3)]


@given(answers_to_area, st.integers(0, 5))
def test_what_does_not_apply_never_changes_an_index(answers, place):
    with_one = [*answers[:place], "N", *answers[place:]]
    before, after = (scoring.area_result("area", items(*given_ones), THRESHOLDS) for given_ones in (answers, with_one))
    assert (before.index, before.level, before.applicable) == (after.index, after.level, after.applicable)


@given(st.data())
def test_the_order_of_answers_changes_nothing(data):
    topics = st.sampled_from("abc")
    drawn = data.draw(st.lists(st.tuples(st.sampled_from((0, 1, 2, 3, "N", None)), topics), max_size=8))
    made = [items(one, topic=topic)[0] for one, topic in drawn]
    shuffled = data.draw(st.permutations(made))
    one, other = (scoring.area_result("area", some, THRESHOLDS) for some in (made, shuffled))
    assert (one.index, one.level, set(one.topics)) == (other.index, other.level, set(other.topics))


@given(st.lists(st.integers(0, 3), min_size=2, max_size=9), st.data())
def test_a_harder_answer_never_lowers_index_or_level(scores, data):
    place = data.draw(st.integers(0, len(scores) - 1))
    harder = [*scores]
    harder[place] = data.draw(st.integers(scores[place], 3))
    before, after = (scoring.area_result("area", items(*some, topic="t"), THRESHOLDS) for some in (scores, harder))
    assert before.index <= after.index
    assert (before.index == after.index) is (scores == harder)
    assert RISING.index(before.level) <= RISING.index(after.level)
    assert set(before.topics) <= set(after.topics)


@given(st.lists(st.tuples(st.sampled_from("ABCD"), st.sampled_from("tuvw"), st.integers(0, 3)), max_size=16))
def test_proposals_agree_with_a_slow_recount(drawn):
    made = [Item(f"Q{n}", where, topic, "", score) for n, (where, topic, score) in enumerate(drawn)]
    found = scoring.profile_of(scoring.area_result(where, made, THRESHOLDS) for where in "ABCD")
    levels = {result.area: result.level for result in found.areas}
    in_need = {where for where in "ABCD" if levels[where] in {Level.EXPRESSED, Level.CRITICAL}}
    assert {d.area for d in found.deficits if d.severity is not Severity.POINT} == in_need
    points = []
    for topic in "tuvw":
        hard = [(where, score) for where, other, score in drawn if other == topic and score >= 2]
        is_point = len(hard) >= 2 or any(score == 3 for _, score in hard)
        if is_point and not any(where in in_need for where, _ in hard):
            points.append(topic)
        noted = {d.area for d in found.deficits if d.severity is not Severity.POINT and topic in d.topics}
        assert noted == ({where for where, _ in hard} & in_need if is_point else set())
    assert sorted(d.topics[0] for d in found.deficits if d.severity is Severity.POINT) == points
    ranks = ["critical", "expressed", "point"]
    keys = [(ranks.index(d.severity), -(d.index or 0), d.area) for d in found.deficits]
    assert keys == sorted(keys)
    assert set(found.strengths) == {where for where in "ABCD" if levels[where] is Level.NONE}
