"""Whose a meeting is: who keeps its papers and who may look at them, within the caller's transaction."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from models.associations import Association
from models.events import Event, EventStatus
from models.meetings import AgendaItem, Decision, Minutes
from models.queries.events import event_seats
from models.queries.meetings import decisions as decision_rows
from models.queries.meetings import meeting_minutes as minutes_rows
from models.queries.meetings import meetings as rows
from services import audiences
from services.associations import association_access
from services.errors import NotFound, Unfitting
from services.rights import Right, must
from services.visits import Visit


@dataclass(frozen=True, slots=True)
class Meeting:
    event: Event
    association: Association
    minutes: Minutes | None


async def write(session: AsyncSession, visit: Visit, event_id: int, *, to_change: bool = False) -> Meeting:
    """For leaders, deputies, keepers and the secretary of its association. Raises NotFound for anybody else."""
    event = await _meeting(session, visit, event_id, to_change=to_change)
    return await _written(session, visit, event, to_change=to_change)


async def write_item(
    session: AsyncSession, visit: Visit, item_id: int, *, to_change: bool = True
) -> tuple[Meeting, AgendaItem]:
    """The meeting of a question, with its agenda still open to changes."""
    must(visit.actor, Right.BELONG)
    found = await rows.item(session, item_id)
    if found is None:
        raise NotFound
    meeting = await write_agenda(session, visit, found.event_id, to_change=to_change)
    current = await rows.item(session, item_id)
    if current is None:
        raise NotFound
    return meeting, current


async def write_agenda(session: AsyncSession, visit: Visit, event_id: int, *, to_change: bool = True) -> Meeting:
    """To change what is on the agenda: not of what was called off, not after the minutes were signed."""
    meeting = await write(session, visit, event_id, to_change=to_change)
    if meeting.event.status is EventStatus.CANCELLED:
        raise Unfitting("meeting-is-cancelled")
    if meeting.minutes is not None and meeting.minutes.signed_at is not None:
        raise Unfitting("minutes-are-signed")
    return meeting


async def write_minutes(
    session: AsyncSession, visit: Visit, minutes_id: int, *, to_change: bool = True
) -> tuple[Meeting, Minutes]:
    """Minutes nobody has signed yet, to be changed."""
    meeting, minutes = await keep_minutes(session, visit, minutes_id, to_change=to_change)
    if minutes.signed_at is not None:
        raise Unfitting("minutes-are-signed")
    return meeting, minutes


async def keep_minutes(
    session: AsyncSession, visit: Visit, minutes_id: int, *, to_change: bool = True
) -> tuple[Meeting, Minutes]:
    """Signed or not."""
    must(visit.actor, Right.BELONG)
    found = await minutes_rows.find(session, minutes_id)
    if found is None:
        raise NotFound
    meeting = await write(session, visit, found.event_id, to_change=to_change)
    if meeting.minutes is None:
        raise NotFound
    return meeting, meeting.minutes


async def write_decision(
    session: AsyncSession, visit: Visit, decision_id: int, *, to_change: bool = True
) -> tuple[Meeting, Decision]:
    """A decision of minutes nobody has signed; one that is over already stays as it is."""
    must(visit.actor, Right.BELONG)
    found = await decision_rows.find(session, decision_id)
    if found is None:
        raise NotFound
    meeting, _ = await write_minutes(session, visit, found.minutes_id, to_change=to_change)
    decision = await decision_rows.find(session, decision_id, to_change=to_change)
    if decision is None:
        raise NotFound
    return meeting, decision


async def read(session: AsyncSession, visit: Visit, event_id: int) -> tuple[Meeting, bool]:
    """For whoever the meeting is for too; and whether the actor keeps its papers."""
    event = await _meeting(session, visit, event_id)
    try:
        return await _written(session, visit, event), True
    except NotFound:
        pass
    mine = await event_seats.of_person(session, event.id, visit.actor.id)
    if mine is None and not await audiences.is_meant(session, visit, event.audience):
        await association_access.belong(session, visit, event.association_id or 0)
    association = await session.get_one(Association, event.association_id)
    return Meeting(event, association, await minutes_rows.of_event(session, event.id)), False


async def _meeting(session: AsyncSession, visit: Visit, event_id: int, *, to_change: bool = False) -> Event:
    must(visit.actor, Right.BELONG)
    kinds = visit.municipality.programme.events.kinds_with_minutes
    event = await rows.find(session, event_id, kinds, to_change=to_change)
    if event is None:
        raise NotFound
    return event


async def _written(session: AsyncSession, visit: Visit, event: Event, *, to_change: bool = False) -> Meeting:
    association = await association_access.write(session, visit, event.association_id or 0, even_closed=True)
    minutes = await minutes_rows.of_event(session, event.id, to_change=to_change)
    return Meeting(event, association, minutes)
