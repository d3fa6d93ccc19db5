"""An indicator by groups for everybody's eyes: small groups hidden, past days as they were told then."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from models.indicator_asks import Cell
from models.queries.indicators import indicator_rows
from models.queries.indicators import indicators as rows
from programmes.indicators import Indicator, Slice
from services.indicators import indicator_areas, indicator_groups
from services.indicators.indicator_days import EVERYWHERE
from services.indicators.indicator_formulas import formula_of
from services.indicators.indicator_parts import joint
from services.indicators.indicator_reading import standing
from services.indicators.indicator_values import FRESH, rows_of
from services.indicators.indicator_views import View, view_of
from services.reports.report_ground import Ground, Told
from services.suppression import FEWEST, Count
from services.visits import Visit


async def public(session: AsyncSession, ground: Ground, told: Told, by: Slice) -> dict[str, Cell | None]:
    """By group as it may be published; nothing where the indicator is not told by such groups. Never by association."""
    if by not in told.definition.slices or formula_of(told.definition).scale != 1:
        return {}
    own = view_of(ground.visit, told.definition)
    if own is None:
        return {}
    return (await of_view(session, ground.visit, replace(own, scope=EVERYWHERE), by, on=ground.on))[0]


async def of_view(
    session: AsyncSession, visit: Visit, own: View, by: Slice, *, on: date
) -> tuple[dict[str, Cell | None], Cell | None]:
    """By group, with everybody together: as published, else as everything counted on the day may be told at once."""
    municipality, today = visit.municipality, visit.municipality.day(visit.now)
    if own.by_publication or on < today:
        told = await standing(session, own, by, on=on)
        if told is not None:
            return told
    cells = await _cells(session, visit, own, by, on)
    total = Cell(sum(one.part for one in cells.values()), sum(one.whole for one in cells.values()))
    return await joint(session, municipality, own, by, cells, total, (on, today))


async def titles(session: AsyncSession, ground: Ground, by: Slice, cells: Mapping[str, object]) -> dict[str, str]:
    return await indicator_groups.titles(session, ground.visit.municipality, by, cells)


async def of_areas(session: AsyncSession, ground: Ground, definition: Indicator) -> list[Count | None]:
    """The same formula asked of each area, in their order; none: too few people to tell."""
    municipality, own = ground.visit.municipality, view_of(ground.visit, definition)
    areas = municipality.programme.competences.areas
    if own is not None and own.by_publication:
        kept = await indicator_areas.standing(session, definition, ground.on)
        if kept is not None:
            return kept.totals
    today, found = municipality.day(ground.visit.now), list[Count | None]()
    for area in areas:
        table = rows_of(municipality, definition, on=ground.on, today=today, area=area.code)
        totals = await indicator_rows.totals(session, table)
        found.append(Count(totals.part, totals.whole) if totals.whole >= FEWEST else None)
    return found


async def _cells(session: AsyncSession, visit: Visit, own: View, by: Slice, on: date) -> dict[str, Cell]:
    municipality, today = visit.municipality, visit.municipality.day(visit.now)
    if on < today:
        snapshot = await rows.snapshot_on(session, own.definition.code, on, not_before=on - FRESH)
        if snapshot is not None and by.value in snapshot.slices:
            return {key: Cell(*cell) for key, cell in snapshot.slices[by.value].items()}
    table = rows_of(municipality, own.definition, on=on, today=today, scope=own.scope)
    return await indicator_groups.cells(session, municipality, own.definition, table, own.scope, by)
