"""A report before it is spoken: sections of lines and tables, with phrase keys in place of words. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from programmes.indicators import Indicator, Unit
from services.indicators.indicator_figures import Aim, Figure
from services.indicators.indicator_formulas import formula_of
from services.indicators.indicator_rounding import digits_for, digits_of, lacking, usual
from services.indicators.indicator_values import DYNAMICS
from services.suppression import FEWEST


@dataclass(frozen=True, slots=True)
class Said:
    """A phrase and its values; a value that is a phrase itself is spoken first."""

    phrase: str
    values: Mapping[str, "str | int | date | Said | Amount"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in its unit: of a share a hundredth is one per cent."""

    value: Fraction
    unit: Unit = Unit.COUNT
    is_change: bool = False
    """Spoken with its sign; of shares in percentage points."""
    is_in_points: bool = False
    """A distance: of shares in percentage points, without a sign."""
    is_exact: bool = False
    """As somebody has written it, such as a plan: without a nought behind the comma."""
    digits: int | None = None
    """Behind the comma; none: as many as usual for the unit."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """So many of so many, and the share that is."""

    part: Fraction
    whole: Fraction
    digits: int = usual(Unit.SHARE)


Cell = Said | Amount | Ratio | date | str | int | None
"""None: there is nothing to say."""

FEW = Said("report-few")
"""Too few people to tell."""
NO_DATA = Said("report-no-data")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; its first column names the rows."""

    title: Said
    headings: Sequence[Said]
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Section:
    code: str
    lines: Sequence[Said] = ()
    grids: Sequence[Grid] = ()
    missing: Sequence[Said] = ()
    """What there is no data for, and why."""


def of_figure(figure: Figure | None, definition: Indicator, aim: Aim | None = None) -> Cell:
    """None: too few people. Without a value: nothing was counted yet. Told as exactly as its plan asks for."""
    if figure is None:
        return FEW
    if figure.value is None:
        return NO_DATA
    digits = digits_of(definition, figure.value, aim)
    if figure.numerator is not None and figure.denominator is not None and has_parts(definition):
        return Ratio(figure.numerator, figure.denominator, digits)
    return Amount(figure.value, definition.unit, digits=digits)


def of_plan(definition: Indicator, aim: Aim) -> Amount:
    return Amount(aim.value, definition.unit, is_exact=True, digits=digits_for(definition, aim))


def of_lack(definition: Indicator, aim: Aim) -> Amount:
    """What is lacking between the value and the plan as they stand beside it."""
    lacks = lacking(definition, aim)
    return Amount(lacks, definition.unit, is_in_points=True, digits=digits_for(definition, aim))


def has_parts(definition: Indicator) -> bool:
    """Whether its share is one of people or things; what is made of other indicators mostly is not."""
    is_counted = definition.formula is None or formula_of(definition).rows is not None
    return definition.unit is Unit.SHARE and (is_counted or definition.formula == DYNAMICS)


def ratio(part: int, whole: int) -> Cell:
    """Of people: told only where there are enough of them."""
    if not whole:
        return NO_DATA
    return FEW if whole < FEWEST else Ratio(Fraction(part), Fraction(whole))
