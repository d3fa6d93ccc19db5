"""Formulas of mentoring and of associations: young educators with a mentor, meetings in every quarter."""

from models.indicator_asks import Ask
from models.queries.indicators import indicator_associations, indicator_mentoring
from models.queries.indicators.indicator_rows import Rows
from services.indicators.indicator_days import quarters_over
from services.indicators.indicator_params import Params, words
from services.municipality import Municipality


def young_with_mentor(ask: Ask, _municipality: Municipality, _params: Params) -> Rows:
    """P4: a pair counts with the number and the day of its order."""
    return indicator_mentoring.young_with_mentor(ask)


def meetings_by_quarter(ask: Ask, municipality: Municipality, params: Params) -> Rows:
    """P16: quarters of the programme's calendar that are over."""
    spans = quarters_over(municipality, ask.on)
    return indicator_associations.meetings_by_quarter(ask, words(params, "kinds"), spans)
