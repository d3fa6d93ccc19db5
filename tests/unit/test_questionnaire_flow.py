"""Order, visibility and completeness of questions."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from programmes.questionnaires import Condition, Option, QuestionKind, Scale
from services.questionnaires import questionnaire_flow as flow
from services.questionnaires import questionnaire_replies as replying
from services.questionnaires.questionnaire_flow import Progress, Reply
from tests.unit.questionnaire_samples import (
    BRANCHES,
    DIFFICULTY,
    answer,
    facts,
    multi,
    number,
    position,
    questionnaire,
    questionnaires,
    scale,
    show,
    single,
    text,
)

LITTLE = settings(max_examples=50)
YES = Reply(chosen=("yes",))
NO = Reply(chosen=("no",))


def codes(questions) -> list[str]:
    return [question.code for question in questions]


def seen_with(sample, replies=None, known=None) -> list[str]:
    return codes(flow.visible(sample, replies or {}, known or {}))


# --- branches


def test_the_chosen_branch_wins_over_the_known_position():
    sample = questionnaire(position())
    known = {"position_group": "teacher"}
    assert flow.branch_of(sample, {}, {}) == ""
    assert flow.branch_of(sample, {}, known) == "teacher"
    assert flow.branch_of(sample, {"D01": Reply(chosen=("manager",))}, known) == "manager"
    assert flow.branch_of(sample, {"D01": Reply(chosen=("no_such",))}, known) == "teacher"
    assert flow.branch_of(sample, {"D01": Reply(skipped=True)}, known) == "teacher"


def test_another_question_does_not_set_the_branch():
    sample = questionnaire(single("A", "manager", "teacher"))
    assert flow.branch_of(sample, {"A": Reply(chosen=("manager",))}, {}) == ""


def test_a_branch_sees_its_questions_and_options():
    sample = questionnaire(
        position(),
        scale("D03", text={"teacher": "учить", "manager": "вести"}),
        single(
            "D09",
            options=(
                Option(code="all", text="всем"),
                Option(code="some", text="не всем", branches=("teacher",)),
                Option(code="worded", text={"manager": "только руководителям"}),
                Option(code="maths", text="математика", subjects=("maths",)),
            ),
        ),
    )
    for branch, subject, shown, offered in (
        ("teacher", "maths", ["D01", "D03", "D09"], ["all", "some", "maths"]),
        ("teacher", "music", ["D01", "D03", "D09"], ["all", "some"]),
        ("manager", None, ["D01", "D03", "D09"], ["all", "worded"]),
        ("preschool", None, ["D01", "D09"], ["all"]),
        ("", None, ["D01", "D09"], ["all"]),
    ):
        known = {"position_group": branch} | ({"subject": subject} if subject else {})
        assert seen_with(sample, known=known) == shown
        assert codes(flow.options_for(sample, sample.question("D09"), {}, known)) == offered


def test_a_choice_without_a_single_option_is_not_shown_unless_own_words_are_allowed():
    nothing = (Option(code="maths", text="математика", subjects=("maths",)),)
    sample = questionnaire(single("A", options=nothing), single("B", options=nothing, length=9), show("C"))
    assert seen_with(sample) == ["B", "C"]
    assert seen_with(sample, known={"subject": "maths"}) == ["A", "B", "C"]


def test_an_answer_to_a_question_worded_otherwise_does_not_count_in_the_new_branch():
    sample = questionnaire(
        position(),
        scale("D03", text={"teacher": "учить", "manager": "вести"}),
        scale("D21", text={"teacher": "показать опыт", "manager": "показать опыт"}),
        text("D24", mandatory=True),
    )
    replies = {"D01": Reply(chosen=("teacher",))}
    for code in ("D03", "D21"):
        replies[code] = replying.choose(sample, sample.question(code), "2", replies, {})
    replies["D24"] = replying.write(sample, sample.question("D24"), "одно", replies, {})
    assert flow.is_complete(sample, replies, {})
    moved = {**replies, "D01": replying.choose(sample, sample.question("D01"), "manager", replies, {})}
    assert codes(flow.missing(sample, moved, {})) == ["D03"]
    assert flow.next_question(sample, moved, {}).code == "D03"
    assert flow.is_complete(sample, {**moved, "D01": replies["D01"]}, {}), "back again, nothing is lost"


def test_an_answer_counts_only_while_its_option_reads_the_same():
    options = (Option(code="1", text={"teacher": "сам", "manager": "вместе"}), Option(code="2", text="никак"))
    sample = questionnaire(position(), single("A", options=options))
    as_teacher = {"D01": Reply(chosen=("teacher",))}
    as_manager = {"D01": Reply(chosen=("manager",))}
    for code, settled in (("1", False), ("2", True)):
        given_one = replying.choose(sample, sample.question("A"), code, as_teacher, {})
        replies = {**as_manager, "A": given_one}
        assert flow.is_settled(sample, sample.question("A"), replies, {}) is settled


# --- conditions


@pytest.mark.parametrize(
    ("condition", "replies", "known", "shown"),
    [
        ({"question": "A", "one_of": ("yes",)}, {}, {}, False),
        ({"question": "A", "one_of": ("yes",)}, {"A": YES}, {}, True),
        ({"question": "A", "one_of": ("yes",)}, {"A": NO}, {}, False),
        ({"question": "A", "one_of": ("yes",)}, {"A": Reply(skipped=True)}, {}, False),
        ({"question": "A", "one_of": ("yes",)}, {"A": Reply(chosen=("stale",))}, {}, False),
        ({"question": "A", "none_of": ("no",)}, {}, {}, True),
        ({"question": "A", "none_of": ("no",)}, {"A": NO}, {}, False),
        ({"question": "A", "none_of": ("no",)}, {"A": YES}, {}, True),
        ({"question": "A", "none_of": ("no",)}, {"A": Reply(skipped=True)}, {}, True),
        ({"question": "M", "one_of": ("x", "y")}, {"M": Reply(chosen=("y", "z"))}, {}, True),
        ({"question": "M", "none_of": ("x", "y")}, {"M": Reply(chosen=("y", "z"))}, {}, False),
        ({"question": "N", "one_of": ("3",)}, {"N": Reply(number=3)}, {}, True),
        ({"question": "N", "none_of": ("0",)}, {"N": Reply(number=0)}, {}, False),
        ({"question": "N", "none_of": ("None",)}, {"N": Reply(skipped=True)}, {}, True),
        ({"question": "W", "one_of": ("да",)}, {"W": Reply(text="да")}, {}, True),
        ({"question": "W", "one_of": ("да",)}, {"W": Reply(text="нет")}, {}, False),
        ({"question": "Z", "one_of": ("yes",)}, {"Z": YES}, {}, False),  # asked later
        ({"question": "Z", "none_of": ("yes",)}, {"Z": YES}, {}, True),
        ({"question": "NOBODY", "none_of": ("yes",)}, {}, {}, True),
        ({"fact": "is_class_teacher", "one_of": ("yes",)}, {}, {}, False),
        ({"fact": "is_class_teacher", "one_of": ("yes",)}, {}, {"is_class_teacher": "yes"}, True),
        ({"fact": "is_class_teacher", "none_of": ("no",)}, {}, {}, True),
        ({"fact": "is_class_teacher", "none_of": ("no",)}, {}, {"is_class_teacher": "no"}, False),
        (
            {"fact": "is_class_teacher", "none_of": ("no",), "branches": ("teacher",)},
            {},
            {"is_class_teacher": "no", "position_group": "manager"},
            True,
        ),
        (
            {"fact": "is_class_teacher", "none_of": ("no",), "branches": ("teacher",)},
            {},
            {"is_class_teacher": "no", "position_group": "teacher"},
            False,
        ),
    ],
)
def test_conditions(condition, replies, known, shown):
    sample = questionnaire(
        single("A", "yes", "no"),
        multi("M", "x", "y", "z"),
        number("N"),
        text("W"),
        show("T", show_if=(Condition(**condition),)),
        single("Z", "yes", "no"),
    )
    assert ("T" in seen_with(sample, replies, known)) is shown


def test_all_conditions_have_to_hold():
    both = (Condition(question="A", one_of=("yes",)), Condition(question="B", one_of=("yes",)))
    sample = questionnaire(single("A", "yes", "no"), single("B", "yes", "no"), show("C", show_if=both))
    assert "C" not in seen_with(sample, {"A": YES, "B": NO})
    assert "C" in seen_with(sample, {"A": YES, "B": YES})


def test_a_hidden_question_counts_as_unanswered_whatever_is_kept_for_it():
    sample = questionnaire(
        single("A", "yes", "no"),
        single("B", "yes", "no", mandatory=True, show_if=(Condition(question="A", one_of=("yes",)),)),
        text("C", mandatory=True, show_if=(Condition(question="B", one_of=("yes",)),)),
    )
    replies = {"A": NO, "B": YES}
    assert seen_with(sample, replies) == ["A"]
    assert flow.is_complete(sample, replies, {})
    assert flow.next_question(sample, replies, {}) is None
    assert seen_with(sample, {**replies, "A": YES}) == ["A", "B", "C"]


# --- known facts


def test_a_known_fact_leaves_the_question_out_and_stands_as_its_answer():
    sample = questionnaire(
        number("D02", mandatory=True, prefill="experience_years", skip_if_known=True),
        show("YOUNG", show_if=(Condition(question="D02", one_of=("1", "2", "3")),)),
    )
    assert seen_with(sample, known={"experience_years": "2"}) == ["YOUNG"]
    assert seen_with(sample, known={"experience_years": "20"}) == []
    assert flow.is_complete(sample, {}, {"experience_years": "20"})
    kept = {"D02": Reply(number=2)}
    assert seen_with(sample, kept, {"experience_years": "20"}) == [], "the kept answer is not counted"
    assert seen_with(sample, kept) == ["D02", "YOUNG"]


@pytest.mark.parametrize("fact", ["61", "-1", "", "много", "1.5", "²", "٣", "9" * 5000])
def test_a_fact_that_does_not_fit_leaves_the_question_to_be_asked(fact):
    sample = questionnaire(number("D02", mandatory=True, prefill="experience_years", skip_if_known=True))
    known = {"experience_years": fact}
    assert seen_with(sample, known=known) == ["D02"]
    assert not flow.is_complete(sample, {}, known)
    assert flow.prefilled(sample, sample.question("D02"), {}, known) is None


def test_a_prefilled_question_is_shown_once_and_lacks_nothing():
    sample = questionnaire(position(), show("T", show_if=(Condition(question="D01", one_of=("teacher",)),)))
    known = {"position_group": "teacher"}
    assert flow.next_question(sample, {}, known).code == "D01"
    assert flow.is_complete(sample, {}, known)
    assert flow.standing_reply(sample, sample.question("D01"), {}, known) == Reply(chosen=("teacher",))
    assert seen_with(sample, known=known) == ["D01", "T"]
    changed = {"D01": Reply(chosen=("manager",))}
    assert seen_with(sample, changed, known) == ["D01"], "changed is changed, the fact stands no more"


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        (text("A", prefill="subject"), Reply(text="5")),
        (number("A", prefill="subject"), Reply(number=5)),
        (single("A", "5", prefill="subject"), Reply(chosen=("5",))),
        (single("A", "6", prefill="subject"), None),
        (multi("A", "5", "6", prefill="subject"), Reply(chosen=("5",))),
        (show("A", prefill="subject"), Reply()),
        (text("A"), None),
    ],
)
def test_what_a_fact_stands_for(question, reply):
    sample = questionnaire(question)
    assert flow.prefilled(sample, question, {}, {"subject": "5"}) == reply
    assert flow.prefilled(sample, question, {}, {}) is None


def test_marks_taken_off_do_not_bring_the_fact_back():
    sample = questionnaire(multi("M", "maths", "music", mandatory=True, prefill="subject"))
    known = {"subject": "maths"}
    assert flow.is_complete(sample, {}, known)
    assert codes(flow.missing(sample, {"M": Reply()}, known)) == ["M"]


def test_a_position_no_branch_knows_is_asked_for():
    sample = questionnaire(position(skip_if_known=True), scale("D03", text={"teacher": "учить"}))
    assert seen_with(sample, known={"position_group": "cook"}) == ["D01"]
    assert codes(flow.missing(sample, {}, {"position_group": "cook"})) == ["D01"]
    assert seen_with(sample, known={"position_group": "teacher"}) == ["D03"]


# --- wording


@pytest.mark.parametrize(
    ("lead", "body", "whole"),
    [
        ("Насколько вам трудно…", "объяснить тему", "Насколько вам трудно объяснить тему?"),
        ("Насколько вам трудно...", "объяснить тему.", "Насколько вам трудно объяснить тему?"),
        ("Насколько вам трудно", "объяснить тему?", "Насколько вам трудно объяснить тему?"),
        ("Насколько вам трудно …", "дать урок (открытый)", "Насколько вам трудно дать урок (открытый)?"),
        ("Насколько вы согласны:", "мне хватает сил", "Насколько вы согласны: мне хватает сил"),
        ("Согласны ли вы?", "Мне хватает сил.", "Согласны ли вы? Мне хватает сил."),
        ("Отметьте.", "Мне хватает сил", "Отметьте. Мне хватает сил"),
        (None, "Я уверенно веду занятия", "Я уверенно веду занятия"),
    ],
)
def test_wording(lead, body, whole):
    scales = {"difficulty": Scale(lead=lead, options=DIFFICULTY.options)}
    sample = questionnaire(scale("A", text=body), scales=scales)
    assert flow.wording(sample, sample.question("A"), "teacher") == whole


def test_wording_for_the_branch():
    sample = questionnaire(scale("A", text={"teacher": "учить", "manager": "вести"}), show("B"))
    question = sample.question("A")
    assert flow.wording(sample, question, "manager") == "Насколько вам сейчас трудно вести?"
    assert flow.wording(sample, sample.question("B"), "manager") == "B."
    with pytest.raises(KeyError):
        flow.wording(sample, question, "preschool")


# --- what settles a question


@pytest.mark.parametrize(
    ("question", "reply", "settled"),
    [
        (single("A", "x", mandatory=True), Reply(), False),
        (single("A", "x", mandatory=True), Reply(chosen=("x",)), True),
        (single("A", "x", mandatory=True), Reply(chosen=("y",)), False),
        (single("A", "x", mandatory=True), Reply(skipped=True), False),
        (single("A", "x", mandatory=True), Reply(text="своё"), False),
        (single("A", "x", mandatory=True, length=9), Reply(text="своё"), True),
        (single("A", "x"), Reply(skipped=True), True),
        (multi("A", "x", "y"), Reply(), False),
        (multi("A", "x", "y"), Reply(chosen=("gone", "y")), True),
        (number("A", 1, 5), Reply(number=0), False),
        (number("A", 0, 5), Reply(number=0), True),
        (number("A", 1, 5), Reply(number=6), False),
        (number("A", 1, 5), Reply(text="3"), False),
        (text("A"), Reply(text=""), False),
        (text("A"), Reply(text="да"), True),
        (text("A"), Reply(number=3), False),
        (show("A"), Reply(), True),
    ],
)
def test_what_settles_a_question(question, reply, settled):
    sample = questionnaire(question)
    assert flow.is_settled(sample, question, {"A": reply}, {}) is settled
    assert (flow.next_question(sample, {"A": reply}, {}) is None) is settled


def test_something_to_read_never_blocks():
    sample = questionnaire(show("A"), show("B"))
    assert flow.is_complete(sample, {}, {})
    assert flow.next_question(sample, {"A": replying.seen(sample.question("A"))}, {}).code == "B"


# --- order


def test_after_a_question_come_those_behind_it_then_those_left_out_before():
    sample = questionnaire(*(text(code, mandatory=True) for code in "ABCD"))
    done = Reply(text="да")
    assert flow.next_question(sample, {}, {}).code == "A"
    assert flow.next_question(sample, {}, {}, after="B").code == "C"
    assert flow.next_question(sample, {"C": done}, {}, after="B").code == "D"
    assert flow.next_question(sample, {"C": done, "D": done}, {}, after="B").code == "A"
    assert flow.next_question(sample, {"A": done, "C": done, "D": done}, {}, after="B").code == "B"
    assert flow.next_question(sample, dict.fromkeys("ABCD", done), {}, after="B") is None


def test_moves_from_a_question_that_has_just_become_hidden():
    condition = (Condition(question="A", one_of=("yes",)),)
    sample = questionnaire(single("A", "yes", "no"), text("B", show_if=condition), text("C"))
    assert flow.next_question(sample, {"A": NO}, {}, after="B").code == "C"
    assert flow.previous_question(sample, {"A": NO}, {}, "C").code == "A"
    assert flow.previous_question(sample, {"A": NO}, {}, "B").code == "A"
    assert flow.previous_question(sample, {}, {}, "A") is None


def test_an_unknown_place_is_an_error():
    sample = questionnaire(text("A"))
    for move in (
        lambda: flow.next_question(sample, {}, {}, after="?"),
        lambda: flow.previous_question(sample, {}, {}, "?"),
        lambda: flow.progress(sample, {}, {}, "?"),
    ):
        with pytest.raises(KeyError):
            move()


# --- progress


def test_progress_counts_what_is_shown_and_never_promises_less_than_a_minute():
    sample = questionnaire(*(text(code) for code in "ABCDE"), minutes=10)
    done = Reply(text="да")
    assert flow.progress(sample, {}, {}, "A") == Progress(1, 5, 5, 10)
    assert flow.progress(sample, {"A": done, "B": done}, {}, "C") == Progress(3, 5, 3, 6)
    assert flow.progress(sample, dict.fromkeys("ABCDE", done), {}, "E") == Progress(5, 5, 0, 1)


def test_the_total_does_not_leap_when_the_branch_becomes_known():
    own = [scale(f"D{n}", text={"teacher": "учить"}) for n in range(10, 20)]
    sample = questionnaire(position(), *own, scale("D30", text={"manager": "вести"}))
    before = flow.progress(sample, {}, {}, "D01")
    assert before == Progress(1, 11, 11, 10)
    assert flow.progress(sample, {"D01": Reply(chosen=("teacher",))}, {}, "D10").total == before.total
    assert flow.progress(sample, {"D01": Reply(chosen=("manager",))}, {}, "D30") == Progress(2, 2, 1, 5)


def test_progress_of_a_question_no_longer_shown_stays_inside():
    sample = questionnaire(text("A"), text("B", show_if=(Condition(question="A", one_of=("x",)),)))
    assert flow.progress(sample, {"A": Reply(text="y")}, {}, "B") == Progress(1, 1, 0, 1)


# --- any questionnaire


@LITTLE
@given(questionnaires(), facts, st.data())
def test_a_walk_forward_ends_complete_and_asks_nothing_twice(sample, known, data):
    replies, asked, current = {}, [], None
    for _ in range(2 * len(sample.questions)):
        question = flow.next_question(sample, replies, known, after=current)
        if question is None:
            break
        assert question in flow.visible(sample, replies, known)
        assert question.code not in replies
        place = flow.progress(sample, replies, known, question.code)
        assert 1 <= place.number <= place.total
        assert 1 <= place.minutes_left <= sample.minutes
        skips = not question.mandatory and data.draw(st.booleans())
        replies[question.code] = (
            replying.skip(question) if skips else answer(sample, question, data.draw, replies, known)
        )
        asked.append(question.code)
        current = question.code
    assert flow.next_question(sample, replies, known) is None
    assert len(asked) == len(set(asked)) <= len(sample.questions)
    assert flow.is_complete(sample, replies, known)


@LITTLE
@given(questionnaires(), facts, st.data())
def test_a_wandering_person_loses_nothing_and_can_always_finish(sample, known, data):
    replies = {}
    for _ in range(data.draw(st.integers(0, 12))):
        question = data.draw(st.sampled_from(flow.visible(sample, replies, known) or (None,)))
        if question is None:
            break
        before = dict(replies)
        replies[question.code] = answer(sample, question, data.draw, replies, known)
        assert {code: reply for code, reply in replies.items() if code != question.code} == {
            code: reply for code, reply in before.items() if code != question.code
        }
    for _ in range(len(sample.questions) + 1):
        question = flow.next_question(sample, replies, known)
        if question is None:
            break
        assert question in flow.visible(sample, replies, known)
        replies[question.code] = answer(sample, question, data.draw, replies, known)
    assert flow.next_question(sample, replies, known) is None
    assert flow.is_complete(sample, replies, known)


@LITTLE
@given(questionnaires(), facts, st.data())
def test_answering_all_mandatory_questions_is_complete_and_one_less_is_not(sample, known, data):
    replies = {}
    while lacking := flow.missing(sample, replies, known):
        assert not flow.is_complete(sample, replies, known)
        assert all(question.mandatory for question in lacking)
        question = data.draw(st.sampled_from(lacking))
        replies[question.code] = answer(sample, question, data.draw, replies, known)
    assert flow.is_complete(sample, replies, known)


@LITTLE
@given(questionnaires(), facts, st.data())
def test_back_then_forward_returns_to_the_same_question(sample, known, data):
    replies = {}
    for _ in range(data.draw(st.integers(1, 6))):
        question = flow.next_question(sample, replies, known)
        if question is None:
            return
        before = flow.previous_question(sample, replies, known, question.code)
        shown = codes(flow.visible(sample, replies, known))
        place = shown.index(question.code)
        assert (before.code if before else None) == (shown[place - 1] if place else None)
        if before is not None:
            assert flow.next_question(sample, replies, known, after=before.code) == question
        replies[question.code] = answer(sample, question, data.draw, replies, known)


@LITTLE
@given(questionnaires(), facts, st.data())
def test_visibility_does_not_depend_on_replies_to_hidden_questions(sample, known, data):
    replies = {
        question.code: Reply(chosen=tuple(data.draw(st.sets(st.sampled_from("012")))), number=1, text="x")
        for question in sample.questions
        if not question.sets_branch
    }
    shown = codes(flow.visible(sample, replies, known))
    kept = {code: reply for code, reply in replies.items() if code in shown}
    assert codes(flow.visible(sample, kept, known)) == shown
    assert flow.is_complete(sample, kept, known) == flow.is_complete(sample, replies, known)


@LITTLE
@given(questionnaires(), facts, st.data())
def test_a_branch_and_back_leaves_everything_as_it_was(sample, known, data):
    if not any(question.code == "D01" for question in flow.visible(sample, {}, known)):
        return
    first, second = data.draw(st.permutations(BRANCHES))[:2]
    setter, replies = sample.question("D01"), {}
    replies["D01"] = replying.choose(sample, setter, first, replies, known)
    while question := flow.next_question(sample, replies, known):
        replies[question.code] = answer(sample, question, data.draw, replies, known)
    kept = dict(replies)
    replies["D01"] = replying.choose(sample, setter, second, replies, known)
    for question in flow.visible(sample, replies, known):
        if question.code in kept and question.kind in {QuestionKind.NUMBER, QuestionKind.TEXT}:
            reads_the_same = len({flow.wording(sample, question, branch) for branch in (first, second)}) == 1
            assert flow.is_settled(sample, question, replies, known) is reads_the_same
    replies["D01"] = replying.choose(sample, setter, first, replies, known)
    assert {code: reply.chosen for code, reply in replies.items()} == {c: r.chosen for c, r in kept.items()}
    assert flow.is_complete(sample, replies, known)
    assert flow.next_question(sample, replies, known) is None


@pytest.mark.slow
def test_the_rules_load_without_the_bot_or_the_database():
    rules = (
        "questionnaires.questionnaire_flow questionnaires.questionnaire_replies"
        " surveys.diagnostics_scoring surveys.diagnostics_comparison surveys.index_scoring"
    )
    code = (
        f"import sys; import {', '.join('services.' + name for name in rules.split())}; "
        "print([m for m in ('aiogram', 'sqlalchemy', 'yaml') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
