"""Which questions and options a person sees, how a question reads, and the reply that counts."""

from collections.abc import Mapping

from programmes.questionnaires import Condition, Option, Question, Questionnaire, for_branch
from services.questionnaire_answers import CHOICES, Facts, Replies, Reply, from_fact, is_answer, values

UNFINISHED = ".\u2026 "
"""What the end of a broken-off beginning is made of."""


def branch_of(questionnaire: Questionnaire, replies: Replies, facts: Facts) -> str:
    """The branch the person has chosen, else their position group, else an empty string."""
    for question in questionnaire.questions:
        reply = replies.get(question.code)
        if question.sets_branch and reply is not None and not reply.skipped:
            codes = {option.code for option in questionnaire.options(question)}
            for code in reply.chosen:
                if code in codes:
                    return code
    return facts.get("position_group", "")


def options_for(questionnaire: Questionnaire, question: Question, replies: Replies, facts: Facts) -> tuple[Option, ...]:
    """The options this person may choose from: those of their branch and subject."""
    return _offered(questionnaire, question, branch_of(questionnaire, replies, facts), facts)


def visible(questionnaire: Questionnaire, replies: Replies, facts: Facts) -> tuple[Question, ...]:
    """The questions this person is asked, in order.

    A condition looks at earlier questions only. One that is not shown has no answer; one left out
    because its fact is known has that fact as its answer.
    """
    branch = branch_of(questionnaire, replies, facts)
    shown: list[Question] = []
    said: dict[str, frozenset[str]] = {}
    for question in questionnaire.questions:
        if for_branch(question.text, branch) is None:
            continue
        if not all(_holds(condition, branch, said, facts) for condition in question.show_if):
            continue
        options = _offered(questionnaire, question, branch, facts)
        if question.kind in CHOICES and not options and question.length is None:
            continue
        if not _is_known(question, options, facts):
            shown.append(question)
        standing = _standing(question, options, branch, replies, facts)
        said[question.code] = values(question, options, standing)
    return tuple(shown)


def prefilled(questionnaire: Questionnaire, question: Question, replies: Replies, facts: Facts) -> Reply | None:
    """The reply a known fact stands for; None when nothing is known or the fact does not fit the question."""
    return from_fact(question, options_for(questionnaire, question, replies, facts), facts)


def standing_reply(questionnaire: Questionnaire, question: Question, replies: Replies, facts: Facts) -> Reply | None:
    """The reply that counts: the person's own if it settles the question; a known fact's if there is none."""
    branch = branch_of(questionnaire, replies, facts)
    options = _offered(questionnaire, question, branch, facts)
    return _standing(question, options, branch, replies, facts)


def is_settled(questionnaire: Questionnaire, question: Question, replies: Replies, facts: Facts) -> bool:
    """Whether the question, as it is asked now, has a reply that counts or a known fact in its place."""
    return standing_reply(questionnaire, question, replies, facts) is not None


def wording(questionnaire: Questionnaire, question: Question, branch: str) -> str:
    """The full text of the question. Raises KeyError when the branch is not asked it.

    A scale's beginning that breaks off (no mark at its end, or an ellipsis) goes on in the text and makes
    a question of it. One that ends in a mark stands before the text, which stays as it is.
    """
    text = for_branch(question.text, branch)
    if text is None:
        raise KeyError(question.code)
    lead = questionnaire.scales[question.scale].lead if question.scale else None
    if lead is None:
        return text
    if lead.endswith(("?", "!", ".", ":")) and not lead.endswith("..."):
        return f"{lead} {text}"
    body = text.rstrip(UNFINISHED)
    return f"{lead.rstrip(UNFINISHED)} {body}{'' if body.endswith(('?', '!')) else '?'}"


def _is_known(question: Question, options: tuple[Option, ...], facts: Facts) -> bool:
    return question.skip_if_known and from_fact(question, options, facts) is not None


def _standing(
    question: Question, options: tuple[Option, ...], branch: str, replies: Replies, facts: Facts
) -> Reply | None:
    fact = from_fact(question, options, facts)
    given = fact if _is_known(question, options, facts) else replies.get(question.code, fact)
    return given if is_answer(question, options, branch, given) else None


def _offered(questionnaire: Questionnaire, question: Question, branch: str, facts: Facts) -> tuple[Option, ...]:
    return tuple(
        option
        for option in questionnaire.options(question)
        if (not option.branches or branch in option.branches)
        and (not option.subjects or facts.get("subject") in option.subjects)
        and for_branch(option.text, branch) is not None
    )


def _holds(condition: Condition, branch: str, said: Mapping[str, frozenset[str]], facts: Facts) -> bool:
    if condition.branches and branch not in condition.branches:
        return True
    known: frozenset[str] = frozenset()
    if condition.question is not None:
        known = said.get(condition.question, known)
    elif condition.fact is not None and condition.fact in facts:
        known = frozenset({facts[condition.fact]})
    if condition.known:
        return bool(known)
    if condition.one_of:
        return not known.isdisjoint(condition.one_of)
    return known.isdisjoint(condition.none_of)
