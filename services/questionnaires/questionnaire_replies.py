"""What becomes a reply: a tapped option, a switched mark, something typed, a skip."""

import re
import unicodedata
from dataclasses import replace
from enum import StrEnum

from programmes.questionnaires import Question, QuestionKind, Questionnaire
from services.questionnaires.questionnaire_answers import CHOICES, ONE_OPTION, Facts, Replies, Reply, reads_the_same
from services.questionnaires.questionnaire_flow import branch_of, options_for, prefilled, visible

WRITTEN = frozenset({QuestionKind.NUMBER, QuestionKind.TEXT})
INTEGER = re.compile(r"([+\-\u2212]?)([0-9]+)")
JOINERS = "\u200c\u200d"
"""Format characters that change how letters and emoji look; the others only hide or turn text."""


class Reason(StrEnum):
    """Why an answer does not fit; the name of the phrase that says so."""

    NOT_AN_OPTION = "not_an_option"
    TOO_MANY = "too_many"
    OUT_OF_BOUNDS = "out_of_bounds"
    NOT_A_NUMBER = "not_a_number"
    TOO_LONG = "too_long"
    EMPTY = "empty"
    TEXT_EXPECTED = "text_expected"
    CHOICE_EXPECTED = "choice_expected"
    MANDATORY = "mandatory"
    NOT_SHOWN = "not_shown"


class Unfit(ValueError):  # read aloud: the answer is unfit
    """An answer that does not fit its question, with the figures a phrase about it needs."""

    def __init__(
        self, reason: Reason, *, limit: int | None = None, low: int | None = None, high: int | None = None
    ) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.limit = limit
        """The most options (TOO_MANY) or characters (TOO_LONG)."""
        self.low = low
        self.high = high


def choose(questionnaire: Questionnaire, question: Question, option_code: str, replies: Replies, facts: Facts) -> Reply:
    """The reply after tapping the one option that counts; own words beside it stay. Raises Unfit."""
    _must_be_shown(questionnaire, question, replies, facts)
    if question.kind in WRITTEN:
        raise Unfit(Reason.TEXT_EXPECTED)
    codes = {option.code for option in options_for(questionnaire, question, replies, facts)}
    if question.kind not in ONE_OPTION or option_code not in codes:
        raise Unfit(Reason.NOT_AN_OPTION)
    return replace(_before(questionnaire, question, replies, facts), chosen=(option_code,))


def toggle(
    questionnaire: Questionnaire,
    question: Question,
    option_code: str,
    on: bool,
    replies: Replies,
    facts: Facts,
) -> Reply:
    """The reply with one mark in the wanted state, marks in the order of the options. Raises Unfit.

    Asking twice for the same state changes nothing. An exclusive option and the others put each other out.
    """
    _must_be_shown(questionnaire, question, replies, facts)
    if question.kind in WRITTEN:
        raise Unfit(Reason.TEXT_EXPECTED)
    options = options_for(questionnaire, question, replies, facts)
    if question.kind is not QuestionKind.MULTI or all(option.code != option_code for option in options):
        raise Unfit(Reason.NOT_AN_OPTION)
    before = _before(questionnaire, question, replies, facts)
    marked = set(before.chosen)
    if on:
        lonely = {option.code for option in options if option.exclusive}
        marked = {option_code} if option_code in lonely else (marked - lonely) | {option_code}
        if question.most is not None and len(marked) > question.most:
            raise Unfit(Reason.TOO_MANY, limit=question.most)
    else:
        marked.discard(option_code)
    return replace(before, chosen=tuple(option.code for option in options if option.code in marked))


def write(questionnaire: Questionnaire, question: Question, typed: str, replies: Replies, facts: Facts) -> Reply:
    """The reply after typing: a number, a text, or own words beside what is chosen. Raises Unfit."""
    _must_be_shown(questionnaire, question, replies, facts)
    if question.kind is QuestionKind.NUMBER:
        return Reply(number=_number(question, typed), branch=branch_of(questionnaire, replies, facts))
    if question.length is None:
        raise Unfit(Reason.CHOICE_EXPECTED)
    text = _clean(typed)
    if not any(unicodedata.category(char)[0] not in "ZC" for char in text):
        raise Unfit(Reason.EMPTY)
    if len(text) > question.length:
        raise Unfit(Reason.TOO_LONG, limit=question.length)
    return replace(_before(questionnaire, question, replies, facts), text=text)


def skip(question: Question) -> Reply:
    """The reply of a person who passes the question by. Raises Unfit when it is mandatory."""
    if question.mandatory:
        raise Unfit(Reason.MANDATORY)
    return Reply(skipped=True)


def seen(question: Question) -> Reply:
    """The reply to something that is only read. Raises Unfit for a question that wants an answer."""
    if question.kind in WRITTEN:
        raise Unfit(Reason.TEXT_EXPECTED)
    if question.kind in CHOICES:
        raise Unfit(Reason.CHOICE_EXPECTED)
    return Reply()


def _must_be_shown(questionnaire: Questionnaire, question: Question, replies: Replies, facts: Facts) -> None:
    if all(other.code != question.code for other in visible(questionnaire, replies, facts)):
        raise Unfit(Reason.NOT_SHOWN)


def _before(questionnaire: Questionnaire, question: Question, replies: Replies, facts: Facts) -> Reply:
    """What the new answer goes on from: the marks still offered, in their order, and allowed own words."""
    branch = branch_of(questionnaire, replies, facts)
    reply = replies.get(question.code, prefilled(questionnaire, question, replies, facts))
    if reply is None or reply.skipped or not reads_the_same(question.text, reply, branch):
        return Reply(branch=branch)
    return Reply(
        chosen=tuple(
            option.code
            for option in options_for(questionnaire, question, replies, facts)
            if option.code in reply.chosen and reads_the_same(option.text, reply, branch)
        ),
        text=None if question.length is None else reply.text,
        branch=branch,
    )


def _number(question: Question, typed: str) -> int:
    text = _clean(typed)
    if not text:
        raise Unfit(Reason.EMPTY)
    found = INTEGER.fullmatch(text)
    if found is None:
        raise Unfit(Reason.NOT_A_NUMBER, low=question.low, high=question.high)
    digits = found[2].lstrip("0") or "0"
    # Twenty digits are out of any bounds; thousands of them make int() itself refuse.
    number = int(digits[:20]) * (-1 if found[1] in {"-", "\u2212"} else 1)
    if not (question.low or 0) <= number <= (question.high or 0):
        raise Unfit(Reason.OUT_OF_BOUNDS, low=question.low, high=question.high)
    return number


def _clean(typed: str) -> str:
    """One form for each letter, plain line ends, nothing invisible that a database or a screen trips over."""
    lines = typed.replace("\t", " ").splitlines()
    kept = "\n".join("".join(filter(_is_kept, line)).strip() for line in lines)
    return unicodedata.normalize("NFC", kept).strip()


def _is_kept(char: str) -> bool:
    return char in JOINERS or unicodedata.category(char) not in {"Cc", "Cf", "Cs"}
