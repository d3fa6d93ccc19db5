"""Tables of any kind that people send: the row with the headings is found, what stands under it is read by cell."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Generic, TypeVar

from openpyxl.utils import get_column_letter

from services import naming
from services.errors import Unfitting
from services.register import staff_cells
from services.register import staff_package as package
from services.register.staff_cells import Content
from services.register.staff_rows import Problem

MOST_ROWS = 5_000
MOST_COLUMNS = 40
NO_HEADINGS = "external-no-headings"
C = TypeVar("C", bound=str)
"""The columns of a table."""


@dataclass(frozen=True, slots=True)
class Line(Generic[C]):
    """A filled row with whatever its cells hold."""

    sheet: str
    row: int
    cells: Mapping[C, Content]
    places: Mapping[C, str]
    """Cells as spreadsheets name them."""


@dataclass(frozen=True, slots=True)
class Sheet(Generic[C]):
    lines: tuple[Line[C], ...]
    problems: tuple[Problem, ...]
    epoch: datetime | None


def read(
    content: bytes,
    headings: Mapping[C, str],
    *,
    needed: Collection[C],
    one_of: Collection[C],
    shown: Callable[[object, Content], Content] = lambda _cell, value: value,
    other_words: Mapping[str, C] = MappingProxyType({}),
) -> Sheet[C]:
    """The first sheet that has the needed headings and one of the others. Never raises because of the file.

    `other_words` are what people call columns besides their headings. `shown` makes of a cell what people see in it.
    Blocks: meant for a thread.
    """
    keys = {naming.search_key(words): column for words, column in other_words.items()}
    keys |= {naming.search_key(title): column for column, title in headings.items()}
    with TemporaryDirectory(prefix="table-") as folder:
        path = Path(folder) / "table.xlsx"
        path.write_bytes(content)
        try:
            with package.opened(path) as book:
                for sheet in book.sheets:
                    found = _read(sheet, keys, needed, one_of, shown, book.epoch)
                    if found is not None:
                        return found
        except Unfitting as refused:
            return Sheet((), (Problem(None, None, refused.phrase, refused.values),), None)
    return Sheet((), (Problem(None, None, NO_HEADINGS),), None)


def _read(  # a sheet and what is looked for in it
    sheet: package.Sheet,
    keys: Mapping[str, C],
    needed: Collection[C],
    one_of: Collection[C],
    shown: Callable[[object, Content], Content],
    epoch: datetime,
) -> Sheet[C] | None:
    """None for a sheet without the headings."""
    places: dict[C, int] = {}
    lines: list[Line[C]] = []
    problems: list[Problem] = []
    for number, row in enumerate(sheet.rows(MOST_COLUMNS), start=1):
        if not places:
            named = {keys.get(naming.search_key(_text(cell.value))): place for place, cell in enumerate(row)}
            found = {column: place for column, place in named.items() if column is not None}
            if set(needed) <= found.keys() and set(one_of) & found.keys():
                places = found
            continue
        cells = {column: row[place].value for column, place in places.items() if place < len(row)}
        if all(staff_cells.is_blank(value) for value in cells.values()):
            continue
        if len(lines) >= MOST_ROWS:
            problems.append(Problem(sheet.title, None, "staff-problem-too-many-rows", {"limit": MOST_ROWS}))
            break
        names = {column: f"{get_column_letter(place + 1)}{number}" for column, place in places.items()}
        cells = {column: shown(row[place], cells[column]) for column, place in places.items() if column in cells}
        lines.append(Line(sheet.title, number, cells, names))
    return Sheet(tuple(lines), tuple(problems), epoch) if places else None


def _text(value: object) -> str:
    return value[: staff_cells.LONGEST_CELL] if isinstance(value, str) else ""
