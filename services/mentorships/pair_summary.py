"""The summary of a pair of mentoring on paper: who, how long, what they did, what has come of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from docx import Document
from docx.document import Document as Made
from docx.shared import Mm, Pt

from services.registration.invitation_sheets import plain

A4 = Mm(210), Mm(297)
MARGIN = Mm(18)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with a line above it."""

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Paper:
    """Every text as it is to be read."""

    title: str
    header: Sequence[tuple[str, str]]
    """Names of facts and the facts."""
    sheets: Sequence[Sheet]


def document(paper: Paper) -> bytes:
    """A .docx on A4. Blocks: meant for a thread."""
    made = Document()
    section = made.sections[0]
    section.page_width, section.page_height = A4
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    made.styles["Normal"].font.size = Pt(11)
    made.styles["Normal"].paragraph_format.space_after = Pt(4)
    title = made.add_paragraph().add_run(plain(paper.title))
    title.bold, title.font.size = True, Pt(15)
    for name, value in paper.header:
        line = made.add_paragraph()
        line.add_run(f"{plain(name)}: ").bold = True
        line.add_run(plain(value))
    for sheet in paper.sheets:
        _add(made, sheet)
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def _add(made: Made, sheet: Sheet) -> None:
    heading = made.add_paragraph().add_run(plain(sheet.title))
    heading.bold, heading.font.size = True, Pt(12)
    table = made.add_table(rows=1, cols=len(sheet.headings), style="Table Grid")
    for cell, text in zip(table.rows[0].cells, sheet.headings, strict=True):
        cell.paragraphs[0].add_run(plain(text)).bold = True
    for row in sheet.rows:
        # The row's own cells: those of the whole table would be counted anew at every look.
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.paragraphs[0].add_run(plain(text))
