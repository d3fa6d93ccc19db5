"""Small groups stay unseen: which cells of a table may be shown, so that none of the others can be worked out.

Practice: nothing is published about fewer than five people. A total shown beside the other cells gives a single
hidden one away by subtraction, so others are hidden with it; smaller ones before larger ones.
"""

from collections.abc import Mapping
from dataclasses import dataclass

FEWEST = 5


@dataclass(frozen=True, slots=True)
class Count:
    """So many of so many people."""

    numerator: int
    denominator: int

    def __post_init__(self) -> None:
        if not 0 <= self.numerator <= self.denominator:
            raise ValueError("a share has its numerator between nothing and its denominator")


@dataclass(frozen=True, slots=True)
class Shown:
    cells: Mapping[str, Count | None]
    """None: hidden."""
    total: Count | None


def suppress(cells: Mapping[str, Count], total: Count) -> Shown:
    """The table as it may be published.

    `total` may count people no cell does: they are a cell of their own that is never shown.
    Whatever subtraction leaves over for the hidden cells together allows at least two values for the numerator and
    for the denominator of each; where hiding every cell is not enough, the total goes too.
    """
    rest = Count(
        total.numerator - sum(one.numerator for one in cells.values()),
        total.denominator - sum(one.denominator for one in cells.values()),
    )
    if total.denominator < FEWEST:
        return Shown(dict.fromkeys(cells), None)
    by_size = sorted(cells, key=lambda group: (cells[group].denominator, group))
    hidden = [group for group in by_size if cells[group].denominator < FEWEST]
    if not hidden and (not rest.denominator or rest.denominator >= FEWEST):
        return Shown(dict(cells), total)
    unseen = [rest] if rest.denominator else []

    def is_safe() -> bool:
        smallest_shown = cells[by_size[len(hidden)]].denominator if len(hidden) < len(by_size) else None
        together = [*unseen, *(cells[group] for group in hidden)]
        return _is_safe(together, None if unseen else smallest_shown)

    while not is_safe() and len(hidden) < len(by_size):
        hidden.append(by_size[len(hidden)])
    shown = {group: None if group in hidden else count for group, count in cells.items()}
    return Shown(shown, total if is_safe() else None)


def _is_safe(hidden: list[Count], smallest_shown: int | None) -> bool:
    """Whether what is hidden together tells nothing about any of its cells.

    The reader of the table knows how many cells are hidden, by subtraction their sums, and that none of them is
    larger than the smallest one shown. With two cells or more, enough people in them, not all of them as large as
    they can be, and neither all nor none of those counted, every cell may be smaller or larger.
    """
    numerators = sum(one.numerator for one in hidden)
    denominators = sum(one.denominator for one in hidden)
    if smallest_shown is not None and denominators >= len(hidden) * (smallest_shown - 1):
        return False
    return len(hidden) > 1 and denominators >= FEWEST and 0 < numerators < denominators
