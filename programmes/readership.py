"""Who sees which question and which of its options."""

from collections.abc import Iterator

from programmes.questionnaires import Option, PerBranch, Question, Questionnaire, for_branch
from programmes.vocabulary import Vocabulary


def possible_options(questionnaire: Questionnaire, question: Question) -> tuple[Option, ...]:
    """Every option the question can have; none where it names a scale that does not exist."""
    if question.scale is None:
        return question.options
    scale = questionnaire.scales.get(question.scale)
    return scale.options if scale else ()


def branches_of(question: Question, vocabulary: Vocabulary) -> list[str]:
    return [branch for branch in vocabulary.branches if for_branch(question.text, branch) is not None]


def readers(
    question: Question, options: tuple[Option, ...], vocabulary: Vocabulary
) -> Iterator[tuple[str, str | None]]:
    """Everyone to whom the question may look different: a branch, a subject where options depend on it."""
    teaching = {group.code for group in vocabulary.positions.groups if group.asks_subject}
    by_subject = any(option.subjects for option in options)
    for branch in branches_of(question, vocabulary):
        yield branch, None
        if by_subject and branch in teaching:
            yield from ((branch, subject) for subject in sorted(vocabulary.subject_codes))


def offered(options: tuple[Option, ...], branch: str, subject: str | None) -> list[Option]:
    """What a person of the branch and subject chooses from."""
    return [
        option
        for option in options
        if (not option.branches or branch in option.branches)
        and (not option.subjects or subject in option.subjects)
        and for_branch(option.text, branch) is not None
    ]


def wordings(text: PerBranch | None) -> list[str]:
    if text is None:
        return []
    return list(text.values()) if isinstance(text, dict) else [text]
