"""A table of completed courses: the template that is sent, and whatever comes back, line by line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from models.courses import CourseForm, CourseKind
from services import naming, table_lines, workbooks
from services.courses import course_drafts
from services.errors import Unfitting
from services.register import staff_cells, staff_days, table_people
from services.register.register_facts import EPOCH
from services.register.staff_cells import Content
from services.register.staff_rows import Problem
from services.register.table_people import Called, Known
from services.workbooks import Table


class Column(StrEnum):
    """Each also the end of the key of its heading."""

    CODE = "code"
    NAME = "name"
    SCHOOL = "school"
    TITLE = "title"
    HOURS = "hours"
    ENDS_ON = "ends"
    PROVIDER = "provider"
    DOCUMENT = "document"
    KIND = "kind"
    FORM = "form"
    STARTS_ON = "starts"
    REGISTERED_AS = "registered"
    ISSUED_ON = "issued"


NEEDED = (Column.TITLE, Column.HOURS, Column.ENDS_ON)
Line = table_lines.Line[Column]
Sheet = table_lines.Sheet[Column]


@dataclass(frozen=True, slots=True)
class Words:
    """What the columns are headed by, and what kinds and forms are called in them."""

    headings: Mapping[Column, str]
    kinds: Mapping[CourseKind, str]
    forms: Mapping[CourseForm, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line that makes sense; None stands for an empty cell."""

    person_id: int
    title: str
    hours: int
    ends_on: date
    provider: str | None
    document: str | None
    kind: CourseKind | None
    form: CourseForm | None
    starts_on: date | None
    registered_as: str | None
    issued_on: date | None

    @property
    def key(self) -> tuple[int, date, str]:
        return self.person_id, self.ends_on, naming.search_key(self.title)


def template(words: Words, sheet: str, choices_sheet: str) -> bytes:
    """Blocks: meant for a thread."""
    names = [words.headings[column] for column in Column]
    kinds, forms = list(words.kinds.values()), list(words.forms.values())
    longest = max(len(kinds), len(forms))
    rows = [[_at(kinds, place), _at(forms, place)] for place in range(longest)]
    choices = Table(choices_sheet, [words.headings[Column.KIND], words.headings[Column.FORM]], rows)
    return workbooks.write([Table(sheet, names, []), choices])


def read(content: bytes, words: Words) -> Sheet:
    """Blocks: meant for a thread."""
    return table_lines.read(content, words.headings, needed=NEEDED, one_of=(Column.CODE, Column.NAME))


def called(line: Line) -> Called:
    return table_people.called(*(line.cells.get(column) for column in (Column.CODE, Column.NAME, Column.SCHOOL)))


def entry(
    line: Line, words: Words, known: Known, *, today: date, epoch: datetime | None
) -> tuple[Entry | None, list[Problem]]:
    """Everything wrong with a line at once, cell by cell."""
    values: dict[str, Any] = {}
    problems: list[Problem] = []

    def day(content: Content) -> date:
        return staff_days.day(content, today, epoch or EPOCH)

    readers = (
        ("person_id", Column.CODE, lambda _: known.find(called(line)), False),
        ("title", Column.TITLE, lambda cell: course_drafts.title_of(table_people.written(cell)), False),
        ("hours", Column.HOURS, lambda cell: course_drafts.hours_of(table_people.written(cell)), False),
        ("ends_on", Column.ENDS_ON, day, False),
        ("provider", Column.PROVIDER, lambda cell: course_drafts.provider_of(table_people.written(cell)), True),
        ("document", Column.DOCUMENT, lambda cell: course_drafts.number_of(table_people.written(cell)), True),
        ("kind", Column.KIND, lambda cell: _one_of(words.kinds, cell), True),
        ("form", Column.FORM, lambda cell: _one_of(words.forms, cell), True),
        ("starts_on", Column.STARTS_ON, day, True),
        ("registered_as", Column.REGISTERED_AS, lambda cell: course_drafts.number_of(table_people.written(cell)), True),
        ("issued_on", Column.ISSUED_ON, day, True),
    )
    for name, column, reader, is_optional in readers:
        cell = line.cells.get(column)
        try:
            values[name] = None if is_optional and staff_cells.is_empty(cell) else reader(cell)
        except Unfitting as unfit:
            place = line.places.get(column) or line.places.get(Column.NAME)
            problems.append(Problem(line.sheet, place, unfit.phrase, unfit.values))
    if not problems and values["starts_on"] and values["starts_on"] > values["ends_on"]:
        problems.append(Problem(line.sheet, line.places.get(Column.STARTS_ON), "course-days-turned"))
    return (None if problems else Entry(**values)), problems


def _one_of(choices: Mapping[Any, str], cell: Content) -> Any:
    key = naming.search_key(table_people.written(cell))
    for one, title in choices.items():
        if key and key in {naming.search_key(title), naming.search_key(one.value)}:
            return one
    raise Unfitting("course-one-of", choices=", ".join(choices.values()))


def _at(values: Sequence[str], place: int) -> str:
    return values[place] if place < len(values) else ""
