"""Results of contests held elsewhere: told by people or their schools, looked at by methodists."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.contest_rows import RESULTS, EnteredHere
from models.contests import Contest, ContestEntry, EntryStatus
from models.queries import audiences
from models.queries.campaigns import campaigns
from models.queries.contests import contest_entries as entries
from models.queries.contests import contest_people as people
from models.queries.contests import contests as rows
from models.scopes import Scope
from services import audit, naming
from services.calling import call
from services.contests import contest_letters, contest_results
from services.contests.contest_claim_drafts import STAGES, ClaimDraft
from services.contests.contest_windows import PLACES, is_claim, is_elsewhere
from services.contests.contests import is_young
from services.errors import NotFound, Unfitting
from services.marks import mark_of
from services.paging import pages_of
from services.rights import Right, must, must_be_whole
from services.school_year import school_year
from services.telling_apart import called_apart
from services.visits import Visit

SHORTEST_REASON, LONGEST_REASON = 3, 300
OPEN = (EntryStatus.NOMINATED, EntryStatus.SUBMITTED, EntryStatus.DECLINED)
EVERYBODY = Scope(is_whole=True)
KNOWN_FOR = timedelta(days=400)
"""So long ago a contest may have ended whose results are told."""


@dataclass(frozen=True, slots=True)
class Known:
    contests: Sequence[Contest]
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Claim:
    entry: ContestEntry
    contest: Contest
    called: str
    mark: str
    """Of the result as it is shown."""


@dataclass(frozen=True, slots=True)
class Claims:
    listed: Sequence[Claim]
    page: int
    pages: int
    count: int


@dataclass(frozen=True, slots=True)
class Person:
    person_id: int
    called: str


async def known(session: AsyncSession, visit: Visit, *, page: int, size: int) -> Known:
    """Contests of higher stages one can tell a result of by one tap."""
    must(visit.actor, Right.ENTER_CONTESTS)
    today, mine = visit.municipality.day(visit.now), visit.actor.id
    since = today - KNOWN_FOR
    found, count = await rows.told_of(session, mine, since=since, until=today, offset=page * size, limit=size)
    await session.commit()
    return Known(found, page, pages_of(count, size))


async def mates(session: AsyncSession, visit: Visit, *, typed: str, page: int, size: int) -> tuple[list[Person], int]:
    """People of one's part whose results one may tell, and how many there are."""
    scope = must(visit.actor, Right.NOMINATE)
    words = naming.search_words(typed)
    found, count = await people.known(session, scope, 0, words=words, offset=page * size, limit=size)
    called = await called_apart(session, visit, [(one.person, one.place) for one in found])
    await session.commit()
    return [Person(one.person.id, called[one.person.id]) for one in found], count


async def mate(session: AsyncSession, visit: Visit, *, person_id: int) -> Person:
    scope = must(visit.actor, Right.NOMINATE)
    found = await people.find(session, scope, person_id)
    if found is None:
        raise NotFound
    called = await called_apart(session, visit, [(found.person, None)])
    await session.commit()
    return Person(found.person.id, called[person_id])


async def begin(session: AsyncSession, visit: Visit, *, contest_id: int) -> Contest:
    """A known contest whose result is going to be told."""
    must(visit.actor, Right.ENTER_CONTESTS)
    contest = await rows.find(session, contest_id)
    await session.commit()
    if contest is None or contest.stage not in STAGES or contest.cancelled_at is not None:
        raise NotFound
    return contest


async def tell(session: AsyncSession, visit: Visit, *, draft: ClaimDraft) -> int:
    """Write it down with its proof; it counts once a methodist has confirmed it. Returns the number of the entry."""
    status, place = draft.status, draft.place or 0
    if draft.missing is not None or status not in RESULTS or place not in {0, *PLACES}:
        raise Unfitting("contest-draft-gone")
    who, organization_id = await _whose(session, visit, draft)
    contest = await _contest(session, visit, draft)
    own = (await entries.of_person(session, who, [contest.id], to_change=True)).get(contest.id, [])
    entry = next((one for one in own if one.status in OPEN or is_claim(one)), None)
    if entry is None and own:
        await session.rollback()
        raise Unfitting("contest-has-result")
    if entry is None:
        entry = ContestEntry(contest_id=contest.id, person_id=who, nomination="", is_young=False)
    entry.organization_id, entry.is_young = organization_id, await is_young(session, visit, who)
    entry.status, entry.place, entry.proof = status, place or None, draft.proof
    entry.entered_by, entry.entered_at = visit.actor.id, visit.now
    entry.confirmed_by = entry.confirmed_at = None
    await entries.add(session, entry)
    if who != visit.actor.id:
        await audit.note(session, visit, Action.CONTEST_RESULT_TOLD, person_id=who, contest=contest.id)
    await session.commit()
    return entry.id


async def waiting(session: AsyncSession, visit: Visit, *, page: int, size: int) -> Claims:
    must_be_whole(visit.actor, Right.KEEP_CONTESTS)
    found, count = await entries.claims(session, offset=page * size, limit=size)
    pages = pages_of(count, size)
    if page >= pages:
        found, count = await entries.claims(session, offset=(pages - 1) * size, limit=size)
    await session.commit()
    return Claims([_claim(visit, one) for one in found], min(page, pages - 1), pages, count)


async def look(session: AsyncSession, visit: Visit, *, entry_id: int) -> Claim:
    found = await _find(session, visit, entry_id)
    await session.commit()
    if not is_claim(found.entry):
        raise Unfitting("contest-results-changed")
    return _claim(visit, found)


async def confirm(session: AsyncSession, visit: Visit, *, entry_id: int, mark: str) -> None:
    """It counts from now on, if it is what was shown; twice is once."""
    found = await _find(session, visit, entry_id, to_change=True)
    if found.entry.confirmed_at is None:
        await _must_wait(session, found, mark)
        await _must_be_of_another(session, visit, found)
        await contest_results.settle(session, visit, found.contest, found.entry)
        await _note(session, visit, found, is_confirmed=True)
        await contest_letters.tell_result(session, visit, found.contest, found.entry, "contest-notice-result")
    await session.commit()


async def reject(session: AsyncSession, visit: Visit, *, entry_id: int, mark: str, typed: str) -> None:
    """It does not count; whoever it is of hears why. Who takes part here goes on taking part."""
    reason = naming.clean(typed)
    if not SHORTEST_REASON <= len(reason) <= LONGEST_REASON:
        raise Unfitting("contest-reason-unfit", low=SHORTEST_REASON, high=LONGEST_REASON)
    found = await _find(session, visit, entry_id, to_change=True)
    await _must_wait(session, found, mark)
    entry, contest = found.entry, found.contest
    entry.status = EntryStatus.DECLINED if is_elsewhere(contest) else EntryStatus.SUBMITTED
    entry.place = entry.proof = None
    entry.confirmed_by = visit.actor.id
    await _note(session, visit, found, is_confirmed=False)
    phrase, key = "contest-notice-rejected", f"{contest_letters.key_of(entry)}rejected:{visit.now.isoformat()}"
    for person_id in sorted({entry.person_id, entry.entered_by}):
        await contest_letters.tell_one(session, visit, contest, person_id, key=key, phrase=phrase, reason=reason)
    await session.commit()


async def _whose(session: AsyncSession, visit: Visit, draft: ClaimDraft) -> tuple[int, int | None]:
    if not draft.person_id or draft.person_id == visit.actor.id:
        must(visit.actor, Right.ENTER_CONTESTS)
        if not visit.actor.is_registered:
            raise Unfitting("contest-unregistered")
        return visit.actor.id, visit.actor.organization_id
    found = await people.find(session, must(visit.actor, Right.NOMINATE), draft.person_id)
    if found is None:
        raise NotFound
    return found.person.id, found.person.organization_id


async def _contest(session: AsyncSession, visit: Visit, draft: ClaimDraft) -> Contest:
    """A known one, by its number or its very name, held; else a new one that nobody can enter."""
    if draft.contest_id:
        contest = await rows.find(session, draft.contest_id, to_change=True)
        if contest is None or contest.stage not in STAGES or contest.cancelled_at is not None:
            raise NotFound
        return contest
    assert draft.stage is not None
    assert draft.on is not None
    year = school_year(draft.on, visit.municipality.programme.calendar.school_year.since)
    name = naming.search_key(draft.title)
    for one in await rows.elsewhere_of_year(session, year, draft.stage):
        if naming.search_key(one.title) == name:
            return await rows.find(session, one.id, to_change=True) or one
    made = Contest(
        kind=draft.kind,
        title=draft.title,
        stage=draft.stage,
        school_year=year,
        entries_from=draft.on + timedelta(days=1),
        entries_until=draft.on,
        results_on=draft.on,
        organiser_id=visit.actor.id,
        created_at=visit.now,
        closed_at=visit.now,
    )
    return await rows.add(session, made)


async def _find(session: AsyncSession, visit: Visit, entry_id: int, *, to_change: bool = False) -> EnteredHere:
    must_be_whole(visit.actor, Right.KEEP_CONTESTS)
    found = await entries.find(session, EVERYBODY, entry_id, to_change=to_change)
    if found is None:
        raise NotFound
    return found


async def _must_wait(session: AsyncSession, found: EnteredHere, mark: str) -> None:
    if not is_claim(found.entry) or _mark(found) != mark:
        await session.rollback()
        raise Unfitting("contest-results-changed")


async def _must_be_of_another(session: AsyncSession, visit: Visit, found: EnteredHere) -> None:
    """One's own result somebody else confirms, as long as there is anybody else who can."""
    if found.entry.person_id != visit.actor.id:
        return
    others = [one for one in await campaigns.methodists(session) if one != visit.actor.id]
    if await audiences.reached_of(session, others):
        await session.rollback()
        raise Unfitting("contest-claim-is-yours")


async def _note(session: AsyncSession, visit: Visit, found: EnteredHere, *, is_confirmed: bool) -> None:
    entry = found.entry
    await audit.note(
        session, visit, Action.CONTEST_RESULT_DECIDED, person_id=entry.person_id, contest=entry.contest_id,
        is_confirmed=int(is_confirmed), is_own=int(entry.person_id == visit.actor.id),
    )  # fmt: skip


def _claim(visit: Visit, one: EnteredHere) -> Claim:
    called = call(visit.municipality.privacy_mode, one.person, place=one.place)
    return Claim(one.entry, one.contest, called, _mark(one))


def _mark(one: EnteredHere) -> str:
    entry = one.entry
    return mark_of(entry.id, entry.status.value, entry.place, entry.proof, one.contest.title)
