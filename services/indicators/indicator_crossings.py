"""When what was told of an indicator day by day is worth a letter: a target crossed, a change for the worse. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from programmes.indicators import Direction, Indicator
from services.indicators.indicator_figures import Aim, Figure, aim, change, exact


class Crossing(StrEnum):
    LOST = "lost"
    """The target was reached, and is not any more."""
    REACHED = "reached"
    WORSE = "worse"
    """By no less than what counts as a change, since it was spoken of last or was best."""


@dataclass(frozen=True, slots=True)
class News:
    definition: Indicator
    crossing: Crossing
    before: Figure
    figure: Figure
    aim: Aim | None

    @property
    def on(self) -> date:
        return self.figure.as_of


def crossings(definition: Indicator, figures: Iterable[Figure], baseline: Fraction | None) -> Iterator[News]:
    """Of figures in the order of their days: each crossing once, however long it lasts.

    Many small steps for the worse are one large one: each figure is held against the best since the last news.
    """
    held: Figure | None = None
    was_reached = False
    for figure in figures:
        if figure.value is None:
            continue
        wanted = aim(definition, figure.value, baseline)
        is_reached = wanted is not None and wanted.is_reached
        moved = change(definition, held, figure)
        if held is None or moved is None or not moved.is_comparable:
            held, was_reached = figure, is_reached
            continue
        found = _crossing(definition, held, figure, was_reached=was_reached, is_reached=is_reached)
        if found is not None:
            yield News(definition, found, held, figure, wanted)
        if found is not None or change_for_good(definition, held, figure) > 0:
            held = figure
        was_reached = is_reached


def change_for_good(definition: Indicator, before: Figure, now: Figure) -> Fraction:
    """In the wanted direction; less than nothing: for the worse."""
    found = change(definition, before, now)
    if found is None:
        return Fraction(0)
    return -found.by if definition.direction is Direction.DOWN else found.by


def is_change(definition: Indicator, by: Fraction) -> bool:
    """Whether it is no less than what counts as one."""
    return by != 0 and abs(by) >= exact(definition, definition.epsilon)


def _crossing(
    definition: Indicator, before: Figure, now: Figure, *, was_reached: bool, is_reached: bool
) -> Crossing | None:
    if was_reached != is_reached:
        return Crossing.REACHED if is_reached else Crossing.LOST
    by = change_for_good(definition, before, now)
    return Crossing.WORSE if by < 0 and is_change(definition, by) else None
