"""A report in words: cells of its tables, numbers as the language writes them."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from babel.numbers import format_decimal

from locales.catalog import Speaker
from programmes.indicators import SECTIONS, Unit
from services.report_ground import Told
from services.report_papers import Part, Sheet
from services.report_parts import Amount, Cell, Grid, Ratio, Said, Section, of_figure

DAY = "%d.%m.%Y"
DASH, MINUS = "\u2014", "\u2212"
TENTH = Fraction(1, 1000)
PER_CENT = 100
WORDS = ("programme", "municipality", "year", "day", "stage", "centre")
"""What a template may say besides its sections; the value of an indicator goes by the code of the indicator."""


def part_of(t: Speaker, section: Section, pictures: Sequence[bytes] = ()) -> Part:
    return Part(
        [said(t, one) for one in section.lines],
        [sheet_of(t, one) for one in section.grids],
        [t.plain("report-missing", why=said(t, one)) for one in section.missing],
        pictures,
    )


def sheet_of(t: Speaker, grid: Grid) -> Sheet:
    return Sheet(
        said(t, grid.title),
        [said(t, one) for one in grid.headings],
        [[cell(t, one) for one in row] for row in grid.rows],
    )


def said(t: Speaker, one: Said) -> str:
    values = {name: value if isinstance(value, str | int) else cell(t, value) for name, value in one.values.items()}
    return t.plain(one.phrase, **values)


def cell(t: Speaker, value: Cell) -> str:
    match value:
        case Said():
            text = said(t, value)
        case Ratio():
            share = percent(t, value.part / value.whole)
            text = t.plain("report-ratio", share=share, part=number(t, value.part), whole=number(t, value.whole))
        case Amount():
            text = amount(t, value)
        case date():
            text = f"{value:{DAY}}"
        case int():
            text = number(t, Fraction(value))
        case _:
            text = value or DASH
    return text


def amount(t: Speaker, one: Amount) -> str:
    sign = "+" if one.is_change and one.value > 0 else ""
    if one.unit is not Unit.SHARE:
        return sign + number(t, one.value)
    if one.is_change or one.is_in_points:
        return sign + t.plain("report-points", number=number(t, one.value * PER_CENT, "#,##0.0"))
    if one.is_exact:
        return t.plain("report-percent", number=number(t, one.value * PER_CENT, "#,##0.#"))
    return percent(t, one.value)


def percent(t: Speaker, share: Fraction) -> str:
    """To a tenth: neither all nor nobody where it is not so."""
    if 0 < share < TENTH:
        share = TENTH
    elif 1 - TENTH < share < 1:
        share = 1 - TENTH
    return t.plain("report-percent", number=number(t, share * PER_CENT, "#,##0.0"))


def number(t: Speaker, value: Fraction, pattern: str = "#,##0.##") -> str:
    """Half up, the way the language writes it."""
    digits = len(pattern.partition(".")[2])
    scaled = abs(value) * 10**digits
    rounded = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    whole, rest = divmod(rounded, 10**digits)
    written = str(format_decimal(f"{whole}.{rest:0{digits}}", pattern, locale=t.language)).replace("\u00a0", " ")
    return f"{MINUS}{written}" if value < 0 and rounded else written


def places(speakers: Sequence[Speaker]) -> tuple[dict[str, str], dict[str, str]]:
    """Names of places in every language, with the codes they stand for: of words, and of sections."""
    words = {t.plain(f"report-place-{code}"): code for t in speakers for code in WORDS}
    sections = {t.plain(f"report-mark-{code}"): code for t in speakers for code in SECTIONS}
    return words, sections


def value_of(one: Told) -> Cell:
    return of_figure(one.figure, one.definition)
