"""Asking whoever organises an event: one conversation for each event and asker, gone on with when asked again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models.events import Event, EventStatus
from models.people import Person
from models.queries import people
from models.queries.conversations import threads as thread_rows
from models.queries.events import event_owners
from models.queries.events import event_questions as rows
from models.queries.events import events as event_rows
from models.threads import Part, Thread, ThreadKind
from services.calling import call
from services.conversations import talking, threads
from services.conversations.talking import Said
from services.errors import Unfitting
from services.events import event_seats, event_titles
from services.events.event_facts import ends_at
from services.events.events import all_or_nothing
from services.rights import Right, must
from services.visits import Visit

ANSWERED_AFTER = timedelta(days=30)
"""Of an event that is longer over nobody is asked any more."""
MOST_A_DAY = 10
"""Events somebody may begin to ask about in a day."""
DAY = timedelta(days=1)
LONGEST_TITLE = 100


@dataclass(frozen=True, slots=True)
class Standing:
    event: Event
    organiser: str
    """What they are called."""
    thread_id: int | None
    """Of the conversation that goes on about it."""
    is_away: bool
    """The organiser gets nothing of the bot now: what is said reaches them when they are back."""


def is_asked(event: Event, visit: Visit, *, answers_requests: bool) -> bool:
    """Whether there is somebody to be asked about it: not oneself."""
    return (
        event.status in {EventStatus.PLANNED, EventStatus.HELD}
        and event.organiser_id != visit.actor.id
        and not answers_requests
        and ends_at(event) > visit.now - ANSWERED_AFTER
    )


async def look(session: AsyncSession, visit: Visit, *, event_id: int) -> Standing:
    """Raises NotFound for an event of others, Unfitting where nobody can be asked."""
    must(visit.actor, Right.TALK)
    async with all_or_nothing(session):
        event, organiser = await _asked(session, visit, event_id)
    thread = await _thread(session, visit, event)
    is_away = organiser.id not in await event_owners.asked_about(session, event)
    await session.commit()
    is_open = thread is not None and thread.closed_at is None
    called = call(visit.municipality.privacy_mode, organiser)
    return Standing(event, called, thread.id if thread and is_open else None, is_away)


async def ask(session: AsyncSession, visit: Visit, *, event_id: int, said: Said) -> int:
    """Say it to the organiser, in the conversation there is or in a new one; returns its number.

    The same message is said once. Raises NotFound, Unfitting.
    """
    must(visit.actor, Right.TALK)
    async with all_or_nothing(session):
        event, organiser = await _asked(session, visit, event_id, to_change=True)
        thread = await _thread(session, visit, event)
        if thread is None:
            thread = await _begin(session, visit, event)
    await _bring_in(session, visit, thread, organiser.id)
    await talking.put(session, visit, thread_id=thread.id, said=said)
    await session.commit()
    return thread.id


async def pass_on(session: AsyncSession, visit: Visit, event_ids: Sequence[int], *, from_id: int, to_id: int) -> None:
    """Whoever takes events over answers about them, but not themselves; within the caller's transaction."""
    beginnings = [event_titles.beginning(one) for one in event_ids]
    for thread_id in await rows.of_events(session, beginnings, organiser_id=from_id):
        if await thread_rows.part_of(session, thread_id, to_id) is Part.ASKER:
            continue
        await threads.let_in(session, thread_id, {to_id: Part.ORGANISER}, now=visit.now)
        await threads.let_out(session, thread_id, from_id, now=visit.now)


async def _asked(
    session: AsyncSession, visit: Visit, event_id: int, *, to_change: bool = False
) -> tuple[Event, Person]:
    """Held where something is going to be asked: a conversation is begun once."""
    event = await event_seats.meet(session, visit, event_id, to_change=to_change)
    is_group = await event_rows.answers_requests(session, event.id)
    organiser = await people.look(session, event.organiser_id)
    is_there = organiser.archived_at is None and organiser.forgotten_at is None
    if not is_there or not is_asked(event, visit, answers_requests=is_group):
        raise Unfitting("event-question-nobody")
    return event, organiser


async def _thread(session: AsyncSession, visit: Visit, event: Event) -> Thread | None:
    return await rows.of_asker(session, visit.actor.id, event_titles.beginning(event.id))


async def _begin(session: AsyncSession, visit: Visit, event: Event) -> Thread:
    if await rows.count_since(session, visit.actor.id, visit.now - DAY) >= MOST_A_DAY:
        raise Unfitting("event-question-too-many", limit=MOST_A_DAY)
    members = {visit.actor.id: Part.ASKER, event.organiser_id: Part.ORGANISER}
    title = event_titles.titled(event.id, event.title, LONGEST_TITLE)
    return await threads.begin(session, ThreadKind.EVENT, members, title=title, now=visit.now)


async def _bring_in(session: AsyncSession, visit: Visit, thread: Thread, organiser_id: int) -> None:
    """Whoever organises it now answers, and nobody else; one that was closed goes on."""
    others = [one for one in await rows.organisers(session, thread.id) if one != organiser_id]
    if others:
        await threads.let_out(session, thread.id, *others, now=visit.now)
    await threads.let_in(session, thread.id, {organiser_id: Part.ORGANISER}, now=visit.now)
    if thread.closed_at is not None:
        await threads.reopen(session, thread.id)
        await session.refresh(thread)
