"""Saying that a row of the road map is done, with what shows it; corrected by saying it anew, with a reason."""

from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.queries import turns
from models.queries.roadmap import roadmap as rows
from models.roadmap import RoadmapMark
from services import audit
from services.errors import NotAllowed, Unfitting
from services.rights import Right, must_be_whole
from services.roadmap.roadmap import may_mark, occurrence_of
from services.roadmap.roadmap_schedules import occurrences
from services.visits import Visit

LONGEST_DOCUMENT = LONGEST_REASON = 300


async def mark(  # the row, its day, and what is said of it
    session: AsyncSession,
    visit: Visit,
    *,
    item: str,
    due_on: date,
    done_on: date | None,
    document: str | None,
    reason: str | None = None,
    last: int = 0,
) -> RoadmapMark:
    """`last`: the newest mark the person knew of, which this one corrects; the same said twice is there once."""
    _must_mark(visit, item, due_on)
    if done_on is not None:
        check_day(visit, item=item, due_on=due_on, done_on=done_on)
    shown, why = words(document, LONGEST_DOCUMENT), words(reason, LONGEST_REASON)
    if done_on is not None and shown is None:
        raise Unfitting("roadmap-needs-document")
    await turns.take(session, f"roadmap {item} {due_on}")
    said = await rows.marks_of(session, item, due_on)
    newest = said[0] if said else None
    if newest is not None and (newest.done_on, newest.document, newest.reason) == (done_on, shown, why):
        await session.commit()
        return newest
    if (newest.id if newest else 0) != last or (newest is None and done_on is None):
        raise Unfitting("roadmap-changed")
    if (newest is not None) != (why is not None):
        raise Unfitting("roadmap-needs-reason")
    found = RoadmapMark(
        item=item,
        due_on=due_on,
        done_on=done_on,
        document=shown,
        reason=why,
        marked_by=visit.actor.id,
        marked_at=visit.now,
    )
    session.add(found)
    await audit.note(session, visit, Action.ROADMAP_MARKED, item=item, day=due_on.isoformat())
    await session.commit()
    return found


async def begin(session: AsyncSession, visit: Visit, *, item: str, due_on: date) -> int:
    """The newest mark of a row one is about to say something of; nought: nothing was said yet."""
    _must_mark(visit, item, due_on)
    said = await rows.marks_of(session, item, due_on)
    await session.commit()
    return said[0].id if said else 0


def check_day(visit: Visit, *, item: str, due_on: date, done_on: date) -> None:
    """After the row was due the time before: an earlier day is of that time, or its year is a slip."""
    if done_on > visit.municipality.day(visit.now):
        raise Unfitting("roadmap-day-ahead")
    if done_on < visit.municipality.programme.passport.period.year1_start:
        raise Unfitting("roadmap-day-early")
    rows = occurrences(visit.municipality.programme)
    before = max((one.due_on for one in rows if one.item.code == item and one.due_on < due_on), default=None)
    if before is not None and done_on <= before:
        raise Unfitting("roadmap-day-of-before", day=f"{before:%d.%m.%Y}")


def words(text: str | None, longest: int) -> str | None:
    found = " ".join((text or "").split())
    if len(found) > longest:
        raise Unfitting("words-too-long", limit=longest)
    return found or None


def _must_mark(visit: Visit, item: str, due_on: date) -> None:
    must_be_whole(visit.actor, Right.SEE_ROADMAP)
    found = occurrence_of(visit.municipality, item, due_on)
    if found.is_before or not may_mark(visit.actor, found.item):
        raise NotAllowed
