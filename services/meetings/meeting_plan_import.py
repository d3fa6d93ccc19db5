"""A plan of meetings out of a table: what is new in it, and writing it all at once."""

import asyncio
import hashlib
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from models.meetings import PlannedMeeting
from models.queries.associations import association_members as members
from models.queries.meetings import meeting_plans as rows
from services.associations.association_access import lead
from services.errors import Unfitting
from services.meetings import meeting_plan_sheets
from services.meetings.meeting_plan_editing import put
from services.meetings.meeting_plan_sheets import Entry, Known, Words
from services.meetings.meeting_plans import editable, planned_months, years_to_plan
from services.naming import search_key
from services.register.staff_rows import Problem
from services.visits import Visit

HEAVIEST_MEGABYTES = 2
MOST_NAMES = 60
"""Different people a plan may name."""


@dataclass(frozen=True, slots=True)
class Preview:
    new: int
    same: int
    problems: tuple[Problem, ...]
    mark: str
    """Of what was shown: only that can be applied."""


@dataclass(frozen=True, slots=True)
class _Read:
    new: tuple[Entry, ...]
    same: int
    problems: tuple[Problem, ...]


async def look(
    session: AsyncSession, visit: Visit, *, association_id: int, school_year: int, content: bytes, words: Words
) -> Preview:
    """What a table would add; nothing is changed yet."""
    read = await _read(session, visit, association_id, school_year, content, words)
    await session.commit()
    return _preview(read)


async def apply(  # the file besides what it goes into
    session: AsyncSession,
    visit: Visit,
    *,
    association_id: int,
    school_year: int,
    content: bytes,
    words: Words,
    mark: str,
) -> int:
    """Add what was shown, in one transaction. The same table once more adds nothing."""
    read = await _read(session, visit, association_id, school_year, content, words)
    if not read.new or _preview(read).mark != mark:
        await session.rollback()
        raise Unfitting("external-changed")
    plan = await editable(session, visit, association_id, school_year)
    made = [
        PlannedMeeting(
            month=one.written.month,
            topic=one.written.topic,
            questions=one.written.questions,
            form=one.form,
            responsible_id=one.responsible_id,
        )
        for one in read.new
    ]
    added = await put(session, visit, plan, made)
    await session.commit()
    return added


async def _read(  # the file besides what it goes into
    session: AsyncSession, visit: Visit, association_id: int, school_year: int, content: bytes, words: Words
) -> _Read:
    association = await lead(session, visit, association_id)
    if school_year not in years_to_plan(visit):
        raise Unfitting("meetings-not-this-year")
    sheet = await asyncio.to_thread(meeting_plan_sheets.read, content, words)
    names = list(dict.fromkeys(meeting_plan_sheets.responsible_names(sheet)))[:MOST_NAMES]
    known = await _known(session, association.id, names)
    plan = await rows.find(session, association.id, school_year)
    there = await rows.lines(session, [plan.id]) if plan is not None else []
    seen = {(one.meeting.month, search_key(one.meeting.topic)) for one in there}
    new: list[Entry] = []
    same, problems = 0, list(sheet.problems)
    for line in sheet.lines:
        entry, wrong = meeting_plan_sheets.entry(line, words, known, planned_months(visit, school_year))
        problems += wrong
        if entry is None:
            continue
        key = entry.written.month, search_key(entry.written.topic)
        if key in seen:
            same += 1
        else:
            seen.add(key)
            new.append(entry)
    return _Read(tuple(new), same, tuple(problems))


async def _known(session: AsyncSession, association_id: int, names: list[str]) -> Known:
    found = [one for name in names for one in await members.named(session, association_id, search_key(name).split())]
    return Known(
        {(one.code or "").upper(): one.id for one in found if one.code},
        [(frozenset(one.search_key.split()), one.id) for one in found],
    )


def _preview(read: _Read) -> Preview:
    mark = hashlib.sha256(repr(sorted(map(repr, read.new))).encode()).hexdigest()[:12]
    return Preview(len(read.new), read.same, read.problems, mark)
