"""Indicator of the bank of materials: how many it held on a day."""

from typing import Any

from sqlalchemy import BigInteger, String, cast, literal, null, select

from models.indicator_asks import Ask
from models.materials import MaterialPeriod
from models.queries.indicators.indicator_rows import Rows
from models.queries.materials.materials import was_published


def materials_published(ask: Ask) -> Rows:
    """P14: one row for each material that had been published by the end of the day and not withdrawn by then."""
    columns: tuple[Any, ...] = (
        MaterialPeriod.material_id.label("unit"),
        *(cast(null(), BigInteger).label(name) for name in ("person_id", "organization_id", "association_id")),
        *(cast(null(), String(32)).label(name) for name in ("position", "subject")),
        literal(1).label("part"),
        literal(1).label("whole"),
        cast(null(), String(32)).label("left_out"),
    )
    return select(*columns).where(was_published(ask.before))
