"""Who comes to a group consultation, who came; and what that means for their requests."""

from sqlalchemy.ext.asyncio import AsyncSession

from models.consultations import Consultation, Outcome
from models.events import Attendance, AttendanceSource, Event, EventStatus
from models.queries.consultations import group_consultations as rows
from services.consultations import consultation_closing, group_consultations
from services.consultations.consultation_moves import WAITING
from services.errors import NotFound, Refusal, Unfitting
from services.rights import Right, must
from services.visits import Visit

THERE = (Attendance.REGISTERED, Attendance.ATTENDED)
"""Whoever said they would come has come, unless somebody says otherwise."""


async def answer(session: AsyncSession, visit: Visit, *, event_id: int, comes: bool) -> Event:
    """Whether somebody who is invited will come; it can be said anew until it begins."""
    must(visit.actor, Right.ASK_CONSULTATION)
    found = await rows.find_invited(session, event_id, visit.actor.id)
    if found is None:
        raise NotFound
    event, seat = found
    if event.status is not EventStatus.PLANNED or event.starts_at <= visit.now:
        await session.rollback()
        raise Unfitting("group-is-over")
    seat.attendance, seat.changed_at = (Attendance.REGISTERED if comes else Attendance.DECLINED), visit.now
    await session.commit()
    return event


async def tick(session: AsyncSession, visit: Visit, *, event_id: int, person_id: int, was_there: bool) -> None:
    """Whether somebody was there, as the organiser saw it. Raises Unfitting before it has begun."""
    event = await _begun(session, visit, event_id)
    found = await rows.find_invited(session, event.id, person_id)
    if found is None:
        raise NotFound
    seat = found[1]
    seat.attendance = Attendance.ATTENDED if was_there else Attendance.ABSENT
    seat.source, seat.changed_at = AttendanceSource.LEADER, visit.now
    seat.confirmed_by, seat.confirmed_at = (visit.actor.id, visit.now) if was_there else (None, None)
    await session.commit()


async def hold(session: AsyncSession, visit: Visit, *, event_id: int) -> tuple[int, int]:
    """It was held. Requests of those who were there are answered, the others wait on; returns how many of each.

    Each request is marked in a transaction of its own, and the event is closed after them all: whoever is
    interrupted begins again and marks nothing twice.
    """
    event = await _begun(session, visit, event_id)
    there = set(await rows.ids_of(session, event.id, THERE))
    requests = [one for one in await rows.requests_of(session, event.id) if one.status in WAITING]
    summary = event.title
    await session.commit()
    marked = {one.id for one in requests if one.asker_id in there and await _mark(session, visit, one, summary)}
    event = await group_consultations.planned(session, visit, event_id)
    for consultation in await rows.requests_of(session, event.id):
        if consultation.id not in marked and consultation.status in WAITING:
            await group_consultations.leave(session, visit, consultation)
    await rows.settle(
        session, event.id, before=Attendance.REGISTERED, after=Attendance.ATTENDED, by=visit.actor.id, now=visit.now
    )
    await rows.settle(
        session, event.id, before=Attendance.INVITED, after=Attendance.ABSENT, by=visit.actor.id, now=visit.now
    )
    event.status, event.closed_at = EventStatus.HELD, visit.now
    await session.commit()
    return len(marked), len(requests) - len(marked)


async def _mark(session: AsyncSession, visit: Visit, consultation: Consultation, summary: str) -> bool:
    """Whether it could be: what has been given to somebody else meanwhile is theirs to mark."""
    try:
        await consultation_closing.mark_answered(
            session, visit, consultation_id=consultation.id, result=Outcome.FULL, summary=summary
        )
    except Refusal:
        await session.rollback()
        return False
    return True


async def _begun(session: AsyncSession, visit: Visit, event_id: int) -> Event:
    event = await group_consultations.planned(session, visit, event_id)
    if event.starts_at > visit.now:
        await session.rollback()
        raise Unfitting("group-not-yet")
    return event
