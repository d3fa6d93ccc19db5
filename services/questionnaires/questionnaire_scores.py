"""The score a person's answer carries, and exact arithmetic with scores."""

from decimal import Decimal
from fractions import Fraction

from programmes.questionnaires import Option, Question, Questionnaire
from services.questionnaires.questionnaire_answers import ONE_OPTION, Facts, Replies
from services.questionnaires.questionnaire_flow import options_for, standing_reply


def has_scores(questionnaire: Questionnaire, question: Question) -> bool:
    """Whether an answer to the question can carry a score: one option is chosen and some options have one."""
    return question.kind in ONE_OPTION and any(option.score is not None for option in questionnaire.options(question))


def option_chosen(questionnaire: Questionnaire, question: Question, replies: Replies, facts: Facts) -> Option | None:
    """The option a question of one option is answered with; its score may be None: «does not apply»."""
    reply = standing_reply(questionnaire, question, replies, facts)
    if reply is None or reply.skipped:
        return None
    options = options_for(questionnaire, question, replies, facts)
    return next((option for option in options if option.code in reply.chosen), None)


def exact(figure: float | Decimal | Fraction) -> Fraction:
    """The figure as it is written: 66.7 is 667/10, whatever a float makes of it."""
    return Fraction(str(figure))


def shown(index: Fraction) -> Decimal:
    """The index for a reader: one decimal, a half goes away from zero."""
    tenths = int(abs(index) * 10 + Fraction(1, 2))
    return (Decimal(tenths) / 10 * (-1 if index < 0 and tenths else 1)).quantize(Decimal("0.1"))
