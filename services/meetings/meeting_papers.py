"""Minutes on paper and the register of a year's minutes, gathered for files and written down in the audit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.queries import people as people_rows
from models.queries.meetings import meeting_minutes as rows
from services import audit
from services.associations import association_access
from services.errors import NotFound
from services.meetings import meeting_people
from services.meetings.meeting_minutes import Sheet, sheet_of
from services.paging import pages_of
from services.rights import Right, must
from services.visits import Visit

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Gathered:
    """Minutes with the names of those who were there, in the order of the alphabet."""

    sheet: Sheet
    present: Sequence[str]


@dataclass(frozen=True, slots=True)
class Line:
    """Minutes as lists and the register show them."""

    minutes_id: int
    association: str
    number: int
    held_on: date
    title: str
    present: int
    members: int
    decisions: int
    done: int
    is_signed: bool


@dataclass(frozen=True, slots=True)
class Page:
    association: str
    lines: Sequence[Line]
    total: int
    pages: int
    may_write: bool


async def gather(session: AsyncSession, visit: Visit, *, minutes_id: int) -> Gathered:
    """For a file; for whoever keeps the papers of the meeting."""
    sheet = await sheet_of(session, visit, minutes_id)
    if not sheet.may_write:
        raise NotFound
    people = await people_rows.by_ids(session, sheet.present)
    names = sorted(filter(None, (meeting_people.called(visit, people, one) for one in sheet.present)))
    await audit.note(session, visit, Action.MINUTES_EXPORTED, minutes=minutes_id, count=len(names))
    await session.commit()
    return Gathered(sheet, names)


async def page(session: AsyncSession, visit: Visit, *, association_id: int, page: int, size: int) -> Page:
    """Minutes of an association, the newest first; members see signed ones."""
    association = await association_access.belong(session, visit, association_id)
    try:
        await association_access.write(session, visit, association_id, even_closed=True)
        may_write = True
    except NotFound:
        may_write = False
    _, total = await rows.page(session, association_id, only_signed=not may_write, offset=0, limit=1)
    pages = pages_of(total, size)
    offset = min(max(page, 0), pages - 1) * size
    found, total = await rows.page(session, association_id, only_signed=not may_write, offset=offset, limit=size)
    await session.commit()
    return Page(association.title, [_line(one) for one in found], total, pages, may_write)


async def register(session: AsyncSession, visit: Visit) -> tuple[int, list[Line]]:
    """The minutes of this school year of every association the actor keeps or leads."""
    must(visit.actor, Right.BELONG)
    scope = association_access.led_by(visit.actor)
    if not scope:
        raise NotFound
    year = visit.municipality.school_year(visit.now)
    found: list[Line] = []
    after = (0, 0)
    while portion := await rows.of_year(session, scope, school_year=year, after=after, limit=AT_ONCE):
        found += [_line(one) for one in portion]
        after = (portion[-1].minutes.association_id, portion[-1].minutes.number)
    await audit.note(session, visit, Action.MINUTES_EXPORTED, year=year, count=len(found))
    await session.commit()
    return year, found


def _line(one: rows.Listed) -> Line:
    minutes = one.minutes
    return Line(
        minutes_id=minutes.id,
        association=one.association,
        number=minutes.number,
        held_on=minutes.held_on,
        title=one.title,
        present=len(minutes.present),
        members=minutes.members,
        decisions=one.decisions,
        done=one.done,
        is_signed=minutes.signed_at is not None,
    )
