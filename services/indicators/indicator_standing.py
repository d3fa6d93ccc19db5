"""How an indicator stands to what is wanted of it, and which comes first in a list. Pure."""

from enum import StrEnum
from fractions import Fraction

from services.indicators.indicator_figures import Aim, Figure

NEARLY = Fraction(1, 10)
"""So little of what is wanted still lacks."""


class Standing(StrEnum):
    FAR = "far"
    NEAR = "near"
    REACHED = "reached"
    WITHOUT = "without"
    """Nothing is wanted of it."""
    EMPTY = "empty"
    """There is no value."""
    FEW = "few"
    """Too few people to tell."""


ORDER = tuple(Standing)
"""The worst first."""


def standing(figure: Figure | None, aim: Aim | None) -> Standing:
    if figure is None:
        return Standing.FEW
    if not figure.has_value:
        return Standing.EMPTY
    if aim is None or aim.distance is None:
        return Standing.WITHOUT
    if aim.is_reached:
        return Standing.REACHED
    return Standing.NEAR if lack(aim) <= NEARLY else Standing.FAR


def lack(aim: Aim) -> Fraction:
    """Which part of what is wanted is still lacking; where nothing at all is wanted, the distance itself."""
    if aim.distance is None:
        return Fraction(0)
    return aim.distance / abs(aim.value) if aim.value else aim.distance


def urgency(figure: Figure | None, aim: Aim | None) -> tuple[int, Fraction]:
    """To sort by: the furthest from its plan first, what has none or no value last."""
    found = standing(figure, aim)
    is_compared = found in {Standing.FAR, Standing.NEAR, Standing.REACHED}
    return ORDER.index(found), -lack(aim) if aim is not None and is_compared else Fraction(0)
