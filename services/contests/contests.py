"""Contests for those who enter them: what is open, entering, answering whoever puts one forward, one's own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from models.contest_rows import Own
from models.contests import Contest, ContestEntry, EntryStatus
from models.queries import outbox
from models.queries import people as person_rows
from models.queries.contests import contest_entries as entries
from models.queries.contests import contest_people as people
from models.queries.contests import contests as rows
from services import audiences
from services.calling import call
from services.contests import contest_letters
from services.contests.contest_windows import Standing, is_claim, nominations_of, standing
from services.errors import NotFound, Unfitting
from services.marks import mark_of
from services.paging import pages_of
from services.rights import Right, may, must, reach
from services.visits import Visit

OPEN = (EntryStatus.NOMINATED, EntryStatus.SUBMITTED)
MOST_CONSULTANTS = 4


@dataclass(frozen=True, slots=True)
class Page:
    contests: Sequence[Contest]
    own: Mapping[int, Sequence[ContestEntry]]
    """Of these contests."""
    waiting: Sequence[Own]
    """Where somebody puts one forward and no answer is given."""
    page: int
    pages: int
    count: int
    claims: int
    """Results from elsewhere that wait for a keeper; nought for everybody else."""


@dataclass(frozen=True, slots=True)
class Card:
    contest: Contest
    own: Sequence[ContestEntry]
    standing: Standing
    helpers: Mapping[int, str]
    """Who helps, by id, as they may be called."""


@dataclass(frozen=True, slots=True)
class OwnPage:
    listed: Sequence[Own]
    page: int
    pages: int
    count: int


@dataclass(frozen=True, slots=True)
class Helper:
    person_id: int
    called: str
    is_mentor: bool


async def overview(session: AsyncSession, visit: Visit, *, page: int, size: int) -> Page:
    """What can be entered today."""
    must(visit.actor, Right.ENTER_CONTESTS)
    today = visit.municipality.day(visit.now)
    found, count = await rows.open_page(session, today=today, offset=page * size, limit=size)
    pages = pages_of(count, size)
    if page >= pages:
        found, count = await rows.open_page(session, today=today, offset=(pages - 1) * size, limit=size)
    own = await entries.of_person(session, visit.actor.id, [one.id for one in found])
    waiting = await entries.waiting_for(session, visit.actor.id, rows.is_open(today))
    keeps = may(visit.actor, Right.KEEP_CONTESTS) and reach(visit.actor, Right.KEEP_CONTESTS).is_whole
    claims = await entries.count_claims(session) if keeps else 0
    await session.commit()
    return Page(found, own, waiting, min(page, pages - 1), pages, count, claims)


async def look(session: AsyncSession, visit: Visit, *, contest_id: int) -> Card:
    """One of them; what is not held here is seen only by whoever has a result of it."""
    must(visit.actor, Right.ENTER_CONTESTS)
    contest = await _find(session, contest_id)
    own = (await entries.of_person(session, visit.actor.id, [contest_id])).get(contest_id, [])
    stands = standing(contest, visit.municipality.day(visit.now))
    if stands is Standing.ELSEWHERE and not own:
        raise NotFound
    found = await person_rows.by_ids(session, {one.helper_id for one in own if one.helper_id})
    await session.commit()
    mode = visit.municipality.privacy_mode
    return Card(contest, own, stands, {number: call(mode, one) for number, one in found.items()})


async def enter(session: AsyncSession, visit: Visit, *, contest_id: int, nomination: str) -> int:
    """Take part; twice is once. Whoever has said no may change their mind. Returns the number of the entry."""
    must(visit.actor, Right.ENTER_CONTESTS)
    if not visit.actor.is_registered:
        raise Unfitting("contest-unregistered")
    contest = await _find(session, contest_id, to_change=True)
    await must_be_open(session, visit, contest)
    await must_be_known(session, contest, nomination)
    own = (await entries.of_person(session, visit.actor.id, [contest_id], to_change=True)).get(contest_id, [])
    same = next((one for one in own if one.nomination == nomination), None)
    undecided = next((one for one in own if one.status is EntryStatus.NOMINATED and not one.nomination), None)
    entry = same or undecided
    if entry is None:
        entry = await entries.add(session, await _entry(session, visit, contest, nomination))
    elif entry.status in {EntryStatus.NOMINATED, EntryStatus.DECLINED}:
        entry.nomination, entry.is_young = nomination, await is_young(session, visit, visit.actor.id)
        entry.status, entry.entered_at, entry.proof = EntryStatus.SUBMITTED, visit.now, None
        entry.place = entry.confirmed_by = None
        entry.organization_id = visit.actor.organization_id
    await session.commit()
    return entry.id


async def answer(session: AsyncSession, visit: Visit, *, entry_id: int, agrees: bool) -> Own:
    """What somebody says who is put forward; only the first word counts, a later one is said on the contest itself."""
    found = await _own(session, visit, entry_id)
    entry, contest = found
    if entry.status is EntryStatus.NOMINATED:
        await must_be_open(session, visit, contest)
        entry.status = EntryStatus.SUBMITTED if agrees else EntryStatus.DECLINED
        entry.is_young = await is_young(session, visit, visit.actor.id)
        await outbox.take_back(session, [contest_letters.key_of(entry)], now=visit.now)
    await session.commit()
    return found


async def choose_nomination(session: AsyncSession, visit: Visit, *, entry_id: int, nomination: str) -> Own:
    """Another nomination, while entries are taken."""
    found = await _own(session, visit, entry_id)
    entry, contest = found
    if entry.nomination != nomination:
        await must_be_open(session, visit, contest)
        await must_be_known(session, contest, nomination)
        own = (await entries.of_person(session, visit.actor.id, [contest.id])).get(contest.id, [])
        if entry.status not in OPEN or any(one.nomination == nomination for one in own):
            await session.rollback()
            raise Unfitting("contest-nomination-taken")
        entry.nomination = nomination
    await session.commit()
    return found


async def withdraw(session: AsyncSession, visit: Visit, *, entry_id: int) -> Own:
    """Before the window ends; twice is once."""
    found = await _own(session, visit, entry_id)
    entry, contest = found
    if entry.status is not EntryStatus.DECLINED:
        await must_be_open(session, visit, contest)
        if entry.status not in OPEN:
            await session.rollback()
            raise Unfitting("contest-has-result")
        entry.status, entry.helper_id = EntryStatus.DECLINED, None
        await outbox.take_back(session, [contest_letters.key_of(entry)], now=visit.now)
    await session.commit()
    return found


async def helpers(session: AsyncSession, visit: Visit, *, entry_id: int) -> tuple[Own, Sequence[Helper]]:
    """Who may be named: one's mentor first, then those who have answered one's requests."""
    found = await _own(session, visit, entry_id, to_change=False)
    listed = await _helpers(session, visit)
    await session.commit()
    return found, listed


async def set_helper(session: AsyncSession, visit: Visit, *, entry_id: int, helper_id: int | None) -> Own:
    found = await _own(session, visit, entry_id)
    entry, contest = found
    if helper_id is not None and helper_id not in {one.person_id for one in await _helpers(session, visit)}:
        raise NotFound
    if entry.status not in OPEN or contest.closed_at is not None or contest.cancelled_at is not None:
        await session.rollback()
        raise Unfitting("contest-has-result")
    if entry.helper_id != helper_id:
        entry.helper_id = helper_id
        if helper_id is not None:
            key, phrase = f"{contest_letters.key_of(entry)}helper:{helper_id}", "contest-notice-helper"
            await contest_letters.tell_one(session, visit, contest, helper_id, key=key, phrase=phrase)
    await session.commit()
    return found


async def own(session: AsyncSession, visit: Visit, *, page: int, size: int) -> OwnPage:
    must(visit.actor, Right.ENTER_CONTESTS)
    mine = visit.actor.id
    found, count = await entries.over_years(session, mine, offset=page * size, limit=size)
    pages = pages_of(count, size)
    if page >= pages:
        found, count = await entries.over_years(session, mine, offset=(pages - 1) * size, limit=size)
    await session.commit()
    return OwnPage(found, min(page, pages - 1), pages, count)


async def is_young(session: AsyncSession, visit: Visit, person_id: int) -> bool:
    """By the rule for young educators as it is today; within the caller's transaction."""
    return bool(await people.young_among(session, audiences.terms_of(visit), [person_id]))


async def must_be_open(session: AsyncSession, visit: Visit, contest: Contest) -> None:
    """Raises Unfitting, with nothing held, where the contest takes no entries today."""
    stands = standing(contest, visit.municipality.day(visit.now))
    if stands is Standing.OPEN:
        return
    await session.rollback()
    if stands is Standing.ELSEWHERE:
        raise NotFound
    raise Unfitting(f"contest-is-not-open-{stands.value}")


async def must_be_known(session: AsyncSession, contest: Contest, nomination: str) -> None:
    """One of the contest's, or none where it has none."""
    known = nominations_of(contest)
    if nomination not in (known or ("",)):
        await session.rollback()
        raise Unfitting("contest-nominations-changed")


def nomination_at(contest: Contest, spot: int, mark: str) -> str:
    """The nomination of a button. Raises Unfitting where the list is not the one it was shown with."""
    known = nominations_of(contest)
    if mark_of(*known) != mark or not 0 <= spot < len(known):
        raise Unfitting("contest-nominations-changed")
    return known[spot]


def may_withdraw(entry: ContestEntry, stands: Standing) -> bool:
    return entry.status in OPEN and stands is Standing.OPEN and not is_claim(entry)


async def _find(session: AsyncSession, contest_id: int, *, to_change: bool = False) -> Contest:
    contest = await rows.find(session, contest_id, to_change=to_change)
    if contest is None:
        raise NotFound
    return contest


async def _own(session: AsyncSession, visit: Visit, entry_id: int, *, to_change: bool = True) -> Own:
    must(visit.actor, Right.ENTER_CONTESTS)
    found = await entries.own(session, visit.actor.id, entry_id, to_change=to_change)
    if found is None:
        raise NotFound
    return found


async def _entry(session: AsyncSession, visit: Visit, contest: Contest, nomination: str) -> ContestEntry:
    return ContestEntry(
        contest_id=contest.id,
        person_id=visit.actor.id,
        organization_id=visit.actor.organization_id,
        nomination=nomination,
        is_young=await is_young(session, visit, visit.actor.id),
        status=EntryStatus.SUBMITTED,
        entered_by=visit.actor.id,
        entered_at=visit.now,
    )


async def _helpers(session: AsyncSession, visit: Visit) -> list[Helper]:
    mode, modules = visit.municipality.privacy_mode, visit.municipality.programme.modules
    mine = visit.actor.id
    mentors = await people.mentors_of(session, mine) if modules.mentoring else []
    found = [Helper(one.id, call(mode, one), True) for one in mentors]
    if modules.consultations:
        known = {one.person_id for one in found}
        answered = await people.consultants_of(session, mine, most=MOST_CONSULTANTS)
        found += [Helper(one.id, call(mode, one), False) for one in answered if one.id not in known]
    return found
