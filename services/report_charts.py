"""Pictures of a report: deficits by subject, coverage of schools, consultations, a year by months, before and after."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from services.drawing import png

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True, slots=True)
class Line:
    """A bar with its words."""

    label: str
    share: float | None
    """From 0 to 1; none: too few people to tell, drawn hatched."""
    words: str
    is_summary: bool = False
    """Of the others together: drawn apart and paler."""


@dataclass(frozen=True, slots=True)
class HeatCell:
    share: float | None
    """None: too few people to tell, drawn hatched."""
    words: str


@dataclass(frozen=True, slots=True)
class Heat:
    columns: Sequence[str]
    rows: Sequence[tuple[str, Sequence[HeatCell]]]
    total: tuple[str, Sequence[HeatCell]] | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Season:
    """One kind of thing through the months of a year."""

    title: str
    counts: Sequence[int]
    """One for each month."""


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    label: str
    before: float | None
    after: float | None
    before_words: str
    after_words: str


def heat(title: str, table: Heat) -> bytes:
    """Shares written in cells, the darker the more; subjects below each other, areas side by side."""
    return png(lambda: heat_figure(title, table))


def bars(title: str, lines: Sequence[Line], *, note: str = "") -> bytes:
    """Bars in the order given: coverage of schools, consultations by topic or by time to the first answer."""
    return png(lambda: bars_figure(title, lines, note=note))


def seasons(title: str, months: Sequence[str], every: Sequence[Season]) -> bytes:
    """A row of columns for each kind, each with its own height and its numbers written."""
    return png(lambda: seasons_figure(title, months, every))


def before_and_after(title: str, every: Sequence[BeforeAfter], *, before: str, after: str) -> bytes:
    """Two bars for each area, with a legend."""
    return png(lambda: before_and_after_figure(title, every, before=before, after=after))
