"""A line of a plan: what it says, and its meeting put together as an event."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.associations import Association
from models.audiences import Audience, Facet
from models.events import Event, EventStatus
from models.meetings import MeetingPlan, PlannedMeeting
from models.queries.associations import association_members as members
from models.queries.events import events
from models.queries.meetings import meeting_plans as rows
from models.queries.meetings.meeting_plans import Line
from services.associations.association_access import belong, is_led, lead
from services.associations.association_members import Line as Member
from services.associations.association_members import line_of as member_line
from services.calling import call
from services.errors import NotFound, Unfitting
from services.events import event_facts
from services.events.event_drafting import MOST_DRAFTS
from services.meetings.meeting_plans import SHOWN_TO_MEMBERS, PlanLine, line_of, standing
from services.rights import Right, must
from services.visits import Visit

SETTLED = (EventStatus.PLANNED, EventStatus.HELD)


@dataclass(frozen=True, slots=True)
class PlannedView:
    association: Association
    plan: MeetingPlan
    meeting: PlannedMeeting
    line: PlanLine
    responsible: str | None
    leads: bool
    is_own_draft: bool
    """Its event is being put together by the actor."""


async def look(session: AsyncSession, visit: Visit, *, meeting_id: int) -> PlannedView:
    """For members from when the plan was sent to be agreed on."""
    found = await rows.line(session, meeting_id)
    if found is None:
        must(visit.actor, Right.BELONG)
        raise NotFound
    line, plan = found
    association = await belong(session, visit, plan.association_id)
    leads = is_led(visit.actor, association)
    if not leads and (plan.status not in SHOWN_TO_MEMBERS or line.meeting.removed_at is not None):
        raise NotFound
    await session.commit()
    mode = visit.municipality.privacy_mode
    return PlannedView(
        association=association,
        plan=plan,
        meeting=line.meeting,
        line=line_of(visit, line),
        responsible=call(mode, line.responsible) if line.responsible else None,
        leads=leads and association.closed_at is None,
        is_own_draft=_is_own_draft(visit, line.event),
    )


async def choices(
    session: AsyncSession, visit: Visit, *, meeting_id: int, page: int, size: int
) -> tuple[tuple[Member, ...], int]:
    """Members who could prepare the meeting, and how many they are."""
    _found, plan = await standing(session, visit, meeting_id)
    found, total = await members.page(session, plan.association_id, words=(), offset=max(page, 0) * size, limit=size)
    await session.commit()
    return tuple(member_line(visit, one) for one in found), total


async def schedule(session: AsyncSession, visit: Visit, *, meeting_id: int) -> int:
    """A draft of the meeting that only lacks its time and place; one that is there is opened again.

    What somebody else began, or what was called off, is begun anew. Returns the number of the event.
    """
    scope = must(visit.actor, Right.PLAN_EVENTS)
    line, plan = await standing(session, visit, meeting_id)
    event = line.event
    if event is not None and (event.status in SETTLED or _is_own_draft(visit, event)):
        await session.commit()
        return event.id
    association = await lead(session, visit, plan.association_id)
    kind = kind_of(visit, association, line.meeting)
    if kind is None:
        await session.rollback()
        raise Unfitting("planning-kind-unknown")
    if len(await events.drafts_of(session, visit.actor.id, scope, limit=MOST_DRAFTS)) >= MOST_DRAFTS:
        await session.rollback()
        raise Unfitting("planning-too-many-drafts", high=MOST_DRAFTS)
    made = await events.add(session, _draft(visit, association, line, kind))
    line.meeting.event_id = made.id
    await session.commit()
    return made.id


def kind_of(visit: Visit, association: Association, meeting: PlannedMeeting) -> str | None:
    """What the line says, else what meetings of such associations are."""
    kinds = visit.municipality.programme.events
    if meeting.form and kinds.kind(meeting.form):
        return meeting.form
    return kinds.meets_as(association.kind)


def _draft(visit: Visit, association: Association, line: Line, kind: str) -> Event:
    meeting, known = line.meeting, {one.code for one in visit.municipality.programme.competences.topics}
    return Event(
        kind=kind,
        title=meeting.topic,
        starts_at=visit.now,
        ends_at=visit.now + event_facts.length_of(visit.municipality, kind),
        created_at=visit.now,
        organiser_id=visit.actor.id,
        status=EventStatus.DRAFT,
        level=event_facts.level_of(association.organization_id),
        format=event_facts.format_of(None, None),
        audience=audience_of(association),
        topics=[one for one in (meeting.deficit_topic,) if one in known],
        description=meeting.questions,
        association_id=association.id,
        organization_id=association.organization_id,
        sequence=0,
    )


def audience_of(association: Association) -> Mapping[str, Any]:
    """Its members."""
    return Audience({Facet.ASSOCIATION: (str(association.id),)}).plain()


def _is_own_draft(visit: Visit, event: Event | None) -> bool:
    return event is not None and event.status is EventStatus.DRAFT and event.organiser_id == visit.actor.id
