"""Pictures of indicators: all of them on one sheet, one through the years, plan beside fact."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from services.charts import INK, PAPER, QUIET, WIDTH
from services.drawing import BODY, INNER, LINE, MARGIN, NOTE, TITLE, Fill, Sheet, fitted, png

if TYPE_CHECKING:
    from matplotlib.figure import Figure


class Light(StrEnum):
    """The worst first; told apart by shape and lightness, and by the word beside it."""

    FAR = "far"
    NEAR = "near"
    UNKNOWN = "unknown"
    """No value, or nothing to compare it with."""
    REACHED = "reached"


@dataclass(frozen=True, slots=True)
class Tile:
    """An indicator; every word is ready to be read, an empty one is left out."""

    title: str
    value: str
    light: Light
    word: str
    """What the light means, such as «далеко от плана»."""
    plan: str = ""
    change: str = ""
    share: float | None = None
    """How much of the plan is reached; 1: all of it, and it may be more."""


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
class Row:
    """Plan and fact of an indicator in one unit of their own."""

    title: str
    fact: float | None
    plan: float | None
    words: str
    """Such as «74,5 % из 100 %»."""
    light: Light
    full: float | None = None
    """What a whole bar is, such as 1 for a share; it grows where plan or fact is more."""


def dashboard(title: str, tiles: Sequence[Tile]) -> bytes:
    """All of them on one sheet, the worst first."""
    return png(lambda: dashboard_figure(title, tiles))


def trend(title: str, points: Sequence[Point], plan: Plan | None = None, *, changed: str = "") -> bytes:
    """One indicator through time; `changed`: what a line across says, such as «считается по-новому»."""
    return png(lambda: trend_figure(title, points, plan, changed=changed))


def plan_and_fact(title: str, rows: Sequence[Row]) -> bytes:
    """A bar for each fact with a mark where its plan is, in the order given."""
    return png(lambda: plan_and_fact_figure(title, rows))
