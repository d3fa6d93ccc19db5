"""What has become of the year's plans: figures of one association, the leader's words, a table of all of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from models.associations import Association
from models.audit import Action
from models.meetings import MeetingPlan, PlanStatus
from models.queries import people as people_rows
from models.queries.associations import association_members as members
from models.queries.meetings import meeting_plans as rows
from models.queries.meetings.meeting_plans import Line, Standing
from services import audit
from services.associations.association_access import lead, led_by
from services.calling import call
from services.errors import NotFound, Unfitting
from services.events.event_plan import midnights
from services.meetings.meeting_plans import PlanLine, line_of, planned_months
from services.meetings.meeting_states import LineState
from services.naming import clean
from services.rights import Right, must
from services.visits import Visit

LONGEST_ANALYSIS = 1000
AT_ONCE = 200
"""Associations of a table that are read in one go."""
BEFORE_US = 1
"""Years back that can still be looked at."""


@dataclass(frozen=True, slots=True)
class Figures:
    planned: int
    held: int
    moved: int
    """Held or planned in another month."""
    missed: int
    attendance: int | None
    """People on average; none where nothing was held or nobody was ticked."""
    beside: int
    """Held without standing in the plan."""


@dataclass(frozen=True, slots=True)
class Fulfilment:
    association: Association
    school_year: int
    plan: MeetingPlan
    figures: Figures
    lines: Sequence[PlanLine]


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A line of one plan for a table."""

    line: PlanLine
    questions: str
    form: str | None
    responsible: str
    attended: int | None


@dataclass(frozen=True, slots=True)
class TableRow:
    """An association in the table of all."""

    title: str
    kind: str
    school: str
    leaders: str
    status: PlanStatus | None
    figures: Figures
    topics: Sequence[str]
    analysis: str


async def look(session: AsyncSession, visit: Visit, *, association_id: int, school_year: int) -> Fulfilment:
    association = await lead(session, visit, association_id, even_closed=True)
    plan = await rows.find(session, association.id, school_year)
    if plan is None:
        raise NotFound
    found = await rows.lines(session, [plan.id])
    attended = await rows.attended(session, _events(found))
    since, until = midnights(visit, _bounds(visit, school_year))
    beside = await rows.held_beside(session, association.id, since=since, until=until)
    await session.commit()
    lines = [line_of(visit, one) for one in found]
    return Fulfilment(association, school_year, plan, figures_of(lines, attended, len(beside)), lines)


async def analyse(session: AsyncSession, visit: Visit, *, association_id: int, school_year: int, typed: str) -> None:
    """What the leader says about the year; said anew it replaces what was said before."""
    association = await lead(session, visit, association_id, to_change=True)
    plan = await rows.find(session, association.id, school_year, to_change=True)
    if plan is None:
        raise NotFound
    words = "\n".join(filter(None, map(clean, typed.splitlines())))
    if not 1 <= len(words) <= LONGEST_ANALYSIS:
        await session.rollback()
        raise Unfitting("meetings-analysis-unfit", high=LONGEST_ANALYSIS)
    plan.analysis, plan.analysed_at = words, visit.now
    await session.commit()


async def sheet(session: AsyncSession, visit: Visit, *, association_id: int, school_year: int) -> list[SheetRow]:
    """One plan for a file."""
    association = await lead(session, visit, association_id, even_closed=True)
    plan = await rows.find(session, association.id, school_year)
    if plan is None:
        raise NotFound
    found = await rows.lines(session, [plan.id])
    attended = await rows.attended(session, _events(found))
    await audit.note(
        session,
        visit,
        Action.ASSOCIATIONS_EXPORTED,
        organization_id=association.organization_id,
        association=association.id,
        rows=len(found),
    )
    await session.commit()
    mode = visit.municipality.privacy_mode
    return [
        SheetRow(
            line_of(visit, one),
            one.meeting.questions or "",
            one.meeting.form,
            call(mode, one.responsible) if one.responsible else "",
            attended.get(one.event.id) if one.event else None,
        )
        for one in found
    ]


async def table(session: AsyncSession, visit: Visit, *, school_year: int) -> list[TableRow]:
    """All associations the actor keeps, for a file; those without a plan too."""
    must(visit.actor, Right.KEEP_ASSOCIATIONS)
    scope, kinds = led_by(visit.actor), visit.municipality.programme.events.association_kinds
    planning = [one.code for one in kinds if one.keeps_plan]
    found: list[TableRow] = []
    last = 0
    while some := await rows.standings(
        session, scope, kinds=planning, school_year=school_year, after=last, limit=AT_ONCE
    ):
        found += await _rows(session, visit, some)
        last = some[-1].association.id
    await audit.note(session, visit, Action.ASSOCIATIONS_EXPORTED, rows=len(found))
    await session.commit()
    return found


def figures_of(lines: Sequence[PlanLine], attended: Mapping[int, int], beside: int = 0) -> Figures:
    """Of the lines of one plan."""
    held = [one for one in lines if one.state is LineState.HELD]
    counts = [attended[one.event_id] for one in held if one.event_id is not None and one.event_id in attended]
    return Figures(
        planned=len(lines),
        held=len(held),
        moved=sum(one.moved for one in lines),
        missed=sum(one.state is LineState.MISSED for one in lines),
        attendance=round(sum(counts) / len(counts)) if counts else None,
        beside=beside,
    )


async def _rows(session: AsyncSession, visit: Visit, some: Sequence[Standing]) -> list[TableRow]:
    lines = await rows.lines(session, [one.plan.id for one in some if one.plan is not None])
    attended = await rows.attended(session, _events(lines))
    leading = await members.leaders_of(session, [one.association.id for one in some])
    people = await people_rows.by_ids(session, {one for listed in leading.values() for one in listed})
    mode, kinds = visit.municipality.privacy_mode, visit.municipality.programme.events
    made = []
    for one in some:
        own = [line_of(visit, line) for line in lines if one.plan is not None and line.meeting.plan_id == one.plan.id]
        kind = kinds.association_kind(one.association.kind)
        called = [call(mode, people[number]) for number in leading.get(one.association.id, ()) if number in people]
        made.append(
            TableRow(
                title=one.association.title,
                kind=kind.title if kind else one.association.kind,
                school=one.school or "",
                leaders=", ".join(called),
                status=one.plan.status if one.plan else None,
                figures=figures_of(own, attended),
                topics=[line.topic for line in own if line.state is LineState.HELD],
                analysis=(one.plan.analysis or "") if one.plan else "",
            )
        )
    return made


def _events(lines: Sequence[Line]) -> list[int]:
    return [one.event.id for one in lines if one.event is not None]


def _bounds(visit: Visit, school_year: int) -> list[date]:
    months = planned_months(visit, school_year)
    return [months[0], date(months[0].year + 1, months[0].month, 1)]
