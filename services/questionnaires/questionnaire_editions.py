"""What of a questionnaire a branch and a subject get to see: worked out once, asked for at every answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from programmes.questionnaires import Option, Question, Questionnaire, for_branch
from services.questionnaires.questionnaire_answers import CHOICES

KEPT = 1024
"""More than there are branches times subjects times questionnaires in a programme."""


@dataclass(frozen=True, slots=True)
class Edition:
    places: Mapping[str, int]
    """Where each question stands among all of them, by its code."""
    options: Mapping[str, tuple[Option, ...]]
    """What may be chosen, by the code of the question; of every question there is."""
    asked: tuple[Question, ...]
    """Questions this branch has a text for and something to answer with; conditions are not looked at."""
    decisive: frozenset[str]
    """Codes of questions on whose answers others depend."""


class _Same:
    """A questionnaire known by being the same object: its content never changes, and comparing it would be slow."""

    __slots__ = ("questionnaire",)

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.questionnaire is other.questionnaire

    def __hash__(self) -> int:
        return id(self.questionnaire)


def edition(questionnaire: Questionnaire, branch: str, subject: str | None) -> Edition:
    return _edition(_Same(questionnaire), branch, subject)


@lru_cache(maxsize=KEPT)
def _edition(same: _Same, branch: str, subject: str | None) -> Edition:
    questionnaire = same.questionnaire
    options = {
        question.code: tuple(
            option for option in questionnaire.options(question) if _is_offered(option, branch, subject)
        )
        for question in questionnaire.questions
    }
    return Edition(
        places={question.code: place for place, question in enumerate(questionnaire.questions)},
        options=options,
        asked=tuple(
            question
            for question in questionnaire.questions
            if for_branch(question.text, branch) is not None
            and (question.kind not in CHOICES or options[question.code] or question.length is not None)
        ),
        decisive=frozenset(
            condition.question
            for question in questionnaire.questions
            for condition in question.show_if
            if condition.question is not None
        ),
    )


def _is_offered(option: Option, branch: str, subject: str | None) -> bool:
    return (
        (not option.branches or branch in option.branches)
        and (not option.subjects or subject in option.subjects)
        and for_branch(option.text, branch) is not None
    )
