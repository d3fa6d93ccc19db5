"""Minutes of a meeting: begun with the next number, filled in, signed, given back to be corrected."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.events import EventStatus
from models.meetings import Decision, DecisionStatus, Minutes
from models.people import Person
from models.queries import people as people_rows
from models.queries.meetings import decisions as decision_rows
from models.queries.meetings import meeting_minutes as rows
from models.queries.meetings import meetings as meeting_rows
from services import audit
from services.associations import association_access
from services.errors import NotFound, Unfitting
from services.events.events import all_or_nothing
from services.meetings import meeting_access as access
from services.meetings import meeting_agenda as agenda
from services.meetings import meeting_letters as letters
from services.meetings import meeting_people
from services.meetings.meeting_access import Meeting
from services.meetings.meeting_agenda import Point
from services.meetings.meeting_people import Found
from services.naming import clean
from services.visits import Visit

MOST_ATTEMPTS = 50
LONGEST_HEARD = 1000
HIGHEST_NUMBER, MOST_GUESTS = 999, 999


class Chosen(StrEnum):
    """Who of the people minutes name is meant."""

    CHAIR = "chair"
    SECRETARY = "secretary"


@dataclass(frozen=True, slots=True)
class Resolved:
    """A decision with the name of whoever answers for it."""

    decision: Decision
    responsible: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Minutes as they stand: signed ones as they were signed, others with what is known by now."""

    meeting: Meeting
    minutes: Minutes
    points: Sequence[Point]
    decisions: Sequence[Resolved]
    people: Mapping[int, Person]
    present: Sequence[int]
    guests: int
    chair: str
    secretary: str
    may_write: bool
    may_return: bool

    @property
    def is_signed(self) -> bool:
        return self.minutes.signed_at is not None

    @property
    def has_quorum(self) -> bool:
        return len(self.present) * 2 > self.minutes.members


async def begin(session: AsyncSession, visit: Visit, *, event_id: int) -> int:
    """The minutes of a meeting that has begun; those there are, or new ones with the next number."""
    async with all_or_nothing(session):
        meeting = await access.write(session, visit, event_id, to_change=True)
        if meeting.event.status is EventStatus.CANCELLED:
            raise Unfitting("meeting-is-cancelled")
        if meeting.event.starts_at > visit.now:
            raise Unfitting("minutes-too-early")
    if meeting.minutes is None:
        await _add(session, visit, meeting)
    found = await rows.of_event(session, event_id)
    assert found is not None
    await session.commit()
    return found.id


async def _add(session: AsyncSession, visit: Visit, meeting: Meeting) -> None:
    """Somebody else may take the same number at the same moment: then it is the next one after theirs."""
    event, association = meeting.event, meeting.association
    year = visit.municipality.school_year(event.starts_at)
    leaders = await meeting_rows.leaders(session, association.id)
    secretaries = await meeting_rows.secretaries(session, association.id)
    values = {
        "event_id": event.id,
        "association_id": association.id,
        "school_year": year,
        "held_on": visit.municipality.day(event.starts_at),
        "chair_id": leaders[0] if leaders else None,
        "secretary_id": secretaries[0] if secretaries else None,
        "members": await meeting_rows.count_members(session, association.id),
        "present": [],
        "guests": 0,
        "heard": {},
        "created_by": visit.actor.id,
        "created_at": visit.now,
    }
    for _ in range(MOST_ATTEMPTS):
        number = await rows.next_number(session, association.id, year)
        if await rows.add(session, {**values, "number": number}) or await rows.of_event(session, event.id):
            return
    raise RuntimeError("no number was free")


async def look(session: AsyncSession, visit: Visit, *, minutes_id: int) -> Sheet:
    """For whoever keeps them; signed ones for everybody of the association."""
    sheet = await sheet_of(session, visit, minutes_id)
    await session.commit()
    return sheet


async def look_open(session: AsyncSession, visit: Visit, *, minutes_id: int) -> Sheet:
    """To write into them. Raises Unfitting for signed ones."""
    async with all_or_nothing(session):
        await access.write_minutes(session, visit, minutes_id, to_change=False)
        sheet = await sheet_of(session, visit, minutes_id)
    await session.commit()
    return sheet


async def sheet_of(session: AsyncSession, visit: Visit, minutes_id: int) -> Sheet:
    """Within the caller's transaction."""
    try:
        meeting, minutes = await access.keep_minutes(session, visit, minutes_id, to_change=False)
        may_write = True
    except NotFound:
        found = await rows.find(session, minutes_id)
        if found is None or found.signed_at is None:
            raise
        await association_access.belong(session, visit, found.association_id)
        meeting, _ = await access.read(session, visit, found.event_id)
        minutes, may_write = found, False
    points = await agenda.points(session, visit, meeting.event.id)
    decisions = await decision_rows.of_minutes(session, minutes.id)
    present, others = await _present(session, meeting, minutes)
    named = {minutes.chair_id, minutes.secretary_id, *(one.responsible_id for one in decisions)}
    people = await people_rows.by_ids(session, {one for one in named if one})
    return Sheet(
        meeting=meeting,
        minutes=minutes,
        points=points,
        decisions=[Resolved(one, meeting_people.called(visit, people, one.responsible_id)) for one in decisions],
        people=people,
        present=present,
        guests=max(minutes.guests, others),
        chair=meeting_people.called(visit, people, minutes.chair_id),
        secretary=meeting_people.called(visit, people, minutes.secretary_id),
        may_write=may_write,
        may_return=may_write and association_access.is_kept(visit.actor, meeting.association),
    )


async def _present(session: AsyncSession, meeting: Meeting, minutes: Minutes) -> tuple[Sequence[int], int]:
    if minutes.signed_at is not None:
        return minutes.present, 0
    return await meeting_rows.attended(session, meeting.event.id, meeting.association.id)


async def set_number(session: AsyncSession, visit: Visit, *, minutes_id: int, typed: str) -> None:
    """Another number than the one proposed. Raises Unfitting for one that is somebody else's."""
    number = _count(typed, HIGHEST_NUMBER)
    async with all_or_nothing(session):
        _, minutes = await access.write_minutes(session, visit, minutes_id)
        if not number:
            raise Unfitting("minutes-number-unfit", high=HIGHEST_NUMBER)
        holder = await rows.holder_of(session, minutes.association_id, minutes.school_year, number)
        if holder not in {None, minutes.id} or not await rows.renumber(session, minutes.id, number):
            raise Unfitting("minutes-number-taken", number=number)
    await session.commit()


async def set_guests(session: AsyncSession, visit: Visit, *, minutes_id: int, typed: str) -> None:
    guests = _count(typed, MOST_GUESTS)
    async with all_or_nothing(session):
        _, minutes = await access.write_minutes(session, visit, minutes_id)
    minutes.guests = guests
    await session.commit()


def _count(typed: str, high: int) -> int:
    words = clean(typed)
    if not words.isascii() or not words.isdigit() or int(words[:9]) > high:
        raise Unfitting("minutes-number-unfit", high=high)
    return int(words)


async def suggest(session: AsyncSession, visit: Visit, *, minutes_id: int, typed: str) -> list[Found]:
    """Who may have been in the chair or written: those of the association."""
    async with all_or_nothing(session):
        meeting, _ = await access.write_minutes(session, visit, minutes_id, to_change=False)
    found = await meeting_people.search(session, visit, meeting, typed, only_own=True)
    await session.commit()
    return found


async def choose(
    session: AsyncSession, visit: Visit, *, minutes_id: int, chosen: Chosen, person_id: int | None
) -> None:
    async with all_or_nothing(session):
        meeting, minutes = await access.write_minutes(session, visit, minutes_id)
        if person_id is not None:
            await meeting_people.one(session, visit, meeting, person_id, only_own=True)
    if chosen is Chosen.CHAIR:
        minutes.chair_id = person_id
    else:
        minutes.secretary_id = person_id
    await session.commit()


async def write_heard(session: AsyncSession, visit: Visit, *, item_id: int, typed: str) -> int:
    """What was said to a question; a dash takes it away. Returns the minutes."""
    words = "\n".join(filter(None, map(clean, typed.splitlines())))
    async with all_or_nothing(session):
        meeting, item = await access.write_item(session, visit, item_id)
        if meeting.minutes is None:
            raise NotFound
        if len(words) > LONGEST_HEARD:
            raise Unfitting("words-too-long", limit=LONGEST_HEARD)
    said = {number: one for number, one in meeting.minutes.heard.items() if number != str(item.id)}
    meeting.minutes.heard = said if words in {"", "-"} else {**said, str(item.id): words}
    await session.commit()
    return meeting.minutes.id


async def sign(session: AsyncSession, visit: Visit, *, minutes_id: int) -> None:
    """From now on nothing is changed, and whoever answers for a decision hears of it. Twice is once."""
    async with all_or_nothing(session):
        meeting, minutes = await access.keep_minutes(session, visit, minutes_id)
        decisions = await decision_rows.of_minutes(session, minutes.id)
        if not decisions and not await meeting_rows.agenda(session, meeting.event.id):
            raise Unfitting("minutes-are-empty")
    if minutes.signed_at is None:
        present, others = await _present(session, meeting, minutes)
        minutes.present, minutes.guests = list(present), max(minutes.guests, others)
        minutes.signed_at = visit.now
        opened = [one for one in decisions if one.status is DecisionStatus.OPEN]
        await letters.tell_given(session, visit, opened, meeting.association.title)
        await audit.note(session, visit, Action.MINUTES_SIGNED, minutes=minutes.id, number=minutes.number)
    await session.commit()


async def give_back(session: AsyncSession, visit: Visit, *, minutes_id: int) -> None:
    """Signed minutes to be corrected: only by whoever keeps the association, and written down."""
    async with all_or_nothing(session):
        meeting, minutes = await access.keep_minutes(session, visit, minutes_id)
        if not association_access.is_kept(visit.actor, meeting.association):
            raise NotFound
    if minutes.signed_at is not None:
        minutes.signed_at = None
        await letters.tell_returned(session, visit, meeting, minutes)
        await audit.note(session, visit, Action.MINUTES_RETURNED, minutes=minutes.id, number=minutes.number)
    await session.commit()
