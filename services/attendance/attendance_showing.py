"""The code of the day on the screen of whoever keeps an event."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from models.events import Event
from services.attendance import attendance, attendance_codes
from services.attendance.attendance import Tally
from services.attendance.attendance_terms import code_window, is_code_time
from services.errors import Unfitting
from services.events.events import all_or_nothing, reach
from services.visits import Visit


@dataclass(frozen=True, slots=True)
class Shown:
    event: Event
    code: str
    seconds_left: float
    """Until the next one."""
    tally: Tally


async def show(session: AsyncSession, visit: Visit, *, event_id: int) -> Shown:
    """The code of this moment; the secret it is made of is drawn at the first showing."""
    async with all_or_nothing(session):
        event = await reach(session, visit, event_id, to_change=True)
        _must_be_time(visit, event)
    if event.code_key is None:
        event.code_key = attendance_codes.make_key()
    shown = await _shown(session, visit, event)
    await session.commit()
    return shown


async def look(session: AsyncSession, visit: Visit, *, event_id: int) -> Shown:
    """The same of an event whose code has been shown already."""
    async with all_or_nothing(session):
        event = await attendance.of_list(session, visit, event_id)
        _must_be_time(visit, event)
        if event.code_key is None:
            raise Unfitting("attendance-code-over")
    shown = await _shown(session, visit, event)
    await session.commit()
    return shown


async def _shown(session: AsyncSession, visit: Visit, event: Event) -> Shown:
    seconds = visit.municipality.programme.events.code_seconds
    slot = attendance_codes.slot_of(visit.now, seconds)
    code = attendance_codes.code_of(event.code_key or "", event.id, slot)
    left = attendance_codes.seconds_left(visit.now, seconds)
    return Shown(event, code, left, await attendance.tally(session, event.id))


def _must_be_time(visit: Visit, event: Event) -> None:
    rules = visit.municipality.programme.events
    if event.is_external:
        raise Unfitting("attendance-code-external")
    if is_code_time(event, rules, visit.now):
        return
    if visit.now < code_window(event, rules)[0]:
        raise Unfitting("attendance-code-early", minutes=rules.code_minutes_before)
    raise Unfitting("attendance-code-over")
