"""Reports as documents: the places of a template are filled in, each section with its lines, tables and pictures."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as Made
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from services.registration.invitation_sheets import plain

A4 = Mm(210), Mm(297)
MARGIN, LEFT_MARGIN = Mm(20), Mm(25)
FONT = "Times New Roman"
PICTURE_WIDTH = Mm(150)
PLACE = re.compile(r"\[\[\s*([^\[\]]{1,60}?)\s*\]\]")
"""A place to be filled in: `[[name]]`."""
SETTINGS = RELATIONSHIP_TYPE.SETTINGS
PAGE_TWIPS = 9400
FIRST_COLUMN, NUMBER_COLUMN, NUMBER_LENGTH = 3600, 600, 3


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as it is to be read."""

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Part:
    """What comes to the place of a section."""

    lines: Sequence[str] = ()
    sheets: Sequence[Sheet] = ()
    notes: Sequence[str] = ()
    """What there is no data for."""
    pictures: Sequence[bytes] = ()


@dataclass(frozen=True, slots=True)
class Filling:
    words: Mapping[str, str] = field(default_factory=dict)
    """By the name of the place, in lower case."""
    parts: Mapping[str, Part] = field(default_factory=dict)


def name_of(written: str) -> str:
    """Places are told apart by their letters alone."""
    return " ".join(written.casefold().split())


def places(content: bytes) -> tuple[set[str], set[str]]:
    """Names of all places of a document, and of those that stand beside other words or within a table.

    Raises what the library raises for a file that is none.
    """
    made = Document(BytesIO(content))
    found, beside = set[str](), set[str]()
    body = made.element.body
    for paragraph in _paragraphs(made):
        text = paragraph.text
        for match in PLACE.finditer(text):
            name = name_of(match[1])
            found.add(name)
            is_within = paragraph._p.getparent() is not body  # noqa: SLF001
            if is_within or PLACE.sub("", text).strip():
                beside.add(name)
    return found, beside


def fill(template: bytes, filling: Filling) -> bytes:
    """The document. Blocks: meant for a thread."""
    made = Document(BytesIO(template))
    for paragraph in list(_paragraphs(made)):
        names = [name_of(match[1]) for match in PLACE.finditer(paragraph.text)]
        if not names:
            continue
        section = next((filling.parts[name] for name in names if name in filling.parts), None)
        if section is not None:
            _put(made, paragraph, section)
        else:
            _say(paragraph, filling.words)
    _forget_origin(made)
    return _saved(made)


def default(title: str, lines: Sequence[str], sections: Sequence[tuple[str, str]]) -> bytes:
    """A template to begin with: a heading and a place for each section. Blocks: meant for a thread."""
    made = Document()
    page = made.sections[0]
    page.page_width, page.page_height = A4
    page.right_margin = page.top_margin = page.bottom_margin = MARGIN
    page.left_margin = LEFT_MARGIN
    _style(made)
    head = made.add_paragraph()
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    name = head.add_run(plain(title))
    name.bold, name.font.size = True, Pt(16)
    for line in lines:
        made.add_paragraph(plain(line)).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for number, (heading, place) in enumerate(sections, 1):
        made.add_heading(f"{number}. {plain(heading)}", level=1)
        made.add_paragraph(f"[[{plain(place)}]]")
    return _saved(made)


def _forget_origin(made: Made) -> None:
    """The template of Word somebody's file was made from may lie anywhere: nobody who opens a report fetches it."""
    settings = next((one.target_part for one in made.part.rels.values() if one.reltype == SETTINGS), None)
    if settings is None:
        return
    element: Any = made.settings.element
    for attached in element.findall(qn("w:attachedTemplate")):
        element.remove(attached)
    links: Any = settings.rels
    for name in [name for name, link in links.items() if link.reltype.endswith("/attachedTemplate")]:
        links.pop(name)


def _style(made: Made) -> None:
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(12)
    normal.paragraph_format.space_after = Pt(4)
    heading = made.styles["Heading 1"]
    heading.font.name, heading.font.size, heading.font.color.rgb = FONT, Pt(14), RGBColor(0, 0, 0)
    heading.paragraph_format.space_before = Pt(14)
    fonts: Any = heading.element.rPr.rFonts
    for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{kind}"), None)
    fonts.set(qn("w:cs"), FONT)


def _paragraphs(made: Made) -> Iterator[Paragraph]:
    """Everywhere: the text, tables within tables, headers and footers."""
    roots: list[Any] = [made]
    for section in made.sections:
        heads = (section.header, section.first_page_header, section.even_page_header)
        feet = (section.footer, section.first_page_footer, section.even_page_footer)
        roots += [one for one in (*heads, *feet) if not one.is_linked_to_previous]
    for root in roots:
        for element in root._element.iter(qn("w:p")):  # noqa: SLF001  # tables of tables are no business of the library
            yield Paragraph(element, root)


def _say(paragraph: Paragraph, words: Mapping[str, str]) -> None:
    """Word cuts a place into runs as it likes: the words go into the first of them, the others lose their piece."""
    runs = paragraph.runs
    text = "".join(run.text for run in runs)
    for match in reversed(list(PLACE.finditer(text))):
        said = words.get(name_of(match[1]))
        if said is None:
            continue
        _replace(runs, match.start(), match.end(), plain(said))


def _replace(runs: Sequence[Any], since: int, until: int, said: str) -> None:
    begins = 0
    for run in runs:
        ends = begins + len(run.text)
        if ends > since and begins < until:
            left, right = max(since - begins, 0), min(until, ends) - begins
            run.text = run.text[:left] + (said if begins <= since else "") + run.text[right:]
        begins = ends


def _put(made: Made, paragraph: Paragraph, part: Part) -> None:
    """In the place of the paragraph; of another made after it each goes behind the one before."""
    last: Any = paragraph._p  # noqa: SLF001
    for element in _elements(made, part):
        last.addnext(element)
        last = element
    paragraph._p.getparent().remove(paragraph._p)  # noqa: SLF001


def _elements(made: Made, part: Part) -> Iterator[Any]:
    for line in part.lines:
        yield _line(made, line)
    for picture in part.pictures:
        shown = made.add_paragraph()
        shown.alignment = WD_ALIGN_PARAGRAPH.CENTER
        shown.add_run().add_picture(BytesIO(picture), width=PICTURE_WIDTH)
        yield shown._p  # noqa: SLF001
    for sheet in part.sheets:
        if sheet.title:
            title = made.add_paragraph()
            title.add_run(plain(sheet.title)).bold = True
            title.paragraph_format.keep_with_next = True
            title.paragraph_format.space_before = Pt(8)
            yield title._p  # noqa: SLF001
        yield _table(sheet)
        # Without a line between them two tables become one.
        yield _line(made, "")
    for note in part.notes:
        said = made.add_paragraph()
        said.add_run(plain(note)).italic = True
        yield said._p  # noqa: SLF001


def _line(made: Made, text: str) -> Any:
    return made.add_paragraph(plain(text))._p  # noqa: SLF001


def _table(sheet: Sheet) -> Any:
    """Made of elements: the library counts the cells anew at every look, and a style may not be there."""
    widths = _widths(sheet)
    table = OxmlElement("w:tbl")
    table.append(_properties())
    grid = OxmlElement("w:tblGrid")
    for width in widths:
        grid.append(_with(OxmlElement("w:gridCol"), w=str(width)))
    table.append(grid)
    table.append(_row(sheet.headings, widths, is_heading=True))
    for row in sheet.rows:
        table.append(_row(row, widths, is_heading=False))
    return table


def _widths(sheet: Sheet) -> list[int]:
    """The first column names what the others count; where it only numbers them, the second does."""
    columns = len(sheet.headings)
    if columns < 2:
        return [PAGE_TWIPS] * columns
    is_number = all(len(row[0]) <= NUMBER_LENGTH for row in sheet.rows)
    narrow = [NUMBER_COLUMN] if is_number else []
    rest = columns - len(narrow) - 1
    if not rest:
        return [*narrow, PAGE_TWIPS - sum(narrow)]
    return [*narrow, FIRST_COLUMN, *([(PAGE_TWIPS - sum(narrow) - FIRST_COLUMN) // rest] * rest)]


def _properties() -> Any:
    properties = OxmlElement("w:tblPr")
    properties.append(_with(OxmlElement("w:tblW"), w=str(PAGE_TWIPS), type="dxa"))
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(_with(OxmlElement(f"w:{side}"), val="single", sz="4", space="0", color="999999"))
    properties.append(borders)
    properties.append(_with(OxmlElement("w:tblLayout"), type="fixed"))
    return properties


def _row(texts: Sequence[str], widths: Sequence[int], *, is_heading: bool) -> Any:
    row = OxmlElement("w:tr")
    details = OxmlElement("w:trPr")
    details.append(OxmlElement("w:cantSplit"))
    if is_heading:
        details.append(OxmlElement("w:tblHeader"))
    row.append(details)
    for text, width in zip(texts, widths, strict=True):
        row.append(_cell(text, width, is_heading=is_heading))
    return row


def _cell(text: str, width: int, *, is_heading: bool) -> Any:
    cell = OxmlElement("w:tc")
    properties = OxmlElement("w:tcPr")
    properties.append(_with(OxmlElement("w:tcW"), w=str(width), type="dxa"))
    cell.append(properties)
    paragraph, run = OxmlElement("w:p"), OxmlElement("w:r")
    looks = OxmlElement("w:rPr")
    if is_heading:
        looks.append(OxmlElement("w:b"))
    looks.append(_with(OxmlElement("w:sz"), val="20"))
    run.append(looks)
    written = OxmlElement("w:t")
    written.text = plain(text)
    run.append(written)
    paragraph.append(run)
    cell.append(paragraph)
    return cell


def _with(element: Any, **values: str) -> Any:
    for name, value in values.items():
        element.set(qn(f"w:{name}"), value)
    return element


def _saved(made: Made) -> bytes:
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()
