"""Results of external tests out of a table: what each line says, what is new about it, and writing it all at once."""

import asyncio
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.queries.deficits import external_results as rows
from services import audit
from services.deficits import external_results, external_sheets
from services.deficits.external_sheets import Column, Headings, Line
from services.errors import Unfitting
from services.register import table_people
from services.register.register_facts import EPOCH
from services.register.staff_rows import Problem
from services.register.table_people import Called, Known
from services.visits import Visit

HEAVIEST_MEGABYTES = 2


@dataclass(frozen=True, slots=True)
class Result:
    """A line that makes sense."""

    person_id: int
    area: str
    percent_tenths: int
    taken_on: date
    title: str
    document: str | None

    @property
    def key(self) -> tuple[int, str, date, str]:
        return self.person_id, self.area, self.taken_on, self.title


@dataclass(frozen=True, slots=True)
class Preview:
    new: int
    changed: int
    same: int
    people: int
    problems: tuple[Problem, ...]
    mark: str
    """Of what was shown: only that can be confirmed."""

    @property
    def is_anything(self) -> bool:
        return bool(self.new or self.changed)


async def look(session: AsyncSession, visit: Visit, *, content: bytes, headings: Headings) -> Preview:
    """What a table would change; nothing is changed yet."""
    external_results.must_enter(visit)
    results, problems = await _results(session, visit, content, headings)
    preview = await _preview(session, results, problems)
    await session.commit()
    return preview


async def apply(session: AsyncSession, visit: Visit, *, content: bytes, headings: Headings, mark: str) -> Preview:
    """Write it all in one transaction, if it would change what was shown. The same table once more changes nothing."""
    external_results.must_enter(visit)
    results, problems = await _results(session, visit, content, headings)
    preview = await _preview(session, results, problems)
    if preview.mark != mark:
        await session.rollback()
        raise Unfitting("external-changed")
    known = await rows.known(session, list({result.person_id for result in results}))
    fresh = [one for one in results if known.get(one.key) != (one.percent_tenths, one.document)]
    people = list(dict.fromkeys(one.person_id for one in fresh))
    if fresh:
        await rows.put(session, [_row(visit, one) for one in fresh])
        await external_results.weigh_anew(session, visit, people)
        for one in fresh:
            await external_results.close_step(
                session, visit, person_id=one.person_id, area=one.area, taken_on=one.taken_on, title=one.title
            )
        await audit.note(session, visit, Action.EXTERNAL_RESULTS_ENTERED, results=len(fresh), people=len(people))
    await session.commit()
    return preview


async def _results(
    session: AsyncSession, visit: Visit, content: bytes, headings: Headings
) -> tuple[list[Result], list[Problem]]:
    scope = external_results.must_enter(visit)
    sheet = await asyncio.to_thread(external_sheets.read, content, headings)
    known = await table_people.known(session, scope, map(_called, sheet.lines))
    results: dict[Any, Result] = {}
    problems = list(sheet.problems)
    for line in sheet.lines:
        read, wrong = _read(visit, line, known, sheet.epoch or EPOCH)
        problems += wrong
        if read is not None:
            results[read.key] = read
    return list(results.values()), problems


def _read(
    visit: Visit,
    line: Line,
    known: Known,
    epoch: datetime,
) -> tuple[Result | None, list[Problem]]:
    """Everything wrong with a line at once, cell by cell."""
    competences, today = visit.municipality.programme.competences, visit.municipality.day(visit.now)
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    readers = (
        ("person_id", Column.CODE, lambda: known.find(_called(line))),
        ("area", Column.AREA, lambda: external_results.area_of(competences, _words(line, Column.AREA))),
        ("percent_tenths", Column.PERCENT, lambda: external_results.percent_tenths(line.cells.get(Column.PERCENT))),
        (
            "taken_on",
            Column.TAKEN_ON,
            lambda: external_results.day_of(line.cells.get(Column.TAKEN_ON), latest=today, epoch=epoch),
        ),
        ("title", Column.TITLE, lambda: external_results.title_of(_words(line, Column.TITLE))),
        ("document", Column.DOCUMENT, lambda: _document(line)),
    )
    for name, column, reader in readers:
        try:
            values[name] = reader()
        except Unfitting as unfit:
            cell = line.places.get(column) or line.places.get(Column.NAME)
            problems.append(Problem(line.sheet, cell, unfit.phrase, unfit.values))
    return (None if problems else Result(**values)), problems


def _called(line: Line) -> Called:
    return table_people.called(*(line.cells.get(column) for column in (Column.CODE, Column.NAME, Column.SCHOOL)))


def _words(line: Line, column: Column) -> str:
    return table_people.words(line.cells.get(column))


def _document(line: Line) -> str | None:
    content = line.cells.get(Column.DOCUMENT)
    written = str(content) if isinstance(content, int) else _words(line, Column.DOCUMENT)
    return external_results.title_of(written, longest=external_results.LONGEST_DOCUMENT) if written.strip() else None


async def _preview(session: AsyncSession, results: Sequence[Result], problems: Sequence[Problem]) -> Preview:
    people = {result.person_id for result in results}
    known = await rows.known(session, list(people))
    new = sum(one.key not in known for one in results)
    same = sum(known.get(one.key) == (one.percent_tenths, one.document) for one in results)
    digest = hashlib.sha256(repr([(sorted(results, key=lambda one: repr(one.key))), new, same]).encode())
    return Preview(new, len(results) - new - same, same, len(people), tuple(problems), digest.hexdigest()[:12])


def _row(visit: Visit, one: Result) -> dict[str, Any]:
    return {
        "person_id": one.person_id,
        "area": one.area,
        "percent_tenths": one.percent_tenths,
        "taken_on": one.taken_on,
        "title": one.title,
        "document": one.document,
        "entered_by": visit.actor.id,
        "entered_at": visit.now,
    }
