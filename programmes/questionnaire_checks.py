"""Cross checks of one questionnaire: everything it names exists and every person it speaks to can answer."""

from collections import Counter
from collections.abc import Iterator

from programmes.modules import Modules
from programmes.option_checks import CHOICES, option_problems
from programmes.questionnaires import (
    FACTS,
    Condition,
    PerBranch,
    Question,
    QuestionKind,
    Questionnaire,
    for_branch,
)
from programmes.readership import branches_of, possible_options, wordings
from programmes.scoring_checks import satisfaction_problems, scoring_problems, signal_problems
from programmes.text_checks import listed, placeholders, text_problems
from programmes.vocabulary import Vocabulary

LONGEST_THANKS = 300


def questionnaire_problems(questionnaire: Questionnaire, vocabulary: Vocabulary) -> list[str]:
    found = [
        *_whole(questionnaire, vocabulary),
        *scoring_problems(questionnaire),
        *satisfaction_problems(questionnaire),
        *signal_problems(questionnaire),
    ]
    for number, question in enumerate(questionnaire.questions):
        problems = [
            *_references(questionnaire, question, vocabulary),
            *_conditions(questionnaire, number, vocabulary),
            *option_problems(questionnaire, question, vocabulary),
            *_texts(question),
        ]
        found += [f"questions.{number}.{problem}" for problem in problems]
    return found


def _whole(questionnaire: Questionnaire, vocabulary: Vocabulary) -> Iterator[str]:
    questions = questionnaire.questions
    for code, times in Counter(question.code for question in questions).items():
        if times > 1:
            yield f"questions: expected different codes, repeated: {code}"
    for branch in vocabulary.branches:
        if all(for_branch(question.text, branch) is None for question in questions):
            yield f"questions: expected at least one question for the branch {branch}"
    if questionnaire.module is not None and questionnaire.module not in Modules.model_fields:
        yield f"module: unknown {questionnaire.module}, expected one of {listed(Modules.model_fields)}"
    if questionnaire.scoring is not None and len(questionnaire.thanks) > LONGEST_THANKS:
        yield f"thanks: expected at most {LONGEST_THANKS} characters beside the picture of a result"
    for field in ("title", "summary", "intro", "thanks"):
        text = getattr(questionnaire, field)
        yield from (f"{field}: {problem}" for problem in text_problems(text, frozenset()))
    for number, signal in enumerate(questionnaire.signals):
        yield from (f"signals.{number}.title: {one}" for one in text_problems(signal.title, frozenset()))
    if questionnaire.anonymous:
        yield from _giving_away(questions)
    yield from _branching(questions)


def _giving_away(questions: tuple[Question, ...]) -> Iterator[str]:
    """Answers that say who gave them."""
    for number, question in enumerate(questions):
        if question.prefill is not None:
            yield f"questions.{number}.prefill: not where answers are anonymous"
        if question.sets_branch:
            yield f"questions.{number}.sets_branch: not where answers are anonymous"


def _branching(questions: tuple[Question, ...]) -> Iterator[str]:
    setters = [number for number, question in enumerate(questions) if question.sets_branch]
    for number in setters[1:]:
        yield f"questions.{number}.sets_branch: expected only one question to set the branch"
    for number, question in enumerate(questions[: setters[0] + 1] if setters else ()):
        if isinstance(question.text, dict):
            yield f"questions.{number}.text: expected one text for all until the branch is set"
    for number in setters[:1]:
        if not questions[number].mandatory or questions[number].kind is not QuestionKind.SINGLE:
            yield f"questions.{number}.sets_branch: expected a mandatory question of kind single"


def _references(questionnaire: Questionnaire, question: Question, vocabulary: Vocabulary) -> Iterator[str]:
    if question.area is not None and question.area not in vocabulary.areas:
        yield f"area: expected an area of competences.yaml, not {question.area}"
    if question.prefill is not None and question.prefill not in FACTS:
        yield f"prefill: expected one of {listed(FACTS)}, not {question.prefill}"
    if question.scale is not None and question.scale not in questionnaire.scales:
        yield f"scale: expected one of {listed(questionnaire.scales)}, not {question.scale}"
    yield from _branch_names("text", question.text, vocabulary)
    yield from _branch_names("topic", question.topic, vocabulary)
    for topic in sorted(set(wordings(question.topic)) - vocabulary.topics):
        yield f"topic: expected a topic of competences.yaml, not {topic}"
    for branch in branches_of(question, vocabulary) if question.area is not None else ():
        if question.topic is None or for_branch(question.topic, branch) is None:
            yield f"topic: expected a topic for the branch {branch}"


def _branch_names(field: str, text: PerBranch | None, vocabulary: Vocabulary) -> Iterator[str]:
    if isinstance(text, dict):
        if not text:
            yield f"{field}: expected a text for at least one branch"
        for branch in sorted({*text} - {*vocabulary.branches}):
            yield f"{field}.{branch}: expected a position group: {', '.join(vocabulary.branches)}"


def _conditions(questionnaire: Questionnaire, number: int, vocabulary: Vocabulary) -> Iterator[str]:
    for position, condition in enumerate(questionnaire.questions[number].show_if):
        at = f"show_if.{position}"
        for branch in sorted({*condition.branches} - {*vocabulary.branches}):
            yield f"{at}.branches: expected a position group, not {branch}"
        if condition.fact is not None:
            yield from (f"{at}.{problem}" for problem in _fact_problems(condition, vocabulary))
        else:
            yield from (f"{at}.{problem}" for problem in _answer_problems(questionnaire, number, condition))


def _fact_problems(condition: Condition, vocabulary: Vocabulary) -> Iterator[str]:
    closed: dict[str, frozenset[str]] = {
        "position_group": frozenset(vocabulary.branches),
        "subject": vocabulary.subject_codes,
        "is_class_teacher": frozenset({"yes", "no"}),
    }
    fact = str(condition.fact)
    if fact not in FACTS:
        yield f"fact: expected one of {listed(FACTS)}, not {fact}"
    for value in sorted({*condition.one_of, *condition.none_of} - closed[fact]) if fact in closed else ():
        yield f"fact: expected one of {listed(closed[fact])}, not {value}"


def _answer_problems(questionnaire: Questionnaire, number: int, condition: Condition) -> Iterator[str]:
    earlier = {asked.code: asked for asked in questionnaire.questions[:number]}
    asked = earlier.get(str(condition.question))
    if asked is None:
        yield f"question: expected an earlier question, not {condition.question}"
    elif asked.kind in CHOICES:
        codes = {option.code for option in possible_options(questionnaire, asked)}
        for value in sorted({*condition.one_of, *condition.none_of} - codes):
            yield f"question: {asked.code} has no option {value}"


def _texts(question: Question) -> Iterator[str]:
    known = {condition.fact for condition in question.show_if if condition.known and not condition.branches}
    for field, text in (("text", question.text), ("note", question.note)):
        for wording in wordings(text):
            yield from (f"{field}: {problem}" for problem in text_problems(wording, FACTS))
            for fact in placeholders(wording):
                if fact in FACTS and fact not in known:
                    yield f"{field}: {{{fact}}} may be unknown, add show_if: [{{fact: {fact}, known: true}}]"
