"""Tables to be opened in Excel: whatever people have typed stays text, and is never taken for a formula."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet may take for the beginning of a formula."""
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LONGEST_CELL = 32_000
LONGEST_TITLE = 31
NOT_IN_A_TITLE = re.compile(r"[\[\]:*?/\\]")
NARROWEST, WIDEST = 12, 70


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet."""

    title: str
    headings: Sequence[str]
    rows: Iterable[Sequence[str | int | None]]


def write(tables: Sequence[Table]) -> bytes:
    """The file, ready to be sent. Blocks: meant for a thread."""
    book = Workbook(write_only=True)
    for table in tables:
        sheet: Any = book.create_sheet(sheet_title(table.title))
        rows = [list(row) for row in table.rows]
        for place, heading in enumerate(table.headings):
            longest = max((len(str(row[place] or "")) for row in rows), default=0)
            width = min(max(longest, len(heading), NARROWEST) + 2, WIDEST)
            sheet.column_dimensions[get_column_letter(place + 1)].width = width
        sheet.freeze_panes = "A2"
        sheet.append([_cell(sheet, heading, is_heading=True) for heading in table.headings])
        for row in rows:
            sheet.append([_cell(sheet, value) for value in row])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def sheet_title(text: str) -> str:
    """A name a sheet may have, whatever a municipality calls its things."""
    return NOT_IN_A_TITLE.sub(" ", UNWRITABLE.sub("", text)).strip("' ")[:LONGEST_TITLE]


def is_like_a_formula(text: str) -> bool:
    return text.startswith(SIGNS)


def _cell(sheet: WriteOnlyWorksheet, value: str | int | None, *, is_heading: bool = False) -> Any:
    cell: Any = WriteOnlyCell(sheet)
    if isinstance(value, str):
        cell.value = UNWRITABLE.sub("", value)[:LONGEST_CELL] or None
        if cell.value:
            # Text even where it reads like a formula or an error, also behind a sign that has just been taken out.
            cell.data_type = "s"
            # Marked the way a typed apostrophe marks it: editing the cell does not wake it up.
            cell.quotePrefix = is_like_a_formula(cell.value)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    else:
        cell.value = value
    if is_heading:
        cell.font = Font(bold=True)
    return cell
