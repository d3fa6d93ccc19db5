"""What a reply is and when it settles a question."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from programmes.questionnaires import Option, PerBranch, Question, QuestionKind, for_branch


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer as a person gave it; `text` beside `chosen` is a line in their own words."""

    chosen: tuple[str, ...] = ()
    number: int | None = None
    text: str | None = None
    skipped: bool = False
    branch: str | None = None
    """The branch it was given in. It does not count in a branch where the question reads otherwise.

    None: not known, counts everywhere.
    """


Replies: TypeAlias = Mapping[str, Reply]
"""By question code; may hold answers to questions that are not shown now: they are kept, not counted."""

Facts: TypeAlias = Mapping[str, str]
"""What is known about the person: `position_group`, `subject`, `is_class_teacher` and the like."""

ONE_OPTION = frozenset({QuestionKind.SCALE, QuestionKind.SINGLE, QuestionKind.YES_NO})
CHOICES = ONE_OPTION | {QuestionKind.MULTI}


def is_answer(question: Question, options: tuple[Option, ...], branch: str, reply: Reply | None) -> bool:
    """Whether the reply settles the question as it is asked now; a choice no longer offered does not."""
    if reply is None or not reads_the_same(question.text, reply, branch):
        return False
    if question.kind is QuestionKind.SHOW:
        return True
    if reply.skipped:
        return not question.mandatory
    if question.kind is QuestionKind.NUMBER:
        low, high = question.low or 0, question.high or 0
        return reply.number is not None and low <= reply.number <= high
    in_own_words = question.length is not None and bool(reply.text)
    return in_own_words or any(
        option.code in reply.chosen and reads_the_same(option.text, reply, branch) for option in options
    )


def reads_the_same(text: PerBranch, reply: Reply, branch: str) -> bool:
    """Whether the person who gave the reply had this text before their eyes."""
    return reply.branch is None or for_branch(text, reply.branch) == for_branch(text, branch)


def from_fact(question: Question, options: tuple[Option, ...], facts: Facts) -> Reply | None:
    """The reply a known fact stands for; None when nothing is known or the fact does not fit."""
    if question.prefill is None or question.prefill not in facts:
        return None
    fact = facts[question.prefill]
    if question.kind in CHOICES:
        reply = Reply(chosen=(fact,))
    elif question.kind is QuestionKind.NUMBER:
        reply = Reply(number=int(fact) if fact.isascii() and fact.isdigit() and len(fact) < 10 else None)
    elif question.kind is QuestionKind.TEXT:
        reply = Reply(text=fact)
    else:
        reply = Reply()
    # A fact has no branch: it is true of the person whatever they are asked.
    return reply if is_answer(question, options, "", reply) else None


def values(question: Question, options: tuple[Option, ...], reply: Reply | None) -> frozenset[str]:
    """The answer as conditions compare it."""
    if reply is None or reply.skipped:
        return frozenset()
    if question.kind is QuestionKind.NUMBER:
        return frozenset({str(reply.number)})
    if question.kind is QuestionKind.TEXT:
        return frozenset({reply.text or ""})
    return frozenset(option.code for option in options if option.code in reply.chosen)
