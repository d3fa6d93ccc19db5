"""Minutes as a document: every text as it is to be read, put into a .docx on A4."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from docx import Document
from docx.document import Document as Made
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from services.registration.invitation_sheets import plain

A4 = Mm(210), Mm(297)
MARGIN, LEFT_MARGIN = Mm(20), Mm(30)
FONT = "Times New Roman"
CENTRED = WD_ALIGN_PARAGRAPH.CENTER


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the agenda with what was said to it."""

    title: str
    lines: Sequence[str]


@dataclass(frozen=True, slots=True)
class Paper:
    header: Sequence[str]
    """Who holds the meeting, a line each."""
    title: str
    facts: Sequence[tuple[str, str]]
    """Names of facts and the facts."""
    agenda_title: str
    agenda: Sequence[str]
    questions: Sequence[Question]
    decided_title: str
    decided: Sequence[Sequence[str]]
    """The decision, then who answers for it and by when; each a line."""
    signatures: Sequence[tuple[str, str]]
    """Who signs as what, and what they are called."""


def document(paper: Paper) -> bytes:
    """Blocks: meant for a thread."""
    made = Document()
    section = made.sections[0]
    section.page_width, section.page_height = A4
    section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    section.left_margin = LEFT_MARGIN
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(12)
    normal.paragraph_format.space_after = Pt(4)
    for line in paper.header:
        made.add_paragraph(plain(line)).alignment = CENTRED
    title = made.add_paragraph()
    title.alignment = CENTRED
    title.paragraph_format.space_before = Pt(10)
    name = title.add_run(plain(paper.title))
    name.bold, name.font.size = True, Pt(14)
    for name_of_fact, fact in paper.facts:
        told = made.add_paragraph()
        told.add_run(f"{plain(name_of_fact)}: ").bold = True
        told.add_run(plain(fact))
    _numbered(made, paper.agenda_title, [[one] for one in paper.agenda])
    for question in paper.questions:
        made.add_paragraph().add_run(plain(question.title)).bold = True
        for said in question.lines:
            made.add_paragraph(plain(said))
    _numbered(made, paper.decided_title, paper.decided)
    for part, called in paper.signatures:
        signed = made.add_paragraph(f"{plain(part)} ____________________ {plain(called)}")
        signed.paragraph_format.space_before = Pt(14)
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def _numbered(made: Made, title: str, points: Sequence[Sequence[str]]) -> None:
    """Nothing at all where there is nothing to number."""
    if not points:
        return
    heading = made.add_paragraph().add_run(plain(title))
    heading.bold = True
    for number, (first, *further) in enumerate(points, 1):
        made.add_paragraph(f"{number}. {plain(first)}")
        for one in further:
            made.add_paragraph(plain(one)).paragraph_format.left_indent = Mm(8)
