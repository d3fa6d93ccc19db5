"""Numbers, per cent and percentage points as the language writes them: on a screen and in a report the same."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from babel.numbers import format_decimal

from locales.catalog import Speaker
from programmes.indicators import Unit
from services.indicators.indicator_figures import half_up, told_points, told_share

MINUS, NARROW = "\u2212", "\u202f"
SPACES = str.maketrans(dict.fromkeys("\u00a0 ", NARROW) | {"-": MINUS})
PER_CENT = 100


def number(t: Speaker, value: Fraction, pattern: str = "#,##0.##") -> str:
    """The way the language writes it, half up; a thin space between thousands."""
    digits = len(pattern.partition(".")[2])
    rounded = int(abs(half_up(value, digits)) * 10**digits)
    whole, rest = divmod(rounded, 10**digits)
    sign = MINUS if value < 0 and rounded else ""
    written = f"{whole}.{rest:0{digits}}" if digits else str(whole)
    return sign + str(format_decimal(written, pattern, locale=t.language)).translate(SPACES)


def percent(t: Speaker, share: Fraction, *, digits: int = 1, is_exact: bool = False) -> str:
    """To a tenth unless asked for more: neither all nor nobody where it is not so.

    `is_exact`: as somebody has written it, such as a plan: without a nought behind the comma.
    """
    told = told_share(share, digits) * PER_CENT
    return t.plain("figure-percent", number=number(t, told, _pattern(digits, is_exact=is_exact)))


def points(t: Speaker, share: Fraction, digits: int = 1) -> str:
    """What lies between two shares: never nothing where they differ."""
    told = told_points(share, digits) * PER_CENT
    return t.plain("figure-points", number=number(t, told, _pattern(digits)))


def written(t: Speaker, figure: Mapping[str, Any] | None) -> str:
    """A figure a letter carries (`services.indicators.indicator_letters`), the way its card writes it."""
    if figure is None:
        return ""
    value, digits, said = Fraction(figure["of"]), figure["digits"], figure["said"]
    if figure["unit"] != Unit.SHARE.value or said == "number":
        return plain_number(t, value, digits)
    return points(t, value, digits) if said == "points" else percent(t, value, digits=digits, is_exact=said == "plan")


def plain_number(t: Speaker, value: Fraction, digits: int = 2) -> str:
    return number(t, value, _pattern(digits, is_exact=True))


def _pattern(digits: int, *, is_exact: bool = False) -> str:
    return "#,##0." + ("#" if is_exact else "0") * digits
