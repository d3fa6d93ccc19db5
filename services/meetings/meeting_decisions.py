"""What a meeting has decided, written into its minutes until they are signed."""

from datetime import date, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models.meetings import Decision, DecisionStatus
from models.queries.meetings import decisions as rows
from services import typed_days
from services.errors import Unfitting
from services.events.events import all_or_nothing
from services.meetings import meeting_access as access
from services.meetings import meeting_letters as letters
from services.meetings import meeting_people
from services.meetings.meeting_access import Meeting
from services.meetings.meeting_people import Found
from services.naming import clean
from services.visits import Visit

TEXT = range(3, 501)
MOST_DECISIONS = 20
LATEST_DUE = timedelta(days=730)
NOTHING = frozenset({"", "-", "\u2013", "\u2014"})


async def add(session: AsyncSession, visit: Visit, *, minutes_id: int, typed: str) -> int:
    """One more, nobody's and without a day until somebody says so."""
    text = _text(typed)
    async with all_or_nothing(session):
        _, minutes = await access.write_minutes(session, visit, minutes_id)
        old = await rows.of_minutes(session, minutes.id)
        if len(old) >= MOST_DECISIONS:
            raise Unfitting("decisions-too-many", most=MOST_DECISIONS)
    place = max((one.place for one in old), default=0) + 1
    decision = Decision(minutes_id=minutes.id, place=place, text=text, status=DecisionStatus.OPEN)
    await rows.add(session, decision)
    await session.commit()
    return decision.id


async def reword(session: AsyncSession, visit: Visit, *, decision_id: int, typed: str) -> None:
    text = _text(typed)
    async with all_or_nothing(session):
        _, decision = await _open(session, visit, decision_id)
    decision.text = text
    await session.commit()


async def suggest(session: AsyncSession, visit: Visit, *, decision_id: int, typed: str) -> list[Found]:
    """Who may answer for it."""
    async with all_or_nothing(session):
        meeting, _ = await _open(session, visit, decision_id, to_change=False)
    found = await meeting_people.search(session, visit, meeting, typed)
    await session.commit()
    return found


async def entrust(session: AsyncSession, visit: Visit, *, decision_id: int, person_id: int | None) -> None:
    """To somebody, or to nobody by name; they hear of it when the minutes are signed, whoever had it at once."""
    async with all_or_nothing(session):
        meeting, decision = await _open(session, visit, decision_id)
        if person_id is not None:
            await meeting_people.one(session, visit, meeting, person_id)
    if person_id != decision.responsible_id:
        await letters.tell_taken_away(session, visit, decision, meeting.association.title)
    decision.responsible_id = person_id
    await session.commit()


async def set_due(session: AsyncSession, visit: Visit, *, decision_id: int, typed: str) -> None:
    """A day as people write it; a dash: none. Raises Unfitting."""
    day = None if clean(typed) in NOTHING else typed_days.day_ahead(visit, typed)
    async with all_or_nothing(session):
        meeting, decision = await _open(session, visit, decision_id)
        if day is not None:
            _must_fit(visit, meeting, day)
    decision.due_on = day
    await session.commit()


def _must_fit(visit: Visit, meeting: Meeting, day: date) -> None:
    today = visit.municipality.day(visit.now)
    if not visit.municipality.day(meeting.event.starts_at) <= day <= today + LATEST_DUE:
        raise Unfitting("decision-day-unfit")


async def remove(session: AsyncSession, visit: Visit, *, decision_id: int) -> int:
    """Returns the minutes. Whoever has read of it before the minutes were given back hears that it is off."""
    async with all_or_nothing(session):
        meeting, decision = await _open(session, visit, decision_id)
    await letters.tell_taken_away(session, visit, decision, meeting.association.title)
    await rows.remove(session, decision.id)
    await session.commit()
    return decision.minutes_id


async def _open(
    session: AsyncSession, visit: Visit, decision_id: int, *, to_change: bool = True
) -> tuple[Meeting, Decision]:
    meeting, decision = await access.write_decision(session, visit, decision_id, to_change=to_change)
    if decision.status is not DecisionStatus.OPEN:
        raise Unfitting("decision-is-over")
    return meeting, decision


def _text(typed: str) -> str:
    words = clean(typed)
    if len(words) not in TEXT:
        raise Unfitting("decision-text-unfit", low=TEXT.start, high=TEXT.stop - 1)
    return words
