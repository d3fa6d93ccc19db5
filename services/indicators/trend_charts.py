"""One indicator through time: a line with its values, the plan, and where the way of counting changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from services.charts import INK, WIDTH
from services.drawing import INNER, LINE, MARGIN, NOTE, PALE, SOFT, Sheet, fitted, headed, width_of

PLOT, SIDE = 1.35, 0.3
"""The height of the plot, and the room left and right of its first and last point."""
DASHES, DOTS = "--", ":"
APART = 0.06
FEW = 8
"""So many values or fewer are all written, as far as there is room."""


@dataclass(frozen=True, slots=True)
class Point:
    """What an indicator was on a day."""

    on: date
    day: str
    """As it is written on the picture, short."""
    value: float | None
    """None: there was nothing to count."""
    words: str
    version: int = 1
    """Of the formula: where it changes, a line is drawn across."""


@dataclass(frozen=True, slots=True)
class Plan:
    value: float
    words: str


@dataclass(frozen=True, slots=True)
class _Spot:
    x: float
    y: float
    point: Point


def trend_sheet(title: str, points: Sequence[Point], plan: Plan | None, changed: str) -> Sheet:
    points = sorted(points, key=lambda one: one.on)
    is_changed = any(before.version != after.version for before, after in pairwise(points))
    legend = [(plan.words, DASHES)] if plan else []
    legend += [(changed, DOTS)] if changed and is_changed else []
    keys = [(fitted(words, NOTE, INNER - 0.5), style) for words, style in legend]
    head = sum(len(lines) for lines, _ in keys) * NOTE * LINE
    sheet, y = headed(title, head + 0.3 + PLOT + 0.3)
    for lines, style in keys:
        sheet.line((MARGIN, MARGIN + 0.4), (y + NOTE * LINE / 2,) * 2, style=style)
        y = sheet.words(MARGIN + 0.5, y, lines, NOTE, colour=SOFT)
    top = y + 0.3
    spots, level = _spots(points, plan, top)
    sheet.box(MARGIN, top + PLOT + 0.06, INNER, 0.015, PALE)
    if level is not None:
        sheet.line((MARGIN, WIDTH - MARGIN), (level, level), style=DASHES)
    _draw(sheet, spots, top)
    return sheet


def _spots(points: Sequence[Point], plan: Plan | None, top: float) -> tuple[list[_Spot], float | None]:
    """Where each point lies, and how high the plan; of nothing at the bottom."""
    known = [one.value for one in points if one.value is not None] + ([plan.value] if plan else [])
    low, high = (min(known), max(known)) if known else (0.0, 0.0)
    reach = high - low or max(abs(high), 1)

    def height(value: float | None) -> float:
        return top + PLOT if value is None else top + PLOT * (0.9 - 0.8 * (value - low) / reach)

    first, days = points[0].on if points else None, max((points[-1].on - points[0].on).days, 1) if points else 1
    spots = []
    for one in points:
        share = (one.on - first).days / days if first and len(points) > 1 else 0.5
        spots.append(_Spot(MARGIN + SIDE + share * (INNER - 2 * SIDE), height(one.value), one))
    return spots, height(plan.value) if plan else None


def _draw(sheet: Sheet, spots: Sequence[_Spot], top: float) -> None:
    for before, after in pairwise(spots):
        if before.point.version != after.point.version:
            middle = (before.x + after.x) / 2
            sheet.line((middle, middle), (top - 0.05, top + PLOT), style=DOTS)
        elif before.point.value is not None and after.point.value is not None:
            sheet.line((before.x, after.x), (before.y, after.y), width=2)
    for spot in spots:
        is_known = spot.point.value is not None
        sheet.axes.plot(spot.x, spot.y, marker="o" if is_known else "x", markersize=6, color=INK if is_known else SOFT)
    for x, spot in _readable(spots, [one.point.words for one in spots], is_bold=True):
        sheet.plate(x, spot.y - 0.09 - NOTE * LINE / 2, spot.point.words, NOTE, is_bold=True)
    for x, spot in _readable(spots, [one.point.day for one in spots]):
        sheet.words(x, top + PLOT + 0.12, [spot.point.day], NOTE, colour=SOFT, align="center")


def _readable(spots: Sequence[_Spot], words: Sequence[str], *, is_bold: bool = False) -> Iterator[tuple[float, _Spot]]:
    """Those whose words have room, the newest and the oldest before the others; and where the words stand."""
    taken: list[tuple[float, float]] = []
    for place in _worth_telling(spots):
        half = width_of(words[place], NOTE, is_bold=is_bold) / 2
        x = min(max(spots[place].x, MARGIN / 2 + half), WIDTH - MARGIN / 2 - half)
        if all(x + half + APART <= left or right + APART <= x - half for left, right in taken):
            taken.append((x - half, x + half))
            yield x, spots[place]


def _worth_telling(spots: Sequence[_Spot]) -> list[int]:
    """The newest, the oldest, the lowest and the highest; of a few points all."""
    places = [*range(len(spots))]
    by_height = sorted(
        (place for place in places if spots[place].point.value is not None), key=lambda one: spots[one].y
    )
    rest = reversed(places) if len(places) <= FEW else ()
    return list(dict.fromkeys([*places[-1:], *places[:1], *by_height[-1:], *by_height[:1], *rest]))
