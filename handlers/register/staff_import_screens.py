"""How the import of the staff register looks: what to send, what would change, what has to be asked."""

from enum import StrEnum
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import InlineKeyboardButton
from pydantic import Field

from handlers.leafing import PageNumber, leafing
from handlers.places import Place, way_back, way_to
from handlers.register.staff_import_words import called, choice_line, entry_lines, positions, problem_entry
from handlers.screens import Screen, button, in_columns
from handlers.surveys.survey_buttons import RowId
from locales.catalog import Speaker
from services.calling import PrivacyMode
from services.register.staff_case import Counts, Partly
from services.register.staff_imports import Preview
from services.register.staff_pages import Kind, Page, Question
from services.visits import Visit

MOST_CHOICES = 6
MARK = 8
"""Letters of a fingerprint a button carries: enough to tell what was shown from what is by now."""


class ImportForm(StatesGroup):
    waiting = State()


class Step(StrEnum):
    LOOK = "look"
    ASK = "ask"
    LEAVE_OUT_REST = "rest"
    ASK_ANEW = "anew"
    ALL_PROBLEMS = "all"
    DROP = "drop"


class Template(CallbackData, prefix="it"):
    """The empty table, please."""


class Proceed(CallbackData, prefix="ip"):
    step: Step
    table: RowId


class Leaf(CallbackData, prefix="il"):
    table: RowId
    kind: Kind
    page: PageNumber


class Decide(CallbackData, prefix="id"):
    """The answer to a question: the id of a person, or one of the two below."""

    table: RowId
    sheet: Annotated[int, Field(ge=0, lt=100)]
    row: Annotated[int, Field(ge=1, lt=2_000_000)]
    choice: Annotated[int, Field(ge=-1, lt=2**40)]


class Apply(CallbackData, prefix="ia"):
    table: RowId
    mark: Annotated[str, Field(pattern="^[0-9a-f]{8}$")]


NEW_PERSON, LEFT_OUT = 0, -1


def opening_screen(t: Speaker, visit: Visit, waiting: int | None, *lines: str) -> Screen:
    """What to send. `lines`: what was wrong with what has been sent."""
    text = [*lines, *([""] if lines else []), t("staff-import")]
    if visit.municipality.privacy_mode is PrivacyMode.CODES:
        text.append(t("staff-import-codes"))
    kept = [button(t.plain("staff-import-continue"), Proceed(step=Step.LOOK, table=waiting))] if waiting else []
    return Screen("\n".join(text), (kept, (button(t.plain("staff-import-template"), Template()),), (way_back(t),)))


def looked_at(t: Speaker, visit: Visit, preview: Preview) -> Screen:
    """The preview; or what was wrong, when not a single row could be read."""
    if preview.summary.is_anybody:
        return preview_screen(t, preview)
    problems = [problem_entry(t, problem) for problem in preview.summary.first_problems]
    return opening_screen(t, visit, None, t("staff-import-unreadable"), "", *problems)


def preview_screen(t: Speaker, preview: Preview, *lines: str) -> Screen:
    counts, table = preview.summary.counts, preview.import_id
    text = [*lines, t("staff-import-preview"), "", *_counted(t, counts)]
    if counts.to_write == 0 and not counts.doubts:
        text += ["", t("staff-import-nothing-new")]
    if preview.summary.partly is not Partly.NO:
        text += ["", t(f"staff-import-partly-{preview.summary.partly.value}")]
    first: list[InlineKeyboardButton] = []
    if counts.doubts:
        text += ["", t("staff-import-ask-first")]
        first = [button(t.plain("staff-import-ask", count=counts.doubts), Proceed(step=Step.ASK, table=table))]
    elif counts.to_write:
        mark = preview.summary.fingerprint[:MARK]
        first = [button(t.plain("staff-import-apply"), Apply(table=table, mark=mark))]
    anew = [button(t.plain("staff-import-ask-anew"), Proceed(step=Step.ASK_ANEW, table=table))]
    drop = button(t.plain("staff-import-drop"), Proceed(step=Step.DROP, table=table))
    rows = (
        first,
        *in_columns(_leaves(t, table, counts), 2),
        anew if preview.is_answered else [],
        (drop,),
        (way_back(t),),
    )
    return Screen("\n".join(text), rows)


def applied_screen(t: Speaker, counts: Counts) -> Screen:
    lines = [t("staff-import-applied"), "", *_counted(t, counts._replace(doubts=0, problems=0))]
    return Screen("\n".join(lines), ((way_to(t, Place.PEOPLE),), (way_to(t, Place.IMPORT), way_back(t))))


def page_screen(t: Speaker, visit: Visit, table: int, page: Page) -> Screen:
    lines = [t(f"staff-import-title-{page.kind.value}", count=page.count), ""]
    for entry in page.entries:
        lines += entry_lines(t, visit, entry)
    turns = leafing(t, page.number, page.pages, lambda other: Leaf(table=table, kind=page.kind, page=other))
    whole = [button(t.plain("staff-import-all-problems"), Proceed(step=Step.ALL_PROBLEMS, table=table))]
    is_listed = page.kind is Kind.PROBLEMS and page.pages > 1
    return Screen("\n".join(lines), (turns, whole if is_listed else [], (_to_preview(t, table),)))


def question_screen(t: Speaker, visit: Visit, table: int, question: Question) -> Screen:
    """One row of the table, and those it may speak of."""
    titles = positions(visit)
    row_person = called(visit, question.who, question.organization) or question.place
    choices = [choice for choice in question.choices if not choice.is_taken][:MOST_CHOICES]
    lines = [
        t("staff-import-question", left=question.left),
        "",
        t("staff-import-question-row", who=row_person, place=question.place, position=titles[question.position]),
        "",
        t("staff-import-question-who") if choices else t("staff-import-question-new"),
    ]
    lines += [choice_line(t, visit, number, choice) for number, choice in enumerate(choices, start=1)]
    if question.twins:
        lines.append(t("staff-import-question-twins", places=", ".join(question.twins[:MOST_CHOICES])))

    def decide(label: str, choice: int) -> InlineKeyboardButton:
        return button(label, Decide(table=table, sheet=question.sheet, row=question.row, choice=choice))

    picks = [decide(f"{number}. {called(visit, one.who)}", one.id) for number, one in enumerate(choices, start=1)]
    new = [decide(t.plain("staff-import-new-person"), NEW_PERSON)] if question.may_be_new else []
    rest = [button(t.plain("staff-import-leave-out-rest"), Proceed(step=Step.LEAVE_OUT_REST, table=table))]
    rows = (
        *in_columns(picks, 1 if len(picks) < 4 else 2),
        new,
        [decide(t.plain("staff-import-leave-out"), LEFT_OUT)],
        rest if question.left > 1 else [],
        [_to_preview(t, table)],
    )
    return Screen("\n".join(lines), rows)


def _counted(t: Speaker, counts: Counts) -> list[str]:
    return [
        t(f"staff-import-count-{name}", count=count)
        for name, count in counts._asdict().items()
        if count or name in {"new", "changed"}
    ]


def _leaves(t: Speaker, table: int, counts: Counts) -> list[InlineKeyboardButton]:
    sizes = {
        Kind.NEW: counts.new,
        Kind.CHANGED: counts.changed,
        Kind.LEFT: counts.left,
        Kind.RETURNED: counts.returned,
        Kind.PLACES: counts.organizations + counts.associations,
        Kind.PROBLEMS: counts.problems,
    }
    return [
        button(t.plain(f"staff-import-see-{kind.value}", count=size), Leaf(table=table, kind=kind, page=0))
        for kind, size in sizes.items()
        if size
    ]


def _to_preview(t: Speaker, table: int) -> InlineKeyboardButton:
    return button(t.plain("back"), Proceed(step=Step.LOOK, table=table))
