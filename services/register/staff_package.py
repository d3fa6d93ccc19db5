"""A spreadsheet file as sheets and rows, whatever state it is in."""

import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from openpyxl import load_workbook

from services.errors import Unfitting
from services.register.staff_weighing import Marks, weigh


class Cell(Protocol):
    """A cell as openpyxl reads it."""

    @property
    def value(self) -> Any: ...
    @property
    def data_type(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Sheet:
    title: str
    is_hidden: bool
    marks: Marks
    source: Any = field(repr=False)

    def rows(self, columns: int) -> Iterator[tuple[Cell, ...]]:
        """Rows from the first to the last that holds anything, so many cells each. Raises Unfitting."""
        self.source.reset_dimensions()
        iterator = iter(self.source.iter_rows(max_col=columns))
        for _ in range(self.marks.last_row):
            try:
                row = next(iterator)
            except StopIteration:
                return
            except Exception as error:  # the library raises whatever a torn file makes it stumble over
                raise Unfitting("staff-problem-broken") from error
            yield row


@dataclass(frozen=True, slots=True)
class Book:
    sheets: tuple[Sheet, ...]
    epoch: datetime
    """The day the file counts days from."""


@contextmanager
def opened(path: Path) -> Iterator[Book]:
    """The file as a book of sheets. Raises Unfitting for anything that should not be read."""
    marks = weigh(path)
    with path.open("rb") as file, warnings.catch_warnings():
        warnings.filterwarnings("ignore", module="openpyxl")  # of extensions a register does not need
        try:
            book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
            parts = [(sheet, vars(sheet)["_worksheet_path"]) for sheet in book.worksheets]
        except Exception as error:
            raise Unfitting("staff-problem-broken") from error
        with closing(book):
            if len({part for _, part in parts}) < len(parts):
                raise Unfitting("staff-problem-broken")
            sheets = (
                Sheet(sheet.title, sheet.sheet_state != "visible", marks.get(part, Marks()), sheet)
                for sheet, part in parts
            )
            yield Book(tuple(sheets), book.epoch)
