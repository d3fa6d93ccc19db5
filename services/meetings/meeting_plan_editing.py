"""The year's plan of meetings written: line by line, from last year; lines changed, taken away and put back."""

from collections.abc import Iterable

from sqlalchemy.ext.asyncio import AsyncSession

from models.meetings import MeetingPlan, PlannedMeeting
from models.queries.associations import association_members as members
from models.queries.meetings import meeting_plans as rows
from services.associations.association_access import lead
from services.errors import NotFound, Unfitting
from services.meetings import meeting_plan_lines
from services.meetings.meeting_plan_lines import MOST_LINES, Written, shifted
from services.meetings.meeting_plans import changed, editable, line_of, planned_months, standing
from services.meetings.meeting_states import LineState
from services.naming import search_key
from services.visits import Visit


async def write(session: AsyncSession, visit: Visit, *, association_id: int, school_year: int, typed: str) -> int:
    """Lines as they are typed; what stands there already is not added again. Returns how many were new."""
    written = meeting_plan_lines.read(typed, planned_months(visit, school_year))
    return await add(session, visit, association_id=association_id, school_year=school_year, written=written)


async def take_last_year(session: AsyncSession, visit: Visit, *, association_id: int, school_year: int) -> int:
    """The lines of last year a year on; whoever was responsible is asked anew. Returns how many were new."""
    association = await lead(session, visit, association_id)
    last = await rows.find(session, association.id, school_year - 1)
    found = await rows.lines(session, [last.id]) if last is not None else []
    if not found:
        await session.rollback()
        raise Unfitting("meetings-no-last-year")
    made = [
        PlannedMeeting(
            month=shifted(one.meeting.month),
            topic=one.meeting.topic,
            questions=one.meeting.questions,
            form=one.meeting.form,
            deficit_topic=one.meeting.deficit_topic,
        )
        for one in found
    ]
    plan = await editable(session, visit, association_id, school_year)
    added = await put(session, visit, plan, made)
    await session.commit()
    return added


async def add(
    session: AsyncSession, visit: Visit, *, association_id: int, school_year: int, written: Iterable[Written]
) -> int:
    plan = await editable(session, visit, association_id, school_year)
    made = [PlannedMeeting(month=one.month, topic=one.topic, questions=one.questions) for one in written]
    added = await put(session, visit, plan, made)
    await session.commit()
    return added


async def put(session: AsyncSession, visit: Visit, plan: MeetingPlan, made: Iterable[PlannedMeeting]) -> int:
    """Add what does not stand in the plan yet; returns how many. In the caller's transaction."""
    there = await rows.lines(session, [plan.id])
    known = {(one.meeting.month, search_key(one.meeting.topic)) for one in there}
    new: list[PlannedMeeting] = []
    for one in made:
        key = one.month, search_key(one.topic)
        if key not in known:
            known.add(key)
            one.plan_id = plan.id
            new.append(one)
    if len(there) + len(new) > MOST_LINES:
        await session.rollback()
        raise Unfitting("meetings-too-many-lines", high=MOST_LINES)
    await rows.add_lines(session, new)
    if new:
        await changed(session, visit, plan)
    return len(new)


async def rewrite(session: AsyncSession, visit: Visit, *, meeting_id: int, typed: str) -> None:
    """Another month, topic or questions of a line."""
    line, plan = await standing(session, visit, meeting_id)
    meeting = line.meeting
    old = Written(meeting.month, meeting.topic, meeting.questions)
    try:
        new = meeting_plan_lines.read_change(typed, planned_months(visit, plan.school_year), old)
    except Unfitting:
        await session.rollback()
        raise
    if new != old:
        meeting.month, meeting.topic, meeting.questions = new.month, new.topic, new.questions
        await changed(session, visit, plan)
    await session.commit()


async def remove(session: AsyncSession, visit: Visit, *, meeting_id: int) -> tuple[int, int]:
    """A line whose meeting has a day stays. It can be put back. Returns the association and the year."""
    line, plan = await standing(session, visit, meeting_id, even_removed=True)
    if line_of(visit, line).state in {LineState.HELD, LineState.PLANNED, LineState.UNMARKED}:
        await session.rollback()
        raise Unfitting("meetings-line-has-day")
    if line.meeting.removed_at is None:
        line.meeting.removed_at, line.meeting.event_id = visit.now, None
        await changed(session, visit, plan)
    found = plan.association_id, plan.school_year
    await session.commit()
    return found


async def restore(session: AsyncSession, visit: Visit, *, meeting_id: int) -> tuple[int, int]:
    """Put a line back; twice is once. Returns the association and the year."""
    line, plan = await standing(session, visit, meeting_id, even_removed=True)
    if line.meeting.removed_at is not None:
        if len(await rows.lines(session, [plan.id])) >= MOST_LINES:
            await session.rollback()
            raise Unfitting("meetings-too-many-lines", high=MOST_LINES)
        line.meeting.removed_at = None
        await changed(session, visit, plan)
    found = plan.association_id, plan.school_year
    await session.commit()
    return found


async def set_responsible(session: AsyncSession, visit: Visit, *, meeting_id: int, person_id: int | None) -> None:
    """A member who prepares the meeting, or nobody. It needs no agreeing on."""
    line, plan = await standing(session, visit, meeting_id)
    if person_id is not None and await members.member(session, plan.association_id, person_id) is None:
        raise NotFound
    line.meeting.responsible_id = person_id
    await session.commit()
