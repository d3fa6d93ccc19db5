"""Groups told by several divisions at once: what one of them hides, no other may give away. Pure.

Everybody counted stands in one group of each division. Sums of one division can be taken from sums of another: a
hidden group then comes out, or what is left of a shown one when all others within it are taken away.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from fractions import Fraction

from models.indicator_asks import Cell
from services.indicators.indicator_figures import shown_cells
from services.suppression import FEWEST

Group = tuple[int, str]
"""A division by its place, and the key of a group of it."""
Row = dict[Group, Fraction]
Fine = Mapping[tuple[str, ...], Cell]
"""Everybody by the keys of all divisions together."""
Meeting = tuple[Group, frozenset[Group], frozenset[Group]]
Move = tuple[Fraction, Fraction]
"""By how many more are counted in a group, and by how many more are not."""

ALL = "all"


def published(fine: Fine, total: Cell) -> list[dict[str, Cell | None]]:
    """A table for each division; none: hidden. Tables of one publication, whichever of them somebody reads.

    The total is known to everybody.
    """
    town = town_of(fine)
    return shown_of(town, closed(town, too_few(town, total)))


@dataclass(frozen=True, slots=True)
class Town:
    """What can be worked out of what, whoever is counted."""

    tables: Sequence[Mapping[str, Cell]]
    """By division; the last one has everybody in its only group."""
    relations: Sequence[Row]
    meetings: Sequence[Meeting]

    @property
    def whole(self) -> Group:
        return len(self.tables) - 1, ALL

    @property
    def cells(self) -> dict[Group, Cell]:
        return {(place, key): cell for place, cells in enumerate(self.tables) for key, cell in cells.items()}


def town_of(fine: Fine) -> Town:
    known = {(*keys, ALL): cell for keys, cell in fine.items()}
    supports = [keys for keys, cell in known.items() if cell.whole]
    return Town(_tables(known), _relations(supports), _meetings(supports))


def too_few(town: Town, total: Cell) -> set[Group]:
    """Groups each division hides by itself."""
    hidden: set[Group] = set()
    for place, cells in enumerate(town.tables[:-1]):
        shown, _ = shown_cells(cells, total)
        hidden.update((place, key) for key, cell in shown.items() if cell is None)
    return hidden


def closed(
    town: Town,
    hidden: AbstractSet[Group],
    *,
    moves: Mapping[Group, Move] | None = None,
    earlier: AbstractSet[Group] = frozenset(),
    rather: AbstractSet[Group] = frozenset(),
) -> set[Group]:
    """What has to be hidden besides: `rather` these than others, the smallest first.

    With `moves`, what can be worked out must have moved by enough people as well: the figure before is known.
    `earlier`: groups not told then.
    """
    found = set(hidden)
    sizes = {group: cell.whole for group, cell in town.cells.items()}
    while leak := _leak(town, sizes, found, moves, earlier):
        found.add(min(leak, key=lambda group: (group not in rather, sizes[group], group)))
    return found


def _leak(
    town: Town,
    sizes: Mapping[Group, int],
    hidden: AbstractSet[Group],
    moves: Mapping[Group, Move] | None,
    earlier: AbstractSet[Group],
) -> AbstractSet[Group] | None:
    """Shown groups one of which has to be hidden."""
    quiet = _quiet(town.relations, hidden, earlier, moves) if moves else iter(())
    every = itertools.chain(_leaks(town.relations, town.meetings, sizes, hidden, moves), quiet)
    return next(filter(None, (set(one) - {town.whole} for one in every)), None)


def _quiet(
    relations: Sequence[Row], hidden: AbstractSet[Group], earlier: AbstractSet[Group], moves: Mapping[Group, Move]
) -> Iterator[list[Group]]:
    """What comes out both times, though some of it was not told by itself at one of them, and has moved by few.

    Either it is made of groups told both times, or of some told now alone and as well of some told then alone.
    """
    never, seldom = hidden & earlier, hidden | earlier
    of_both = [(row, seldom) for row in _reduced(relations, first=seldom)]
    of_either = [(row, earlier) for row in _reduced(relations, first=never) if not row.keys() & never]
    for row, unknown in (*of_both, *of_either):
        between = {group: value for group, value in row.items() if group in unknown}
        if between and not is_enough(_sum_of(between, moves)):
            yield [group for group in row if group not in hidden]


def shown_of(town: Town, hidden: AbstractSet[Group]) -> list[dict[str, Cell | None]]:
    return [
        {key: None if (place, key) in hidden else cell for key, cell in cells.items()}
        for place, cells in enumerate(town.tables[:-1])
    ]


def is_enough(move: Move) -> bool:
    """Whether so many have come, gone or become otherwise that the change is no single person's."""
    part, rest = move
    return abs(part) + abs(rest) >= FEWEST


def _tables(fine: Fine) -> list[dict[str, Cell]]:
    divisions = len(next(iter(fine), ()))
    tables: list[dict[str, Cell]] = [{} for _ in range(divisions)]
    for keys, cell in fine.items():
        for table, key in zip(tables, keys, strict=True):
            old = table.get(key, Cell(0, 0))
            table[key] = Cell(old.part + cell.part, old.whole + cell.whole)
    return tables


def _leaks(
    relations: Sequence[Row],
    meetings: Sequence[Meeting],
    sizes: Mapping[Group, int],
    hidden: AbstractSet[Group],
    moves: Mapping[Group, Move] | None,
) -> Iterator[list[Group]]:
    """Shown groups one of which has to be hidden, leak by leak."""
    for row in _reduced(relations, first=hidden):
        unseen = [group for group in row if group in hidden]
        if len(unseen) == 1 and sizes[unseen[0]]:
            yield [group for group in row if group not in hidden]
    for group, touching, inside in meetings:
        if group in hidden:
            continue
        shown_inside = [one for one in inside if one not in hidden]
        if shown_inside and _tells_of_few(group, shown_inside, sizes, moves):
            yield shown_inside
        if not hidden & touching and _tells_of_few(group, touching, sizes, moves):
            yield list(touching)


def _tells_of_few(
    group: Group, others: Iterable[Group], sizes: Mapping[Group, int], moves: Mapping[Group, Move] | None
) -> bool:
    """Whether those between a group and others that lie in it, or it lies in, are few, or few of them have moved."""
    between = {group: Fraction(1), **dict.fromkeys(others, Fraction(-1))}
    size = abs(sum((times * sizes[one] for one, times in between.items()), Fraction(0)))
    return 0 < size < FEWEST or bool(size and moves and not is_enough(_sum_of(between, moves)))


def _sum_of(row: Row, moves: Mapping[Group, Move]) -> Move:
    part = sum((times * moves[one][0] for one, times in row.items()), Fraction(0))
    return part, sum((times * moves[one][1] for one, times in row.items()), Fraction(0))


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
