"""Cross checks of scoring: what is counted has scores, and the levels cover every result."""

from collections.abc import Iterator

from programmes.questionnaires import AreaScoring, IndexScoring, Question, Questionnaire
from programmes.readership import possible_options

MOST_DIFFICULT = 3
"""The index of an area divides by this score, so no answer may weigh more."""


def scoring_problems(questionnaire: Questionnaire) -> Iterator[str]:
    scoring = questionnaire.scoring
    with_area = [(n, q) for n, q in enumerate(questionnaire.questions) if q.area is not None]
    if isinstance(scoring, AreaScoring):
        if not with_area:
            yield "scoring: expected questions with an area"
        for number, question in with_area:
            yield from (f"questions.{number}.{p}" for p in _area_problems(questionnaire, question))
    else:
        for number, _ in with_area:
            yield f"questions.{number}.area: only with scoring of kind areas"
    if isinstance(scoring, IndexScoring):
        yield from _index_problems(questionnaire, scoring)


def satisfaction_problems(questionnaire: Questionnaire) -> Iterator[str]:
    counted = questionnaire.satisfaction
    if counted is None:
        return
    asked = {question.code: question for question in questionnaire.questions}
    for field, code in (("question", counted.question), *(("also", code) for code in counted.also)):
        if code not in asked or not _scores(questionnaire, asked[code]):
            yield f"satisfaction.{field}: expected a question with scores, not {code}"
    if counted.composite and not counted.also:
        yield "satisfaction.also: expected questions for the composite rule"


def signal_problems(questionnaire: Questionnaire) -> Iterator[str]:
    """A signal speaks of an option there is, or of an index that is counted; of nobody's answers there are none."""
    asked = {question.code: question for question in questionnaire.questions}
    for number, signal in enumerate(questionnaire.signals):
        at = f"signals.{number}"
        if signal.index_below is not None and not isinstance(questionnaire.scoring, IndexScoring):
            yield f"{at}.index_below: only with scoring of kind index"
        if signal.question is None:
            continue
        if signal.question not in asked:
            yield f"{at}.question: expected a question of this questionnaire, not {signal.question}"
            continue
        codes = {option.code for option in possible_options(questionnaire, asked[signal.question])}
        for value in sorted({*signal.one_of} - codes):
            yield f"{at}.one_of: {signal.question} has no option {value}"
    if questionnaire.signals and questionnaire.anonymous:
        yield "signals: not where answers are anonymous"


def _area_problems(questionnaire: Questionnaire, question: Question) -> Iterator[str]:
    scores = _scores(questionnaire, question)
    if not scores:
        yield "area: expected options with scores"
    if scores and not 0 <= min(scores) <= max(scores) <= MOST_DIFFICULT:
        yield f"options: expected scores from 0 to {MOST_DIFFICULT}"


def _index_problems(questionnaire: Questionnaire, scoring: IndexScoring) -> Iterator[str]:
    asked = {question.code: question for question in questionnaire.questions}
    for number, code in enumerate(scoring.questions):
        at = f"scoring.questions.{number}"
        if code not in asked:
            yield f"{at}: expected a question of this questionnaire, not {code}"
        elif code in scoring.questions[:number]:
            yield f"{at}: expected {code} only once"
        elif not (scores := _scores(questionnaire, asked[code])):
            yield f"{at}: expected a question with scores, {code} has none"
        elif not 0 <= min(scores) <= max(scores) <= scoring.top:
            yield f"{at}: expected scores of {code} from 0 to {scoring.top}"
    if scoring.least > len(scoring.questions):
        yield f"scoring.least: expected at most {len(scoring.questions)}"
    starts = [level.since for level in scoring.levels]
    if min(starts) != 0:
        yield "scoring.levels: expected the lowest level to begin at 0"
    if max(starts) > 100 or len(set(starts)) < len(starts):  # an index is a share of 100
        yield "scoring.levels: expected different beginnings from 0 to 100"
    codes = [level.code for level in scoring.levels]
    if len(set(codes)) < len(codes):
        yield "scoring.levels: expected different codes"


def _scores(questionnaire: Questionnaire, question: Question) -> list[int]:
    scale = questionnaire.scales.get(question.scale) if question.scale else None
    options = scale.options if scale else question.options
    return [option.score for option in options if option.score is not None]
