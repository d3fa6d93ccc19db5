"""An empty table of educators to be filled in: headings, explanations, lists to choose from, one example."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from services.register.staff_letters import tidy
from services.register.staff_rows import Column
from services.register.staff_vocabulary import Vocabulary
from services.workbooks import UNWRITABLE, is_like_a_formula, sheet_title

LAST_ROW = 20_000
"""Lists to choose from reach so far down."""
TEXT, DAY = "@", "dd.mm.yyyy"
COMMENT_WIDTH, COMMENT_HEIGHT = 320, 160
HEADING = PatternFill("solid", fgColor="DCE6F1")
NEEDED_HEADING = PatternFill("solid", fgColor="B8CCE4")


@dataclass(frozen=True, slots=True)
class _Plan:
    """How one column of the template looks."""

    column: Column
    heading: str
    help: str
    width: int
    example: str | None = None
    """Key of the phrase with the example's value; None where the value comes from the lists or stays out."""
    is_needed: bool = False
    number_format: str | None = None


PLANS = (
    _Plan(Column.CODE, "staff-column-code", "staff-help-code", 10, "staff-example-mark", number_format=TEXT),
    _Plan(Column.SURNAME, "staff-column-surname", "staff-help-surname", 20, "staff-example-surname", is_needed=True),
    _Plan(Column.NAME, "staff-column-name", "staff-help-name", 16, "staff-example-name", is_needed=True),
    _Plan(Column.PATRONYMIC, "staff-column-patronymic", "staff-help-patronymic", 20, "staff-example-patronymic"),
    _Plan(Column.ORGANIZATION, "staff-column-organization", "staff-help-organization", 32, is_needed=True),
    _Plan(Column.POSITION, "staff-column-position", "staff-help-position", 28, is_needed=True),
    _Plan(Column.SUBJECTS, "staff-column-subjects", "staff-help-subjects", 28),
    _Plan(Column.CAREER_STARTED, "staff-column-career", "staff-help-career", 14, "staff-example-career"),
    _Plan(Column.BIRTH_YEAR, "staff-column-birth", "staff-help-birth", 14),
    _Plan(Column.IS_YOUNG, "staff-column-young", "staff-help-young", 14, "staff-choice-no"),
    _Plan(Column.CATEGORY, "staff-column-category", "staff-help-category", 28, "staff-choice-first"),
    _Plan(
        Column.CATEGORY_ON,
        "staff-column-category-on",
        "staff-help-category-on",
        16,
        "staff-example-category-on",
        number_format=DAY,
    ),
    _Plan(
        Column.ASSOCIATIONS,
        "staff-column-associations",
        "staff-help-associations",
        36,
        "staff-example-associations",
    ),
    _Plan(Column.EMAIL, "staff-column-email", "staff-help-email", 26, number_format=TEXT),
    _Plan(Column.PHONE, "staff-column-phone", "staff-help-phone", 18, number_format=TEXT),
)
REGISTER, LISTS = "staff-sheet-register", "staff-sheet-lists"
CHOOSE = "staff-help-choose"
ANSWERS = ("staff-choice-yes", "staff-choice-no")
CATEGORIES = (
    "staff-choice-none",
    "staff-choice-compliance",
    "staff-choice-first",
    "staff-choice-highest",
    "staff-choice-methodist",
    "staff-choice-mentor",
    "staff-choice-both",
)
WORDS = tuple(
    dict.fromkeys(
        key
        for key in (
            REGISTER,
            LISTS,
            CHOOSE,
            *ANSWERS,
            *CATEGORIES,
            *(key for plan in PLANS for key in (plan.heading, plan.help, plan.example)),
        )
        if key
    )
)
"""Keys of all phrases `template` needs."""


def template(vocabulary: Vocabulary, organizations: Sequence[str], words: Mapping[str, str]) -> bytes:
    """The file, ready to be sent. `words` holds a text for each of WORDS. Blocks: meant for a thread."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = sheet_title(words[REGISTER])
    choices = {
        Column.ORGANIZATION: list(organizations),
        Column.POSITION: list(vocabulary.position_titles),
        Column.SUBJECTS: list(vocabulary.subject_titles),
        Column.IS_YOUNG: [words[key] for key in ANSWERS],
        Column.CATEGORY: [words[key] for key in CATEGORIES],
    }
    lists = book.create_sheet(sheet_title(words[LISTS]))
    for number, plan in enumerate(PLANS, start=1):
        chosen = choices.get(plan.column, [])
        _put_heading(sheet, number, plan, words)
        _put_example(_cell(sheet, 2, number), words[plan.example] if plan.example else chosen[0] if chosen else "")
        if chosen:
            _offer(sheet, number, plan.column, _listed(lists, words[plan.heading], chosen), words[CHOOSE])
    sheet.freeze_panes = "A2"
    lists.sheet_state = "hidden"
    book.properties.creator = _clear(words[REGISTER])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _put_heading(sheet: Worksheet, number: int, plan: _Plan, words: Mapping[str, str]) -> None:
    cell = _cell(sheet, 1, number)
    _put_text(cell, words[plan.heading])
    cell.font = Font(bold=True)
    cell.fill = NEEDED_HEADING if plan.is_needed else HEADING
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    cell.comment = Comment(
        _clear(words[plan.help]), _clear(words[REGISTER]), height=COMMENT_HEIGHT, width=COMMENT_WIDTH
    )
    column = sheet.column_dimensions[get_column_letter(number)]
    column.width = plan.width
    if plan.number_format:
        column.number_format = plan.number_format


def _put_example(cell: Cell, text: str) -> None:
    _put_text(cell, text)
    cell.font = Font(italic=True, color="808080")


def _cell(sheet: Worksheet, row: int, column: int) -> Cell:
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    return cell


def _clear(text: str) -> str:
    """Without signs no file of this kind can hold."""
    return UNWRITABLE.sub("", text)


def _put_text(cell: Cell, text: str) -> None:
    """A text stays a text, whatever sign it begins with."""
    cell.value = tidied = tidy(text) or None
    if tidied:
        cell.data_type = "s"
        cell.quotePrefix = is_like_a_formula(tidied)


def _listed(lists: Worksheet, heading: str, choices: Sequence[str]) -> str:
    """A new column of the second sheet, and the formula that points at it."""
    number = lists.max_column + 1 if lists["A1"].value else 1
    for row, text in enumerate((heading, *choices), start=1):
        _put_text(_cell(lists, row, number), text)
    letter = get_column_letter(number)
    lists.column_dimensions[letter].width = min(max(map(len, choices)) + 2, 80)
    return f"{quote_sheetname(lists.title)}!${letter}$2:${letter}${len(choices) + 1}"


def _offer(sheet: Worksheet, number: int, column: Column, formula: str, advice: str) -> None:
    """A list to choose from; only where one value out of the list is right, others are turned away."""
    is_strict = column in {Column.POSITION, Column.IS_YOUNG, Column.CATEGORY}
    offered = DataValidation(type="list", formula1=formula, allow_blank=True, showErrorMessage=is_strict)
    offered.error = _clear(advice)
    letter = get_column_letter(number)
    offered.add(f"{letter}2:{letter}{LAST_ROW}")
    sheet.add_data_validation(offered)
