"""Stages of contests as methodists keep them: made, changed, called off, closed, and led on to the next stage."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.contest_rows import Tally
from models.contests import Contest, ContestEntry, EntryStatus
from models.queries import turns
from models.queries.contests import contest_entries as entries
from models.queries.contests import contest_people as people
from models.queries.contests import contests as rows
from services import audiences, audit, naming
from services.contests import contest_letters
from services.contests.contest_drafts import ContestDraft, checked, of_last_year, of_next_stage
from services.contests.contest_windows import Standing, is_elsewhere, nominations_of, standing
from services.errors import NotFound, Unfitting
from services.paging import pages_of
from services.rights import Right, must_be_whole
from services.school_year import school_year
from services.visits import Visit

SHORTEST_REASON, LONGEST_REASON = 3, 300
TELLS = ("entries_until", "trials_from", "trials_until", "results_on")
"""Days people plan by."""


@dataclass(frozen=True, slots=True)
class Page:
    contests: Sequence[Contest]
    entered: Mapping[int, int]
    """How many take part in each."""
    claims: int
    """Results told from elsewhere that wait."""
    page: int
    pages: int
    count: int


@dataclass(frozen=True, slots=True)
class Kept:
    contest: Contest
    standing: Standing
    tally: Tally
    previous: Contest | None
    following: Sequence[Contest]
    winners: int
    """Of the stage before, who are not here yet."""
    laureates: int


async def listed(session: AsyncSession, visit: Visit, *, page: int, size: int) -> Page:
    must_be_whole(visit.actor, Right.KEEP_CONTESTS)
    found, count = await rows.kept_page(session, offset=page * size, limit=size)
    pages = pages_of(count, size)
    if page >= pages:
        found, count = await rows.kept_page(session, offset=(pages - 1) * size, limit=size)
    entered = await entries.counts(session, [one.id for one in found])
    claims = await entries.count_claims(session)
    await session.commit()
    return Page(found, entered, claims, min(page, pages - 1), pages, count)


async def last_years(session: AsyncSession, visit: Visit, *, page: int, size: int) -> Page:
    """Contests of the school year before, to be held again."""
    must_be_whole(visit.actor, Right.KEEP_CONTESTS)
    year = visit.municipality.school_year(visit.now) - 1
    found, count = await rows.of_year(session, year, offset=page * size, limit=size)
    pages = pages_of(count, size)
    if page >= pages:
        found, count = await rows.of_year(session, year, offset=(pages - 1) * size, limit=size)
    await session.commit()
    return Page(found, {}, 0, min(page, pages - 1), pages, count)


async def look(session: AsyncSession, visit: Visit, *, contest_id: int) -> Kept:
    contest = await reach(session, visit, contest_id)
    tally = await entries.tally(session, contest_id)
    previous = await rows.find(session, contest.previous_id) if contest.previous_id else None
    following = await rows.following(session, contest_id)
    leading = dict.fromkeys((EntryStatus.WINNER, EntryStatus.LAUREATE), 0)
    if previous is not None:
        for status in leading:
            leading[status] = len({one.id for one, _ in await _going_on(session, contest, (status,))})
    stands = standing(contest, visit.municipality.day(visit.now))
    await session.commit()
    return Kept(contest, stands, tally, previous, following, leading[EntryStatus.WINNER], leading[EntryStatus.LAUREATE])


async def to_change(session: AsyncSession, visit: Visit, *, contest_id: int) -> ContestDraft:
    contest = await reach(session, visit, contest_id)
    await session.commit()
    _must_go_on(contest)
    return ContestDraft.of_row(contest)


async def to_follow(session: AsyncSession, visit: Visit, *, contest_id: int) -> ContestDraft:
    """The next stage of one."""
    contest = await reach(session, visit, contest_id)
    await session.commit()
    if contest.cancelled_at is not None:
        raise Unfitting("contest-is-not-open-cancelled")
    return of_next_stage(contest)


async def to_repeat(session: AsyncSession, visit: Visit, *, contest_id: int) -> ContestDraft:
    """The same a year later."""
    contest = await reach(session, visit, contest_id)
    await session.commit()
    return of_last_year(contest, today=visit.municipality.day(visit.now))


async def save(session: AsyncSession, visit: Visit, *, draft: ContestDraft) -> int:
    """A new one is seen at once; who takes part hears of days that have changed.

    The very same saved once more, as after a crash, is the one that is there.
    """
    must_be_whole(visit.actor, Right.KEEP_CONTESTS)
    if not draft.is_whole:
        raise Unfitting("contest-draft-gone")
    values = _values(visit, checked(draft))
    today = visit.municipality.day(visit.now)
    if draft.contest_id is None:
        if values["entries_until"] < today:
            raise Unfitting("contest-last-day-past")
        if draft.previous_id is not None:
            await reach(session, visit, draft.previous_id)
        await turns.take(session, f"contests:{visit.actor.id}")
        if (same := await rows.same(session, visit.actor.id, values | {"previous_id": draft.previous_id})) is not None:
            await session.commit()
            return same
        made = Contest(**values, organiser_id=visit.actor.id, previous_id=draft.previous_id, created_at=visit.now)
        contest = await rows.add(session, made)
    else:
        contest = await reach(session, visit, draft.contest_id, to_change=True)
        if contest.closed_at is not None or contest.cancelled_at is not None:
            await session.rollback()
            raise Unfitting("contest-is-over")
        moved = any(values[name] != getattr(contest, name) for name in TELLS)
        for name, value in values.items():
            setattr(contest, name, value)
        if moved:
            concerned = await entries.taking_part(session, contest.id)
            await contest_letters.tell_all(session, visit, contest, concerned, "contest-notice-moved")
    await session.commit()
    return contest.id


async def cancel(session: AsyncSession, visit: Visit, *, contest_id: int, typed: str) -> int:
    """It is not held; whoever takes part is told why. Twice is once. Returns how many people that are."""
    reason = naming.clean(typed)
    contest = await reach(session, visit, contest_id, to_change=True)
    if contest.cancelled_at is not None:
        await session.commit()
        return 0
    if contest.closed_at is not None:
        await session.rollback()
        raise Unfitting("contest-is-over")
    if not SHORTEST_REASON <= len(reason) <= LONGEST_REASON:
        await session.rollback()
        raise Unfitting("contest-reason-unfit", low=SHORTEST_REASON, high=LONGEST_REASON)
    contest.cancelled_at = visit.now
    concerned = await entries.taking_part(session, contest_id)
    await contest_letters.tell_all(session, visit, contest, concerned, "contest-notice-cancelled", reason=reason)
    await audit.note(session, visit, Action.CONTEST_CANCELLED, contest=contest_id, people=len(concerned))
    await session.commit()
    return len(concerned)


async def close(session: AsyncSession, visit: Visit, *, contest_id: int) -> None:
    """Once entries are over and every result that is marked is confirmed; twice is once."""
    contest = await reach(session, visit, contest_id, to_change=True)
    if contest.closed_at is None:
        stands = standing(contest, visit.municipality.day(visit.now))
        tally = await entries.tally(session, contest_id)
        if stands is not Standing.JUDGED or tally.unconfirmed:
            await session.rollback()
            raise Unfitting("contest-close-marked" if tally.unconfirmed else "contest-close-early")
        contest.closed_at = visit.now
        await audit.note(session, visit, Action.CONTEST_CLOSED, contest=contest_id, people=tally.confirmed)
    await session.commit()


async def take_on(session: AsyncSession, visit: Visit, *, contest_id: int, with_laureates: bool) -> int:
    """Winners of the stage before are put forward here; those who are here already stay as they are."""
    contest = await reach(session, visit, contest_id, to_change=True)
    if standing(contest, visit.municipality.day(visit.now)) not in {Standing.OPEN, Standing.AHEAD}:
        await session.rollback()
        raise Unfitting("contest-is-over")
    statuses = (EntryStatus.WINNER, EntryStatus.LAUREATE) if with_laureates else (EntryStatus.WINNER,)
    found = await _going_on(session, contest, statuses)
    young = await people.young_among(session, audiences.terms_of(visit), {one.id for one, _ in found})
    known, taken = nominations_of(contest), set[tuple[int, str]]()
    for person, nomination in found:
        kept = nomination if nomination in known else ""
        if (person.id, kept) in taken:
            continue
        taken.add((person.id, kept))
        entry = await entries.add(
            session,
            ContestEntry(
                contest_id=contest_id,
                person_id=person.id,
                organization_id=person.organization_id,
                nomination=kept,
                is_young=person.id in young,
                status=EntryStatus.NOMINATED,
                entered_by=visit.actor.id,
                entered_at=visit.now,
            ),
        )
        await contest_letters.tell_nominated(session, visit, contest, entry, "contest-notice-goes-on")
    if taken:
        await audit.note(session, visit, Action.CONTEST_NOMINATED, contest=contest_id, people=len(taken))
    await session.commit()
    return len(taken)


async def _going_on(session: AsyncSession, contest: Contest, statuses: Sequence[EntryStatus]) -> list[tuple[Any, str]]:
    if contest.previous_id is None:
        return []
    return await people.going_on(session, contest.previous_id, contest.id, statuses)


async def reach(session: AsyncSession, visit: Visit, contest_id: int, *, to_change: bool = False) -> Contest:
    """One that is held here, for whoever keeps contests, within the caller's transaction. Raises NotFound."""
    must_be_whole(visit.actor, Right.KEEP_CONTESTS)
    contest = await rows.find(session, contest_id, to_change=to_change)
    if contest is None or is_elsewhere(contest):
        raise NotFound
    return contest


def _must_go_on(contest: Contest) -> None:
    if contest.closed_at is not None or contest.cancelled_at is not None:
        raise Unfitting("contest-is-over")


def _values(visit: Visit, draft: ContestDraft) -> dict[str, Any]:
    programme = visit.municipality.programme
    kinds = programme.events.contest_kinds
    return {
        "title": draft.title,
        "kind": draft.kind or (kinds[0].code if kinds else ""),
        "stage": draft.stage,
        "school_year": school_year(draft.last_known_day(), programme.calendar.school_year.since),
        "entries_from": draft.entries_from,
        "entries_until": draft.entries_until,
        "trials_from": draft.trials_from,
        "trials_until": draft.trials_until,
        "results_on": draft.results_on,
        "nominations": "\n".join(draft.nominations) or None,
        "regulations": draft.regulations,
    }
