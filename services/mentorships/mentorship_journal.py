"""The journal of a pair: what its two sides did together, written by either with two taps."""

from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from models.mentorships import EntryKind, MentorshipEntry
from models.queries.mentorships import mentorship_journal as rows
from services.errors import NotFound, Unfitting
from services.mentorships import journal_notices
from services.mentorships.journal_access import must_fit, own_entry
from services.mentorships.pair_access import Pair, take_part
from services.rights import Right, must
from services.routes.route_words import line
from services.visits import Visit

TAPPED_TWICE = timedelta(minutes=1)
LONGEST = 500
MOST_A_DAY = 10
"""More in one day is a mistake."""
LONGEST_TASK = timedelta(days=366)


class Words(StrEnum):
    """What can be typed into an entry."""

    DONE = "done"
    RESULT = "result"
    TASK = "task"


async def write(session: AsyncSession, visit: Visit, *, mentorship_id: int, kind: EntryKind) -> int:
    """Today, with one tap; the same tap twice is one entry. Returns its id."""
    pair = await take_part(session, visit, mentorship_id, to_change=True)
    today, author = visit.municipality.day(visit.now), visit.actor.id
    entry = await rows.twin(session, pair.id, author_id=author, kind=kind, on=today, since=visit.now - TAPPED_TWICE)
    if entry is None:
        await must_fit(session, visit, pair, today)
        await _must_have_room(session, pair, today)
        fresh = MentorshipEntry(mentorship_id=pair.id, on=today, kind=kind, author_id=author, created_at=visit.now)
        entry = await rows.add(session, fresh)
        await keep_newest(session, pair)
        await journal_notices.ask(session, visit, pair, entry)
    await session.commit()
    return entry.id


async def move(session: AsyncSession, visit: Visit, *, entry_id: int, on: date) -> None:
    """To another day: none to come, none before the pair began or after it ended."""
    pair, entry = await own_entry(session, visit, entry_id)
    if entry.on != on:
        await must_fit(session, visit, pair, on)
        await _must_have_room(session, pair, on)
        entry.on = on
        await _changed(session, visit, pair, entry, asks_again=True)
    await session.commit()


async def put_words(session: AsyncSession, visit: Visit, *, entry_id: int, what: Words, typed: str) -> None:
    """What was done, what came of it, what is to be done. Raises Unfitting for nothing and for too much."""
    must(visit.actor, Right.WORK_IN_PAIR)
    words = line(typed, LONGEST)
    pair, entry = await own_entry(session, visit, entry_id)
    setattr(entry, what.value, words)
    await _changed(session, visit, pair, entry)
    await session.commit()


async def set_topic(session: AsyncSession, visit: Visit, *, entry_id: int, topic: str) -> None:
    pair, entry = await own_entry(session, visit, entry_id)
    if topic not in {one.code for one in visit.municipality.programme.competences.topics}:
        await session.rollback()
        raise NotFound
    entry.topic = topic
    await _changed(session, visit, pair, entry)
    await session.commit()


async def set_task_until(session: AsyncSession, visit: Visit, *, entry_id: int, until: date) -> None:
    """By when the task is to be done. Raises Unfitting for an entry without one, and for a day gone by."""
    pair, entry = await own_entry(session, visit, entry_id)
    today = visit.municipality.day(visit.now)
    if entry.task is None:
        await session.rollback()
        raise Unfitting("journal-no-task")
    if not today <= until <= today + LONGEST_TASK:
        await session.rollback()
        raise Unfitting("journal-task-day-outside")
    entry.task_until = until
    await _changed(session, visit, pair, entry)
    await session.commit()


async def remove(session: AsyncSession, visit: Visit, *, entry_id: int) -> int:
    """Its author takes it away; those who had confirmed it are told. Returns the id of the pair."""
    pair, entry = await own_entry(session, visit, entry_id, is_removed=True)
    if entry.removed_at is None:
        entry.removed_at = visit.now
        await rows.drop_question(session, entry.id, now=visit.now)
        if entry.confirmed_at is not None:
            await journal_notices.tell_removed(session, visit, pair, entry)
        await keep_newest(session, pair)
    await session.commit()
    return pair.id


async def restore(session: AsyncSession, visit: Visit, *, entry_id: int) -> None:
    """A mistaken removal; the other side is asked once more."""
    pair, entry = await own_entry(session, visit, entry_id, is_removed=True)
    if entry.removed_at is not None:
        await _must_have_room(session, pair, entry.on)
        entry.removed_at = None
        await _changed(session, visit, pair, entry, asks_again=True)
    await session.commit()


async def keep_newest(session: AsyncSession, pair: Pair) -> None:
    """The pair remembers the newest day of its journal: silence is counted from there."""
    await session.flush()
    pair.mentorship.last_entry_on = await rows.newest_day(session, pair.id)


async def _changed(
    session: AsyncSession, visit: Visit, pair: Pair, entry: MentorshipEntry, *, asks_again: bool = False
) -> None:
    """What was said of it no longer holds: it is asked about once more."""
    if entry.confirmed_at is not None or entry.disputed_at is not None:
        entry.confirmed_by = entry.confirmed_at = entry.disputed_at = None
        asks_again = True
    await keep_newest(session, pair)
    if asks_again:
        await journal_notices.ask(session, visit, pair, entry)


async def _must_have_room(session: AsyncSession, pair: Pair, on: date) -> None:
    if await rows.written_on(session, pair.id, on) >= MOST_A_DAY:
        await session.rollback()
        raise Unfitting("journal-day-full", most=MOST_A_DAY)
