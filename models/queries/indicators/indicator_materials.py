"""Indicator of the bank of materials: how many it held on a day."""

from sqlalchemy import literal

from models.indicator_asks import Ask
from models.materials import MaterialPeriod
from models.queries.indicators.indicator_rows import Rows, rows_of_nobody
from models.queries.materials.materials import was_published


def materials_published(ask: Ask) -> Rows:
    """P14: one row for each material that had been published by the end of the day and not withdrawn by then."""
    return rows_of_nobody(MaterialPeriod.material_id, literal(1)).where(was_published(ask.before))
