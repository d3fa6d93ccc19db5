"""The questionnaires people really get, walked through by every kind of person."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from programmes.questionnaires import QuestionKind
from services.questionnaires import questionnaire_flow as flow
from services.questionnaires import questionnaire_replies as replying
from services.questionnaires.questionnaire_flow import Reply
from services.surveys import diagnostics_scoring as scoring
from services.surveys import index_scoring
from services.surveys.diagnostics_comparison import Change, compare
from tests.programmes import NMS
from tests.unit.questionnaire_samples import answer

THRESHOLDS = NMS.competences.thresholds
BRANCHES = ("teacher", "preschool", "specialist", "extra", "manager")
ENTRY, EXIT = NMS.questionnaires["diagnostics"], NMS.questionnaires["diagnostics_exit"]
SCORED = {
    "teacher": (4, 5, 5, 4),
    "preschool": (4, 5, 5, 4),
    "specialist": (3, 4, 5, 4),
    "extra": (4, 5, 5, 4),
    "manager": (4, 5, 5, 4),
}
VECTOR = {
    "D03": "1", "D04": "2", "D05": "N", "D06": "2",
    "D08": "0", "D09": "1", "D10": "1", "D11": "0", "D12": "1",
    "D14": "3", "D15": "1", "D16": "2", "D17": "1", "D18": "2",
    "D19": "0", "D20": "N", "D21": "0", "D22": "1",
}  # fmt: skip


def answered(sample, facts, level: int) -> dict[str, Reply]:
    """Every question answered, the scored ones with one and the same score."""
    replies: dict[str, Reply] = {}
    while question := flow.next_question(sample, replies, facts):
        options = flow.options_for(sample, question, replies, facts)
        code = next((option.code for option in options if option.score == level), None)
        if question.kind is QuestionKind.SHOW:
            replies[question.code] = replying.seen(question)
        elif question.kind in {QuestionKind.NUMBER, QuestionKind.TEXT}:
            replies[question.code] = replying.write(sample, question, "1", replies, facts)
        elif question.kind is QuestionKind.MULTI:
            marked = replying.toggle(sample, question, options[0].code, True, replies, facts)
            replies[question.code] = marked
        else:
            known = flow.prefilled(sample, question, replies, facts)
            chosen = code or (known.chosen[0] if known else options[0].code)
            replies[question.code] = replying.choose(sample, question, chosen, replies, facts)
    return replies


@pytest.mark.parametrize("code", ["0", "1", "2", "3"])
@pytest.mark.parametrize("branch", BRANCHES)
def test_one_and_the_same_answer_everywhere(branch, code):
    facts = {"position_group": branch}
    replies = answered(ENTRY, facts, int(code))
    assert flow.is_complete(ENTRY, replies, facts)
    found = scoring.score(ENTRY, replies, facts, thresholds=THRESHOLDS)
    assert [result.area for result in found.areas] == ["subject", "methods", "psychology", "communication"]
    assert tuple(result.applicable for result in found.areas) == SCORED[branch]
    assert {result.index for result in found.areas} == {Fraction(100 * int(code), 3)}
    assert all(item.topic for result in found.areas for item in result.items)


def test_the_worked_example_on_the_real_questionnaire():
    facts = {"position_group": "teacher", "experience_years": "7"}
    replies = {code: Reply(chosen=(chosen,)) for code, chosen in VECTOR.items()}
    found = scoring.score(ENTRY, replies, facts, thresholds=THRESHOLDS, combine=NMS.competences.combine)
    assert [(a.area, str(scoring.shown(a.index)), a.level.value) for a in found.areas] == [
        ("subject", "55.6", "expressed"),
        ("methods", "20.0", "none"),
        ("psychology", "60.0", "expressed"),
        ("communication", "11.1", "none"),
    ]
    assert [(d.area, d.severity.value, d.topics) for d in found.deficits] == [
        ("psychology", "expressed", ("inclusion",)),
        ("subject", "expressed", ()),
    ]
    assert found.strengths == ("methods", "communication")
    assert [question.code for question in flow.missing(ENTRY, replies, facts)] == ["D23"]


@pytest.mark.parametrize("branch", BRANCHES)
def test_entry_and_exit_ask_the_same_in_the_same_words(branch):
    facts = {"position_group": branch}
    runs = [answered(ENTRY, facts, 2), answered(EXIT, facts, 1)]
    profiles = [
        scoring.score(sample, replies, facts, thresholds=THRESHOLDS)
        for sample, replies in zip((ENTRY, EXIT), runs, strict=True)
    ]
    compared = compare(*profiles, THRESHOLDS)
    assert tuple(one.questions for one in compared) == SCORED[branch]
    assert {(one.delta, one.change) for one in compared} == {(Fraction(100, 3), Change.IMPROVEMENT)}


@pytest.mark.parametrize(("fact", "shown"), [({}, True), ({"yes": 1}, True), ({"no": 1}, False)])
def test_class_teachers_and_those_who_may_be_are_asked_about_their_class(fact, shown):
    facts = {"position_group": "teacher"} | ({"is_class_teacher": next(iter(fact))} if fact else {})
    assert ("D20" in {question.code for question in flow.visible(ENTRY, {}, facts)}) is shown
    others = {**facts, "position_group": "preschool"}
    assert "D20" in {question.code for question in flow.visible(ENTRY, {}, others)}


def test_nobody_is_asked_for_their_years_twice():
    asked = [question.code for question in flow.visible(ENTRY, {}, {"experience_years": "7"})]
    assert asked[0] == "D01"
    assert "D02" not in asked


@pytest.mark.parametrize("branch", BRANCHES)
@pytest.mark.parametrize("code", sorted(NMS.questionnaires))
def test_a_question_reads_well_together_with_its_beginning(code, branch):
    sample = NMS.questionnaires[code]
    for question in flow.visible(sample, {}, {"position_group": branch}):
        sentence = flow.wording(sample, question, branch)
        assert not any(joint in sentence for joint in ("??", "…?", "  ", ".?", "? ?"))
        lead = sample.scales[question.scale].lead if question.scale else None
        if lead:
            assert sentence.startswith(lead.rstrip("….") + " ")
            assert sentence.endswith("?") or lead.endswith("?")


@pytest.mark.parametrize("sample", NMS.questionnaires.values(), ids=lambda sample: sample.code)
@given(branch=st.sampled_from(BRANCHES), data=st.data())
@settings(max_examples=15, deadline=None)
def test_any_way_through_ends_complete(sample, branch, data):
    facts = {"position_group": branch}
    replies, current = {}, None
    while question := flow.next_question(sample, replies, facts, after=current):
        assert question.code not in replies
        skips = not question.mandatory and data.draw(st.booleans())
        replies[question.code] = (
            replying.skip(question) if skips else answer(sample, question, data.draw, replies, facts)
        )
        current = question.code
    assert flow.is_complete(sample, replies, facts)
    assert flow.progress(sample, replies, facts, current).minutes_left == 1


@pytest.mark.parametrize(("score", "level"), [(0, "at_risk"), (1, "at_risk"), (2, "needs_support"), (3, "adapted")])
def test_first_years_in_the_profession(score, level):
    sample = NMS.questionnaires["adaptation"]
    found = index_scoring.score(sample, sample.scoring, answered(sample, {}, score), {})
    assert (found.index, found.level.code, found.answered) == (Fraction(100 * score, 3), level, 7)
