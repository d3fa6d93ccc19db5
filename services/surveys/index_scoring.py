"""One index, 0 to 100, the higher the better, over the questions a questionnaire names."""

from dataclasses import dataclass
from fractions import Fraction

from programmes.questionnaires import IndexLevel, IndexScoring, Questionnaire
from services.questionnaires.questionnaire_answers import Facts, Replies
from services.questionnaires.questionnaire_flow import visible
from services.questionnaires.questionnaire_scores import exact, has_scores, option_chosen


@dataclass(frozen=True, slots=True)
class IndexResult:
    index: Fraction | None
    """None when too few of the questions are answered."""
    level: IndexLevel | None
    answered: int


def score(questionnaire: Questionnaire, scoring: IndexScoring, replies: Replies, facts: Facts) -> IndexResult:
    """The index over the named questions the person is shown and has answered with a score."""
    options = [
        option_chosen(questionnaire, question, replies, facts)
        for question in visible(questionnaire, replies, facts)
        if question.code in scoring.questions and has_scores(questionnaire, question)
    ]
    scores = [option.score for option in options if option is not None and option.score is not None]
    if len(scores) < scoring.least:
        return IndexResult(index=None, level=None, answered=len(scores))
    index = Fraction(100 * sum(scores), scoring.top * len(scores))
    return IndexResult(index=index, level=level_of(index, scoring), answered=len(scores))


def level_of(index: Fraction, scoring: IndexScoring) -> IndexLevel | None:
    """The highest level the index reaches; None when it is below all of them."""
    reached = [level for level in scoring.levels if exact(level.since) <= index]
    return max(reached, key=lambda level: level.since, default=None)
