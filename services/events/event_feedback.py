"""Feedback on an event without a name: given in two taps and a few words, shown when nobody can be recognised."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models.events import Event
from models.queries.events import event_feedback as rows
from models.queries.events import event_participants
from models.queries.events.event_feedback import Marks
from services.errors import NotFound, Unfitting
from services.events.event_feedback_figures import APPLIED, USEFUL, may_be_shown, useful_share
from services.events.event_parts import ALIVE, Part, took_part
from services.events.event_plan import Period, bounds
from services.events.events import all_or_nothing, reach
from services.municipality import Municipality
from services.naming import clean
from services.paging import pages_of
from services.quiet_time import next_allowed
from services.rights import Right, must
from services.suppression import FEWEST, Count
from services.visits import Visit

OPEN_FOR = timedelta(days=7)
LONGEST_WORDS = 300


@dataclass(frozen=True, slots=True)
class Results:
    event: Event
    people: int
    """Who took part."""
    answers: int
    closes_at: datetime | None
    """None: nobody has been asked yet."""
    is_closed: bool
    marks: Marks | None
    """None: too few answers, or more may come: one more would tell itself by subtraction."""


def closes_at(municipality: Municipality, event: Event) -> datetime | None:
    """A week from the moment the question could be read first; what was asked before holidays stays open longer."""
    return None if event.feedback_asked_at is None else closing(municipality, event.feedback_asked_at)


def closing(municipality: Municipality, asked_at: datetime) -> datetime:
    read_from = next_allowed(asked_at, municipality.programme.calendar.quiet_hours, municipality.zone)
    return read_from + OPEN_FOR


def is_open(municipality: Municipality, event: Event, now: datetime) -> bool:
    closes = closes_at(municipality, event)
    return closes is not None and now < closes


async def page(session: AsyncSession, visit: Visit, *, event_id: int) -> Event:
    """The event to be spoken of; raises Unfitting for whoever has spoken, or where all is said."""
    async with all_or_nothing(session):
        event = (await _asked(session, visit, event_id)).event
    await session.commit()
    return event


async def give(session: AsyncSession, visit: Visit, *, event_id: int, useful: int, applied: int) -> int:
    """Both marks at once, and that it was given, in one transaction; returns the number of what was said.

    Nothing but that number leads to the row, and it is written down nowhere beside the person.
    """
    if useful not in USEFUL or applied not in APPLIED:
        raise NotFound
    async with all_or_nothing(session):
        part = await _asked(session, visit, event_id)
        number = await rows.give(session, part.event.id, visit.actor.id, useful=useful, applied=applied)
        if number is None:
            raise Unfitting("event-feedback-given")
    await session.commit()
    return number


async def say(session: AsyncSession, visit: Visit, *, event_id: int, feedback_id: int, typed: str) -> None:
    """Words beside the marks, once."""
    said = clean(typed)
    if not said:
        raise Unfitting("event-feedback-empty")
    if len(said) > LONGEST_WORDS:
        raise Unfitting("words-too-long", limit=LONGEST_WORDS)
    async with all_or_nothing(session):
        part = await took_part(session, visit, event_id)
        if not is_open(visit.municipality, part.event, visit.now):
            raise Unfitting("event-feedback-closed")
        if not await rows.add_words(session, feedback_id, part.event.id, said):
            raise Unfitting("event-feedback-given")
    await session.commit()


async def results(session: AsyncSession, visit: Visit, *, event_id: int) -> Results:
    """For whoever keeps the event, when no answer can come any more and there are enough of them."""
    event = await reach(session, visit, event_id)
    people = await event_participants.count(session, event.id)
    marks = await rows.marks(session, event.id)
    await session.commit()
    closes = closes_at(visit.municipality, event)
    closed = closes is not None and closes <= visit.now
    shown = marks if closed and may_be_shown(marks.useful) else None
    return Results(event, people, marks.answers, closes, closed, shown)


async def words(
    session: AsyncSession, visit: Visit, *, event_id: int, page: int, size: int
) -> tuple[Sequence[str], int]:
    """A page of what was said in own words, and how many pages there are; raises NotFound where it is not shown."""
    event = await reach(session, visit, event_id)
    marks = await rows.marks(session, event.id)
    closes = closes_at(visit.municipality, event)
    if closes is None or closes > visit.now or not may_be_shown(marks.useful):
        raise NotFound
    pages = pages_of(marks.words, size)
    found = await rows.words(session, event.id, offset=min(max(page, 0), pages - 1) * size, limit=size)
    await session.commit()
    return found, pages


async def useful_of_period(session: AsyncSession, visit: Visit, *, first: date, period: Period) -> Count | None:
    """Of everybody who spoke of the actor's events: how many found them useful; none where they are too few."""
    scope = must(visit.actor, Right.PLAN_EVENTS)
    zone = visit.municipality.zone
    since, until = (datetime.combine(day, time.min, zone) for day in bounds(visit, first, period))
    found = await rows.useful_of_events(session, scope, since=since, until=until, fewest=FEWEST)
    await session.commit()
    marks: Counter[int] = Counter()
    for asked_at, mark, people in found:
        if closing(visit.municipality, asked_at) <= visit.now:
            marks[mark] += people
    return useful_share(marks) if may_be_shown(marks) else None


async def _asked(session: AsyncSession, visit: Visit, event_id: int) -> Part:
    part = await took_part(session, visit, event_id)
    if part.event.status not in ALIVE or part.event.is_external:
        raise NotFound
    if await rows.has_given(session, part.event.id, visit.actor.id):
        raise Unfitting("event-feedback-given")
    if part.event.feedback_asked_at is None:
        raise Unfitting("event-feedback-early")
    if not is_open(visit.municipality, part.event, visit.now):
        raise Unfitting("event-feedback-closed")
    return part
