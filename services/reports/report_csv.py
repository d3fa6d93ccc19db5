"""Figures for other programs: a table of text with semicolons, as Excel of this country opens it. Pure."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from services.workbooks import SIGNS, UNWRITABLE

MARK = "\ufeff"
"""Tells Excel that the letters are those of Unicode."""
APOSTROPHE = "'"


def write(headings: Sequence[str], rows: Iterable[Sequence["str | Number | None"]]) -> bytes:
    """Texts never begin like a formula; numbers are our own and stay numbers."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([guarded(one) for one in headings])
    for row in rows:
        writer.writerow([_cell(one) for one in row])
    return (MARK + out.getvalue()).encode()


class Number(str):
    """Written by the program itself, with a decimal comma."""

    __slots__ = ()


def guarded(text: str) -> str:
    """Text a spreadsheet does not take for a formula."""
    clean = UNWRITABLE.sub("", text)
    return APOSTROPHE + clean if clean.lstrip(" ").startswith(SIGNS) else clean


def _cell(value: "str | Number | None") -> str:
    if value is None:
        return ""
    return str(value) if isinstance(value, Number) else guarded(value)
