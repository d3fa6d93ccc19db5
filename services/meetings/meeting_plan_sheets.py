"""A table of the year's meetings: the template that is sent, the plan as a table, and whatever comes back by line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from services import naming, table_lines, workbooks
from services.errors import Unfitting
from services.meetings import meeting_plan_lines
from services.meetings.meeting_plan_lines import Written
from services.register import staff_cells, table_people
from services.register.staff_cells import Content
from services.register.staff_rows import Problem
from services.workbooks import Table


class Column(StrEnum):
    """Each also the end of the key of its heading."""

    MONTH = "month"
    TOPIC = "topic"
    QUESTIONS = "questions"
    FORM = "form"
    RESPONSIBLE = "responsible"


NEEDED = (Column.MONTH, Column.TOPIC)
Line = table_lines.Line[Column]
Sheet = table_lines.Sheet[Column]


@dataclass(frozen=True, slots=True)
class Words:
    headings: Mapping[Column, str]
    kinds: Mapping[str, str]
    """Titles of kinds of events by their codes."""


@dataclass(frozen=True, slots=True)
class Entry:
    written: Written
    form: str | None
    responsible_id: int | None


@dataclass(frozen=True, slots=True)
class Known:
    """Who may be named: members, by code and by the letters of their names."""

    by_code: Mapping[str, int]
    by_key: Sequence[tuple[frozenset[str], int]]

    def find(self, called: str) -> int:
        """Raises Unfitting for nobody and for several."""
        code = called.strip().upper()
        if code in self.by_code:
            return self.by_code[code]
        words = set(naming.search_key(called).split())
        found = {number for names, number in self.by_key if words and words <= names}
        if len(found) != 1:
            raise Unfitting("meetings-several" if found else "meetings-nobody")
        return found.pop()


def template(words: Words, sheet: str, choices_sheet: str) -> bytes:
    """Blocks: meant for a thread."""
    names = [words.headings[column] for column in Column]
    choices = Table(choices_sheet, [words.headings[Column.FORM]], [[one] for one in words.kinds.values()])
    return workbooks.write([Table(sheet, names, []), choices])


def read(content: bytes, words: Words) -> Sheet:
    """Blocks: meant for a thread."""
    return table_lines.read(content, words.headings, needed=NEEDED, one_of=NEEDED)


def responsible_names(sheet: Sheet) -> list[str]:
    """Every name the table mentions."""
    return [name for line in sheet.lines if (name := table_people.written(line.cells.get(Column.RESPONSIBLE)).strip())]


def entry(line: Line, words: Words, known: Known, months: Sequence[date]) -> tuple[Entry | None, list[Problem]]:
    """Everything wrong with a line at once, cell by cell."""
    values: dict[Column, Any] = {}
    problems: list[Problem] = []
    readers = (
        (Column.MONTH, lambda cell: _month(cell, months), False),
        (Column.TOPIC, lambda cell: meeting_plan_lines.topic_of(table_people.written(cell)), False),
        (Column.QUESTIONS, lambda cell: meeting_plan_lines.questions_of(table_people.written(cell)), True),
        (Column.FORM, lambda cell: _kind(words, table_people.written(cell)), True),
        (Column.RESPONSIBLE, lambda cell: known.find(table_people.written(cell)), True),
    )
    for column, reader, is_optional in readers:
        cell = line.cells.get(column)
        try:
            values[column] = None if is_optional and staff_cells.is_empty(cell) else reader(cell)
        except Unfitting as unfit:
            place = line.places.get(column) or line.places.get(Column.MONTH)
            problems.append(Problem(line.sheet, place, unfit.phrase, unfit.values))
    if problems:
        return None, problems
    written = Written(values[Column.MONTH], values[Column.TOPIC], values[Column.QUESTIONS])
    return Entry(written, values[Column.FORM], values[Column.RESPONSIBLE]), []


def _month(cell: Content, months: Sequence[date]) -> date:
    """A month by its name or number, also with its year, or any day of it."""
    if isinstance(cell, date | datetime):
        found = next((one for one in months if (one.year, one.month) == (cell.year, cell.month)), None)
    else:
        words = naming.search_key(table_people.written(cell)).split()
        found = meeting_plan_lines.month_of(words[0], months) if words else None
        if len(words) > 1 and found is not None and words[1:] != [str(found.year)]:
            found = None
    if found is None:
        raise Unfitting("meetings-month-unfit")
    return found


def _kind(words: Words, said: str) -> str:
    key = naming.search_key(said)
    for code, title in words.kinds.items():
        if key and key in {naming.search_key(title), naming.search_key(code)}:
            return code
    raise Unfitting("meetings-kind-unfit")
