"""Arithmetic of indicators: exact values, targets, changes, what may be shown. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from models.indicator_asks import Cell
from programmes.indicators import Direction, Indicator, TargetMode, Unit
from services.suppression import FEWEST, Count, suppress

PERCENT = Fraction(1, 100)


@dataclass(frozen=True, slots=True)
class Figure:
    """Of a day: so many of so many, or a value."""

    as_of: date
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    value: Fraction | None = None
    """None: there is nothing to count."""
    version: int = 1

    @property
    def has_value(self) -> bool:
        return self.value is not None


@dataclass(frozen=True, slots=True)
class Change:
    since: date
    by: Fraction
    """Of a share as a share: a hundredth is one percentage point."""
    is_comparable: bool
    """Counted the same way."""
    is_positive: bool
    """In the wanted direction, by no less than what counts as a change."""


@dataclass(frozen=True, slots=True)
class Aim:
    value: Fraction
    until: date
    distance: Fraction | None
    """What is lacking in the wanted direction; nothing or less: it is reached. None: no value yet."""

    @property
    def is_reached(self) -> bool:
        return self.distance is not None and self.distance <= 0


def half_up(value: Fraction, digits: int) -> Fraction:
    """To so many digits behind the comma, as people round."""
    scaled = abs(value) * 10**digits
    rounded = Fraction((2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator), 10**digits)
    return -rounded if value < 0 else rounded


def told_share(value: Fraction, digits: int = 1) -> Fraction:
    """As it is said in per cent to so many digits: neither all nor nobody where it is not so."""
    least = _least(digits)
    if 0 < value < least:
        return least
    return 1 - least if 1 - least < value < 1 else value


def told_points(by: Fraction, digits: int = 1) -> Fraction:
    """What lies between two shares: never nothing where they differ."""
    return max(abs(by), _least(digits)) * (1 if by > 0 else -1) if by else by


def _least(digits: int) -> Fraction:
    """Nothing smaller is said of a share."""
    return PERCENT / int(10**digits)


def share(as_of: date, part: int, whole: int, *, scale: int = 1, version: int = 1) -> Figure:
    """Of nobody there is no share."""
    value = Fraction(part, whole) if whole else None
    return Figure(as_of, Fraction(part, scale), Fraction(whole, scale), value, version)


def exact(definition: Indicator, written: Decimal) -> Fraction:
    """A number of the programme: shares are written in per cent."""
    return Fraction(written) * (PERCENT if definition.unit is Unit.SHARE else 1)


def aim(definition: Indicator, value: Fraction | None, baseline: Fraction | None) -> Aim | None:
    """What is wanted, and how far away it is; none without a target, or without the baseline it is counted from."""
    target = definition.target
    if target is None:
        return None
    sign = -1 if definition.direction is Direction.DOWN else 1
    written = Fraction(target.value)
    match target.mode:
        case TargetMode.ABSOLUTE:
            wanted: Fraction | None = exact(definition, target.value)
        case TargetMode.PERCENTAGE_POINTS:
            wanted = None if baseline is None else baseline + sign * exact(definition, target.value)
        case TargetMode.RELATIVE:
            wanted = None if baseline is None else baseline * (1 + sign * written * PERCENT)
    if wanted is None:
        return None
    return Aim(wanted, target.until, None if value is None else sign * (wanted - value))


def change(definition: Indicator, before: Figure | None, now: Figure) -> Change | None:
    """None where one of them has no value."""
    if before is None or before.value is None or now.value is None:
        return None
    by = now.value - before.value
    wanted = -by if definition.direction is Direction.DOWN else by
    is_positive = wanted >= exact(definition, definition.epsilon) and wanted > 0
    return Change(before.as_of, by, before.version == now.version, is_positive)


def is_positive(definition: Indicator, before: Figure, now: Figure, baseline: Fraction | None) -> bool | None:
    """Better than a year ago, or kept on target; none where the two cannot be compared."""
    found = change(definition, before, now)
    if found is None or not found.is_comparable:
        return None
    then, today = (aim(definition, one.value, baseline) for one in (before, now))
    is_kept = then is not None and today is not None and then.is_reached and today.is_reached
    return found.is_positive or is_kept


def reduction(first: Figure, now: Figure, *, is_relative: bool) -> Figure:
    """P9: by which part of the first share the share has become smaller, or by how many points."""
    if first.value is None or now.value is None or (is_relative and not first.value):
        return Figure(now.as_of, version=now.version)
    by = first.value - now.value
    value = by / first.value if is_relative else by
    return Figure(now.as_of, value.numerator + Fraction(0), Fraction(value.denominator), value, now.version)


def shown_cells(cells: Mapping[str, Cell], total: Cell) -> tuple[dict[str, Cell | None], Cell | None]:
    """What somebody without the right to names reads: nothing that lets a cell of fewer than five be worked out."""
    table = suppress({name: _count(cell) for name, cell in cells.items()}, _count(total))
    found = {name: None if one is None else cells[name] for name, one in table.cells.items()}
    return found, total if table.total is not None and total.whole >= FEWEST else None


def _count(cell: Cell) -> Count:
    return Count(min(cell.part, cell.whole), cell.whole)
