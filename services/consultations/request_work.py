"""What whoever answers does with a request besides answering: put it off, note, turn it down."""

from datetime import date, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models.queries.consultations import group_consultations
from models.queries.conversations import threads as thread_rows
from models.threads import Part
from services.consultations import request_access as access
from services.consultations import request_notices as notices
from services.consultations.consultation_moves import OPEN, WAITING, Change
from services.consultations.request_access import Standing
from services.consultations.request_words import LONGEST_NOTE, LONGEST_REASON, line, lines, within
from services.conversations import talking, threads
from services.conversations.talking import Said
from services.errors import NotFound, Unfitting
from services.visits import Visit

MONDAY = 0


async def snooze(session: AsyncSession, visit: Visit, *, consultation_id: int, until: date) -> None:
    """It does not wait for anybody until that day; its terms stay. Raises Unfitting for a day that cannot be."""
    access.sight(visit)
    day = within(visit.municipality.day(visit.now), until)
    consultation = await access.worked_on(session, visit, consultation_id)
    await access.turn(session, visit, consultation, Change.SNOOZED, until=day.isoformat())
    consultation.snoozed_until = day
    await session.commit()


async def wake(session: AsyncSession, visit: Visit, *, consultation_id: int) -> None:
    consultation = await access.worked_on(session, visit, consultation_id)
    if consultation.snoozed_until is not None and consultation.status in WAITING:
        await access.turn(session, visit, consultation, Change.WOKEN)
    consultation.snoozed_until = None
    await session.commit()


async def reject(session: AsyncSession, visit: Visit, *, consultation_id: int, typed: str) -> None:
    """It will not be answered here; its asker is told why, and the conversation is over."""
    access.sight(visit)
    reason = line(typed, LONGEST_REASON)
    found = await access.ruled(session, visit, consultation_id)
    consultation = found.consultation
    await access.turn(session, visit, consultation, Change.REJECTED)
    consultation.reason, consultation.closed_at, consultation.snoozed_until = reason, visit.now, None
    await group_consultations.give_up(session, consultation, now=visit.now)
    await threads.end(session, consultation.thread_id, now=visit.now)
    await notices.tell_asker(session, visit, consultation, "request-told-rejected", reason=reason)
    if consultation.responsible_id not in {None, visit.actor.id}:
        await notices.tell_helpers(
            session, visit, consultation, [consultation.responsible_id or 0], "request-told-helper-rejected"
        )
    await session.commit()


async def add_note(session: AsyncSession, visit: Visit, *, consultation_id: int, typed: str) -> None:
    """Something for those who help alone; whoever asked never reads it."""
    access.sight(visit)
    words = lines(typed, LONGEST_NOTE)
    found = await access.held(session, visit, consultation_id)
    consultation = found.consultation
    part = await thread_rows.part_of(session, consultation.thread_id, visit.actor.id)
    if found.standing not in {Standing.RESPONSIBLE, Standing.HELPING} or part is not Part.HELPER:
        raise NotFound
    if consultation.status not in OPEN:
        await session.rollback()
        raise Unfitting("request-is-over")
    await talking.put(session, visit, thread_id=consultation.thread_id, said=Said(text=words), is_note=True)
    await session.commit()


def tomorrow(visit: Visit) -> date:
    return visit.municipality.day(visit.now) + timedelta(days=1)


def next_monday(visit: Visit) -> date:
    today = visit.municipality.day(visit.now)
    return today + timedelta(days=(MONDAY - today.weekday() - 1) % 7 + 1)
