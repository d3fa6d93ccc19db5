"""What a questionnaire made in the chat may hold for its screens to fit a message."""

from collections.abc import Iterator

from programmes.questionnaires import Option, Question, QuestionKind, Questionnaire

MOST_QUESTIONS = 60
MOST_OPTIONS = 60
REVIEW = 3700
"""Characters of all answers together: a message holds 4096."""
BRIEF = 64
AROUND = 20
"""Characters of a line of the review beside the question and the answer."""


def limits(questionnaire: Questionnaire) -> Iterator[str]:
    if len(questionnaire.questions) > MOST_QUESTIONS:
        yield f"questions: expected at most {MOST_QUESTIONS}"
    for number, question in enumerate(questionnaire.questions):
        texts = [question.text, *(option.text for option in question.options)]
        if not all(texts):
            yield f"questions.{number}.text: required, but missing"
        if len(_shown(questionnaire, question)) > MOST_OPTIONS:
            yield f"questions.{number}.options: expected at most {MOST_OPTIONS}"
    if sum(_line(questionnaire, question) for question in questionnaire.questions) > REVIEW:
        yield "questions: screen-review, the answers do not fit one message together"


def _shown(questionnaire: Questionnaire, question: Question) -> tuple[Option, ...]:
    """Options somebody may see at once: those of no subject, or of the subject that has the most."""
    options = questionnaire.options(question)
    subjects = {subject for option in options for subject in option.subjects}
    general = tuple(option for option in options if not option.subjects)
    own = [tuple(option for option in options if subject in option.subjects) for subject in subjects]
    return general + max(own, key=len, default=())


def _line(questionnaire: Questionnaire, question: Question) -> int:
    """The longest line of the review the question can make."""
    if question.kind is QuestionKind.SHOW:
        return 0
    lengths = sorted((_longest(option) + 2 for option in _shown(questionnaire, question)), reverse=True)
    most = (question.most or len(lengths)) if question.kind is QuestionKind.MULTI else 1
    brief = question.text if isinstance(question.text, str) else max(question.text.values(), key=len, default="")
    return min(len(brief), BRIEF) + AROUND + sum(lengths[:most]) + (BRIEF if question.length else 0)


def _longest(option: Option) -> int:
    text = option.label or option.text
    return len(text) if isinstance(text, str) else max(map(len, text.values()), default=0)
