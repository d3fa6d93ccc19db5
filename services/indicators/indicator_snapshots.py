"""Taking a snapshot: value, groups and a fingerprint of the data, written once and never changed."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.indicators import IndicatorSnapshot
from models.queries.indicators import indicator_rows
from models.queries.indicators import indicators as rows
from programmes.indicators import Indicator
from services.indicators import indicator_groups
from services.indicators.indicator_days import EVERYWHERE
from services.indicators.indicator_formulas import formula_of, version_of
from services.indicators.indicator_published import told_with
from services.indicators.indicator_telling import PUBLISHED
from services.indicators.indicator_values import LEFT_OUT, out_of_facts, rows_of
from services.municipality import Municipality

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Signature:
    """Who takes it, when and why."""

    at: datetime
    by: int | None = None
    reason: str | None = None
    replaces: IndicatorSnapshot | None = None


async def worked_out(
    session: AsyncSession, municipality: Municipality, definition: Indicator, *, on: date, today: date
) -> Values:
    """What a snapshot of a day would say, out of the facts as they are known now."""
    counted = await out_of_facts(session, municipality, definition, on=on, today=today)
    formula, figure = formula_of(definition), counted.figure
    slices: dict[str, Any] = {LEFT_OUT: dict(counted.left_out)}
    data: list[Any] = [str(figure.numerator), str(figure.denominator), str(figure.value)]
    if formula.rows is not None:
        table = rows_of(municipality, definition, on=on, today=today)
        for by, cells in (await indicator_groups.every(session, municipality, definition, table, EVERYWHERE)).items():
            slices[by.value] = {key: [cell.part, cell.whole] for key, cell in sorted(cells.items())}
        data.append(await indicator_rows.print_of(session, table))
    if counted.entry is not None:
        data.append(counted.entry.id)
    is_share = figure.denominator is not None
    written = json.dumps([definition.code, version_of(definition), data, slices], sort_keys=True)
    values = {
        "indicator": definition.code,
        "as_of": on,
        "formula_version": version_of(definition),
        "numerator": int((figure.numerator or 0) * formula.scale) if is_share else None,
        "denominator": int((figure.denominator or 0) * formula.scale) if is_share else None,
        "scale": formula.scale,
        "value": str(figure.value) if figure.value is not None and not is_share else None,
        "slices": slices,
        "fingerprint": hashlib.sha256(written.encode()).hexdigest(),
    }
    published = await told_with(session, municipality, definition, values, today=today)
    return values if published is None else {**values, "slices": {**slices, PUBLISHED: published}}


async def write(session: AsyncSession, values: Values, signature: Signature) -> IndicatorSnapshot | None:
    """Within the caller's transaction; none where somebody was faster."""
    replaces = signature.replaces
    return await rows.add_snapshot(
        session,
        {
            **values,
            "number": replaces.number + 1 if replaces else 1,
            "taken_at": signature.at,
            "taken_by": signature.by,
            "reason": signature.reason,
            "replaces_id": replaces.id if replaces else None,
        },
    )
