"""Figures of coverage: adding up, comparing, rounding; pure rules."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from models.coverage import State
from models.queries.campaigns.coverage import Counted
from services.suppression import Count


@dataclass(frozen=True, slots=True)
class Figures:
    """How many of those who are asked stand where."""

    states: Mapping[State, int] = field(default_factory=dict)
    before: int | None = None
    """So many had finished a week ago; none: nobody knows when."""

    @property
    def asked(self) -> int:
        return sum(self.states.values())

    @property
    def finished(self) -> int:
        return self.states.get(State.FINISHED, 0)

    @property
    def missing(self) -> int:
        """Have neither finished nor declined."""
        return self.asked - self.finished - self.states.get(State.DECLINED, 0)

    @property
    def tenths(self) -> int:
        """Percent of finished in tenths."""
        return tenths(self.finished, self.asked)

    @property
    def growth(self) -> int:
        """Tenths of a percent more than a week ago; nothing where that is not known."""
        return 0 if self.before is None else self.tenths - tenths(self.before, self.asked)


@dataclass(frozen=True, slots=True)
class Cell:
    title: str
    count: Count | None
    """None: too few people to tell."""


def tenths(part: int, whole: int) -> int:
    """A share in tenths of a percent, half up; of nobody none."""
    return (2000 * part + whole) // (2 * whole) if whole else 0


def figures(counted: Iterable[Counted], *, are_dated: bool = True) -> Figures:
    """`are_dated`: whether it is known when answers were handed in."""
    states: dict[State, int] = {}
    before = 0
    for one in counted:
        states[one.state] = states.get(one.state, 0) + one.people
        before += one.before if one.state is State.FINISHED else 0
    return Figures(states, before if are_dated else None)


def by_group(counted: Iterable[Counted], titles: Mapping[int | str | None, str], rest: str) -> dict[str, Count]:
    """Finished of asked by the title of a group; two groups of one title are one."""
    cells: dict[str, Count] = {}
    for one in counted:
        title = titles.get(one.group, rest)
        old = cells.get(title, Count(0, 0))
        done = one.people if one.state is State.FINISHED else 0
        cells[title] = Count(old.numerator + done, old.denominator + one.people)
    return cells


def ordered(cells: Mapping[str, Count]) -> list[Cell]:
    """The worst first."""
    return sorted((Cell(title, one) for title, one in cells.items()), key=worst_first)


def worst_first(cell: Cell) -> tuple[bool, int, int, str]:
    if cell.count is None:
        return True, 0, 0, cell.title
    return False, tenths(cell.count.numerator, cell.count.denominator), -cell.count.denominator, cell.title
