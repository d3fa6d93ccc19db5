"""The register of deficits to look at: numbers, people, one person, one deficit with its history."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from models.deficit_filters import Filter
from models.deficits import Deficit, DeficitChange, DeficitState, ExternalResult
from models.people import Person
from models.queries import audiences
from models.queries.deficits import deficit_lists as lists
from models.queries.deficits import deficits as rows
from models.queries.deficits import external_results
from models.queries.register import register
from services.calling import call
from services.deficits.deficit_rights import must_keep
from services.deficits.deficit_titles import title
from services.deficits.deficit_weighing import ClockNote
from services.errors import NotFound
from services.paging import pages_of
from services.telling_apart import called_apart
from services.visits import Visit


@dataclass(frozen=True, slots=True)
class Overview:
    school_year: int
    counts: Mapping[str, Mapping[DeficitState, int]]
    """By area and state."""
    waiting: int
    """People with something undecided."""

    def of(self, state: DeficitState) -> int:
        return sum(by_state.get(state, 0) for by_state in self.counts.values())


@dataclass(frozen=True, slots=True)
class Line:
    person_id: int
    called: str
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A page of people."""

    narrow: Filter
    school: str | None
    association: str | None
    lines: tuple[Line, ...]
    deficits: int
    people: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Card:
    """One person and everything the register says of the year."""

    person_id: int
    called: str
    deficits: Sequence[Deficit]
    tests: Sequence[ExternalResult]
    undecided: int


@dataclass(frozen=True, slots=True)
class Step:
    """A line of the history; the note is a key of the clock's or somebody's own words."""

    change: DeficitChange
    day: date
    who: str | None
    """None: the clock."""
    clock_note: ClockNote | None


@dataclass(frozen=True, slots=True)
class Opened:
    deficit: Deficit
    called: str
    steps: tuple[Step, ...]


async def overview(session: AsyncSession, visit: Visit) -> Overview:
    scope = must_keep(visit)
    year = visit.municipality.school_year(visit.now)
    counts: dict[str, dict[DeficitState, int]] = {
        area.code: {} for area in visit.municipality.programme.competences.areas
    }
    for area, state, count in await lists.counts(session, scope, year):
        counts.setdefault(area, {})[state] = count
    _, waiting = await lists.size(session, scope, year, Filter())
    await session.commit()
    return Overview(year, counts, waiting)


async def people(session: AsyncSession, visit: Visit, *, narrow: Filter, page: int, size: int) -> Found:
    """People a filter fits, the hardest pressed first, each with what is to be decided or has been."""
    scope = must_keep(visit)
    year, page = visit.municipality.school_year(visit.now), max(page, 0)
    deficits, count = await lists.size(session, scope, year, narrow)
    found = await lists.page(session, scope, year, narrow, offset=page * size, limit=size)
    own = await lists.of_people(session, [one.id for one in found], year, narrow) if found else {}
    school, association = await lists.titles(session, narrow)
    called = await called_apart(session, visit, [(one, one.place) for one in found])
    await session.commit()
    competences = visit.municipality.programme.competences
    lines = tuple(
        Line(one.id, called[one.id], tuple(title(competences, deficit) for deficit in own[one.id])) for one in found
    )
    return Found(narrow, school, association, lines, deficits, count, page, pages_of(count, size))


async def person(session: AsyncSession, visit: Visit, *, person_id: int) -> Card:
    scope = must_keep(visit)
    found = await register.find(session, scope, person_id)
    if found is None or found.archived_at is not None:
        raise NotFound
    year = visit.municipality.school_year(visit.now)
    deficits = (await lists.of_people(session, [person_id], year, Filter(state=None)))[person_id]
    tests = await external_results.of_person(session, person_id)
    place = await register.place_of(session, found)
    await session.commit()
    return Card(
        person_id=person_id,
        called=call(visit.municipality.privacy_mode, found, place=place),
        deficits=deficits,
        tests=tests,
        undecided=sum(deficit.state is DeficitState.PROPOSED for deficit in deficits),
    )


async def one(session: AsyncSession, visit: Visit, *, deficit_id: int) -> Opened:
    scope = must_keep(visit)
    deficit = await rows.find(session, scope, deficit_id)
    if deficit is None:
        raise NotFound
    owner = await register.find(session, scope, deficit.person_id)
    assert owner is not None
    place = await register.place_of(session, owner)
    history = await rows.history(session, deficit_id)
    await session.commit()
    steps = tuple(_step(visit, change, actor) for change, actor in history)
    return Opened(deficit, call(visit.municipality.privacy_mode, owner, place=place), steps)


async def places(session: AsyncSession, visit: Visit) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """Schools and associations a list can be narrowed by."""
    scope = must_keep(visit)
    schools = await audiences.schools(session, scope)
    associations = await audiences.associations(session, scope)
    await session.commit()
    return schools, associations


def _step(visit: Visit, change: DeficitChange, actor: Person | None) -> Step:
    by_clock = change.actor_id is None and change.note in set(ClockNote)
    return Step(
        change=change,
        day=visit.municipality.day(change.at),
        who=None if actor is None else call(visit.municipality.privacy_mode, actor),
        clock_note=ClockNote(change.note) if by_clock and change.note else None,
    )
