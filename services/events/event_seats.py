"""Seats of events: looked at, taken, given back, kept for whoever waits next. Never more than there are."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models.events import Attendance, Event, EventStatus
from models.queries import people
from models.queries.events import event_seats as rows
from models.queries.events import events as event_rows
from services import audiences
from services.calling import call
from services.errors import NotFound, Unfitting
from services.events.event_offers import pass_on
from services.events.events import all_or_nothing
from services.rights import Right, must
from services.visits import Visit

SETTLED = (Attendance.ATTENDED, Attendance.ABSENT, Attendance.EXCUSED)
LEAVING = (Attendance.INVITED, Attendance.REGISTERED, Attendance.WAITING, Attendance.OFFERED)


@dataclass(frozen=True, slots=True)
class Seat:
    """An event as somebody who may come sees it."""

    event: Event
    mine: Attendance | None
    offered_until: datetime | None
    place: int
    """In the waiting list; nought for who does not wait."""
    free: int | None
    """None: as many as come."""
    holder: str | None
    organiser: str
    is_open: bool
    """Whether one can register now."""
    is_ahead: bool
    answers_requests: bool


async def look(session: AsyncSession, visit: Visit, *, event_id: int) -> Seat:
    event, mine, is_group = await _reach(session, visit, event_id)
    queue = await rows.waiting(session, event.id) if mine and mine.attendance is Attendance.WAITING else []
    seat = Seat(
        event=event,
        mine=mine.attendance if mine else None,
        offered_until=mine.offered_until if mine else None,
        place=queue.index(visit.actor.id) + 1 if visit.actor.id in queue else 0,
        free=await _free(session, event),
        holder=await event_rows.titles(
            session, association_id=event.association_id, organization_id=event.organization_id
        ),
        organiser=call(visit.municipality.privacy_mode, await people.look(session, event.organiser_id)),
        is_open=_is_open(event, visit.now),
        is_ahead=event.status is EventStatus.PLANNED and event.starts_at > visit.now,
        answers_requests=is_group,
    )
    await session.commit()
    return seat


async def register(session: AsyncSession, visit: Visit, *, event_id: int) -> Attendance:
    """Take a seat, or a place in the waiting list; doing it twice is doing it once.

    The row of the event is held meanwhile: of two people the last seat is one's. Who waits goes before who comes.
    """
    async with all_or_nothing(session):
        event, mine, is_group = await _reach(session, visit, event_id, to_change=True)
        if is_group or (mine and mine.attendance in SETTLED):
            raise NotFound
        if event.status is not EventStatus.PLANNED or event.starts_at <= visit.now:
            raise Unfitting("event-seat-over")
        is_kept = bool(
            mine and mine.attendance is Attendance.OFFERED and mine.offered_until and mine.offered_until > visit.now
        )
        has_seat = mine is not None and mine.attendance in {Attendance.REGISTERED, Attendance.WAITING}
        if not (is_kept or has_seat or _is_open(event, visit.now)):
            early = event.registers_from is not None and event.registers_from > visit.now
            raise Unfitting("event-seat-early" if early else "event-seat-late")
    if mine and has_seat:
        await session.commit()
        return mine.attendance
    was_kept = mine is not None and mine.attendance is Attendance.OFFERED
    stands = await _place(session, visit, event, is_kept=is_kept, was_kept=was_kept)
    await session.commit()
    return stands


async def _place(session: AsyncSession, visit: Visit, event: Event, *, is_kept: bool, was_kept: bool) -> Attendance:
    """A seat, where it is kept for the actor or more are free than people in line; else the end of the line."""
    now, line = visit.now, await rows.in_line(session, event.id, now=visit.now, today=visit.municipality.day(visit.now))
    free = None if event.seats is None else event.seats - await rows.taken(session, event.id) + was_kept
    gets_it = is_kept or free is None or free > len(line)
    stands = Attendance.REGISTERED if gets_it else Attendance.WAITING
    await rows.put(session, event.id, visit.actor.id, stands, now=now)
    if not gets_it:
        await pass_on(session, visit.municipality, event, now=now)
    return stands


async def leave(session: AsyncSession, visit: Visit, *, event_id: int) -> None:
    """Somebody cannot come, or waits no longer; a seat that gets free is kept for whoever waits next."""
    async with all_or_nothing(session):
        event, mine, is_group = await _reach(session, visit, event_id, to_change=True)
        if is_group or (mine and mine.attendance in SETTLED):
            raise NotFound
        if event.status is not EventStatus.PLANNED or event.starts_at <= visit.now:
            raise Unfitting("event-seat-over")
    if mine is not None and mine.attendance in LEAVING:
        await rows.put(session, event.id, visit.actor.id, Attendance.DECLINED, now=visit.now)
        await pass_on(session, visit.municipality, event, now=visit.now)
    await session.commit()


async def meet(session: AsyncSession, visit: Visit, event_id: int, *, to_change: bool = False) -> Event:
    """An event the actor may come to or stands in the list of, within the caller's transaction; else NotFound."""
    event, _, _ = await _reach(session, visit, event_id, to_change=to_change)
    return event


async def _reach(
    session: AsyncSession, visit: Visit, event_id: int, *, to_change: bool = False
) -> tuple[Event, rows.Mine | None, bool]:
    """An event that is for the actor or that they stand in the list of; raises NotFound for any other."""
    must(visit.actor, Right.JOIN_EVENTS)
    event = await rows.find(session, event_id, to_change=to_change)
    if event is None:
        raise NotFound
    mine = await rows.of_person(session, event.id, visit.actor.id)
    is_group = await event_rows.answers_requests(session, event.id)
    if mine is None and (is_group or event.is_external or not await audiences.is_meant(session, visit, event.audience)):
        raise NotFound
    return event, mine, is_group


async def _free(session: AsyncSession, event: Event) -> int | None:
    if event.seats is None:
        return None
    return max(0, event.seats - await rows.taken(session, event.id))


def _is_open(event: Event, now: datetime) -> bool:
    begins = event.registers_from or now - timedelta(seconds=1)
    ends = min(event.registers_until or event.starts_at, event.starts_at)
    return event.status is EventStatus.PLANNED and begins <= now < ends
