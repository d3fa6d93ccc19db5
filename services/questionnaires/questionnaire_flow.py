"""In what order a person goes through the questions, and how far they have come."""

from dataclasses import dataclass

from programmes.questionnaires import Question, Questionnaire
from services.questionnaires.questionnaire_answers import Facts, Replies, Reply
from services.questionnaires.questionnaire_visibility import (
    branch_of,
    is_settled,
    options_for,
    prefilled,
    standing_reply,
    view,
    visible,
    wording,
)

__all__ = [
    "Facts",
    "Progress",
    "Replies",
    "Reply",
    "branch_of",
    "is_complete",
    "is_settled",
    "missing",
    "next_question",
    "options_for",
    "prefilled",
    "previous_question",
    "progress",
    "standing_reply",
    "view",
    "visible",
    "wording",
]


@dataclass(frozen=True, slots=True)
class Progress:
    number: int
    """The place of the current question among the shown ones, from 1."""
    total: int
    left: int
    """Questions still open."""
    minutes_left: int


def next_question(
    questionnaire: Questionnaire, replies: Replies, facts: Facts, *, after: str | None = None
) -> Question | None:
    """The first shown question without a reply; with `after`, those behind it come first.

    None when every shown question has been answered, skipped or seen. Raises KeyError for an unknown `after`.
    """
    seen = view(questionnaire, replies, facts)
    open_ones = _unanswered(questionnaire, seen.shown, replies, facts)
    if after is not None:
        places = seen.edition.places
        here = places[after]
        for question in open_ones:
            if places[question.code] > here:
                return question
    return open_ones[0] if open_ones else None


def previous_question(questionnaire: Questionnaire, replies: Replies, facts: Facts, current: str) -> Question | None:
    """The shown question just before `current`, answered or not. Raises KeyError for an unknown `current`."""
    seen = view(questionnaire, replies, facts)
    places = seen.edition.places
    here = places[current]
    before = [question for question in seen.shown if places[question.code] < here]
    return before[-1] if before else None


def missing(questionnaire: Questionnaire, replies: Replies, facts: Facts) -> tuple[Question, ...]:
    """The shown mandatory questions that neither a reply nor a known fact answers."""
    seen = view(questionnaire, replies, facts)
    return tuple(question for question in seen.shown if question.mandatory and seen.standing[question.code] is None)


def is_complete(questionnaire: Questionnaire, replies: Replies, facts: Facts) -> bool:
    return not missing(questionnaire, replies, facts)


def progress(questionnaire: Questionnaire, replies: Replies, facts: Facts, current: str) -> Progress:
    """Where `current` stands; the minutes shrink with the questions still open, down to one."""
    expected = _expected(questionnaire, replies, facts)
    places = view(questionnaire, replies, facts).edition.places
    here = places[current]
    before = sum(places[question.code] < here for question in expected)
    total = max(len(expected), 1)
    left = len(_unanswered(questionnaire, expected, replies, facts))
    return Progress(
        number=min(before + 1, total),
        total=total,
        left=left,
        minutes_left=max(1, -(-questionnaire.minutes * left // total)),
    )


def _expected(questionnaire: Questionnaire, replies: Replies, facts: Facts) -> tuple[Question, ...]:
    """The shown questions; of the longest branch while none is chosen, so that the total does not leap."""
    shown = visible(questionnaire, replies, facts)
    if branch_of(questionnaire, replies, facts):
        return shown
    guesses = [
        visible(questionnaire, {**replies, question.code: Reply(chosen=(option.code,))}, facts)
        for question in shown
        if question.sets_branch
        for option in questionnaire.options(question)
    ]
    return max(guesses, key=len, default=shown)


def _unanswered(
    questionnaire: Questionnaire, shown: tuple[Question, ...], replies: Replies, facts: Facts
) -> list[Question]:
    return [
        question
        for question in shown
        if question.code not in replies or not is_settled(questionnaire, question, replies, facts)
    ]
