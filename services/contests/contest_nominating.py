"""People put forward for contests by their school or association; they have the last word themselves."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.contest_rows import EnteredHere
from models.contests import Contest, ContestEntry, EntryStatus
from models.queries import outbox
from models.queries.contests import contest_entries as entries
from models.queries.contests import contest_people as people
from models.queries.contests import contests as rows
from services import audit, naming
from services.contests import contest_letters
from services.contests.contest_windows import Standing, nominations_of, standing
from services.contests.contests import is_young, must_be_open
from services.errors import NotFound, Unfitting
from services.paging import pages_of
from services.rights import Right, must
from services.telling_apart import called_apart
from services.visits import Visit


@dataclass(frozen=True, slots=True)
class Candidate:
    person_id: int
    called: str
    is_in: bool


@dataclass(frozen=True, slots=True)
class Candidates:
    contest: Contest
    listed: Sequence[Candidate]
    page: int
    pages: int
    count: int


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody of one's part in a contest."""

    entry: ContestEntry
    contest: Contest
    called: str
    standing: Standing

    @property
    def may_be_taken_back(self) -> bool:
        return self.entry.status is EntryStatus.NOMINATED and self.standing in {Standing.OPEN, Standing.AHEAD}


@dataclass(frozen=True, slots=True)
class Lines:
    listed: Sequence[Line]
    page: int
    pages: int
    count: int
    year: int


async def candidates(
    session: AsyncSession, visit: Visit, *, contest_id: int, typed: str, page: int, size: int
) -> Candidates:
    scope = must(visit.actor, Right.NOMINATE)
    contest = await rows.find(session, contest_id)
    if contest is None:
        raise NotFound
    await must_be_open(session, visit, contest)
    words = naming.search_words(typed)
    found, count = await people.known(session, scope, contest_id, words=words, offset=page * size, limit=size)
    pages = pages_of(count, size)
    if page >= pages:
        last = (pages - 1) * size
        found, count = await people.known(session, scope, contest_id, words=words, offset=last, limit=size)
    is_one = len(scope.organizations) == 1 and not scope.associations
    called = await called_apart(session, visit, [(one.person, None if is_one else one.place) for one in found])
    await session.commit()
    listed = [Candidate(one.person.id, called[one.person.id], one.is_in) for one in found]
    return Candidates(contest, listed, min(page, pages - 1), pages, count)


async def candidate(session: AsyncSession, visit: Visit, *, contest_id: int, person_id: int) -> tuple[Contest, str]:
    """Whom somebody is about to put forward, as they may be called."""
    scope = must(visit.actor, Right.NOMINATE)
    contest, found = await rows.find(session, contest_id), await people.find(session, scope, person_id)
    if contest is None or found is None:
        raise NotFound
    await must_be_open(session, visit, contest)
    called = await called_apart(session, visit, [(found.person, None)])
    await session.commit()
    return contest, called[person_id]


async def nominate(session: AsyncSession, visit: Visit, *, contest_id: int, person_id: int, nomination: str) -> int:
    """Put somebody forward: they are asked. Twice is once; without a nomination they choose it themselves."""
    scope = must(visit.actor, Right.NOMINATE)
    contest = await rows.find(session, contest_id, to_change=True)
    found = await people.find(session, scope, person_id)
    if contest is None or found is None:
        raise NotFound
    await must_be_open(session, visit, contest)
    if nomination and nomination not in nominations_of(contest):
        await session.rollback()
        raise Unfitting("contest-nominations-changed")
    own = (await entries.of_person(session, person_id, [contest_id], to_change=True)).get(contest_id, [])
    if any(one.status is EntryStatus.DECLINED for one in own):
        await session.rollback()
        raise Unfitting("contest-has-declined")
    if own:
        await session.commit()
        return own[0].id
    entry = await entries.add(
        session,
        ContestEntry(
            contest_id=contest_id,
            person_id=person_id,
            organization_id=found.person.organization_id,
            nomination=nomination,
            is_young=await is_young(session, visit, person_id),
            status=EntryStatus.NOMINATED,
            entered_by=visit.actor.id,
            entered_at=visit.now,
        ),
    )
    await contest_letters.tell_nominated(session, visit, contest, entry)
    await audit.note(session, visit, Action.CONTEST_NOMINATED, person_id=person_id, contest=contest_id, people=1)
    await session.commit()
    return entry.id


async def listed(session: AsyncSession, visit: Visit, *, page: int, size: int) -> Lines:
    """Who of one's part is in contests of this school year."""
    scope, year = must(visit.actor, Right.NOMINATE), visit.municipality.school_year(visit.now)
    found, count = await entries.within(session, scope, year, offset=page * size, limit=size)
    pages = pages_of(count, size)
    if page >= pages:
        found, count = await entries.within(session, scope, year, offset=(pages - 1) * size, limit=size)
    called = await called_apart(session, visit, [(one.person, one.place) for one in found])
    await session.commit()
    lines = [_line(visit, one, called[one.person.id]) for one in found]
    return Lines(lines, min(page, pages - 1), pages, count, year)


async def look(session: AsyncSession, visit: Visit, *, entry_id: int) -> Line:
    scope = must(visit.actor, Right.NOMINATE)
    found = await entries.find(session, scope, entry_id)
    if found is None:
        raise NotFound
    called = await called_apart(session, visit, [(found.person, found.place)])
    await session.commit()
    return _line(visit, found, called[found.person.id])


async def take_back(session: AsyncSession, visit: Visit, *, entry_id: int) -> None:
    """As long as the person has not answered; the letter that asks them goes too."""
    scope = must(visit.actor, Right.NOMINATE)
    found = await entries.find(session, scope, entry_id, to_change=True)
    if found is None:
        raise NotFound
    if not _line(visit, found, "").may_be_taken_back:
        await session.rollback()
        raise Unfitting("contest-has-answered")
    await outbox.take_back(session, [contest_letters.key_of(found.entry)], now=visit.now)
    await audit.note(
        session, visit, Action.CONTEST_NOMINATED, person_id=found.person.id, contest=found.contest.id, people=0
    )
    await entries.remove(session, found.entry)
    await session.commit()


def _line(visit: Visit, one: EnteredHere, called: str) -> Line:
    return Line(one.entry, one.contest, called, standing(one.contest, visit.municipality.day(visit.now)))
