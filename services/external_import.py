"""Results of external tests out of a table: what each line says, what is new about it, and writing it all at once."""

import asyncio
import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.queries import external_results as rows
from models.queries.external_results import Candidate
from services import audit, external_results, external_sheets, naming, staff_cells
from services.errors import Unfitting
from services.external_sheets import Column, Headings, Line
from services.register_facts import EPOCH
from services.staff_rows import Problem
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
    codes, places = set(), set()
    for line in sheet.lines:
        codes.add(_code(line))
        places.add(naming.search_key(_words(line, Column.SCHOOL)))
    found = await rows.candidates(session, scope, codes=sorted(codes - {""}), organization_keys=sorted(places - {""}))
    by_code = {one.code: one for one in found if one.code}
    by_place: dict[str, list[Candidate]] = defaultdict(list)
    for one in found:
        by_place[one.organization_key or ""].append(one)
    results: dict[Any, Result] = {}
    problems = list(sheet.problems)
    for line in sheet.lines:
        read, wrong = _read(visit, line, by_code, by_place, sheet.epoch or EPOCH)
        problems += wrong
        if read is not None:
            results[read.key] = read
    return list(results.values()), problems


def _read(
    visit: Visit,
    line: Line,
    by_code: Mapping[str, Candidate],
    by_place: Mapping[str, Sequence[Candidate]],
    epoch: datetime,
) -> tuple[Result | None, list[Problem]]:
    """Everything wrong with a line at once, cell by cell."""
    competences, today = visit.municipality.programme.competences, visit.municipality.day(visit.now)
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    readers = (
        ("person_id", Column.CODE, lambda: _person(line, by_code, by_place)),
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


def _person(line: Line, by_code: Mapping[str, Candidate], by_place: Mapping[str, Sequence[Candidate]]) -> int:
    """By the code; without one by all words of the name, at that school. Raises Unfitting."""
    code = _code(line)
    if code:
        if code not in by_code:
            raise Unfitting("external-nobody")
        return by_code[code].id
    name = naming.search_key(_words(line, Column.NAME)).split()
    place = naming.search_key(_words(line, Column.SCHOOL))
    if len(name) < 2 or not place:
        raise Unfitting("external-who")
    fitting = [one for one in by_place.get(place, ()) if set(name) <= set(one.search_key.split())]
    if len(fitting) != 1:
        raise Unfitting("external-several" if fitting else "external-nobody")
    return fitting[0].id


def _code(line: Line) -> str:
    content = line.cells.get(Column.CODE)
    if staff_cells.is_blank(content):
        return ""
    try:
        return staff_cells.person_code(content)
    except Unfitting:
        return _words(line, Column.CODE) or "?"


def _words(line: Line, column: Column) -> str:
    content = line.cells.get(column)
    return content[: staff_cells.LONGEST_CELL] if isinstance(content, str) else ""


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
