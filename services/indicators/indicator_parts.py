"""Parts of an indicator for whoever may not know the people: shown only as far as the publication of all parts goes."""

import asyncio
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from models.indicator_asks import Cell
from models.indicators import IndicatorSnapshot
from models.queries.indicators import indicator_rows
from models.queries.indicators import indicators as rows
from programmes.indicators import Slice
from services.indicators import indicator_groups
from services.indicators.indicator_days import EVERYWHERE
from services.indicators.indicator_figures import Figure, shown_cells
from services.indicators.indicator_publishing import published
from services.indicators.indicator_telling import few_reasons_hidden
from services.indicators.indicator_values import FRESH, rows_of
from services.indicators.indicator_views import View, seen
from services.municipality import Municipality
from services.suppression import FEWEST

Shown = dict[str, Cell | None]


def read(own: View, figure: Figure, snapshot: IndicatorSnapshot | None) -> Figure | None:
    """None: too few people, or so few elsewhere that the municipality's figure without this one would tell of them."""
    found = seen(own, figure)
    if found is None or snapshot is None or not _is_part(own):
        return found
    if not own.scope.organizations:
        return None if _leaves_few(found, snapshot.denominator or 0) else found
    kept = snapshot.slices.get(Slice.ORGANIZATION.value, {})
    return None if _is_given_away(own, {key: Cell(*cell) for key, cell in kept.items()}) else found


async def read_on(
    session: AsyncSession, municipality: Municipality, own: View, figure: Figure, *, on: date, today: date
) -> Figure | None:
    """The same of a day: by what was told of it, else out of the facts."""
    if seen(own, figure) is None or not _is_part(own):
        return seen(own, figure)
    snapshot = await rows.snapshot_on(session, own.definition.code, on, not_before=on - FRESH)
    if snapshot is not None and Slice.ORGANIZATION.value in snapshot.slices:
        return read(own, figure, snapshot)
    table = rows_of(municipality, own.definition, on=on, today=today)
    if not own.scope.organizations:
        everybody = await indicator_rows.totals(session, table)
        return None if _leaves_few(figure, everybody.whole) else figure
    cells = await indicator_groups.cells(
        session, municipality, own.definition, table, EVERYWHERE, Slice.ORGANIZATION
    )  # fmt: skip
    return None if _is_given_away(own, cells) else figure


async def joint(
    session: AsyncSession,
    municipality: Municipality,
    own: View,
    by: Slice,
    cells: dict[str, Cell],
    total: Cell,
    days: tuple[date, date],
) -> tuple[Shown, Cell | None]:
    """Groups of one division, hidden as far as all divisions together would tell of few; and their sum."""
    alone, whole = shown_cells(cells, total)
    hidden = await hidden_groups(session, municipality, own, by, on=days[0], today=days[1])
    return {key: None if key in hidden else cell for key, cell in alone.items()}, whole


async def hidden_groups(
    session: AsyncSession, municipality: Municipality, own: View, by: Slice, *, on: date, today: date
) -> set[str]:
    """Groups of a division that would tell of few, beside all other divisions."""
    table = rows_of(municipality, own.definition, on=on, today=today, scope=own.scope)
    divisions: list[Slice] = [one for one in own.definition.slices if one is not Slice.ASSOCIATION]
    fine = indicator_groups.crossed(municipality, await indicator_rows.cells(session, table), divisions)
    people = Cell(sum(one.part for one in fine.values()), sum(one.whole for one in fine.values()))
    together = (await asyncio.to_thread(published, fine, people))[divisions.index(by)] if fine else {}
    return {key for key, cell in together.items() if cell is None}


def left_out(own: View, counts: dict[str, int]) -> dict[str, int]:
    """Few of a reason are told to nobody else; nor what is left when the others are taken from all of them."""
    if not own.hides_few:
        return counts
    return few_reasons_hidden(counts)


def _is_part(own: View) -> bool:
    return own.hides_few and not own.scope.is_whole and own.formula.scale == 1


def _leaves_few(figure: Figure, everybody: int) -> bool:
    """Of an association: whether those outside of it are few, so that what everybody reads would tell of them."""
    return 0 < everybody - int(figure.denominator or 0) < FEWEST


def _is_given_away(own: View, cells: dict[str, Cell]) -> bool:
    total = Cell(sum(one.part for one in cells.values()), sum(one.whole for one in cells.values()))
    shown, _ = shown_cells(cells, total)
    return any(str(one) in shown and shown[str(one)] is None for one in own.scope.organizations)
