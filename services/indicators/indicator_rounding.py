"""How exactly an indicator is told: to a tenth, and finer where that would make it look as if a plan were reached.

The same rule for a card, a dashboard, a letter, a report and a picture. Pure.
"""

from fractions import Fraction

from programmes.indicators import Direction, Indicator, TargetMode, Unit
from services.indicators.indicator_figures import Aim, exact, half_up, told_share

DIGITS = {Unit.SHARE: 1}
"""Behind the comma: of a share in per cent."""
DIGITS_OF_NUMBERS = 2


def usual(unit: Unit) -> int:
    return DIGITS.get(unit, DIGITS_OF_NUMBERS)


def digits_of(definition: Indicator, value: Fraction | None, aim: Aim | None = None) -> int:
    """As few as tell a value short of its plan from the plan. Without `aim`: a plan the programme names outright."""
    digits, wanted = usual(definition.unit), aim.value if aim is not None else _named(definition)
    if value is None or wanted is None:
        return digits
    sign = -1 if definition.direction is Direction.DOWN else 1
    if sign * (wanted - value) <= 0:
        return digits
    while sign * (_told_plan(definition, wanted, digits) - _told(definition, value, digits)) <= 0:
        digits += 1
    return digits


def digits_for(definition: Indicator, aim: Aim) -> int:
    """Of the plan and of what is lacking, such as the value they stand beside."""
    return digits_of(definition, value_behind(definition, aim), aim)


def lacking(definition: Indicator, aim: Aim) -> Fraction:
    """What is lacking between the value and the plan as they are read; nothing where the plan is reached."""
    value = value_behind(definition, aim)
    if value is None or aim.is_reached:
        return Fraction(0)
    digits = digits_of(definition, value, aim)
    return abs(_told_plan(definition, aim.value, digits) - _told(definition, value, digits))


def value_behind(definition: Indicator, aim: Aim) -> Fraction | None:
    if aim.distance is None:
        return None
    return aim.value + aim.distance if definition.direction is Direction.DOWN else aim.value - aim.distance


def _named(definition: Indicator) -> Fraction | None:
    target = definition.target
    return exact(definition, target.value) if target is not None and target.mode is TargetMode.ABSOLUTE else None


def _told(definition: Indicator, value: Fraction, digits: int) -> Fraction:
    return _rounded(definition, told_share(value, digits) if definition.unit is Unit.SHARE else value, digits)


def _told_plan(definition: Indicator, value: Fraction, digits: int) -> Fraction:
    return _rounded(definition, value, digits)


def _rounded(definition: Indicator, value: Fraction, digits: int) -> Fraction:
    return half_up(value, digits + 2 if definition.unit is Unit.SHARE else digits)
