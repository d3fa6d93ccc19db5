"""An indicator by groups; whoever may not know the people sees no group too small."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from models.indicator_asks import Cell
from models.queries.indicators import indicator_rows
from models.queries.indicators import indicators as rows
from programmes.indicators import Indicator, Slice
from services.errors import NotAllowed, NotFound
from services.indicators import indicator_groups
from services.indicators.indicator_figures import Figure, share
from services.indicators.indicator_formulas import version_of
from services.indicators.indicator_groups import REST
from services.indicators.indicator_parts import joint
from services.indicators.indicator_reading import Reading, groups, reading
from services.indicators.indicator_values import FRESH, rows_of
from services.indicators.indicator_views import View, day_asked, names_within, slices_of, view
from services.visits import Visit


@dataclass(frozen=True, slots=True)
class SliceLine:
    key: str
    """Empty: those of no group."""
    title: str
    figure: Figure | None
    """None: too few people to tell."""


@dataclass(frozen=True, slots=True)
class Sliced:
    definition: Indicator
    by: Slice
    as_of: date
    total: Figure | None
    lines: Sequence[SliceLine]
    """The furthest from what is wanted first, those that cannot be told last."""
    hides_few: bool
    others: Sequence[Slice] = ()
    """By what else the actor may look at it."""
    sees_names: bool = False


async def slices(session: AsyncSession, visit: Visit, *, code: str, by: Slice, as_of: date | None = None) -> Sliced:
    """By groups; whoever may not know the people sees no group too small, nor what would give one away."""
    own, today = view(visit, code), visit.municipality.day(visit.now)
    if not own.sees_parts:
        raise NotAllowed
    if by not in own.definition.slices or (own.hides_few and by is Slice.ASSOCIATION):
        raise NotFound
    on = day_asked(visit, own, as_of, today)
    if own.by_publication and own.scope.is_whole:
        published = await reading(session, visit.municipality, own, on=on, today=today)
        if published is not None:
            return await _published_slices(session, visit, own, by, published)
    cells, total, on = await _cells(session, visit, own, by, on, today)
    told: Mapping[str, Cell | None] = cells
    shown_total: Cell | None = total
    if own.hides_few:
        told, shown_total = await _suppressed(session, visit, own, by, cells, total, (on, today))
    titles = await indicator_groups.titles(session, visit.municipality, by, cells)
    await session.commit()
    lines = [
        SliceLine(key, titles.get(key, REST), None if cell is None else _figure(own, cell, on))
        for key, cell in told.items()
        if cell is None or cell.whole
    ]
    return _sliced(visit, own, by, on, _figure(own, shown_total, on) if shown_total else None, lines)


async def _published_slices(session: AsyncSession, visit: Visit, own: View, by: Slice, published: Reading) -> Sliced:
    snapshot, total = published.snapshot, published.figure
    found = await groups(session, own, snapshot, by) if snapshot is not None else {}
    titles = await indicator_groups.titles(session, visit.municipality, by, found)
    await session.commit()
    lines = [
        SliceLine(key, titles.get(key, REST), None if one is None else _figure(own, one.cell, one.day))
        for key, one in found.items()
    ]
    on = total.as_of if total is not None else visit.municipality.day(visit.now)
    return _sliced(visit, own, by, on, total, lines)


def _sliced(visit: Visit, own: View, by: Slice, on: date, total: Figure | None, lines: Sequence[SliceLine]) -> Sliced:
    worst = sorted(lines, key=lambda line: _worst_first(own.definition, line))
    others = [one for one in slices_of(own) if one is not by]
    return Sliced(own.definition, by, on, total, worst, own.hides_few, others, bool(names_within(visit, own)))


def _figure(own: View, cell: Cell, on: date) -> Figure:
    scale = own.formula.scale
    return share(on, cell.part, cell.whole, scale=scale, version=version_of(own.definition))


async def _cells(
    session: AsyncSession, visit: Visit, own: View, by: Slice, on: date, today: date
) -> tuple[dict[str, Cell], Cell, date]:
    """With the whole, and the day they are of: a snapshot of the whole keeps its groups."""
    municipality, definition = visit.municipality, own.definition
    if on < today and own.scope.is_whole:
        snapshot = await rows.snapshot_on(session, definition.code, on, not_before=on - FRESH)
        if snapshot is not None and by.value in snapshot.slices:
            kept = {key: Cell(*cell) for key, cell in snapshot.slices[by.value].items()}
            return kept, Cell(snapshot.numerator or 0, snapshot.denominator or 0), snapshot.as_of
    table = rows_of(municipality, definition, on=on, today=today, scope=own.scope)
    cells = await indicator_groups.cells(session, municipality, definition, table, own.scope, by)
    if by is not Slice.ASSOCIATION:
        whole = Cell(sum(one.part for one in cells.values()), sum(one.whole for one in cells.values()))
        return cells, whole, on
    found = await indicator_rows.totals(session, table)
    return cells, Cell(found.part, found.whole), on


async def _suppressed(
    session: AsyncSession,
    visit: Visit,
    own: View,
    by: Slice,
    cells: dict[str, Cell],
    total: Cell,
    days: tuple[date, date],
) -> tuple[dict[str, Cell | None], Cell | None]:
    if own.formula.scale != 1:
        return dict.fromkeys(cells), None
    return await joint(session, visit.municipality, own, by, cells, total, days)


def _worst_first(definition: Indicator, line: SliceLine) -> tuple[bool, float, int, str]:
    if line.figure is None or line.figure.value is None:
        return True, 0.0, 0, line.title
    wanted = float(line.figure.value) * (-1 if definition.direction.value == "down" else 1)
    return False, wanted, -int(line.figure.denominator or 0), line.title
