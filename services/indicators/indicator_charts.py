"""Pictures of indicators: all of them on one sheet, one through the years, plan beside fact."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from services.charts import INK, PAPER, WIDTH
from services.drawing import BODY, INNER, LINE, MARGIN, NOTE, SOFT, Fill, Sheet, fitted, headed, png
from services.indicators.trend_charts import Plan, Point, trend_sheet

if TYPE_CHECKING:
    from matplotlib.figure import Figure

INDENT, VALUE, GAP, THIN, THICK = 0.32, 1.05, 0.12, 0.05, 0.17
"""In inches: room for the light, for the value; between rows; bars."""
LARGE = 12.5


class Light(StrEnum):
    """The worst first; told apart by shape, by lightness and by the word beside it."""

    FAR = "far"
    NEAR = "near"
    REACHED = "reached"
    UNKNOWN = "unknown"
    """No value, or nothing to compare it with."""


FILLS = {
    Light.FAR: Fill("#8c2d19"),
    Light.NEAR: Fill("#e3a53c", "///"),
    Light.UNKNOWN: Fill("#aab6bf"),
    Light.REACHED: Fill("#b5ddd2"),
}
SIGNS = {Light.FAR: "!", Light.NEAR: "", Light.UNKNOWN: "?", Light.REACHED: "✓"}
ORDER = tuple(Light)


@dataclass(frozen=True, slots=True)
class Tile:
    """An indicator; every word is ready to be read, an empty one is left out."""

    title: str
    value: str
    light: Light
    word: str
    """What the light means, such as "far from the plan"."""
    plan: str = ""
    change: str = ""
    share: float | None = None
    """How much of the plan is reached; 1: all of it, and it may be more."""


@dataclass(frozen=True, slots=True)
class Row:
    """Plan and fact of an indicator in one unit of their own."""

    title: str
    fact: float | None
    plan: float | None
    words: str
    """Such as "74.5 %, 100 % wanted"."""
    light: Light
    full: float | None = None
    """What a whole bar is, such as 1 for a share; it grows where plan or fact is more."""


def dashboard(title: str, tiles: Sequence[Tile]) -> bytes:
    """All of them on one sheet, the worst first."""
    return png(lambda: dashboard_figure(title, tiles))


def trend(title: str, points: Sequence[Point], plan: Plan | None = None, *, changed: str = "") -> bytes:
    """One indicator through time; `changed`: what a line across says, such as "counted in a new way"."""
    return png(lambda: trend_figure(title, points, plan, changed=changed))


def plan_and_fact(title: str, rows: Sequence[Row]) -> bytes:
    """A bar for each fact with a mark where its plan is, in the order given."""
    return png(lambda: plan_and_fact_figure(title, rows))


def worst_first(tiles: Sequence[Tile]) -> list[Tile]:
    """Those with nothing to compare come before what is reached, in the order given."""
    return sorted(tiles, key=lambda one: (ORDER.index(one.light), one.share is None, one.share or 0))


def dashboard_figure(title: str, tiles: Sequence[Tile]) -> "Figure":
    laid = [
        (
            one,
            fitted(one.title, BODY, INNER - INDENT - VALUE - 0.1),
            fitted(one.value, LARGE, VALUE, is_bold=True),
            fitted(" · ".join(words for words in (one.word, one.plan, one.change) if words), NOTE, INNER - INDENT),
        )
        for one in worst_first(tiles)
    ]
    heights = [
        _first(name, value) + len(note) * NOTE * LINE + (0 if one.share is None else 0.05 + THIN) + GAP
        for one, name, value, note in laid
    ]
    sheet, y = headed(title, sum(heights))
    for (tile, name, value, note), height in zip(laid, heights, strict=True):
        _light(sheet, y + 0.12, tile.light)
        sheet.words(MARGIN + INDENT, y, name, BODY)
        sheet.words(WIDTH - MARGIN, y, value, LARGE, is_bold=True, align="right")
        end = sheet.words(MARGIN + INDENT, y + _first(name, value), note, NOTE, colour=SOFT)
        if tile.share is not None:
            sheet.bar(MARGIN + INDENT, end + 0.05, INNER - INDENT, THIN, tile.share, FILLS[tile.light])
        y += height
    return sheet.figure


def trend_figure(title: str, points: Sequence[Point], plan: Plan | None = None, *, changed: str = "") -> "Figure":
    return trend_sheet(title, points, plan, changed).figure


def plan_and_fact_figure(title: str, rows: Sequence[Row]) -> "Figure":
    laid = [(one, fitted(one.title, BODY, INNER - INDENT), fitted(one.words, NOTE, INNER - INDENT)) for one in rows]
    heights = [len(name) * BODY * LINE + len(note) * NOTE * LINE + 0.09 + THICK + GAP for _, name, note in laid]
    sheet, y = headed(title, sum(heights))
    for (row, name, note), height in zip(laid, heights, strict=True):
        _light(sheet, y + 0.12, row.light)
        end = sheet.words(MARGIN + INDENT, y, name, BODY)
        end = sheet.words(MARGIN + INDENT, end, note, NOTE, colour=SOFT) + 0.07
        full = max(row.full or 0, row.plan or 0, row.fact or 0) or 1
        share = None if row.fact is None else max(row.fact, 0) / full
        sheet.bar(MARGIN + INDENT, end, INNER - INDENT, THICK, share, FILLS[row.light])
        if row.plan is not None:
            x = MARGIN + INDENT + (INNER - INDENT) * max(row.plan, 0) / full
            sheet.line((x, x), (end - 0.05, end + THICK + 0.05), width=2.2)
        y += height
    return sheet.figure


def _first(name: Sequence[str], value: Sequence[str]) -> float:
    """The height of a title and the value beside it."""
    return max(len(name) * BODY, len(value) * LARGE) * LINE


def _light(sheet: Sheet, y: float, light: Light) -> None:
    """A triangle, a diamond, an empty circle, a full one."""
    from matplotlib.patches import Circle, Polygon  # noqa: PLC0415  # 60 MB, only when used

    x, size, fill = MARGIN + 0.11, 0.11, FILLS[light]
    style: dict[str, Any] = {
        "facecolor": PAPER if light is Light.UNKNOWN else fill.colour,
        "edgecolor": INK,
        "linewidth": 0.8,
    }
    shape: Any
    match light:
        case Light.FAR:
            shape = Polygon(
                [(x, y - size), (x + size * 1.1, y + size * 0.9), (x - size * 1.1, y + size * 0.9)], **style
            )
        case Light.NEAR:
            shape = Polygon([(x, y - size), (x + size, y), (x, y + size), (x - size, y)], **style)
        case _:
            shape = Circle((x, y), size * 0.9, **style)
    sheet.axes.add_patch(shape)
    colour = PAPER if light is Light.FAR else INK
    low = 0.02 if light is Light.FAR else 0
    sheet.words(x, y + low - NOTE * LINE / 2, [SIGNS[light]], NOTE, colour=colour, is_bold=True, align="center")
