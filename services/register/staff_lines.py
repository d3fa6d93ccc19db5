"""One filled row of a sheet as one educator, or as everything that is wrong with it."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import TypeVar

from programmes import staff_words as words
from services.errors import Unfitting
from services.register import staff_cells as cells_of
from services.register import staff_days
from services.register.staff_cells import Content
from services.register.staff_headings import Layout, column_of
from services.register.staff_letters import key, part_of_name, parts_of_full_name, shown
from services.register.staff_package import Cell
from services.register.staff_problems import Problems
from services.register.staff_rows import Column, StaffRow
from services.register.staff_terms import Terms

T = TypeVar("T")

LONGEST_CAREER = 75
OLDEST = 100
YOUNGEST = 16
YOUNGEST_AT_WORK = 14
REPEATED_HEADINGS = 2


@dataclass(frozen=True, slots=True)
class Calendar:
    """What days are judged by: today, and the day the file counts its days from."""

    today: date
    epoch: datetime


@dataclass(frozen=True, slots=True)
class Page:
    """What all rows of a sheet share."""

    title: str
    layout: Layout
    formulas: Collection[tuple[int, int]]
    """Row and column of each."""
    problems: Problems


class Line:
    """The cells of one row, taken one by one; whatever cannot be taken becomes a problem."""

    def __init__(self, page: Page, number: int, cells: Sequence[Cell]) -> None:
        self._page, self._number = page, number
        self._is_refused = False
        places = page.layout.places.items()
        self._cells = {column: cells[place - 1] for column, place in places}
        self._formulas = {column for column, place in places if (number, place) in page.formulas}
        self._filled = [
            column
            for column, cell in self._cells.items()
            if column in self._formulas or not cells_of.is_empty(cell.value)
        ]

    def is_anybody(self) -> bool:
        """Whether somebody is written here; the example and headings repeated for a new page are nobody."""
        return bool(self._filled) and not self._is_example() and not self._is_heading()

    def read(self, terms: Terms, calendar: Calendar) -> StaffRow | None:
        """The educator of a row; None when something in it cannot be understood."""
        if len(self._filled) == 1:
            self._refuse(self._filled[0], Unfitting("staff-problem-stray"))
            return None
        if self._is_marked():
            self._refuse(Column.CODE, Unfitting("staff-problem-example"))
            return None
        row = self._row(terms, calendar)
        return None if self._is_refused else row

    def _row(self, terms: Terms, calendar: Calendar) -> StaffRow:
        surname, name, patronymic = self._names()
        organization = self._need(Column.ORGANIZATION, cells_of.title)
        job = self._need(Column.POSITION, terms.job)
        subjects = self._take(Column.SUBJECTS, terms.subjects)
        career, birth = self._years(calendar.today.year)
        day = partial(staff_days.day, latest=calendar.today, epoch=calendar.epoch)
        return StaffRow(
            sheet=self._page.title,
            row=self._number,
            person_code=self._take(Column.CODE, cells_of.person_code),
            surname=surname,
            name=name,
            patronymic=patronymic,
            organization=organization or "",
            position=job.position if job else "",
            subjects=subjects or (job.subjects if job else ()),
            career_started=career,
            birth_year=birth,
            is_young=self._take(Column.IS_YOUNG, cells_of.yes_or_no, is_empty=cells_of.is_blank),
            category=self._take(Column.CATEGORY, cells_of.category),
            category_on=self._take(Column.CATEGORY_ON, day),
            associations=self._take(Column.ASSOCIATIONS, cells_of.titles) or (),
            email=self._take(Column.EMAIL, cells_of.email),
            phone=self._take(Column.PHONE, cells_of.phone),
            letters=self._page.layout.letters,
        )

    def _names(self) -> tuple[str, str, str | None]:
        if {Column.SURNAME, Column.NAME} <= self._cells.keys():
            surname = self._need(Column.SURNAME, _part)
            name = self._need(Column.NAME, _part)
            return surname or "", name or "", self._take(Column.PATRONYMIC, _part)
        return self._need(Column.FULL_NAME, _full) or ("", "", None)

    def _years(self, this_year: int) -> tuple[int | None, int | None]:
        """When the career started and when the person was born."""
        careers, births = (this_year - LONGEST_CAREER, this_year), (this_year - OLDEST, this_year - YOUNGEST)
        career = self._take(Column.CAREER_STARTED, lambda content: staff_days.year(content, *careers))
        birth = self._take(Column.BIRTH_YEAR, lambda content: staff_days.year(content, *births))
        if career and birth and career - birth < YOUNGEST_AT_WORK:
            self._refuse(Column.CAREER_STARTED, Unfitting("staff-problem-too-early", birth=birth, career=career))
        return career, birth

    def _need(self, column: Column, parse: Callable[[Content], T]) -> T | None:
        if column not in self._filled:
            self._refuse(column, Unfitting("staff-problem-missing", column=shown(self._page.layout.headings[column])))
            return None
        return self._take(column, parse)

    def _take(
        self,
        column: Column,
        parse: Callable[[Content], T],
        is_empty: Callable[[Content], bool] = cells_of.is_empty,
    ) -> T | None:
        cell = self._cells.get(column)
        if cell is None or (is_empty(cell.value) and column not in self._formulas):
            return None
        try:
            cells_of.check(cell.value, is_formula=column in self._formulas, is_error=cell.data_type == "e")
            return parse(cell.value)
        except Unfitting as refused:
            self._refuse(column, refused)
            return None

    def _refuse(self, column: Column, refused: Unfitting) -> None:
        self._is_refused = True
        cell = f"{self._page.layout.letters[column]}{self._number}"
        self._page.problems.refuse(self._page.title, cell, refused)

    def _is_marked(self) -> bool:
        return key(self._text(Column.CODE)) in words.EXAMPLE_MARKS

    def _is_example(self) -> bool:
        """The row of the template as it was; one that somebody wrote over is not an example any more."""
        return self._is_marked() and key(self._text(Column.SURNAME)) == key(words.EXAMPLE_SURNAME)

    def _is_heading(self) -> bool:
        if column_of(self._text(self._filled[0])) is not self._filled[0]:
            return False
        return sum(column_of(self._text(column)) is column for column in self._filled) >= REPEATED_HEADINGS

    def _text(self, column: Column) -> str:
        cell = self._cells.get(column)
        is_short_text = cell and isinstance(cell.value, str) and len(cell.value) <= cells_of.LONGEST_CELL
        return cell.value if cell and is_short_text else ""


def _part(content: Content) -> str:
    return part_of_name(cells_of.text(content))


def _full(content: Content) -> tuple[str, str, str | None]:
    return parts_of_full_name(cells_of.text(content))
