"""The heading row of a table: which column holds what."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from openpyxl.utils import get_column_letter

from programmes import staff_words as words
from services.register.staff_letters import key, shown, tidy
from services.register.staff_rows import Column, Problem

ENOUGH = 2
"""So many recognised headings make a heading row, one of them a part of a name."""
OF_NAMES = frozenset({Column.FULL_NAME, Column.SURNAME, Column.NAME, Column.PATRONYMIC})
NEEDED = (Column.SURNAME, Column.NAME, Column.ORGANIZATION, Column.POSITION)


@dataclass(frozen=True, slots=True)
class Layout:
    row: int
    places: Mapping[Column, int]
    """Number of the column on the sheet, from 1."""
    headings: Mapping[Column, str]
    """As typed."""
    letters: Mapping[Column, str]
    problems: tuple[Problem, ...] = field(default=())
    is_readable: bool = True
    """Whether all columns without which a row means nothing are there, each once."""


def layout(sheet: str, row: int, texts: Sequence[str]) -> Layout | None:
    """The layout a row of texts gives to its sheet; None for a row that is no heading."""
    found: dict[Column, list[int]] = {}
    for number, text in enumerate(texts, start=1):
        column = column_of(text)
        if column:
            found.setdefault(column, []).append(number)
    if len(found) < ENOUGH or OF_NAMES.isdisjoint(found):
        return None
    places = {column: numbers[0] for column, numbers in found.items() if len(numbers) == 1}
    problems = [*_doubled(sheet, row, texts, found), *_missing(sheet, row, found), *_foreign(sheet, row, texts)]
    return Layout(
        row=row,
        places=places,
        headings={column: tidy(texts[number - 1]) for column, number in places.items()},
        letters={column: get_column_letter(number) for column, number in places.items()},
        problems=tuple(problems),
        is_readable=all(column in places for column in _needed(places)),
    )


def column_of(text: str) -> Column | None:
    """The column a heading stands for; an explanation in brackets or on a second line does not count."""
    known = _known()
    short = text.strip().splitlines()[0].partition("(")[0] if text.strip() else ""
    return known.get(key(text)) or known.get(key(short))


def _needed(found: Iterable[Column]) -> list[Column]:
    by_name = {Column.SURNAME, Column.NAME}
    return [column for column in NEEDED if not (column in by_name and Column.FULL_NAME in set(found))]


def _doubled(sheet: str, row: int, texts: Sequence[str], found: Mapping[Column, list[int]]) -> list[Problem]:
    return [
        Problem(
            sheet,
            f"{get_column_letter(number)}{row}",
            "staff-problem-double-heading",
            {"text": shown(tidy(texts[number - 1])), "other": f"{get_column_letter(numbers[0])}{row}"},
        )
        for numbers in found.values()
        for number in numbers[1:]
    ]


def _missing(sheet: str, row: int, found: Mapping[Column, list[int]]) -> list[Problem]:
    return [
        Problem(sheet, f"A{row}", "staff-problem-missing-heading", {"column": column.value})
        for column in _needed(found)
        if column not in found
    ]


def _foreign(sheet: str, row: int, texts: Sequence[str]) -> list[Problem]:
    """Columns that will not be read: those nobody knows, and those that should not be kept at all."""
    problems = []
    for number, text in enumerate(texts, start=1):
        typed = key(text)
        if not typed or column_of(text) or typed in _ignored():
            continue
        is_forbidden = not words.FORBIDDEN_WORDS.isdisjoint(typed.split())
        phrase = "staff-problem-forbidden-heading" if is_forbidden else "staff-problem-unknown-heading"
        problems.append(Problem(sheet, f"{get_column_letter(number)}{row}", phrase, {"text": shown(tidy(text))}))
    return problems


@cache
def _known() -> dict[str, Column]:
    return {key(spelling): Column(code) for code, spellings in words.HEADINGS.items() for spelling in spellings}


@cache
def _ignored() -> frozenset[str]:
    return frozenset(map(key, words.IGNORED_HEADINGS))
