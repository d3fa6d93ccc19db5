"""An indicator by groups for everybody's eyes: small groups hidden, past days as they were told then."""

from collections.abc import Mapping

from sqlalchemy.ext.asyncio import AsyncSession

from models.indicator_asks import Cell, Totals
from models.queries import indicator_rows
from models.queries import indicators as rows
from programmes.indicators import Indicator, Slice
from services import indicator_groups
from services.indicator_days import EVERYWHERE, ask_of
from services.indicator_figures import shown_cells
from services.indicator_formulas import formula_of
from services.indicator_params import Params
from services.indicator_values import FRESH, rows_of
from services.report_ground import Ground, Told


async def public(session: AsyncSession, ground: Ground, told: Told, by: Slice) -> dict[str, Cell | None]:
    """By group as it may be published; nothing where the indicator is not told by such groups. Never by association."""
    if by not in told.definition.slices or formula_of(told.definition).scale != 1:
        return {}
    cells = await _cells(session, ground, told.definition, by)
    total = Cell(sum(one.part for one in cells.values()), sum(one.whole for one in cells.values()))
    return shown_cells(cells, total)[0]


async def titles(session: AsyncSession, ground: Ground, by: Slice, cells: Mapping[str, object]) -> dict[str, str]:
    return await indicator_groups.titles(session, ground.visit.municipality, by, cells)


async def with_params(session: AsyncSession, ground: Ground, definition: Indicator, params: Params) -> Totals:
    """The same formula asked a little otherwise, such as of one area."""
    municipality = ground.visit.municipality
    formula = formula_of(definition)
    assert formula.rows is not None
    ask = ask_of(municipality, definition, on=ground.on, today=municipality.day(ground.visit.now))
    return await indicator_rows.totals(session, formula.rows(ask, municipality, {**definition.params, **params}))


async def _cells(session: AsyncSession, ground: Ground, definition: Indicator, by: Slice) -> dict[str, Cell]:
    municipality, on = ground.visit.municipality, ground.on
    today = municipality.day(ground.visit.now)
    if on < today:
        snapshot = await rows.snapshot_on(session, definition.code, on, not_before=on - FRESH)
        if snapshot is not None and by.value in snapshot.slices:
            return {key: Cell(*cell) for key, cell in snapshot.slices[by.value].items()}
    table = rows_of(municipality, definition, on=on, today=today)
    return await indicator_groups.cells(session, municipality, definition, table, EVERYWHERE, by)
