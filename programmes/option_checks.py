"""Cross checks of the options of one question, for everybody who may see it."""

from collections import Counter
from collections.abc import Iterator

from programmes.questionnaires import Option, Question, QuestionKind, Questionnaire, for_branch
from programmes.readership import offered, possible_options, readers, wordings
from programmes.text_checks import SCREEN, text_problems
from programmes.vocabulary import Vocabulary

CHOICES = {QuestionKind.SCALE, QuestionKind.SINGLE, QuestionKind.MULTI, QuestionKind.YES_NO}
_NUMBERING = 5
"""Characters that set one line of a screen off: a number, a dot, spaces, a line break."""


def option_problems(questionnaire: Questionnaire, question: Question, vocabulary: Vocabulary) -> Iterator[str]:
    options = possible_options(questionnaire, question)
    for option in options:
        yield from (f"options.{option.code}{problem}" for problem in _names(question, option, vocabulary))
    if question.sets_branch and {option.code for option in options} != {*vocabulary.branches}:
        yield f"options: expected exactly the position groups: {', '.join(vocabulary.branches)}"
    yield from _counts(question, options, vocabulary)
    scale = questionnaire.scales.get(question.scale) if question.scale else None
    yield from _length(question, scale.lead if scale else None, options, vocabulary)


def _names(question: Question, option: Option, vocabulary: Vocabulary) -> Iterator[str]:
    named = {*option.branches} | (set(option.text) if isinstance(option.text, dict) else set())
    for branch in sorted(named - {*vocabulary.branches}):
        yield f": expected a position group, not {branch}"
    for subject in sorted({*option.subjects} - vocabulary.subject_codes):
        yield f".subjects: expected a subject of subjects.yaml, not {subject}"
    if option.exclusive and question.kind is not QuestionKind.MULTI:
        yield ".exclusive: only for kind multi"
    for wording in wordings(option.text):
        yield from (f".text: {problem}" for problem in text_problems(wording, frozenset()))


def _counts(question: Question, options: tuple[Option, ...], vocabulary: Vocabulary) -> Iterator[str]:
    found = set()
    for branch, subject in readers(question, options, vocabulary):
        codes = Counter(option.code for option in offered(options, branch, subject))
        found |= {f"options.{code}: expected the code only once" for code, times in codes.items() if times > 1}
        if question.mandatory and question.kind in CHOICES and len(codes) < 2:
            found.add(f"options: expected at least 2 for the branch {branch}")
    yield from sorted(found)


def _length(question: Question, lead: str | None, options: tuple[Option, ...], vocabulary: Vocabulary) -> Iterator[str]:
    longest = 0
    for branch, subject in readers(question, options, vocabulary):
        lines = [lead, question.note, for_branch(question.text, branch)]
        lines += [for_branch(option.text, branch) for option in offered(options, branch, subject)]
        longest = max(longest, sum(len(line) + _NUMBERING for line in lines if line))
    if longest >= SCREEN:
        yield f"text: expected less than {SCREEN} characters with all options, there are {longest}"
