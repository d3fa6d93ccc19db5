"""A table of results of external tests: the template that is sent, and whatever comes back, line by line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl.utils import get_column_letter

from services import naming, staff_cells, workbooks
from services import staff_package as package
from services.errors import Unfitting
from services.staff_cells import Content
from services.staff_rows import Problem
from services.workbooks import Table

MOST_ROWS = 5_000
MOST_COLUMNS = 40


class Column(StrEnum):
    """Each also the end of the key of its heading."""

    CODE = "code"
    NAME = "name"
    SCHOOL = "school"
    AREA = "area"
    PERCENT = "percent"
    TAKEN_ON = "day"
    TITLE = "title"
    DOCUMENT = "document"


NEEDED = (Column.AREA, Column.PERCENT, Column.TAKEN_ON, Column.TITLE)
Headings = Mapping[Column, str]


@dataclass(frozen=True, slots=True)
class Line:
    """A filled row with whatever its cells hold."""

    sheet: str
    row: int
    cells: Mapping[Column, Content]
    places: Mapping[Column, str]
    """Cells as spreadsheets name them."""


@dataclass(frozen=True, slots=True)
class Sheet:
    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]
    epoch: datetime | None


def template(headings: Headings, sheet: str, areas_sheet: str, areas: Sequence[str]) -> bytes:
    """Blocks: meant for a thread."""
    return workbooks.write(
        [
            Table(sheet, [headings[column] for column in Column], []),
            Table(areas_sheet, [headings[Column.AREA]], [[area] for area in areas]),
        ]
    )


def read(content: bytes, headings: Headings) -> Sheet:
    """The first sheet with headings. Never raises because of the file. Blocks: meant for a thread."""
    with TemporaryDirectory(prefix="results-") as folder:
        path = Path(folder) / "results.xlsx"
        path.write_bytes(content)
        try:
            with package.opened(path) as book:
                for sheet in book.sheets:
                    found = _read(sheet, headings, book.epoch)
                    if found is not None:
                        return found
        except Unfitting as refused:
            return Sheet((), (Problem(None, None, refused.phrase, refused.values),), None)
    return Sheet((), (Problem(None, None, "external-no-headings"),), None)


def _read(sheet: package.Sheet, headings: Headings, epoch: datetime) -> Sheet | None:
    """None for a sheet without the headings of the template."""
    keys = {naming.search_key(title): column for column, title in headings.items()}
    places: dict[Column, int] = {}
    lines: list[Line] = []
    problems: list[Problem] = []
    for number, row in enumerate(sheet.rows(MOST_COLUMNS), start=1):
        if not places:
            named = {keys.get(naming.search_key(_text(cell.value))): place for place, cell in enumerate(row)}
            found = {column: place for column, place in named.items() if column is not None}
            if set(NEEDED) <= found.keys() and {Column.CODE, Column.NAME} & found.keys():
                places = found
            continue
        cells = {column: row[place].value for column, place in places.items() if place < len(row)}
        if all(staff_cells.is_blank(value) for value in cells.values()):
            continue
        if len(lines) >= MOST_ROWS:
            problems.append(Problem(sheet.title, None, "staff-problem-too-many-rows", {"limit": MOST_ROWS}))
            break
        names = {column: f"{get_column_letter(place + 1)}{number}" for column, place in places.items()}
        cells = {column: _of_percent(row[place], cells[column]) for column, place in places.items() if column in cells}
        lines.append(Line(sheet.title, number, cells, names))
    return Sheet(tuple(lines), tuple(problems), epoch) if places else None


def _text(value: object) -> str:
    return value[: staff_cells.LONGEST_CELL] if isinstance(value, str) else ""


def _of_percent(cell: object, value: Content) -> Content:
    """What a spreadsheet shows as 66 % it keeps as 0.66."""
    shown_as = getattr(cell, "number_format", "") or ""
    if "%" in str(shown_as) and isinstance(value, float | int):
        return float(Decimal(str(value)) * 100)
    return value
