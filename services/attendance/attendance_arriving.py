"""Somebody says by the code of the day that they are there: with a link, typed digits, or a pass got at the door."""

from datetime import datetime, timedelta
from typing import NoReturn

from sqlalchemy.ext.asyncio import AsyncSession

from models.events import Attendance, AttendanceSource, Event, EventPerson, EventRole
from models.queries.attendance import attendance as rows
from models.queries.events import event_seats as seats
from models.queries.events import events as event_rows
from services import audiences
from services.attendance import attendance_codes as codes
from services.attendance import attendance_facts
from services.attendance.attendance import is_confirmed
from services.attendance.attendance_codes import Pass
from services.attendance.attendance_terms import code_window, has_code, is_code_time
from services.errors import Unfitting
from services.events.events import all_or_nothing
from services.municipality import Municipality
from services.registration import invitation_guesses as guesses
from services.registration.invitation_guesses import Guesser, Limit
from services.rights import Right, must
from services.visits import Visit

CODES = Limit("attendance", 5, timedelta(minutes=10), timedelta(minutes=10), "attendance-too-many")
PASS_LIVES = timedelta(hours=2)
"""How long somebody may take to agree and to say who they are, once they have shown the code."""
LONGEST_EVENT = timedelta(days=7)
MOST_AT_ONCE = 100
"""Events whose code is shown at the same time."""


async def arrive(session: AsyncSession, visit: Visit, *, telegram_id: int, event_id: int, typed: str) -> Event:
    """The code of the moment, typed or brought by a link. Raises Unfitting, and remembers a wrong one."""
    must(visit.actor, Right.JOIN_EVENTS)
    code = codes.read(typed)
    if code is None:
        raise Unfitting("attendance-code-unread")
    guesser = Guesser(telegram_id, visit.actor.id)
    await guesses.must_not_wait(session, guesser, visit.now, CODES)
    event = await _showing(session, visit.municipality, event_id, visit.now)
    if event is None:
        raise await _out_of_time(session, visit, event_id)
    if not _fits(visit.municipality, event, code, visit.now):
        await _refuse(session, guesser, visit.now)
    return await _take_in(session, visit, event, shown_at=visit.now)


async def meant(session: AsyncSession, visit: Visit, *, typed: str) -> int | None:
    """The event whose code digits typed out of the blue must be: one this person may come to, shown just now.

    Where several are, the one they fit. None: nothing is shown to this person, so the digits mean something else.
    """
    must(visit.actor, Right.JOIN_EVENTS)
    code, rules = codes.read(typed), visit.municipality.programme.events
    found: list[Event] = []
    if code is not None:
        ahead = timedelta(minutes=rules.code_minutes_before)
        known = await seats.with_codes(
            session, since=visit.now - LONGEST_EVENT, until=visit.now + ahead, limit=MOST_AT_ONCE
        )
        shown = [one for one in known if is_code_time(one, rules, visit.now)]
        stands = await seats.stands(session, visit.actor.id, [one.id for one in shown])
        found = [one for one in shown if one.id in stands or await audiences.is_meant(session, visit, one.audience)]
    await session.commit()
    fitting = [one.id for one in found if code is not None and _fits(visit.municipality, one, code, visit.now)]
    return next(iter([*fitting, *(one.id for one in found)]), None)


async def knock(
    session: AsyncSession,
    municipality: Municipality,
    *,
    guesser: Guesser,
    event_id: int,
    code: str,
    now: datetime,
) -> Pass:
    """A pass for somebody who has shown the code before they could be taken in. Nothing is kept of who asks."""
    await guesses.must_not_wait(session, guesser, now, CODES)
    event = await _showing(session, municipality, event_id, now)
    if event is None or event.code_key is None:
        await session.rollback()
        raise Unfitting("attendance-code-not-shown")
    if not _fits(municipality, event, code, now):
        await _refuse(session, guesser, now)
    slot = codes.slot_of(now, municipality.programme.events.code_seconds)
    await session.commit()
    return Pass(event.id, slot, codes.seal_of(event.code_key, event.id, slot, guesser.telegram_id))


async def arrive_with_pass(session: AsyncSession, visit: Visit, *, telegram_id: int, shown: Pass) -> Event:
    """Raises Unfitting for a pass that is somebody else's, or too old; a wrong one is remembered."""
    must(visit.actor, Right.JOIN_EVENTS)
    guesser = Guesser(telegram_id, visit.actor.id)
    await guesses.must_not_wait(session, guesser, visit.now, CODES)
    seconds = visit.municipality.programme.events.code_seconds
    begins = codes.begins_at(min(shown.slot, codes.slot_of(visit.now, seconds) + 1), seconds)
    ends = begins + timedelta(seconds=seconds)
    if visit.now > ends + PASS_LIVES:
        raise await _out_of_time(session, visit, shown.event_id)
    event = None
    if begins <= visit.now:
        event = await _showing(session, visit.municipality, shown.event_id, begins, ends)
    if event is None or not codes.is_sealed(event.code_key or "", shown, telegram_id):
        await _refuse(session, guesser, visit.now)
    return await _take_in(session, visit, event, shown_at=min(ends, visit.now))


async def _showing(
    session: AsyncSession, municipality: Municipality, event_id: int, *moments: datetime
) -> Event | None:
    """An event whose code is shown at one of those moments, held; to everybody else there is none."""
    event = await seats.find(session, event_id, to_change=True)
    if event is None or event.code_key is None or await event_rows.answers_requests(session, event.id):
        return None
    rules = municipality.programme.events
    return event if any(is_code_time(event, rules, at) for at in moments) else None


def _fits(municipality: Municipality, event: Event, code: str, now: datetime) -> bool:
    seconds = municipality.programme.events.code_seconds
    return event.code_key is not None and codes.fits(event.code_key, event.id, code, now=now, seconds=seconds)


async def _out_of_time(session: AsyncSession, visit: Visit, event_id: int) -> Unfitting:
    """No code is shown, so none can be guessed and nothing is counted.

    Whoever may come hears when it is; to everybody else a foreign event and one that is not there are the same.
    """
    event = await seats.find(session, event_id)
    rules, zone = visit.municipality.programme.events, visit.municipality.zone
    refusal = Unfitting("attendance-code-not-shown")
    if event is not None and has_code(event) and not await event_rows.answers_requests(session, event.id):
        begins, ends = (at.astimezone(zone) for at in code_window(event, rules))
        is_known = await rows.find(session, event.id, visit.actor.id) is not None
        if is_known or await audiences.is_meant(session, visit, event.audience):
            if visit.now < begins:
                refusal = Unfitting("attendance-code-ahead", day=f"{begins:%d.%m}", clock=f"{begins:%H:%M}")
            elif visit.now > ends:
                refusal = Unfitting("attendance-code-was", day=f"{ends:%d.%m}", clock=f"{ends:%H:%M}")
    await session.rollback()
    return refusal


async def _refuse(session: AsyncSession, guesser: Guesser, now: datetime) -> NoReturn:
    """A wrong code while one is shown, or a pass that is somebody else's."""
    await guesses.note_wrong(session, guesser, now, CODES)
    await session.commit()
    raise Unfitting("attendance-code-wrong")


async def _take_in(session: AsyncSession, visit: Visit, event: Event, *, shown_at: datetime) -> Event:
    """Whoever is in the list, or of the audience, was there, seats or not; doing it twice is doing it once.

    The later word counts: a code outweighs what was said before it. Who was taken out after a code stays out.
    """
    async with all_or_nothing(session):
        row = await rows.find(session, event.id, visit.actor.id, to_change=True)
        if row is None and not await audiences.is_meant(session, visit, event.audience):
            raise Unfitting("attendance-not-meant")
        if _was_taken_out(row, shown_at):
            raise Unfitting("attendance-taken-out")
    if not is_confirmed(row):
        now = visit.now
        await rows.put(
            session, event.id, [visit.actor.id], Attendance.ATTENDED, source=AttendanceSource.CODE, by=None, now=now
        )
        role = row.role if row else EventRole.LISTENER
        await attendance_facts.took_part(session, visit, event, {visit.actor.id: role})
    await session.commit()
    return event


def _was_taken_out(row: EventPerson | None, shown_at: datetime) -> bool:
    """By a word that came after a code: this one, or one before it."""
    if row is None or row.attendance not in {Attendance.ABSENT, Attendance.EXCUSED}:
        return False
    return row.source is AttendanceSource.CODE or row.changed_at > shown_at
