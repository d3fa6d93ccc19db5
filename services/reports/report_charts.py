"""Pictures of a report: deficits by subject, coverage of schools, consultations, a year by months, before and after."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from services.charts import INK, WIDTH
from services.drawing import (
    BODY,
    HIDDEN,
    INNER,
    LINE,
    MARGIN,
    MIDDLE,
    NOTE,
    PALE,
    SOFT,
    STRONG,
    Sheet,
    fitted,
    headed,
    png,
    width_of,
)
from services.heat_charts import Heat, HeatCell, heat_sheet

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["BeforeAfter", "Heat", "HeatCell", "Line", "Season", "bars", "before_and_after", "heat", "pages", "seasons"]

WORDS, THICK, GAP, COLUMNS = 1.6, 0.15, 0.14, 0.75
"""In inches: room for the words of a bar; a bar; between rows; the highest column."""
A_PAGE = 20
"""So many bars make a picture that can still be read."""


@dataclass(frozen=True, slots=True)
class Line:
    """A bar with its words."""

    label: str
    share: float | None
    """From 0 to 1; none: too few people to tell, drawn hatched."""
    words: str
    is_summary: bool = False
    """Of several together: drawn otherwise."""


@dataclass(frozen=True, slots=True)
class Season:
    """One kind of thing through the months of a year."""

    title: str
    counts: Sequence[int]
    """One for each month."""


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    label: str
    before: float
    after: float
    words: str
    """Such as "62 % → 41 %"."""


def heat(title: str, table: Heat) -> bytes:
    """Shares written in cells, the darker the more; groups below each other, areas side by side."""
    return png(lambda: heat_figure(title, table))


def bars(title: str, lines: Sequence[Line], *, note: str = "") -> bytes:
    """Bars in the order given: coverage of schools, consultations by topic or by time to the first answer."""
    return png(lambda: bars_figure(title, lines, note=note))


def seasons(title: str, months: Sequence[str], every: Sequence[Season]) -> bytes:
    """A row of columns for each kind, each with a height of its own and its numbers written."""
    return png(lambda: seasons_figure(title, months, every))


def before_and_after(title: str, every: Sequence[BeforeAfter], *, before: str, after: str) -> bytes:
    """Two bars for each area, the earlier one hatched; the legend says which is which."""
    return png(lambda: before_and_after_figure(title, every, before=before, after=after))


def pages(lines: Sequence[Line], size: int = A_PAGE) -> list[Sequence[Line]]:
    """As few pages of nearly the same length as hold them all."""
    count = -(-len(lines) // size)
    bounds = [len(lines) * place // count for place in range(count + 1)] if count else []
    return [lines[since:until] for since, until in pairwise(bounds)]


def heat_figure(title: str, table: Heat) -> "Figure":
    return heat_sheet(title, table).figure


def bars_figure(title: str, lines: Sequence[Line], *, note: str = "") -> "Figure":
    laid = [
        (one, fitted(one.label, BODY, INNER - WORDS - 0.1), fitted(one.words, BODY, WORDS, is_bold=True))
        for one in lines
    ]
    foot = fitted(note, NOTE, INNER)
    heights = [max(len(label), len(words)) * BODY * LINE + 0.03 + THICK + GAP for _, label, words in laid]
    sheet, y = headed(title, sum(heights) + len(foot) * NOTE * LINE)
    for (one, label, words), height in zip(laid, heights, strict=True):
        sheet.words(MARGIN, y, label, BODY)
        sheet.words(WIDTH - MARGIN, y, words, BODY, is_bold=True, align="right")
        y += height
        if one.share is None:
            sheet.box(MARGIN, y - GAP - THICK, INNER, THICK, HIDDEN)
        else:
            sheet.bar(MARGIN, y - GAP - THICK, INNER, THICK, one.share, MIDDLE if one.is_summary else STRONG)
    sheet.words(MARGIN, y, foot, NOTE, colour=SOFT)
    return sheet.figure


def seasons_figure(title: str, months: Sequence[str], every: Sequence[Season]) -> "Figure":
    laid = [(one, fitted(one.title, BODY, INNER, is_bold=True)) for one in every]
    heights = [len(name) * BODY * LINE + COLUMNS + 2.3 * NOTE * LINE + GAP for _, name in laid]
    sheet, y = headed(title, sum(heights))
    for (one, name), height in zip(laid, heights, strict=True):
        _columns(sheet, sheet.words(MARGIN, y, name, BODY, is_bold=True), months, one.counts)
        y += height
    return sheet.figure


def before_and_after_figure(title: str, every: Sequence[BeforeAfter], *, before: str, after: str) -> "Figure":
    laid = [
        (one, fitted(one.label, BODY, INNER - WORDS - 0.1), fitted(one.words, BODY, WORDS, is_bold=True))
        for one in every
    ]
    heights = [max(len(label), len(words)) * BODY * LINE + 2 * THICK + 0.06 + GAP for _, label, words in laid]
    legend = [(fitted(words, NOTE, INNER - 0.4), fill) for words, fill in ((before, MIDDLE), (after, STRONG))]
    sheet, y = headed(title, sum(heights) + sum(len(words) for words, _ in legend) * NOTE * LINE + 0.08)
    for key, fill in legend:
        sheet.box(MARGIN, y + 0.02, 0.3, NOTE * LINE - 0.06, fill)
        y = sheet.words(MARGIN + 0.4, y, key, NOTE, colour=SOFT)
    y += 0.08
    for (one, label, words), height in zip(laid, heights, strict=True):
        sheet.words(MARGIN, y, label, BODY)
        sheet.words(WIDTH - MARGIN, y, words, BODY, is_bold=True, align="right")
        y += height
        sheet.bar(MARGIN, y - GAP - 2 * THICK - 0.02, INNER, THICK, one.before, MIDDLE)
        sheet.bar(MARGIN, y - GAP - THICK, INNER, THICK, one.after, STRONG)
    return sheet.figure


def _columns(sheet: Sheet, y: float, months: Sequence[str], counts: Sequence[int]) -> None:
    slot, most = INNER / max(len(counts), 1), max([*counts, 1])
    ground = y + NOTE * LINE + COLUMNS
    for place, (month, count) in enumerate(zip(months, counts, strict=True)):
        height, x = COLUMNS * count / most, MARGIN + slot * place
        sheet.box(x + slot * 0.14, ground - height, slot * 0.72, height, STRONG)
        number = str(count)
        size = NOTE * min(1, slot * 0.98 / width_of(number, NOTE))
        sheet.words(x + slot / 2, ground - height - size * LINE, [number], size, align="center", colour=INK)
        sheet.words(x + slot / 2, ground + 0.04, [month], NOTE, align="center", colour=SOFT)
    sheet.box(MARGIN, ground, INNER, 0.012, PALE)
