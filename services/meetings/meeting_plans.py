"""The year's plan of meetings of an association: looked at, and held while something is changed in it."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from models.associations import Association
from models.meetings import MeetingPlan, PlanStatus
from models.queries.meetings import meeting_plans as rows
from models.queries.meetings.meeting_plans import Line
from services import notices
from services.associations.association_access import belong, is_kept, is_led, lead
from services.errors import NotFound, Unfitting
from services.meetings.meeting_plan_lines import months_of
from services.meetings.meeting_states import Happening, LineState, is_moved, state_of
from services.rights import Right, must
from services.visits import Visit

SHOWN_TO_MEMBERS = (PlanStatus.PROPOSED, PlanStatus.APPROVED)


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A line and what has become of it."""

    id: int
    month: date
    topic: str
    state: LineState
    on: date | None
    """The day of its event, where it has one."""
    event_id: int | None
    moved: bool


@dataclass(frozen=True, slots=True)
class PlanView:
    association: Association
    school_year: int
    plan: MeetingPlan | None
    lines: Sequence[PlanLine]
    mark: str
    """Of what was shown: only that can be approved."""
    last_year: int
    """How many lines last year's plan has, for an empty one."""
    next_year: int | None
    """The year to be planned besides, where it is near."""
    leads: bool
    keeps: bool


def years_to_plan(visit: Visit) -> tuple[int, ...]:
    """This school year, and the next one once lessons are over."""
    municipality = visit.municipality
    year, today = municipality.school_year(visit.now), municipality.day(visit.now)
    lessons = municipality.programme.calendar.school_year
    over = f"{today:%m-%d}" > lessons.until if lessons.until < lessons.since else False
    return (year, year + 1) if over and today.year == year + 1 else (year,)


def planned_months(visit: Visit, year: int) -> tuple[date, ...]:
    return months_of(year, visit.municipality.programme.calendar.school_year.since)


def line_of(visit: Visit, found: Line) -> PlanLine:
    meeting, event = found.meeting, found.event
    happening = Happening(event.status, visit.municipality.day(event.starts_at)) if event else None
    return PlanLine(
        id=meeting.id,
        month=meeting.month,
        topic=meeting.topic,
        state=state_of(meeting.month, happening, today=visit.municipality.day(visit.now)),
        on=happening.on if happening else None,
        event_id=meeting.event_id,
        moved=is_moved(meeting.month, happening),
    )


async def look(session: AsyncSession, visit: Visit, *, association_id: int, school_year: int) -> PlanView:
    """Members see it from when it was sent to be agreed on."""
    association = await belong(session, visit, association_id)
    keeps, leads = is_kept(visit.actor, association), is_led(visit.actor, association)
    plan = await rows.find(session, association.id, school_year)
    is_shown = plan is not None and (leads or plan.status in SHOWN_TO_MEMBERS)
    found = await rows.lines(session, [plan.id]) if plan is not None and is_shown else []
    last = await rows.find(session, association.id, school_year - 1) if leads and not found else None
    before = len(await rows.lines(session, [last.id])) if last is not None else 0
    await session.commit()
    years = years_to_plan(visit)
    return PlanView(
        association=association,
        school_year=school_year,
        plan=plan if is_shown else None,
        lines=tuple(line_of(visit, one) for one in found),
        mark=mark_of(found),
        last_year=before,
        next_year=next((one for one in years if one != school_year), None) if leads else None,
        leads=leads and association.closed_at is None,
        keeps=keeps and association.closed_at is None,
    )


async def editable(session: AsyncSession, visit: Visit, association_id: int, school_year: int) -> MeetingPlan:
    """The plan of a year that is being planned, held, made where there was none; in the caller's transaction."""
    association = await lead(session, visit, association_id, to_change=True)
    if school_year not in years_to_plan(visit):
        await session.rollback()
        raise Unfitting("meetings-not-this-year")
    return await rows.begin(session, association.id, school_year, now=visit.now)


async def standing(
    session: AsyncSession, visit: Visit, meeting_id: int, *, even_removed: bool = False
) -> tuple[Line, MeetingPlan]:
    """A line of a plan the actor leads, to be changed, in the caller's transaction. Raises NotFound, Unfitting."""
    found = await rows.line(session, meeting_id, to_change=True)
    if found is None:
        must(visit.actor, Right.BELONG)
        raise NotFound
    line, plan = found
    await lead(session, visit, plan.association_id, to_change=True)
    if line.meeting.removed_at is not None and not even_removed:
        await session.rollback()
        raise Unfitting("meetings-line-gone")
    return line, plan


async def changed(session: AsyncSession, visit: Visit, plan: MeetingPlan) -> None:
    """What the leader changes of an approved plan is agreed on anew; what a keeper changes is agreed on."""
    association = await lead(session, visit, plan.association_id)
    if plan.status is PlanStatus.APPROVED and not is_kept(visit.actor, association):
        plan.status, plan.decided_at, plan.decided_by = PlanStatus.PROPOSED, None, None
        await tell_keepers(session, visit, association, plan, "meetings-told-changed", mark=f"{visit.now}")


async def tell_keepers(  # what is said, of which plan
    session: AsyncSession, visit: Visit, association: Association, plan: MeetingPlan, phrase: str, *, mark: str
) -> None:
    said = {
        "phrase": phrase,
        "values": {"title": association.title},
        "rows": [[{"phrase": "meetings-open", "data": f"oap:{association.id}:{plan.school_year}"}]],
    }
    keepers = await rows.keepers(session, association.organization_id)
    others = [one for one in keepers if one != visit.actor.id]
    await notices.tell(session, visit, others, key=f"{phrase}:{plan.id}:{mark}", said=said)


def mark_of(lines: Iterable[Line]) -> str:
    """Twelve signs that change with any line."""
    shown = [(one.meeting.id, one.meeting.month, one.meeting.topic, one.meeting.questions) for one in lines]
    return hashlib.sha256(repr(shown).encode()).hexdigest()[:12]
