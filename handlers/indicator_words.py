"""Figures of indicators in words: shares with what they are made of, distances, changes, who has told them."""

from datetime import date
from fractions import Fraction

from handlers.figure_words import number, percent
from handlers.figure_words import points as share_points
from locales.catalog import Speaker
from programmes.indicators import Direction, Indicator, Unit
from services.indicator_figures import Aim, Change, Figure
from services.indicator_formulas import formula_of
from services.indicator_standing import standing

DYNAMICS = "positive_dynamics"


def date_of(day: date) -> str:
    return f"{day:%d.%m.%Y}"


def amount(t: Speaker, definition: Indicator, value: Fraction, *, is_exact: bool = False) -> str:
    """`is_exact`: as it was written, without a nought behind the comma."""
    if definition.unit is Unit.SHARE:
        return percent(t, value, is_exact=is_exact)
    return number(t, value)


def value_of(t: Speaker, definition: Indicator, figure: Figure | None) -> str:
    if figure is None:
        return t.plain("indicator-word-few")
    if figure.value is None:
        return t.plain("indicator-word-empty")
    if is_evidence(definition):
        return t.plain("indicator-there-is" if figure.value else "indicator-there-is-not")
    return amount(t, definition, figure.value)


def with_parts(t: Speaker, definition: Indicator, figure: Figure | None) -> str:
    """The value and what it is made of, where it is made of things that can be counted."""
    said = value_of(t, definition, figure)
    if figure is None or figure.value is None or figure.denominator is None or not _has_parts(definition):
        return said
    part, whole = figure.numerator or Fraction(0), figure.denominator
    return t.plain("indicator-of", value=said, part=number(t, part, "#,##0.#"), whole=number(t, whole, "#,##0.#"))


def is_evidence(definition: Indicator) -> bool:
    return definition.source.value == "evidence"


def mark(t: Speaker, figure: Figure | None, aim: Aim | None) -> str:
    return t.plain(f"indicator-mark-{standing(figure, aim).value}")


def plan(t: Speaker, definition: Indicator, aim: Aim) -> str:
    return amount(t, definition, aim.value, is_exact=True)


def distance(t: Speaker, definition: Indicator, aim: Aim) -> str:
    """How far it is to the plan, in percentage points or pieces."""
    if aim.distance is None:
        return t.plain("indicator-distance-unknown")
    if aim.is_reached:
        return t.plain("indicator-distance-reached")
    is_down = definition.direction is Direction.DOWN
    phrase = "indicator-distance-over" if is_down else "indicator-distance-lacks"
    return t.plain(phrase, by=points(t, definition, aim.distance))


def points(t: Speaker, definition: Indicator, by: Fraction) -> str:
    if definition.unit is not Unit.SHARE:
        return number(t, by)
    return share_points(t, by)


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
