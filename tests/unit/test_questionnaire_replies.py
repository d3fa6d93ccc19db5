"""What becomes a reply and what is refused, with the reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programmes.questionnaires import Condition, Option
from services.questionnaires import questionnaire_replies as replying
from services.questionnaires.questionnaire_flow import Reply, options_for
from services.questionnaires.questionnaire_replies import Reason, Unfit
from tests.unit.questionnaire_samples import (
    facts,
    multi,
    number,
    position,
    questionnaire,
    scale,
    show,
    single,
    text,
)

MANY = multi("M", "a", "b", "c", "d", "none", alone="none", most=2)


def chosen(question, *marks: tuple[str, bool]) -> tuple[str, ...]:
    sample, replies = questionnaire(question), {}
    for code, on in marks:
        replies[question.code] = replying.toggle(sample, question, code, on, replies, {})
    return replies[question.code].chosen


def refusal(action, *args) -> Unfit:
    with pytest.raises(Unfit) as caught:
        action(*args)
    assert str(caught.value) == caught.value.reason.value
    return caught.value


def typed(question, words: str, replies=None) -> Reply:
    return replying.write(questionnaire(question), question, words, replies or {}, {})


# --- one option


@pytest.mark.parametrize(
    ("question", "code"),
    [(scale("A"), "N"), (single("A", "x", "y"), "y"), (single("A", "yes", "no", kind="yesno"), "no")],
)
def test_one_option_replaces_another(question, code):
    sample = questionnaire(question)
    first = options_for(sample, question, {}, {})[0].code
    assert replying.choose(sample, question, first, {}, {}).chosen == (first,)
    assert replying.choose(sample, question, code, {"A": Reply(chosen=(first,))}, {}).chosen == (code,)
    assert replying.choose(sample, question, code, {"A": Reply(skipped=True)}, {}) == Reply(chosen=(code,), branch="")


def test_choosing_keeps_own_words_only_where_they_are_allowed():
    for length, words in ((9, "своё"), (None, None)):
        question = single("A", "x", length=length)
        reply = replying.choose(questionnaire(question), question, "x", {"A": Reply(text="своё")}, {})
        assert (reply.chosen, reply.text) == (("x",), words)


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        (single("A", "y"), Reason.NOT_AN_OPTION),
        (
            single("A", options=(Option(code="x", text="x", subjects=("maths",)),), length=5),
            Reason.NOT_AN_OPTION,
        ),
        (multi("A", "x"), Reason.NOT_AN_OPTION),
        (show("A"), Reason.NOT_AN_OPTION),
        (number("A"), Reason.TEXT_EXPECTED),
        (text("A"), Reason.TEXT_EXPECTED),
        (single("A", "x", show_if=(Condition(fact="subject", one_of=("maths",)),)), Reason.NOT_SHOWN),
        (single("A", "x", text={"teacher": "?"}), Reason.NOT_SHOWN),
    ],
)
def test_what_cannot_be_chosen(question, reason):
    assert refusal(replying.choose, questionnaire(question), question, "x", {}, {}).reason is reason


def test_a_question_of_another_questionnaire_is_not_shown():
    stranger = single("B", "x")
    assert refusal(replying.choose, questionnaire(text("A")), stranger, "x", {}, {}).reason is Reason.NOT_SHOWN


def test_a_known_fact_is_not_answered_over():
    question = number("A", prefill="experience_years", skip_if_known=True)
    args = (questionnaire(question), question, "5", {}, {"experience_years": "4"})
    assert refusal(replying.write, *args).reason is Reason.NOT_SHOWN


# --- marks


@pytest.mark.parametrize(
    ("marks", "left"),
    [
        ([("b", True), ("a", True)], ("a", "b")),
        ([("a", True), ("a", True)], ("a",)),
        ([("a", True), ("a", False), ("a", False)], ()),
        ([("a", False)], ()),
        ([("a", True), ("b", True), ("a", True)], ("a", "b")),
        ([("a", True), ("b", True), ("none", True)], ("none",)),
        ([("none", True), ("a", True)], ("a",)),
        ([("none", True), ("a", False)], ("none",)),
        ([("none", True), ("none", False)], ()),
        ([("a", True), ("b", True), ("a", False), ("c", True)], ("b", "c")),
    ],
)
def test_marks(marks, left):
    assert chosen(MANY, *marks) == left


def test_one_mark_too_many_says_how_many_there_may_be():
    unfit = refusal(chosen, MANY, ("a", True), ("b", True), ("c", True))
    assert (unfit.reason, unfit.limit) == (Reason.TOO_MANY, 2)


def test_without_a_limit_all_may_be_marked():
    question = multi("M", "a", "b", "c")
    assert chosen(question, ("c", True), ("a", True), ("b", True)) == ("a", "b", "c")


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        (multi("A", "y"), Reason.NOT_AN_OPTION),
        (single("A", "x"), Reason.NOT_AN_OPTION),
        (scale("A"), Reason.NOT_AN_OPTION),
        (show("A"), Reason.NOT_AN_OPTION),
        (text("A"), Reason.TEXT_EXPECTED),
        (multi("A", "x", text={"teacher": "?"}), Reason.NOT_SHOWN),
    ],
)
@pytest.mark.parametrize("on", [True, False])
def test_what_cannot_be_marked(question, reason, on):
    assert refusal(replying.toggle, questionnaire(question), question, "x", on, {}, {}).reason is reason


def test_marks_go_on_from_the_known_fact_and_drop_what_is_no_longer_offered():
    question = multi("M", "maths", "music", prefill="subject")
    sample, known = questionnaire(question), {"subject": "music"}
    assert replying.toggle(sample, question, "maths", True, {}, known).chosen == ("maths", "music")
    assert replying.toggle(sample, question, "music", False, {}, known).chosen == ()
    stale = {"M": Reply(chosen=("gone", "music"))}
    assert replying.toggle(sample, question, "maths", True, stale, {}).chosen == ("maths", "music")
    assert replying.toggle(
        sample, question, "maths", True, {"M": Reply(chosen=("music",), skipped=True)}, known
    ).chosen == ("maths",)


def test_marks_set_under_other_words_are_not_carried_into_a_new_branch():
    question = multi("M", "a", "b", text={"teacher": "учить?", "manager": "вести?"})
    sample = questionnaire(position(), question)
    replies = {"D01": Reply(chosen=("teacher",))}
    replies["M"] = replying.toggle(sample, question, "a", True, replies, {})
    replies["D01"] = Reply(chosen=("manager",))
    assert replying.toggle(sample, question, "b", True, replies, {}) == Reply(chosen=("b",), branch="manager")


def test_a_mark_whose_option_reads_otherwise_in_the_new_branch_is_dropped():
    same, own = Option(code="a", text="сам"), Option(code="b", text={"teacher": "урок", "manager": "разбор"})
    question = multi("M", options=(same, own, Option(code="c", text="иное")))
    sample = questionnaire(position(), question)
    replies = {"D01": Reply(chosen=("manager",)), "M": Reply(chosen=("a", "b"), branch="teacher")}
    assert replying.toggle(sample, question, "c", True, replies, {}).chosen == ("a", "c")


@given(st.data())
def test_marks_keep_the_rules_whatever_is_tapped(data):
    options = "abcdef"[: data.draw(st.integers(1, 6))]
    lonely = data.draw(st.sets(st.sampled_from(options)))
    most = data.draw(st.sampled_from((None, 1, 2, 3)))
    made = tuple(Option(code=code, text=code, exclusive=code in lonely) for code in options)
    question = multi("M", options=made, most=most)
    sample, replies = questionnaire(question), {}
    expected: set[str] = set()  # the same rules told once more, over a plain set
    for code, on in data.draw(st.lists(st.tuples(st.sampled_from(options), st.booleans()), max_size=15)):
        wanted = expected - {code}
        if on and code in lonely:
            wanted = {code}
        elif on:
            wanted = {other for other in expected if other not in lonely} | {code}
        if most is not None and len(wanted) > most:
            assert refusal(replying.toggle, sample, question, code, on, replies, {}).reason is Reason.TOO_MANY
            continue
        expected = wanted
        reply = replying.toggle(sample, question, code, on, replies, {})
        assert replying.toggle(sample, question, code, on, {"M": reply}, {}) == reply
        replies["M"] = reply
        assert list(reply.chosen) == sorted(expected)
        assert not reply.skipped


# --- numbers


@pytest.mark.parametrize(
    ("words", "figure"),
    [
        ("12", 12),
        (" 12 ", 12),
        ("\u00a012\n", 12),
        ("0", 0),
        ("007", 7),
        ("+5", 5),
        ("-3", -3),
        ("\u22123", -3),
        ("-0", 0),
        ("\u200b12\ufeff", 12),
        ("0" * 5000 + "9", 9),
        ("60", 60),
        ("-10", -10),
    ],
)
def test_numbers(words, figure):
    assert typed(number("A", -10, 60), words) == Reply(number=figure, branch="")


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("двенадцать", Reason.NOT_A_NUMBER),
        ("12.0", Reason.NOT_A_NUMBER),
        ("12,5", Reason.NOT_A_NUMBER),
        ("1 2", Reason.NOT_A_NUMBER),
        ("1_0", Reason.NOT_A_NUMBER),
        ("1e1", Reason.NOT_A_NUMBER),
        ("0x1F", Reason.NOT_A_NUMBER),
        ("12 лет", Reason.NOT_A_NUMBER),
        ("1\n2", Reason.NOT_A_NUMBER),
        ("--1", Reason.NOT_A_NUMBER),
        ("-", Reason.NOT_A_NUMBER),
        ("²", Reason.NOT_A_NUMBER),
        ("١٢", Reason.NOT_A_NUMBER),
        ("１２", Reason.NOT_A_NUMBER),
        ("Ⅻ", Reason.NOT_A_NUMBER),
        ("∞", Reason.NOT_A_NUMBER),
        ("NaN", Reason.NOT_A_NUMBER),
        ("61", Reason.OUT_OF_BOUNDS),
        ("-1", Reason.OUT_OF_BOUNDS),
        ("9" * 5000, Reason.OUT_OF_BOUNDS),
        ("-" + "9" * 5000, Reason.OUT_OF_BOUNDS),
        ("10000000000000000000000000000012", Reason.OUT_OF_BOUNDS),
        ("", Reason.EMPTY),
        (" \n\t\u200b", Reason.EMPTY),
    ],
)
def test_what_is_not_a_number_here(words, reason):
    unfit = refusal(typed, number("A", 0, 60), words)
    assert unfit.reason is reason
    assert (unfit.low, unfit.high) == ((None, None) if reason is Reason.EMPTY else (0, 60))


@given(st.text(max_size=40) | st.from_regex(r"\s*[+-]?\d{1,6}\s*"))
def test_a_number_is_in_bounds_or_refused(words):
    try:
        reply = typed(number("A", 0, 60), words)
    except Unfit:
        return
    assert reply.number in range(61)
    assert int("".join(char for char in words if char in "0123456789")) == reply.number


# --- words


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("да", "да"),
        ("  да \n", "да"),
        ("раз\r\n два", "раз\nдва"),
        ("раз\u2028два", "раз\nдва"),
        ("а\tб", "а б"),
        ("а\x00б\x1b", "аб"),
        ("\u202eтекст\u202c", "текст"),
        ("мяг\u00adко", "мягко"),
        ("и\u0306", "й"),
        ("\ud800край", "край"),
        ("👩\u200d🏫", "👩\u200d🏫"),
        ("<b>&", "<b>&"),
        ("й" * 20, "й" * 20),
        ("и\u0306" * 20, "й" * 20),
        ("😀" * 20, "😀" * 20),
    ],
)
def test_words(words, kept):
    assert typed(text("A", length=20), words) == Reply(text=kept, branch="")


@pytest.mark.parametrize(
    "words", ["", " ", "\n\n", "\t", "\u00a0", "\u200b\u200d", "\x00", "\ufeff", "\u202e", "\u200d\u200c"]
)
def test_nothing_said(words):
    assert refusal(typed, text("A"), words).reason is Reason.EMPTY


def test_too_long_says_the_limit():
    unfit = refusal(typed, text("A", length=20), "й" * 21)
    assert (unfit.reason, unfit.limit) == (Reason.TOO_LONG, 20)


@given(st.text(max_size=30))
def test_what_is_kept_is_clean_and_cleaning_it_again_changes_nothing(words):
    try:
        reply = typed(text("A", length=20), words)
    except Unfit:
        return
    assert 0 < len(reply.text) <= 20
    assert reply.text == reply.text.strip()
    assert "\x00" not in reply.text
    assert reply.text.encode("utf-8")
    assert typed(text("A", length=20), reply.text) == reply


def test_own_words_stand_beside_the_choice():
    for question in (single("A", "x", "y", length=9), multi("A", "x", "y", length=9)):
        before = {"A": Reply(chosen=("y", "gone"), text="было")}
        assert typed(question, "стало", before) == Reply(chosen=("y",), text="стало", branch="")
        assert typed(question, "одни") == Reply(text="одни", branch="")
    marked = replying.toggle(questionnaire(question), question, "x", True, before, {})
    assert marked == Reply(chosen=("x", "y"), text="было", branch="")


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        (single("A", "x"), Reason.CHOICE_EXPECTED),
        (multi("A", "x"), Reason.CHOICE_EXPECTED),
        (scale("A"), Reason.CHOICE_EXPECTED),
        (show("A"), Reason.CHOICE_EXPECTED),
        (text("A", text={"teacher": "?"}), Reason.NOT_SHOWN),
    ],
)
def test_where_nothing_can_be_written(question, reason):
    assert refusal(typed, question, "слово").reason is reason


# --- passing by


def test_skipping_and_seeing():
    assert replying.skip(text("A")) == Reply(skipped=True)
    assert replying.skip(show("A")) == Reply(skipped=True)
    assert refusal(replying.skip, text("A", mandatory=True)).reason is Reason.MANDATORY
    assert replying.seen(show("A")) == Reply()
    assert refusal(replying.seen, text("A")).reason is Reason.TEXT_EXPECTED
    assert refusal(replying.seen, single("A", "x")).reason is Reason.CHOICE_EXPECTED


@given(facts)
def test_an_answer_remembers_its_branch(known):
    question = text("A")
    reply = replying.write(questionnaire(position(), question), question, "да", {}, known)
    assert reply.branch == known.get("position_group", "")
