"""Figures of indicators in words: shares with what they are made of, distances, changes, who has told them."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from handlers.figure_words import number, percent, plain_number
from handlers.figure_words import points as share_points
from locales.catalog import Speaker
from programmes.indicators import Direction, Indicator, Unit
from services.indicators.indicator_figures import Aim, Change, Figure
from services.indicators.indicator_formulas import formula_of
from services.indicators.indicator_rounding import digits_for, digits_of, lacking, usual
from services.indicators.indicator_standing import standing

DYNAMICS = "positive_dynamics"
BARS, MOST_BARS = "▁▂▃▄▅▆▇█", 12


def date_of(day: date) -> str:
    return f"{day:%d.%m.%Y}"


def amount(
    t: Speaker, definition: Indicator, value: Fraction, *, digits: int | None = None, is_exact: bool = False
) -> str:
    """`is_exact`: as it was written, without a nought behind the comma."""
    digits = usual(definition.unit) if digits is None else digits
    if definition.unit is Unit.SHARE:
        return percent(t, value, digits=digits, is_exact=is_exact)
    return plain_number(t, value, digits)


def value_of(t: Speaker, definition: Indicator, figure: Figure | None, aim: Aim | None = None) -> str:
    """Told as exactly as its plan asks for; without `aim` as exactly as the one the programme names."""
    if figure is None:
        return t.plain("indicator-word-few")
    if figure.value is None:
        return t.plain("indicator-word-empty")
    if is_evidence(definition):
        return t.plain("indicator-there-is" if figure.value else "indicator-there-is-not")
    return amount(t, definition, figure.value, digits=digits_of(definition, figure.value, aim))


def with_parts(t: Speaker, definition: Indicator, figure: Figure | None, aim: Aim | None = None) -> str:
    """The value and what it is made of, where it is made of things that can be counted."""
    said = value_of(t, definition, figure, aim)
    if figure is None or figure.value is None or figure.denominator is None or not _has_parts(definition):
        return said
    part, whole = figure.numerator or Fraction(0), figure.denominator
    return t.plain("indicator-of", value=said, part=number(t, part, "#,##0.#"), whole=number(t, whole, "#,##0.#"))


def skyline(figures: Sequence[Figure]) -> str:
    """The last values as bars of letters, the lowest and the highest as such; nothing where there is nothing to see.

    Values counted in another way than the last one are left out: they cannot stand beside it.
    """
    told = [one.value for one in figures if one.value is not None and one.version == figures[-1].version]
    values = told[-MOST_BARS:]
    if len(values) < 2:
        return ""
    low, range_ = min(values), max(values) - min(values)
    if not range_:
        return BARS[len(BARS) // 2] * len(values)
    return "".join(BARS[int((one - low) / range_ * (len(BARS) - 1))] for one in values)


def is_evidence(definition: Indicator) -> bool:
    return definition.source.value == "evidence"


def mark(t: Speaker, figure: Figure | None, aim: Aim | None) -> str:
    return t.plain(f"indicator-mark-{standing(figure, aim).value}")


def plan(t: Speaker, definition: Indicator, aim: Aim) -> str:
    return amount(t, definition, aim.value, digits=digits_for(definition, aim), is_exact=True)


def distance(t: Speaker, definition: Indicator, aim: Aim) -> str:
    """How far it is to the plan, in percentage points or pieces."""
    if aim.distance is None:
        return t.plain("indicator-distance-unknown")
    if aim.is_reached:
        return t.plain("indicator-distance-reached")
    is_down = definition.direction is Direction.DOWN
    phrase = "indicator-distance-over" if is_down else "indicator-distance-lacks"
    by = points(t, definition, lacking(definition, aim), digits_for(definition, aim))
    return t.plain(phrase, by=by)


def points(t: Speaker, definition: Indicator, by: Fraction, digits: int | None = None) -> str:
    digits = usual(definition.unit) if digits is None else digits
    return share_points(t, by, digits) if definition.unit is Unit.SHARE else plain_number(t, by, digits)


def change(t: Speaker, definition: Indicator, found: Change) -> str:
    comparable = int(found.is_comparable)
    if not found.by:
        return t.plain("indicator-unchanged", since=date_of(found.since), comparable=comparable)
    sign = "+" if found.by > 0 else ""
    by = sign + points(t, definition, found.by)
    return t.plain("indicator-changed", by=by, since=date_of(found.since), comparable=comparable)


def _has_parts(definition: Indicator) -> bool:
    """What is made of other indicators is a share of nothing that could be named, but for those that got better."""
    is_counted = definition.formula is None or formula_of(definition).rows is not None
    return definition.unit is Unit.SHARE and (is_counted or definition.formula == DYNAMICS)
