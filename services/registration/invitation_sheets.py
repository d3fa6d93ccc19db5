"""Invitations on paper: cards to cut out, a list for whoever gives them out, a picture for a telephone."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import segno
from docx import Document
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from services.workbooks import is_like_a_formula, sheet_title

A4 = Mm(210), Mm(297)
MARGIN = Mm(10)
CARD_HEIGHT = Mm(53)
TEXT_WIDTH, QR_WIDTH, QR_SIZE = Mm(62), Mm(33), Mm(30)
IN_A_ROW, ROWS_ON_A_PAGE = 2, 5
COLUMN_WIDTHS = (34, 30, 16, 48, 18)


@dataclass(frozen=True, slots=True)
class Card:
    """One invitation; every field as it is to be read."""

    called: str
    place: str
    code: str
    link: str
    until: str


@dataclass(frozen=True, slots=True)
class Words:
    """What stands on paper besides the cards' own."""

    code: str
    """Before the code."""
    how: str
    """What to do, in a line."""
    until: str
    """Until when, before the day."""
    headings: tuple[str, str, str, str, str]
    """Of the list: name, school, code, link, until."""
    sheet: str


def picture(link: str, *, scale: int = 12) -> bytes:
    """The link as a QR code, a PNG."""
    stream = BytesIO()
    segno.make(link, error="m", micro=False).save(stream, kind="png", scale=scale, border=4)
    return stream.getvalue()


def document(cards: Sequence[Card], words: Words) -> bytes:
    """Cards on A4, two beside each other, to be cut along the dashes: a .docx. Blocks: meant for a thread."""
    made = Document()
    section = made.sections[0]
    section.page_width, section.page_height = A4
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    made.styles["Normal"].font.size = Pt(9)
    made.styles["Normal"].paragraph_format.space_after = Pt(2)
    for page in _in_groups(cards, IN_A_ROW * ROWS_ON_A_PAGE):
        # A table a page: its cells are counted anew at every look, and a single long one would take minutes.
        table = made.add_table(rows=-(-len(page) // IN_A_ROW), cols=2 * IN_A_ROW)
        _draw_table(table)
        for row, beside in zip(table.rows, _in_groups(page, IN_A_ROW), strict=True):
            row.height, row.height_rule = CARD_HEIGHT, WD_ROW_HEIGHT_RULE.EXACTLY
            cells = row.cells
            for number, cell in enumerate(cells):
                cell.width = QR_WIDTH if number % 2 else TEXT_WIDTH
            for place, card in enumerate(beside):
                _write(cells[2 * place], card, words)
                _show(cells[2 * place + 1], card)
        # Without a line between them two tables become one.
        made.add_paragraph().paragraph_format.line_spacing = Pt(1)
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def table(cards: Sequence[Card], words: Words) -> bytes:
    """The same invitations as a list: an .xlsx. Nothing in it is a formula, whatever people are called."""
    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet(sheet_title(words.sheet))
    for letter, width in zip("ABCDE", COLUMN_WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    sheet.append([_text(sheet, heading, is_bold=True) for heading in words.headings])
    for card in cards:
        values = (card.called, card.place, card.code, card.link, card.until)
        sheet.append([_text(sheet, value) for value in values])
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _text(sheet: Any, value: str, *, is_bold: bool = False) -> Any:
    """A cell that is text and stays text when somebody opens and changes it."""
    cell: Any = WriteOnlyCell(sheet, value=plain(value))
    cell.data_type = "s"
    cell.quotePrefix = is_like_a_formula(cell.value)
    if is_bold:
        cell.font = Font(bold=True)
    return cell


def plain(text: str) -> str:
    """Without the signs neither kind of file can hold."""
    return "".join(char for char in " ".join(text.split()) if char.isprintable())


def _in_groups(cards: Sequence[Card], size: int) -> list[Sequence[Card]]:
    return [cards[start : start + size] for start in range(0, len(cards), size)]


def _write(cell: _Cell, card: Card, words: Words) -> None:
    called = cell.paragraphs[0].add_run(plain(card.called))
    called.bold, called.font.size = True, Pt(12)
    if card.place:
        cell.add_paragraph(plain(card.place))
    line = cell.add_paragraph(f"{plain(words.code)} ")
    code = line.add_run(plain(card.code))
    code.bold, code.font.size, code.font.name = True, Pt(14), "Courier New"
    cell.add_paragraph().add_run(plain(card.link)).font.size = Pt(7)
    cell.add_paragraph(plain(words.how))
    cell.add_paragraph(f"{plain(words.until)} {plain(card.until)}")


def _show(cell: _Cell, card: Card) -> None:
    cell.paragraphs[0].add_run().add_picture(BytesIO(picture(card.link, scale=5)), width=QR_SIZE)


def _draw_table(made: Table) -> None:
    made.autofit = False
    for number, column in enumerate(made.columns):
        column.width = QR_WIDTH if number % 2 else TEXT_WIDTH
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH"):
        border = OxmlElement(f"w:{side}")
        for name, value in (("val", "dashed"), ("sz", "4"), ("space", "0"), ("color", "888888")):
            border.set(qn(f"w:{name}"), value)
        borders.append(border)
    # The library has no word for borders, and Word wants them at their place among the properties.
    properties: Any = made._tbl.tblPr  # noqa: SLF001
    properties.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
