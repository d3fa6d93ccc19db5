"""Who may reach an entry of a journal: both sides of its pair while it goes on; only its author changes it."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models.mentorships import MentorshipEntry, MentorshipMentee
from models.queries.mentorships import mentorship_journal as rows
from services.calling import call
from services.errors import NotFound, Unfitting
from services.mentorships.mentoring_norms import Span
from services.mentorships.pair_access import Pair, PairPart, take_part
from services.rights import Right, must
from services.visits import Visit


@dataclass(frozen=True, slots=True)
class EntryView:
    """An entry as one of the two sides sees it."""

    pair: Pair
    entry: MentorshipEntry
    author: str
    confirmed_by: str | None
    is_own: bool
    """Its author may change it."""
    is_asked: bool
    """The visitor is of the other side and may say whether it was so."""


async def entry_of(
    session: AsyncSession, visit: Visit, entry_id: int, *, to_change: bool = False
) -> tuple[Pair, MentorshipEntry]:
    """The entry with its pair, whose row is held while anything about it changes. Raises NotFound."""
    must(visit.actor, Right.WORK_IN_PAIR)
    pair_id = await rows.pair_of(session, entry_id)
    if pair_id is None:
        await session.rollback()
        raise NotFound
    pair = await take_part(session, visit, pair_id, to_change=to_change)
    entry = await rows.find(session, entry_id)
    if entry is None:
        await session.rollback()
        raise NotFound
    return pair, entry


async def own_entry(
    session: AsyncSession, visit: Visit, entry_id: int, *, is_removed: bool = False
) -> tuple[Pair, MentorshipEntry]:
    """One's own entry, to be changed. Raises Unfitting for one that was taken away."""
    pair, entry = await entry_of(session, visit, entry_id, to_change=True)
    if entry.author_id != visit.actor.id:
        await session.rollback()
        raise NotFound
    if not is_removed and entry.removed_at is not None:
        await session.rollback()
        raise Unfitting("journal-gone")
    return pair, entry


def view_of(visit: Visit, pair: Pair, entry: MentorshipEntry) -> EntryView:
    is_own = entry.author_id == visit.actor.id
    return EntryView(
        pair=pair,
        entry=entry,
        author=_called(visit, pair, entry.author_id),
        confirmed_by=_called(visit, pair, entry.confirmed_by) if entry.confirmed_by else None,
        is_own=is_own,
        is_asked=not is_own and is_other_side(pair, entry),
    )


def is_other_side(pair: Pair, entry: MentorshipEntry) -> bool:
    """Whether the visitor may confirm it: those who are helped for the mentor, the mentor for them."""
    return (pair.part is PairPart.MENTEE) == (entry.author_id == pair.mentor.id)


def term_of(pair: Pair, person_id: int) -> Span:
    """The days somebody is in the pair: those who joined later were not there before."""
    row = pair.mentorship
    joined: list[MentorshipMentee] = [one.row for one in pair.members if one.row.person_id == person_id]
    first = max([row.starts_on, *(one.joined_on for one in joined)])
    last = row.ends_on if row.stops_on is None else min(row.ends_on, row.stops_on - timedelta(days=1))
    return Span(first, last)


def days_open(visit: Visit, pair: Pair) -> Span:
    """On which days something may have happened: since one is in the pair, and not in the future."""
    term, today = term_of(pair, visit.actor.id), visit.municipality.day(visit.now)
    return Span(term.first, min(term.last, today))


async def must_fit(session: AsyncSession, visit: Visit, pair: Pair, on: date) -> None:
    """Raises Unfitting for a day on which nothing can have happened."""
    span = days_open(visit, pair)
    if on not in span:
        await session.rollback()
        raise Unfitting("journal-day-outside", since=f"{span.first:%d.%m.%Y}", until=f"{span.last:%d.%m.%Y}")


def _called(visit: Visit, pair: Pair, person_id: int) -> str:
    people = [pair.mentor, *(one.person for one in pair.members)]
    found = next((one for one in people if one.id == person_id), None)
    return call(visit.municipality.privacy_mode, found) if found else ""
