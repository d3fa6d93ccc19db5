"""Reads a table of educators: every row that makes sense, and everything that does not, all at once."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from operator import itemgetter
from pathlib import Path

from openpyxl.utils import get_column_letter

from programmes import staff_words as words
from services.errors import Unfitting
from services.register import staff_package as package
from services.register.staff_cells import LONGEST_CELL, is_empty
from services.register.staff_headings import Layout, layout
from services.register.staff_letters import key
from services.register.staff_lines import Calendar, Line, Page
from services.register.staff_problems import Problems
from services.register.staff_repeats import without_repeats
from services.register.staff_rows import Problem, StaffRow
from services.register.staff_terms import Terms
from services.register.staff_vocabulary import Vocabulary

MOST_ROWS = 30_000
MOST_COLUMNS = 100
HEADING_WITHIN = 30
"""Headings are looked for in so many rows from the top, empty ones aside."""
TOLD_EVERY = 500

Told = Callable[[int, int], None]
_Numbered = Iterator[tuple[int, Sequence[package.Cell]]]


@dataclass(frozen=True, slots=True)
class Reading:
    rows: tuple[StaffRow, ...]
    problems: tuple[Problem, ...]
    is_whole: bool
    """Whether everybody in the table is among the rows; if not, absence from the rows means nothing."""


def read(path: Path, vocabulary: Vocabulary, *, today: date, told: Told | None = None) -> Reading:
    """Read a file of unknown origin. Blocks: meant for a thread, and `told` is called there.

    `told` hears how many rows are behind and how many there are. Never raises because of the file.
    """
    register = _Register(Terms(vocabulary), today, told)
    try:
        with package.opened(path) as book:
            register.read(book)
    except Unfitting as refused:
        return Reading((), (Problem(None, None, refused.phrase, refused.values),), is_whole=False)
    rows, is_anybody_lost = without_repeats(register.rows, register.problems)
    return Reading(tuple(rows), register.problems.all(), register.is_whole and not is_anybody_lost)


class _Register:
    """The rows of all sheets of one file."""

    def __init__(self, terms: Terms, today: date, told: Told | None) -> None:
        self.rows: list[StaffRow] = []
        self.problems = Problems()
        self.is_whole = True
        self._terms, self._today, self._told = terms, today, told
        self._filled = self._behind = self._total = 0

    def read(self, book: package.Book) -> None:
        self._total = sum(sheet.marks.last_row for sheet in book.sheets)
        for sheet in book.sheets:
            self._read_sheet(sheet, Calendar(self._today, book.epoch))
        if not self._filled and self.is_whole:
            self.is_whole = False
            self.problems.add(None, None, "staff-problem-empty")
        self._tell(self._total)

    def _read_sheet(self, sheet: package.Sheet, calendar: Calendar) -> None:
        rows = enumerate(sheet.rows(MOST_COLUMNS), start=1)
        found, is_filled = _heading(sheet.title, rows)
        self._behind += found.row if found else sheet.marks.last_row
        if found is None and (sheet.is_hidden or not is_filled or key(sheet.title) in _lists()):
            return
        if found is None or sheet.is_hidden:
            phrase = "staff-problem-hidden-sheet" if found else "staff-problem-no-headings"
            self.problems.add(sheet.title, None, phrase)
            self.is_whole = False
            return
        for problem in found.problems:
            self.problems.add(problem.sheet, problem.cell, problem.phrase, **problem.values)
        if not found.is_readable:
            self.is_whole = False
            return
        self._read_rows(sheet, found, rows, calendar)

    def _read_rows(self, sheet: package.Sheet, found: Layout, rows: _Numbered, calendar: Calendar) -> None:
        page = Page(sheet.title, found, sheet.marks.formulas, self.problems)
        merged = _merged_rows(sheet, found, self.problems)
        gap: Sequence[package.Cell] | None = None
        """Rows that are not there at all all look the same; a million of them must not cost a minute."""
        for number, cells in rows:
            self._behind += 1
            if self._behind % TOLD_EVERY == 0:
                self._tell(self._behind)
            if cells is gap:
                continue
            line = Line(page, number, cells)
            if not line.is_anybody():
                gap = cells
                continue
            self._filled += 1
            if self._filled > MOST_ROWS:
                raise Unfitting("staff-problem-too-many-rows", limit=MOST_ROWS)
            row = None if number in merged else line.read(self._terms, calendar)
            if row:
                self.rows.append(row)
            else:
                self.is_whole = False

    def _tell(self, behind: int) -> None:
        if self._told:
            self._told(min(behind, self._total), self._total)


@cache
def _lists() -> frozenset[str]:
    return frozenset(map(key, words.LIST_SHEETS))


def _heading(sheet: str, rows: _Numbered) -> tuple[Layout | None, bool]:
    """Goes through the rows up to the headings; tells too whether there was anything at all."""
    filled = 0
    for number, cells in rows:
        filled += not all(is_empty(cell.value) for cell in cells)
        texts = [cell.value[:LONGEST_CELL] if isinstance(cell.value, str) else "" for cell in cells]
        found = layout(sheet, number, texts)
        if found or filled >= HEADING_WITHIN:
            return found, True
    return None, filled > 0


def _merged_rows(sheet: package.Sheet, found: Layout, problems: Problems) -> set[int]:
    """Rows below the headings that hold joined cells: nobody can tell whom such a cell speaks of."""
    rows: set[int] = set()
    marked = 0
    for first_column, first_row, last_column, last_row in sorted(sheet.marks.merged, key=itemgetter(1)):
        if last_row < found.row or not any(first_column <= place <= last_column for place in found.places.values()):
            continue
        first = f"{get_column_letter(first_column)}{first_row}"
        problems.add(sheet.title, first, "staff-problem-merged", other=f"{get_column_letter(last_column)}{last_row}")
        end = min(last_row, sheet.marks.last_row)
        rows.update(range(max(first_row, marked + 1), end + 1))
        marked = max(marked, end)
    return rows
