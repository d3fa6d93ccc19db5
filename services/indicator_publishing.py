"""Groups told by several divisions at once: what one of them hides, no other may give away. Pure.

Everybody counted stands in one group of each division. Sums of one division can be taken from sums of another: a
hidden group then comes out, or what is left of a shown one when all others within it are taken away.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from fractions import Fraction

from models.indicator_asks import Cell
from services.indicator_figures import shown_cells
from services.suppression import FEWEST

Group = tuple[int, str]
"""A division by its place, and the key of a group of it."""
Row = dict[Group, Fraction]
Fine = Mapping[tuple[str, ...], Cell]
"""Everybody by the keys of all divisions together."""
Meeting = tuple[Group, frozenset[Group], frozenset[Group]]


ALL = "all"


def published(fine: Fine, total: Cell) -> list[dict[str, Cell | None]]:
    """A table for each division; none: hidden. Tables of one publication, whichever of them somebody reads.

    The total is known to everybody.
    """
    known = {(*keys, ALL): cell for keys, cell in fine.items()}
    tables = _tables(known)
    hidden: set[Group] = set()
    for place, cells in enumerate(tables[:-1]):
        shown, _ = shown_cells(cells, total)
        hidden.update((place, key) for key, cell in shown.items() if cell is None)
    supports = [keys for keys, cell in known.items() if cell.whole]
    relations, meetings = _relations(supports), _meetings(supports)
    sizes = {(place, key): cell.whole for place, cells in enumerate(tables) for key, cell in cells.items()}
    whole = (len(tables) - 1, ALL)
    while leak := next(filter(None, (set(one) - {whole} for one in _leaks(relations, meetings, sizes, hidden))), None):
        hidden.add(min(leak, key=lambda group: (sizes[group], group)))
    return [
        {key: None if (place, key) in hidden else cell for key, cell in cells.items()}
        for place, cells in enumerate(tables[:-1])
    ]


def _tables(fine: Fine) -> list[dict[str, Cell]]:
    divisions = len(next(iter(fine), ()))
    tables: list[dict[str, Cell]] = [{} for _ in range(divisions)]
    for keys, cell in fine.items():
        for table, key in zip(tables, keys, strict=True):
            old = table.get(key, Cell(0, 0))
            table[key] = Cell(old.part + cell.part, old.whole + cell.whole)
    return tables


def _leaks(
    relations: Sequence[Row], meetings: Sequence[Meeting], sizes: Mapping[Group, int], hidden: AbstractSet[Group]
) -> Iterator[list[Group]]:
    """Shown groups one of which has to be hidden, leak by leak."""
    for row in _reduced(relations, first=hidden):
        unseen = [group for group in row if group in hidden]
        if len(unseen) == 1 and sizes[unseen[0]]:
            yield [group for group in row if group not in hidden]
    for group, touching, inside in meetings:
        if group in hidden:
            continue
        shown = [one for one in inside if one not in hidden]
        if shown and 0 < sizes[group] - sum(sizes[one] for one in shown) < FEWEST:
            yield shown
        if not hidden & touching and 0 < sum(sizes[one] for one in touching) - sizes[group] < FEWEST:
            yield list(touching)


def _meetings(supports: Iterable[tuple[str, ...]]) -> list[Meeting]:
    """Each group with those of each other division: all that share somebody with it, and those that lie in it."""
    met: dict[tuple[Group, int], set[Group]] = {}
    for keys in supports:
        for group in enumerate(keys):
            for other in enumerate(keys):
                if group != other:
                    met.setdefault((group, other[0]), set()).add(other)
    return [
        (group, frozenset(others), frozenset(one for one in others if len(met[one, group[0]]) == 1))
        for (group, _), others in met.items()
    ]


def _relations(supports: Iterable[tuple[str, ...]]) -> list[Row]:
    """All sums of groups that are nothing, whoever is counted: a basis of them."""
    pivots: dict[Group, Row] = {}
    seen: dict[Group, None] = {}
    for keys in supports:
        row = {group: Fraction(1) for group in enumerate(keys)}
        seen.update(dict.fromkeys(row))
        _add(pivots, row, frozenset())
    free = [group for group in seen if group not in pivots]
    found = []
    for one in free:
        relation = {one: Fraction(1)}
        relation.update({pivot: -row[one] for pivot, row in pivots.items() if one in row})
        found.append(relation)
    return found


def _reduced(rows: Iterable[Row], *, first: AbstractSet[Group]) -> list[Row]:
    """The same span, with pivots of `first` as long as there are any: then a row of one of them alone shows itself."""
    pivots: dict[Group, Row] = {}
    for row in rows:
        _add(pivots, dict(row), first)
    return list(pivots.values())


def _add(pivots: dict[Group, Row], row: Row, first: AbstractSet[Group]) -> None:
    for group in [one for one in row if one in pivots]:
        if group in row:
            _take(row, pivots[group], row[group])
    if not row:
        return
    pivot = min(row, key=lambda group: (group not in first, group))
    lead = row[pivot]
    unit = {group: value / lead for group, value in row.items()}
    for other in pivots.values():
        if pivot in other:
            _take(other, unit, other[pivot])
    pivots[pivot] = unit


def _take(row: Row, other: Mapping[Group, Fraction], times: Fraction) -> None:
    for group, value in other.items():
        left = row.get(group, Fraction(0)) - times * value
        if left:
            row[group] = left
        else:
            row.pop(group, None)
