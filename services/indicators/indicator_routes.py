"""Formulas of deficits and routes: who has a route, how far routes have been walked."""

from collections.abc import Mapping

from models.deficits import DeficitState
from models.indicator_asks import Ask
from models.queries.indicators import indicator_routes as rows
from models.queries.indicators.indicator_rows import Rows
from programmes.competences import Confirmation
from services.indicators.indicator_days import half_year_of
from services.indicators.indicator_params import Params, flag, number, words
from services.municipality import Municipality

DECIDED = (DeficitState.CONFIRMED, DeficitState.IN_WORK)
OPEN_STATES: Mapping[str, tuple[DeficitState, ...]] = {
    Confirmation.METHODIST.value: DECIDED,
    Confirmation.ASSOCIATION_LEADER.value: DECIDED,
    Confirmation.NONE.value: (DeficitState.PROPOSED, *DECIDED),
}
"""States of a deficit that is open, by who confirms them."""
HALVES = ("09-01", "02-01")
LEAST_PERCENT = 80


def deficits_with_route(ask: Ask, municipality: Municipality, params: Params) -> Rows:
    """P2; `strict`: every critical one is worked on."""
    states = OPEN_STATES[municipality.programme.competences.deficit_confirmation.value]
    return rows.with_route(ask, states, is_strict=flag(params, "strict"))


def routes_of_half_year(ask: Ask, _municipality: Municipality, params: Params) -> Rows:
    """P10 of a half-year. A route without any step due in it is left out."""
    since = half_year_of(ask.on, words(params, "halves") or HALVES)
    return rows.of_half_year(ask, since=max(since, ask.since))


def routes_of_year(ask: Ask, _municipality: Municipality, params: Params) -> Rows:
    return rows.of_year(ask, least_percent=number(params, "least_percent", LEAST_PERCENT))
