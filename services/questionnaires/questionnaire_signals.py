"""What in somebody's answers a methodist should know of, as the questionnaire itself says."""

from programmes.questionnaires import IndexScoring, Questionnaire, Signal
from services.questionnaires.questionnaire_answers import Facts, Replies, values
from services.questionnaires.questionnaire_flow import options_for, standing_reply, visible
from services.questionnaires.questionnaire_scores import exact
from services.surveys import index_scoring


def codes(questionnaire: Questionnaire, replies: Replies, facts: Facts) -> tuple[str, ...]:
    """The signals that hold, as the questionnaire orders them; a question that was not shown says nothing."""
    return tuple(signal.code for signal in questionnaire.signals if _holds(questionnaire, signal, replies, facts))


def _holds(questionnaire: Questionnaire, signal: Signal, replies: Replies, facts: Facts) -> bool:
    if signal.index_below is not None:
        scoring = questionnaire.scoring
        if not isinstance(scoring, IndexScoring):
            return False
        index = index_scoring.score(questionnaire, scoring, replies, facts).index
        return index is not None and index < exact(signal.index_below)
    for question in visible(questionnaire, replies, facts):
        if question.code == signal.question:
            reply = standing_reply(questionnaire, question, replies, facts)
            options = options_for(questionnaire, question, replies, facts)
            return not values(question, options, reply).isdisjoint(signal.one_of)
    return False
