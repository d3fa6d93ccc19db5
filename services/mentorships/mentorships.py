"""Pairs of mentoring as those who look after them see them: figures, lists, one pair, who has no mentor."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models.mentorship_filters import PairDays, PairFilter
from models.mentorships import EntryKind, Mentorship
from models.queries.mentorships import mentorship_lists as rows
from models.queries.mentorships import mentorship_summaries, mentorships
from models.queries.mentorships.mentoring_figures import Figure
from services.audiences import terms_of
from services.calling import call
from services.mentorships import mentoring_figures, mentoring_norms, pair_access
from services.mentorships import mentorship_notices as notices
from services.mentorships.mentorship_moves import Change
from services.mentorships.mentorship_terms import end_of_month
from services.mentorships.pair_access import Pair
from services.paging import pages_of
from services.rights import Right, must
from services.telling_apart import called_apart
from services.visits import Visit

SHOWN_MOVES = 8


@dataclass(frozen=True, slots=True)
class Summary:
    young: Figure
    """With a mentor, of all."""
    lacking: int
    """Young ones with neither a pair nor a proposal."""
    lists: Mapping[PairFilter, int]


@dataclass(frozen=True, slots=True)
class Line:
    """A pair in a list."""

    mentorship: Mentorship
    mentor: str
    mentees: str


@dataclass(frozen=True, slots=True)
class Found:
    lines: Sequence[Line]
    count: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class YoungLine:
    person_id: int
    called: str


@dataclass(frozen=True, slots=True)
class YoungFound:
    lines: Sequence[YoungLine]
    count: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Move:
    at: datetime
    change: Change
    actor: str | None
    """None: the clock."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One pair as a keeper sees it; what it writes to itself is not there."""

    pair: Pair
    mentor: str
    mentees: Sequence[str]
    entries: Mapping[EntryKind, int]
    moves: Sequence[Move]
    """The newest last."""

    @property
    def id(self) -> int:
        return self.pair.id


async def summary(session: AsyncSession, visit: Visit) -> Summary:
    scope = must(visit.actor, Right.KEEP_MENTORSHIPS)
    terms, today = terms_of(visit), visit.municipality.day(visit.now)
    young = await mentoring_figures.young_with_mentor(session, visit.municipality, scope, day=today)
    _, lacking = await rows.without_mentor(session, scope, terms, offset=0, limit=0)
    lists = await rows.counts(session, scope, days_of(visit))
    await session.commit()
    return Summary(young, lacking, lists)


async def find(session: AsyncSession, visit: Visit, *, chosen: PairFilter, page: int, size: int) -> Found:
    scope = must(visit.actor, Right.KEEP_MENTORSHIPS)
    found, count = await rows.page(session, scope, chosen, days_of(visit), offset=max(page, 0) * size, limit=size)
    mentees = await rows.mentees_of(session, [one[0].id for one in found])
    called = await called_apart(session, visit, [(mentor, None) for _, mentor, _ in found])
    await session.commit()
    lines = [
        Line(one, called[mentor.id], notices.called(visit.municipality, *mentees.get(one.id, ())))
        for one, mentor, _place in found
    ]
    return Found(lines, count, max(page, 0), pages_of(count, size))


async def without(session: AsyncSession, visit: Visit, *, page: int, size: int) -> YoungFound:
    """Young educators with neither a pair nor a proposal, by school."""
    scope = must(visit.actor, Right.KEEP_MENTORSHIPS)
    found, count = await rows.without_mentor(session, scope, terms_of(visit), offset=max(page, 0) * size, limit=size)
    is_one = len(scope.organizations) == 1
    called = await called_apart(session, visit, [(one.person, None if is_one else one.place) for one in found])
    await session.commit()
    lines = [YoungLine(one.person.id, called[one.person.id]) for one in found]
    return YoungFound(lines, count, max(page, 0), pages_of(count, size))


async def look(session: AsyncSession, visit: Visit, *, mentorship_id: int) -> Kept:
    must(visit.actor, Right.KEEP_MENTORSHIPS)
    pair = await pair_access.keep(session, visit, mentorship_id, to_change=False)
    entries = await mentorship_summaries.entry_counts(session, pair.id)
    moves = await mentorships.moves(session, pair.id)
    await session.commit()
    mode = visit.municipality.privacy_mode
    spoken = [
        Move(move.at, Change(move.change), call(mode, actor) if actor else None)
        for move, actor in moves
        if move.change in set(Change)
    ]
    people = [
        call(mode, one, place=one.organization.title if one.organization else None)
        for one in (pair.mentor, *pair.mentees)
    ]
    return Kept(pair, people[0], people[1:], entries, spoken[-SHOWN_MOVES:])


def days_of(visit: Visit) -> PairDays:
    today = visit.municipality.day(visit.now)
    return PairDays(today, mentoring_norms.silent_in(visit.municipality, today), end_of_month(today))
