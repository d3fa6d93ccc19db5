"""Formula of the bank of materials."""

from models.indicator_asks import Ask
from models.queries.indicators import indicator_materials
from models.queries.indicators.indicator_rows import Rows
from services.indicators.indicator_params import Params
from services.municipality import Municipality


def materials_published(ask: Ask, _municipality: Municipality, _params: Params) -> Rows:
    """P14: what the bank held at the end of the day."""
    return indicator_materials.materials_published(ask)
