"""Who was there out of a list: typed surnames or a table; shown first, then put in with one tap."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.events import AttendanceSource, Event, EventRole
from models.queries.attendance import attendance as rows
from services import audit, naming, table_lines, workbooks
from services.attendance import attendance_matching
from services.attendance.attendance import is_confirmed, of_list, put_there, to_mark
from services.attendance.attendance_matching import MOST_LINES, Matched
from services.attendance.attendance_terms import must_be_markable
from services.calling import call
from services.errors import Unfitting
from services.events.events import all_or_nothing
from services.marks import mark_of
from services.register import staff_cells, table_people
from services.register.staff_cells import Content
from services.rights import Right, must
from services.telling_apart import called_apart
from services.visits import Visit
from services.workbooks import Table

HEAVIEST_MEGABYTES = 2
MOST_LISTED = 5_000
SHOWN = 20


class Column(StrEnum):
    """Each also the end of the key of its heading."""

    CODE = "code"
    NAME = "name"
    SCHOOL = "school"
    WAS_THERE = "there"
    GIVEN = "given"
    PATRONYMIC = "patronymic"


OF_TEMPLATE = (Column.CODE, Column.NAME, Column.SCHOOL, Column.WAS_THERE)
"""The parts of a name stand in columns of their own only in tables of others."""
Headings = Mapping[Column, str]
OtherWords = Mapping[str, Column]
"""What people call columns in tables of their own."""


@dataclass(frozen=True, slots=True)
class Preview:
    event: Event
    found: tuple[int, ...]
    called: tuple[str, ...]
    """The first of those who were found."""
    already: int
    """How many of them are marked as having been there."""
    matched: Matched

    @property
    def mark(self) -> str:
        """Of what was shown: only that can be put in."""
        return mark_of(*sorted(self.found))


async def look(session: AsyncSession, visit: Visit, *, event_id: int, typed: str) -> Preview:
    """Whom a typed list means; nothing is changed yet."""
    return await _look(session, visit, event_id, attendance_matching.lines_of(typed))


async def look_at_table(
    session: AsyncSession,
    visit: Visit,
    *,
    event_id: int,
    content: bytes,
    headings: Headings,
    others: OtherWords,
    yes: str,
) -> Preview:
    """Whom a table means: the marked lines, or all of them where it has no column for marks."""
    must(visit.actor, Right.PLAN_EVENTS)
    one_of = (Column.CODE, Column.NAME)
    sheet = await asyncio.to_thread(table_lines.read, content, headings, needed=(), one_of=one_of, other_words=others)
    if not sheet.lines and sheet.problems:
        if sheet.problems[0].phrase == table_lines.NO_HEADINGS:
            raise Unfitting("attendance-no-headings")
        raise Unfitting(sheet.problems[0].phrase, **sheet.problems[0].values)
    good = {naming.search_key(word) for word in (yes, "+", "1", "v", "x", "\u2713")} - {""}
    lines = [_named(one) for one in sheet.lines if _is_marked(one.cells, good)]
    return await _look(session, visit, event_id, list(dict.fromkeys(filter(None, lines))))


async def apply(session: AsyncSession, visit: Visit, *, event_id: int, person_ids: Sequence[int], mark: str) -> int:
    """Put in what was shown; twice is once. Returns how many people were not marked before."""
    event = await to_mark(session, visit, event_id)
    if mark_of(*sorted(person_ids)) != mark or not person_ids or len(person_ids) > MOST_LINES:
        await session.rollback()
        raise Unfitting("external-changed")
    there = await rows.rows_of(session, event.id, person_ids, to_change=True)
    others = [one for one in person_ids if one not in there]
    known = await rows.reached(session, must(visit.actor, Right.PLAN_EVENTS), others)
    new = [one for one in person_ids if (one in there and not is_confirmed(there[one])) or one in known]
    roles = {one: there[one].role if one in there else EventRole.LISTENER for one in new}
    if new:
        await put_there(session, visit, event, roles, AttendanceSource.IMPORT)
        for one in sorted(known):
            await audit.note(session, visit, Action.ATTENDANCE_ADDED, person_id=one, event=event.id)
        await audit.note(session, visit, Action.ATTENDANCE_IMPORTED, event=event.id, count=len(new))
    await session.commit()
    return len(new)


async def template(
    session: AsyncSession, visit: Visit, *, event_id: int, headings: Headings, sheet: str, yes: str
) -> bytes:
    """A table of whoever stands in the list, ready to be marked; it names people, so that is written down."""
    event = await of_list(session, visit, event_id)
    found = await rows.page(session, event.id, offset=0, limit=MOST_LISTED)
    await audit.note(session, visit, Action.ATTENDANCE_EXPORTED, event=event.id, count=len(found))
    await session.commit()
    mode = visit.municipality.privacy_mode
    lines = [
        (
            one.person.code or "",
            call(mode, one.person),
            one.place or "",
            yes if is_confirmed(one.row) else "",
        )
        for one in found
    ]
    return await asyncio.to_thread(workbooks.write, [Table(sheet, [headings[one] for one in OF_TEMPLATE], lines)])


async def _look(session: AsyncSession, visit: Visit, event_id: int, lines: Sequence[str]) -> Preview:
    event = await of_list(session, visit, event_id)
    async with all_or_nothing(session):
        must_be_markable(event, visit.now)
        if not lines:
            raise Unfitting("attendance-list-empty")
        if len(lines) > MOST_LINES:
            raise Unfitting("attendance-list-long", limit=MOST_LINES)
    listed = await rows.of_list(session, event.id, limit=MOST_LISTED)
    first = attendance_matching.match(lines, listed, ())
    others = []
    if first.unknown:
        words = {attendance_matching.telling_word(one) for one in first.unknown} - {""}
        others = await rows.within_reach(session, must(visit.actor, Right.PLAN_EVENTS), words)
    matched = attendance_matching.match(lines, listed, others) if others else first
    named = await rows.named(session, matched.found, limit=SHOWN)
    there = await rows.rows_of(session, event.id, matched.found)
    called = await called_apart(session, visit, [(one, None) for one in named])
    await session.commit()
    return Preview(
        event,
        matched.found,
        tuple(called[one.id] for one in named),
        sum(is_confirmed(one) for one in there.values()),
        matched,
    )


def _named(line: table_lines.Line[Column]) -> str:
    """The code where there is one, else the name."""
    code = _words(line.cells.get(Column.CODE))
    parts = (_words(line.cells.get(one)) for one in (Column.NAME, Column.GIVEN, Column.PATRONYMIC))
    return code or " ".join(filter(None, parts))[: attendance_matching.LONGEST_LINE]


def _words(cell: Content) -> str:
    return naming.clean(str(cell) if isinstance(cell, int) else table_people.words(cell))[
        : attendance_matching.LONGEST_LINE
    ]


def _is_marked(cells: Mapping[Column, Content], good: set[str]) -> bool:
    if Column.WAS_THERE not in cells:
        return True
    cell = cells[Column.WAS_THERE]
    return not staff_cells.is_blank(cell) and (
        _words(cell) in {"+", "\u2713", "v"} or naming.search_key(_words(cell)) in good
    )
