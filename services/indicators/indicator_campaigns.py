"""Formulas of questionnaires: coverage by diagnostics, contentment, the share of those with difficulties."""

from models.indicator_asks import Ask
from models.queries.indicators import indicator_campaigns as rows
from models.queries.indicators import indicator_routes
from models.queries.indicators.indicator_rows import Rows
from services.indicators.indicator_params import Params, number, word
from services.indicators.indicator_routes import OPEN_STATES
from services.municipality import Municipality


def diagnosed(ask: Ask, _municipality: Municipality, params: Params) -> Rows:
    """P1. A refusal is no coverage."""
    return rows.diagnosed(ask, word(params, "questionnaire"))


def with_deficits(ask: Ask, municipality: Municipality, params: Params) -> Rows:
    """P8: in any area, or in the one `area` names."""
    area = word(params, "area") if "area" in params else None
    having = indicator_routes.people_with_deficit(ask, OPEN_STATES[_confirmation(municipality)], area)
    return rows.with_deficits(ask, word(params, "questionnaire"), having)


def satisfied(ask: Ask, municipality: Municipality, params: Params) -> Rows:
    """P5: the question and the scores that count stand in the questionnaire itself."""
    code = word(params, "questionnaire")
    questionnaire = municipality.programme.questionnaires.get(code)
    rule = questionnaire.satisfaction if questionnaire else None
    if rule is None:
        return rows.satisfied(ask, code, "", (), least_percent=number(params, "least_rate", 50))
    return rows.satisfied(ask, code, rule.question, rule.scores, least_percent=rule.least_rate)


def _confirmation(municipality: Municipality) -> str:
    return municipality.programme.competences.deficit_confirmation.value
