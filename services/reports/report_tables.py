"""Tables as they may go from hand to hand: rows of small groups hidden in every column. Pure."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from services.suppression import FEWEST, Count, suppress

Columns = Sequence[Mapping[str, Count]]


def published(
    columns: Columns, *, hidden: AbstractSet[str] = frozenset()
) -> tuple[list[dict[str, Count | None]], list[Count | None]]:
    """Cells of each column by row, and its total, so that no hidden cell can be worked out.

    Every column tells of the same people in the same rows. A row that has to be hidden in one column is hidden in all:
    otherwise what the others tell of it would narrow it down. Where nobody is counted, or everybody, the total says
    so of each by itself: then the small rows alone are hidden. Rows of nobody are left out.
    `hidden`: rows other tables of the same people hide.
    """
    columns = [{row: count for row, count in cells.items() if count.denominator} for cells in columns]
    tables = [suppress(cells, _sum(cells)) for cells in columns]
    unseen = hidden | {
        row
        for cells, table in zip(columns, tables, strict=True)
        for row, count in cells.items()
        if count.denominator < FEWEST or (table.cells[row] is None and not _is_told_by_total(cells))
    }
    shown = [{row: None if row in unseen else count for row, count in cells.items()} for cells in columns]
    totals = [
        total if table.total is not None or (_is_told_by_total(cells) and total.denominator >= FEWEST) else None
        for cells, table in zip(columns, tables, strict=True)
        for total in [_sum(cells)]
    ]
    return shown, totals


def told_counts(people: Mapping[str, int]) -> dict[str, int | None]:
    """How many people each group has, as it may be told beside the sum of all; None: it may not be told.

    Nobody is nobody, and may be told. One hidden group alone would be found by subtraction, and so would several that
    are all as small as can be: the next smallest are hidden with them.
    """
    hidden = {name for name, count in people.items() if 0 < count < FEWEST}
    others = sorted((name for name, count in people.items() if count >= FEWEST), key=lambda one: (people[one], one))
    while hidden and others and (len(hidden) < 2 or sum(people[one] for one in hidden) < FEWEST):
        hidden.add(others.pop(0))
    return {name: None if name in hidden else count for name, count in people.items()}


def _sum(cells: Mapping[str, Count]) -> Count:
    return Count(sum(one.numerator for one in cells.values()), sum(one.denominator for one in cells.values()))


def _is_told_by_total(cells: Mapping[str, Count]) -> bool:
    total = _sum(cells)
    return total.numerator in {0, total.denominator}
