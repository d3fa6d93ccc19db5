"""The other side of a pair says of an entry: yes, it was so; no, it was not."""

from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from models.mentorships import MentorshipEntry
from models.queries.mentorships import mentorship_journal as rows
from services.errors import NotFound, Unfitting
from services.mentorships import journal_notices
from services.mentorships.journal_access import entry_of, is_other_side
from services.mentorships.mentorship_journal import keep_newest
from services.mentorships.pair_access import Pair
from services.visits import Visit


async def confirm(session: AsyncSession, visit: Visit, *, entry_id: int, on: date) -> None:
    """One tap; of several who are helped together one is enough, and the first word stands.

    `on`: the day that stood before their eyes. Raises Unfitting where it has changed since.
    """
    pair, entry = await _asked(session, visit, entry_id, on)
    if entry.confirmed_at is None:
        entry.confirmed_by, entry.confirmed_at, entry.disputed_at = visit.actor.id, visit.now, None
        await _settle(session, visit, pair, entry)
    await session.commit()


async def dispute(session: AsyncSession, visit: Visit, *, entry_id: int, on: date) -> None:
    """It counts no longer, and its author is told."""
    pair, entry = await _asked(session, visit, entry_id, on)
    if entry.disputed_at is None:
        entry.disputed_at, entry.confirmed_by, entry.confirmed_at = visit.now, None, None
        await journal_notices.tell_disputed(session, visit, entry)
        await _settle(session, visit, pair, entry)
    await session.commit()


async def _settle(session: AsyncSession, visit: Visit, pair: Pair, entry: MentorshipEntry) -> None:
    await keep_newest(session, pair)
    await rows.drop_question(session, entry.id, now=visit.now)


async def _asked(session: AsyncSession, visit: Visit, entry_id: int, on: date) -> tuple[Pair, MentorshipEntry]:
    pair, entry = await entry_of(session, visit, entry_id, to_change=True)
    if not is_other_side(pair, entry):
        await session.rollback()
        raise NotFound
    if entry.removed_at is not None or entry.on != on:
        is_gone = entry.removed_at is not None
        await session.rollback()
        raise Unfitting("journal-gone" if is_gone else "journal-changed")
    return pair, entry
