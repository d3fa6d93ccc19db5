"""Numbers, per cent and percentage points as the language writes them: on a screen and in a report the same."""

from fractions import Fraction

from babel.numbers import format_decimal

from locales.catalog import Speaker
from services.indicator_figures import half_up, told_points, told_share

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


def percent(t: Speaker, share: Fraction, *, is_exact: bool = False) -> str:
    """To a tenth: neither all nor nobody where it is not so.

    `is_exact`: as somebody has written it, such as a plan: without a nought behind the comma.
    """
    told = told_share(share) * PER_CENT
    return t.plain("figure-percent", number=number(t, told, "#,##0.#" if is_exact else "#,##0.0"))


def points(t: Speaker, share: Fraction) -> str:
    """What lies between two shares: never nothing where they differ."""
    return t.plain("figure-points", number=number(t, told_points(share) * PER_CENT, "#,##0.0"))
