"""Formula of practices people have shared."""

from models.indicator_asks import Ask
from models.queries.indicators import indicator_practices
from models.queries.indicators.indicator_rows import Rows
from services.indicators.indicator_params import Params, word
from services.municipality import Municipality
from services.practices.practice_levels import at_least


def practices_shared(ask: Ask, _municipality: Municipality, params: Params) -> Rows:
    """P7: practices of the school year, of a level that counts; a level nobody knows counts nothing."""
    return indicator_practices.practices_shared(ask, at_least(word(params, "least_level", "municipal")))
