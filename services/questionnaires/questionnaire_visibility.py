"""Which questions and options a person sees, how a question reads, and the reply that counts."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from programmes.questionnaires import Condition, Option, Question, Questionnaire, for_branch
from services.questionnaires.questionnaire_answers import Facts, Replies, Reply, from_fact, is_answer, values
from services.questionnaires.questionnaire_editions import Edition, edition

UNFINISHED = ".\u2026 "
"""What the end of a broken-off beginning is made of."""


def branch_of(questionnaire: Questionnaire, replies: Replies, facts: Facts) -> str:
    """The branch the person has chosen, else their position group, else an empty string."""
    for question in questionnaire.questions:
        reply = replies.get(question.code) if question.sets_branch else None
        if reply is not None and not reply.skipped:
            codes = {option.code for option in questionnaire.options(question)}
            for code in reply.chosen:
                if code in codes:
                    return code
    return facts.get("position_group", "")


@dataclass(frozen=True, slots=True)
class View:
    """A questionnaire as one person meets it at one moment."""

    edition: Edition
    shown: tuple[Question, ...]
    """The questions the person is asked, in order."""
    standing: Mapping[str, Reply | None]
    """The reply that counts, by the code of every question that is shown or left out because its fact is known."""


@dataclass(slots=True)
class _Latest:
    """The last view: a screen asks for the same one many times in a row."""

    questionnaire: Questionnaire | None = None
    replies: Replies = field(default_factory=dict)
    facts: Facts = field(default_factory=dict)
    view: View | None = None


_latest = _Latest()


def view(questionnaire: Questionnaire, replies: Replies, facts: Facts) -> View:
    latest = _latest
    if latest.view and latest.questionnaire is questionnaire and latest.replies == replies and latest.facts == facts:
        return latest.view
    latest.view = None
    latest.questionnaire, latest.replies, latest.facts = questionnaire, dict(replies), dict(facts)
    latest.view = made = _view(questionnaire, replies, facts)
    return made


def options_for(questionnaire: Questionnaire, question: Question, replies: Replies, facts: Facts) -> tuple[Option, ...]:
    """The options this person may choose from: those of their branch and subject."""
    return view(questionnaire, replies, facts).edition.options[question.code]


def visible(questionnaire: Questionnaire, replies: Replies, facts: Facts) -> tuple[Question, ...]:
    """The questions this person is asked, in order.

    A condition looks at earlier questions only. One that is not shown has no answer; one left out
    because its fact is known has that fact as its answer.
    """
    return view(questionnaire, replies, facts).shown


def prefilled(questionnaire: Questionnaire, question: Question, replies: Replies, facts: Facts) -> Reply | None:
    """The reply a known fact stands for; None when nothing is known or the fact does not fit the question."""
    return from_fact(question, options_for(questionnaire, question, replies, facts), facts)


def standing_reply(questionnaire: Questionnaire, question: Question, replies: Replies, facts: Facts) -> Reply | None:
    """The reply that counts: the person's own if it settles the question; a known fact's if there is none."""
    seen = view(questionnaire, replies, facts)
    if question.code in seen.standing:
        return seen.standing[question.code]
    branch = branch_of(questionnaire, replies, facts)
    return _standing(question, seen.edition.options[question.code], branch, replies, facts)


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


def _view(questionnaire: Questionnaire, replies: Replies, facts: Facts) -> View:
    branch = branch_of(questionnaire, replies, facts)
    read = edition(questionnaire, branch, facts.get("subject"))
    shown: list[Question] = []
    standing: dict[str, Reply | None] = {}
    said: dict[str, frozenset[str]] = {}
    for question in read.asked:
        if not all(_holds(condition, branch, said, facts) for condition in question.show_if):
            continue
        options = read.options[question.code]
        if not _is_known(question, options, facts):
            shown.append(question)
        reply = standing[question.code] = _standing(question, options, branch, replies, facts)
        if question.code in read.decisive:
            said[question.code] = values(question, options, reply)
    return View(read, tuple(shown), standing)


def _is_known(question: Question, options: tuple[Option, ...], facts: Facts) -> bool:
    return question.skip_if_known and from_fact(question, options, facts) is not None


def _standing(
    question: Question, options: tuple[Option, ...], branch: str, replies: Replies, facts: Facts
) -> Reply | None:
    fact = from_fact(question, options, facts)
    given = fact if fact is not None and question.skip_if_known else replies.get(question.code, fact)
    return given if is_answer(question, options, branch, given) else None


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
