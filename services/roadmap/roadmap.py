"""The road map to look at: what is overdue, what is due soon, what is done; one row with all that was said of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from models.people import Role
from models.queries import people
from models.queries.roadmap import roadmap as rows
from models.roadmap import RoadmapMark
from programmes.roadmap import Item
from services.calling import call
from services.documents import Document, read_document
from services.errors import NotFound
from services.municipality import Municipality
from services.people import Actor
from services.rights import Right, must_be_whole
from services.roadmap.roadmap_asking import asked
from services.roadmap.roadmap_schedules import Occurrence, occurrences, of_year
from services.school_year import school_year
from services.visits import Visit

SOON_DAYS = 30
MOST_EARLIER = 3


class State(StrEnum):
    """In the order of the list."""

    OVERDUE = "overdue"
    SOON = "soon"
    AHEAD = "ahead"
    LATE = "late"
    """Done, after the day."""
    DONE = "done"
    BEFORE = "before"
    """Due before the programme was approved."""


FINISHED = frozenset({State.DONE, State.LATE})


@dataclass(frozen=True, slots=True)
class Line:
    occurrence: Occurrence
    state: State
    done_on: date | None = None
    mark: RoadmapMark | None = None
    """What people said of it last."""
    is_by_fact: bool = False
    """Closed by what the bot knows itself."""

    @property
    def item(self) -> Item:
        return self.occurrence.item

    @property
    def due_on(self) -> date:
        return self.occurrence.due_on


@dataclass(frozen=True, slots=True)
class Listed:
    year: int
    lines: Sequence[Line]
    years: Sequence[int]
    """School years the programme has."""
    continuous: Sequence[Item]
    overdue_before: int
    """Of the year before: whoever is reminded in September has to find it."""

    @property
    def done(self) -> int:
        return sum(one.state in FINISHED for one in self.lines)

    @property
    def counted(self) -> int:
        return sum(one.state is not State.BEFORE for one in self.lines)

    @property
    def overdue(self) -> int:
        return sum(one.state is State.OVERDUE for one in self.lines)


@dataclass(frozen=True, slots=True)
class Said:
    """By a mark that another one has replaced."""

    by: str
    on: date
    done_on: date | None
    document: Document | None


@dataclass(frozen=True, slots=True)
class Card:
    line: Line
    stage: str
    document: Document | None
    marked_by: str | None
    marked_on: date | None
    may_mark: bool
    marks: int
    """How many times something was said of it."""
    earlier: Sequence[Said]
    """The last ones before, the newest first."""


async def listed(session: AsyncSession, visit: Visit, *, year: int | None = None) -> Listed:
    """Of one school year: overdue ones first, then what is due next, then what is done."""
    must_be_whole(visit.actor, Right.SEE_ROADMAP)
    programme = visit.municipality.programme
    years = years_of(visit.municipality)
    now = visit.municipality.school_year(visit.now)
    chosen = year if year in years else min(max(now, years[0]), years[-1]) if years else now
    lines = await lines_of(session, visit.municipality, of_year(programme, chosen), now=visit.now)
    before = await lines_of(session, visit.municipality, of_year(programme, chosen - 1), now=visit.now)
    await session.commit()
    order = list(State)
    lines.sort(key=lambda one: (order.index(one.state), one.due_on))
    continuous = [one for one in programme.roadmap.items if one.is_continuous] if programme.modules.roadmap else []
    return Listed(chosen, lines, years, continuous, sum(one.state is State.OVERDUE for one in before))


async def card(session: AsyncSession, visit: Visit, *, item: str, due_on: date) -> Card:
    must_be_whole(visit.actor, Right.SEE_ROADMAP)
    occurrence = occurrence_of(visit.municipality, item, due_on)
    [line] = await lines_of(session, visit.municipality, [occurrence], now=visit.now)
    said = await rows.marks_of(session, item, due_on)
    by = await _marked_by(session, visit, said[0]) if said else None
    earlier = [
        Said(
            await _marked_by(session, visit, one),
            visit.municipality.day(one.marked_at),
            one.done_on,
            read_document(one.document),
        )
        for one in said[1 : 1 + MOST_EARLIER]
    ]
    await session.commit()
    stages = {one.code: one.title for one in visit.municipality.programme.passport.stages}
    kept = read_document(line.mark.document) if line.mark is not None else None
    is_mine = may_mark(visit.actor, occurrence.item) and not occurrence.is_before
    marked_on = visit.municipality.day(said[0].marked_at) if said else None
    return Card(line, stages.get(occurrence.item.stage, ""), kept, by, marked_on, is_mine, len(said), earlier)


async def _marked_by(session: AsyncSession, visit: Visit, one: RoadmapMark) -> str:
    return call(visit.municipality.privacy_mode, await people.look(session, one.marked_by))


async def document(session: AsyncSession, visit: Visit, *, mark_id: int) -> Document:
    must_be_whole(visit.actor, Right.SEE_ROADMAP)
    found = await rows.mark(session, mark_id)
    kept = read_document(found.document) if found is not None else None
    if kept is None:
        raise NotFound
    await session.commit()
    return kept


async def lines_of(
    session: AsyncSession, municipality: Municipality, some: Sequence[Occurrence], *, now: datetime
) -> list[Line]:
    """A mark that says when it was done counts; where there is none, or it was taken back, what the bot knows does."""
    if not some:
        return []
    today = municipality.day(now)
    since, until = min(one.due_on for one in some), max(one.due_on for one in some)
    marks = await rows.marks(session, since=since, until=until)
    facts = await rows.facts(session, asked(municipality, some), municipality.begin(today + timedelta(days=1)))
    return [_line(municipality, one, marks, facts, today) for one in some]


def occurrence_of(municipality: Municipality, item: str, due_on: date) -> Occurrence:
    """A row and a day the programme knows; any other is not there."""
    for one in occurrences(municipality.programme):
        if (one.item.code, one.due_on) == (item, due_on):
            return one
    raise NotFound


def may_mark(actor: Actor, item: Item) -> bool:
    """Whoever answers for the row, and the head of the centre."""
    held = {one.role for one in actor.grants if one.organization_id is None and one.association_id is None}
    return bool(held & {Role(item.responsible), Role.CENTRE_HEAD})


def years_of(municipality: Municipality) -> list[int]:
    first = municipality.programme.calendar.school_year.since
    return sorted({school_year(one.due_on, first) for one in occurrences(municipality.programme)})


def _line(
    municipality: Municipality,
    one: Occurrence,
    marks: dict[tuple[str, date], RoadmapMark],
    facts: dict[tuple[str, date], date],
    today: date,
) -> Line:
    key = one.item.code, one.due_on
    mark, fact = marks.get(key), facts.get(key)
    done_on = mark.done_on if mark is not None else None
    is_by_fact = done_on is None and fact is not None
    if is_by_fact and fact is not None:
        done_on = municipality.day(fact) if isinstance(fact, datetime) else fact
    return Line(one, _state(one, done_on, today), done_on, mark, is_by_fact)


def _state(one: Occurrence, done_on: date | None, today: date) -> State:
    if one.is_before:
        return State.BEFORE
    if done_on is not None:
        return State.DONE if done_on <= one.due_on else State.LATE
    if one.due_on < today:
        return State.OVERDUE
    return State.SOON if (one.due_on - today).days <= SOON_DAYS else State.AHEAD
