"""A table of results of external tests: the template that is sent, and whatever comes back, line by line."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import StrEnum

from services import table_lines, workbooks
from services.register.staff_cells import Content
from services.workbooks import Table


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


Line = table_lines.Line[Column]
Sheet = table_lines.Sheet[Column]


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
    one_of = (Column.CODE, Column.NAME)
    return table_lines.read(content, headings, needed=NEEDED, one_of=one_of, shown=_of_percent)


def _of_percent(cell: object, value: Content) -> Content:
    """What a spreadsheet shows as 66 % it keeps as 0.66."""
    shown_as = getattr(cell, "number_format", "") or ""
    if "%" in str(shown_as) and isinstance(value, float | int):
        return float(Decimal(str(value)) * 100)
    return value
