"""Results of a contest: marked in several taps, confirmed at once, told to everybody once, corrected in the open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.contest_rows import RESULTS, Entered, EnteredHere, is_marked
from models.contests import Contest, ContestEntry, EntryStatus
from models.queries.contests import contest_entries as entries
from models.queries.portions import portions
from models.scopes import Scope
from services import audit
from services.calling import call
from services.contests import contest_letters
from services.contests.contest_keeping import reach
from services.contests.contest_windows import PLACES, is_claim, is_elsewhere
from services.errors import NotFound, Unfitting
from services.marks import mark_of
from services.paging import pages_of
from services.rights import Right, must_be_whole
from services.routes import route_facts
from services.routes.route_facts import Fact
from services.visits import Visit

FACT = "contest"
"""As `closed_by` of kinds of steps names it."""
EVERYBODY = Scope(is_whole=True)
PORTION = 40
"""Results confirmed in one transaction."""


@dataclass(frozen=True, slots=True)
class Line:
    """An entry before a keeper's eyes."""

    entry: ContestEntry
    called: str


@dataclass(frozen=True, slots=True)
class Page:
    contest: Contest
    listed: Sequence[Line]
    nominations: Sequence[tuple[str, int]]
    spot: int
    """Which of the nominations is shown; -1: all of them."""
    marked: int
    submitted: int
    page: int
    pages: int
    count: int


@dataclass(frozen=True, slots=True)
class Card:
    contest: Contest
    line: Line

    @property
    def is_confirmed(self) -> bool:
        return self.line.entry.confirmed_at is not None


@dataclass(frozen=True, slots=True)
class Matching:
    contest: Contest
    counts: dict[EntryStatus, int]
    mark: str
    """Of these very results as they are now."""
    undecided: int
    """Who has agreed and has no result."""


async def page(session: AsyncSession, visit: Visit, *, contest_id: int, spot: int, page: int, size: int) -> Page:
    """Who takes part, by nomination."""
    contest = await reach(session, visit, contest_id)
    found = list((await entries.nominations(session, contest_id)).items())
    chosen = found[spot][0] if 0 <= spot < len(found) else None
    listed, count = await entries.page(session, contest_id, nomination=chosen, offset=page * size, limit=size)
    pages = pages_of(count, size)
    if page >= pages:
        last = (pages - 1) * size
        listed, count = await entries.page(session, contest_id, nomination=chosen, offset=last, limit=size)
    tally = await entries.tally(session, contest_id)
    await session.commit()
    return Page(
        contest=contest,
        listed=[_line(visit, one) for one in listed],
        nominations=found,
        spot=spot if chosen is not None else -1,
        marked=tally.unconfirmed,
        submitted=tally.by_status.get(EntryStatus.SUBMITTED, 0),
        page=min(page, pages - 1),
        pages=pages,
        count=count,
    )


async def look(session: AsyncSession, visit: Visit, *, entry_id: int) -> Card:
    found = await _entry(session, visit, entry_id)
    await session.commit()
    return Card(found.contest, _line(visit, found))


async def mark(session: AsyncSession, visit: Visit, *, entry_id: int, status: EntryStatus, place: int) -> Card:
    """A result only keepers see, until it is confirmed; `submitted` takes it away. A place goes with a result."""
    _must_fit(status, place)
    found = await _entry(session, visit, entry_id, to_change=True)
    entry = found.entry
    if entry.confirmed_at is not None or is_claim(entry) or entry.status is EntryStatus.DECLINED:
        await session.rollback()
        raise Unfitting("contest-result-stands")
    if not (status is EntryStatus.SUBMITTED and entry.status is EntryStatus.NOMINATED):
        entry.status, entry.place = status, place or None
    await session.commit()
    return Card(found.contest, _line(visit, found))


async def mark_rest(session: AsyncSession, visit: Visit, *, contest_id: int) -> int:
    """Whoever has agreed and has no result took part; returns how many that are."""
    contest = await reach(session, visit, contest_id, to_change=True)
    if contest.cancelled_at is not None:
        await session.rollback()
        raise Unfitting("contest-is-over")
    found = await entries.submitted(session, contest_id)
    for entry in found:
        entry.status = EntryStatus.PARTICIPANT
    await session.commit()
    return len(found)


async def matching(session: AsyncSession, visit: Visit, *, contest_id: int) -> Matching:
    """What `confirm` would confirm."""
    contest = await reach(session, visit, contest_id)
    found = await entries.marked(session, contest_id)
    tally = await entries.tally(session, contest_id)
    await session.commit()
    counts = {status: sum(one.status is status for one in found) for status in RESULTS}
    return Matching(contest, counts, _mark(found), tally.by_status.get(EntryStatus.SUBMITTED, 0))


async def confirm(session: AsyncSession, visit: Visit, *, contest_id: int, mark: str) -> int:
    """From now on everybody may know: all that is marked, if it is what was shown. Everybody is told their own.

    In portions, for nobody else can write meanwhile; what somebody marks otherwise between two of them waits.
    """
    contest = await reach(session, visit, contest_id, to_change=True)
    found = await entries.marked(session, contest_id)
    if not found or _mark(found) != mark or contest.cancelled_at is not None:
        await session.rollback()
        raise Unfitting("contest-results-changed")
    shown = {one.id: (one.status, one.place) for one in found}
    confirmed = 0
    for some in portions(sorted(shown), PORTION):
        contest = await reach(session, visit, contest_id, to_change=True)
        held = await entries.marked(session, contest_id, among=some)
        same = [one for one in held if (one.status, one.place) == shown[one.id] and contest.cancelled_at is None]
        for entry in same:
            await settle(session, visit, contest, entry)
            await contest_letters.tell_result(session, visit, contest, entry, "contest-notice-result")
        if same:
            await audit.note(session, visit, Action.CONTEST_RESULTS_CONFIRMED, contest=contest_id, people=len(same))
        await session.commit()
        confirmed += len(same)
    return confirmed


async def correct(session: AsyncSession, visit: Visit, *, entry_id: int, status: EntryStatus, place: int) -> Card:
    """Change what is confirmed: written down, and told anew. `submitted`: there was no result after all."""
    _must_fit(status, place)
    found = await _entry(session, visit, entry_id, to_change=True)
    entry, contest = found.entry, found.contest
    if entry.confirmed_at is None:
        await session.rollback()
        raise Unfitting("contest-results-changed")
    if (entry.status, entry.place or 0) != (status, place):
        before = entry.status.value
        entry.status, entry.place = status, place or None
        if status is EntryStatus.SUBMITTED:
            await _take_away(session, visit, contest, entry)
        else:
            await settle(session, visit, contest, entry)
        await audit.note(
            session, visit, Action.CONTEST_RESULT_CORRECTED, person_id=entry.person_id, contest=contest.id,
            before=before, after=status.value,
        )  # fmt: skip
        await contest_letters.tell_result(session, visit, contest, entry, "contest-notice-corrected")
    await session.commit()
    return Card(contest, _line(visit, found))


async def settle(session: AsyncSession, visit: Visit, contest: Contest, entry: ContestEntry) -> None:
    """Confirm it within the caller's transaction; the step of a route it fulfils is done."""
    entry.confirmed_by, entry.confirmed_at = visit.actor.id, visit.now
    await session.flush()
    fact, municipality = _fact(visit, contest, entry), visit.municipality
    if fact is not None:
        await route_facts.close_by_fact(session, municipality, fact, person_id=entry.person_id, now=visit.now)


async def _take_away(session: AsyncSession, visit: Visit, contest: Contest, entry: ContestEntry) -> None:
    """There was no result after all; the step of a route it has fulfilled is ahead again."""
    entry.confirmed_by = entry.confirmed_at = entry.proof = None
    if is_elsewhere(contest):
        entry.status = EntryStatus.DECLINED  # nobody enters it here
    await session.flush()
    fact, municipality = _fact(visit, contest, entry), visit.municipality
    if fact is not None:
        await route_facts.open_again(session, municipality, fact, person_id=entry.person_id, now=visit.now)


def _fact(visit: Visit, contest: Contest, entry: ContestEntry) -> Fact | None:
    """None: routes of earlier years are over."""
    municipality = visit.municipality
    day = _day_of(contest, municipality.day(visit.now))
    first = municipality.last_day(municipality.school_year(visit.now) - 1)
    if not municipality.programme.modules.routes or day <= first:
        return None
    return Fact(FACT, day, f"contest-entry:{entry.id}")


def _day_of(contest: Contest, today: date) -> date:
    """The last day something happened on that is not ahead."""
    days = (contest.results_on, contest.trials_until, contest.entries_until)
    return next((day for day in days if day is not None and day <= today), today)


def _must_fit(status: EntryStatus, place: int) -> None:
    """Of a button: what is no result has no place, and there are only so many places."""
    if status not in {*RESULTS, EntryStatus.SUBMITTED} or place not in {0, *PLACES}:
        raise NotFound
    if place and status is EntryStatus.SUBMITTED:
        raise NotFound


async def _entry(session: AsyncSession, visit: Visit, entry_id: int, *, to_change: bool = False) -> EnteredHere:
    """Any entry in a contest that was not called off; results told from elsewhere too, they may be corrected."""
    must_be_whole(visit.actor, Right.KEEP_CONTESTS)
    found = await entries.find(session, EVERYBODY, entry_id, to_change=to_change)
    if found is None:
        raise NotFound
    if to_change and found.contest.cancelled_at is not None:
        await session.rollback()
        raise Unfitting("contest-is-over")
    return found


def _line(visit: Visit, one: Entered | EnteredHere) -> Line:
    return Line(one.entry, call(visit.municipality.privacy_mode, one.person, place=one.place))


def _mark(found: Sequence[ContestEntry]) -> str:
    return mark_of(*((one.id, one.status.value, one.place) for one in found if is_marked(one)))
