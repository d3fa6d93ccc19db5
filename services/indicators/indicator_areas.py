"""Difficulties by area and subject, as they are published: a subject is told anew when its group is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.queries.indicators import indicator_rows
from models.queries.indicators import indicators as rows
from programmes.indicators import Indicator, Slice
from services.indicators import indicator_groups
from services.indicators.indicator_telling import PUBLISHED, Publication
from services.indicators.indicator_values import rows_of
from services.municipality import Municipality
from services.reports.report_tables import published
from services.suppression import Count

DEFICITS = "with_deficits"
"""The formula that can be asked of one area."""
Written = dict[str, Any]
Cells = list[Count | None]


@dataclass(frozen=True, slots=True)
class Areas:
    totals: Cells
    """In the order of the areas, like each row."""
    subjects: Mapping[str, Cells]


async def told(
    session: AsyncSession,
    municipality: Municipality,
    definition: Indicator,
    made: Publication,
    before: Mapping[str, Any],
    *,
    today: date,
) -> Written:
    """To be kept with a new publication; subjects its groups hide are hidden, those held stay as they were."""
    if made.whole is None or not made.whole.whole:
        return {}
    columns = []
    for area in municipality.programme.competences.areas:
        table = rows_of(municipality, definition, on=made.day, today=today, area=area.code)
        found = indicator_groups.folded(municipality, await indicator_rows.cells(session, table), Slice.SUBJECT)
        columns.append({key: Count(cell.part, cell.whole) for key, cell in found.items()})
    groups = made.groups.get(Slice.SUBJECT.value, {})
    told_ones = {key: one for key, one in groups.items() if one is not None and one.is_shown}
    shown, totals = published(columns, hidden=groups.keys() - told_ones.keys())
    subjects: Written = dict.fromkeys(groups)
    for key, one in told_ones.items():
        cells = [column.get(key) for column in shown]
        if one.day < made.day:
            subjects[key] = before.get(key)
        elif all(cells):
            subjects[key] = [_written(cell) for cell in cells]
    return {"totals": [_written(one) for one in totals], "subjects": subjects}


async def kept_with(session: AsyncSession, definition: Indicator, kept: Mapping[str, Any] | None) -> Written:
    """Subjects as they were told last."""
    found: Written = (await _kept(session, definition, kept)).get("subjects", {})
    return found


async def standing(session: AsyncSession, definition: Indicator, on: date) -> Areas | None:
    """As it stood published on a day; none: no night had told anything of the kind."""
    snapshot = await rows.snapshot_on(session, definition.code, on)
    if snapshot is None or PUBLISHED not in snapshot.slices:
        return None
    kept = await _kept(session, definition, snapshot.slices[PUBLISHED])
    totals = _read(kept.get("totals", []))
    none: Cells = [None] * len(totals)
    subjects = {key: none if cells is None else _read(cells) for key, cells in kept.get("subjects", {}).items()}
    return Areas(totals, subjects)


async def _kept(session: AsyncSession, definition: Indicator, kept: Mapping[str, Any] | None) -> Written:
    if kept is None or kept.get("day") is None:
        return {}
    day = date.fromisoformat(kept["day"])
    of_day = await rows.snapshot_on(session, definition.code, day, not_before=day)
    found: Written = (of_day.slices.get(PUBLISHED) or {}).get("areas", {}) if of_day is not None else {}
    return found


def _written(cell: Count | None) -> list[int] | None:
    return None if cell is None else [cell.numerator, cell.denominator]


def _read(cells: list[list[int] | None]) -> Cells:
    return [None if cell is None else Count(*cell) for cell in cells]
