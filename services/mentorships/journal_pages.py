"""What is seen of a journal: a page of it, one entry, how a pair stands; keepers see figures alone."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from models.mentorships import EntryKind, MentorshipEntry
from models.queries.mentorships import mentorship_journal as rows
from models.queries.mentorships import mentorship_plans
from services.errors import Unfitting
from services.mentorships.journal_access import EntryView, days_open, entry_of, term_of, view_of
from services.mentorships.mentoring_norms import Span, Standing, month_of, quarter_of, standing
from services.mentorships.pair_access import Pair, PairPart, reach, take_part
from services.visits import Visit

MOST_TASKS = 3


@dataclass(frozen=True, slots=True)
class JournalPage:
    pair: Pair
    entries: tuple[EntryView, ...]
    months: Mapping[tuple[int, int], int]
    """How many entries there are, by year and month."""
    total: int
    page: int
    waiting: tuple[int, ...]
    """Entries of the other side the visitor has not spoken about."""


@dataclass(frozen=True, slots=True)
class Norms:
    """How a pair stands this month and this quarter."""

    month: Standing
    quarter: Standing | None
    """None between quarters."""


@dataclass(frozen=True, slots=True)
class Glance:
    """What its own people should know of a pair at once."""

    pair: Pair
    norms: Norms
    entries: int
    waiting: tuple[int, ...]
    tasks: tuple[MentorshipEntry, ...]
    steps: int
    done: int


@dataclass(frozen=True, slots=True)
class Figures:
    """What whoever looks after a pair sees of its journal and its plan: never a word."""

    norms: Norms
    steps: int
    done: int


async def entry(session: AsyncSession, visit: Visit, *, entry_id: int) -> EntryView:
    pair, found = await entry_of(session, visit, entry_id)
    if found.removed_at is not None:
        await session.rollback()
        raise Unfitting("journal-gone")
    await session.commit()
    return view_of(visit, pair, found)


async def open_days(session: AsyncSession, visit: Visit, *, entry_id: int) -> tuple[EntryView, Span]:
    """An entry with the days it can be moved to."""
    pair, found = await entry_of(session, visit, entry_id)
    await session.commit()
    return view_of(visit, pair, found), days_open(visit, pair)


async def page(session: AsyncSession, visit: Visit, *, mentorship_id: int, number: int, size: int) -> JournalPage:
    """The newest first; a page that is gone is the last one."""
    pair = await take_part(session, visit, mentorship_id)
    months = await rows.by_month(session, pair.id)
    total = sum(one.entries for one in months)
    last = max(0, (total - 1) // size)
    number = min(max(number, 0), last)
    found = await rows.page(session, pair.id, offset=number * size, limit=size)
    waiting = await _waiting(session, pair)
    await session.commit()
    return JournalPage(
        pair=pair,
        entries=tuple(view_of(visit, pair, one) for one in found),
        months={(one.year, one.month): one.entries for one in months},
        total=total,
        page=number,
        waiting=waiting,
    )


async def glance(session: AsyncSession, visit: Visit, *, mentorship_id: int) -> Glance:
    pair = await take_part(session, visit, mentorship_id)
    today = visit.municipality.day(visit.now)
    steps, done = await mentorship_plans.progress(session, pair.id)
    seen = Glance(
        pair=pair,
        norms=await _norms(session, visit, pair),
        entries=sum(one.entries for one in await rows.by_month(session, pair.id)),
        waiting=await _waiting(session, pair),
        tasks=tuple(await rows.tasks(session, pair.id, since=today, limit=MOST_TASKS)),
        steps=steps,
        done=done,
    )
    await session.commit()
    return seen


async def figures(session: AsyncSession, visit: Visit, *, mentorship_id: int) -> Figures:
    """For everybody who reaches the pair, those who look after it among them."""
    pair = await reach(session, visit, mentorship_id)
    steps, done = await mentorship_plans.progress(session, pair.id)
    seen = Figures(norms=await _norms(session, visit, pair), steps=steps, done=done)
    await session.commit()
    return seen


async def _norms(session: AsyncSession, visit: Visit, pair: Pair) -> Norms:
    programme, today = visit.municipality.programme, visit.municipality.day(visit.now)
    calendar, mentoring = programme.calendar, programme.mentoring
    term, month = term_of(pair, pair.mentor.id), month_of(today)
    days = await rows.standing_days(session, pair.id, since=month.first)
    this_month = standing(month, term, days, mentoring.entries_a_month, calendar)
    found = quarter_of(today, calendar.quarters)
    if found is None:
        return Norms(this_month, None)
    visits = await rows.standing_days(session, pair.id, since=found[1].first, kinds=(EntryKind.MUTUAL_VISIT,))
    return Norms(this_month, standing(found[1], term, visits, mentoring.mutual_visits_a_quarter, calendar))


async def _waiting(session: AsyncSession, pair: Pair) -> tuple[int, ...]:
    is_mentors = pair.part is PairPart.MENTEE
    return tuple(await rows.waiting(session, pair.id, is_mentors=is_mentors, mentor_id=pair.mentor.id))
