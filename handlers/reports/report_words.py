"""A report in words: cells of its tables, numbers as the language writes them."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from handlers.figure_words import number, percent, plain_number, points
from locales.catalog import Speaker
from programmes.indicators import SECTIONS, Unit
from services.indicators.indicator_rounding import usual
from services.reports.report_ground import Told
from services.reports.report_papers import Part, Sheet
from services.reports.report_parts import Amount, Cell, Grid, Ratio, Said, Section, of_figure

DAY = "%d.%m.%Y"
DASH = "\u2014"
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
            share = percent(t, value.part / value.whole, digits=value.digits)
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
    sign, digits = "+" if one.is_change and one.value > 0 else "", one.digits or usual(one.unit)
    if one.unit is not Unit.SHARE:
        return sign + plain_number(t, one.value, digits)
    if one.is_change or one.is_in_points:
        return sign + points(t, one.value, digits)
    return percent(t, one.value, digits=digits, is_exact=one.is_exact)


def places(speakers: Sequence[Speaker]) -> tuple[dict[str, str], dict[str, str]]:
    """Names of places in every language, with the codes they stand for: of words, and of sections."""
    words = {t.plain(f"report-place-{code}"): code for t in speakers for code in WORDS}
    sections = {t.plain(f"report-mark-{code}"): code for t in speakers for code in SECTIONS}
    return words, sections


def value_of(one: Told) -> Cell:
    return of_figure(one.figure, one.definition, one.aim)
