"""Who took part in what: one's own by school years, and the register of everybody within reach for a file."""

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.events import AttendanceSource, Event, EventLevel, EventRole
from models.queries.events import event_lists
from models.queries.events import participation as rows
from models.queries.portions import portions
from services import audit
from services.calling import call
from services.events.event_certificates import hours_of
from services.events.event_plan import Period, bounds
from services.paging import pages_of
from services.privacy import school_years
from services.rights import Right, must
from services.school_year import last_day
from services.visits import Visit

AT_ONCE = 500
"""So many rows are fetched in one go: others have a word in between."""
MOST_OF_ONE = 5_000
MOST_OF_ALL = 200_000


@dataclass(frozen=True, slots=True)
class Fact:
    """One event of somebody."""

    event: Event
    role: EventRole
    source: AttendanceSource | None
    hours: int | None
    holder: str | None
    school_year: int


@dataclass(frozen=True, slots=True)
class OwnYear:
    year: int
    facts: Sequence[Fact]
    """Of a page."""
    page: int
    pages: int
    count: int
    hours: int
    roles: Mapping[EventRole, int]
    before: int | None
    """The school year before, where there may be anything in it."""
    after: int | None


@dataclass(frozen=True, slots=True)
class Happened:
    """An event of the register in plain values: many lines share one."""

    day: date
    title: str
    kind: str
    level: EventLevel | None
    hours: int | None
    is_external: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the register in plain values; names as they may be said here."""

    event: Happened
    called: str
    position: str | None
    place: str
    role: EventRole
    source: AttendanceSource | None
    confirmed_by: str


async def own_year(session: AsyncSession, visit: Visit, *, year: int | None, page: int, size: int) -> OwnYear:
    """A school year of the actor's own; without one, the newest that has anything."""
    must(visit.actor, Right.JOIN_EVENTS)
    span = await rows.span(session, visit.actor.id)
    municipality = visit.municipality
    now = municipality.school_year(visit.now)
    first, last = (municipality.school_year(span[0]), municipality.school_year(span[1])) if span else (now, now)
    last = max(last, min(now, first))
    wanted = last if year is None else min(max(year, first), last)
    since, until = _bounds(visit, wanted)
    found = await rows.of_person(session, visit.actor.id, since=since, until=until, limit=MOST_OF_ONE)
    await session.commit()
    facts = [_fact(visit, one) for one in found]
    pages = pages_of(len(facts), size)
    here = min(max(page, 0), pages - 1)
    return OwnYear(
        year=wanted,
        facts=facts[here * size : (here + 1) * size],
        page=here,
        pages=pages,
        count=len(facts),
        hours=sum(one.hours or 0 for one in facts),
        roles=Counter(one.role for one in facts),
        before=wanted - 1 if wanted > first else None,
        after=wanted + 1 if wanted < last else None,
    )


async def own_facts(session: AsyncSession, visit: Visit) -> list[Fact]:
    """Everything of the actor's own, to take along."""
    must(visit.actor, Right.JOIN_EVENTS)
    found = await rows.of_person(session, visit.actor.id, since=None, until=None, limit=MOST_OF_ONE)
    await session.commit()
    return [_fact(visit, one) for one in found]


async def count(session: AsyncSession, visit: Visit, *, first: date, period: Period) -> int:
    """How many lines the register of a period has."""
    scope = must(visit.actor, Right.PLAN_EVENTS)
    since, until = _midnights(visit, *bounds(visit, first, period))
    found = await rows.count(session, scope, since=since, until=until)
    await session.commit()
    return found


async def register(session: AsyncSession, visit: Visit, *, first: date, period: Period) -> list[Row]:
    """Everybody within reach and what they took part in, wherever it was; written down in the audit.

    Portion by portion, each in a transaction of its own: nobody waits for all of it.
    """
    scope = must(visit.actor, Right.PLAN_EVENTS)
    since, until = _midnights(visit, *bounds(visit, first, period))
    expected = await rows.count(session, scope, since=since, until=until)
    await audit.note(session, visit, Action.PARTICIPATION_EXPORTED, period=period.value, count=expected)
    await session.commit()
    found: list[Row] = []
    events: dict[int, Happened] = {}
    after = None
    while len(found) < MOST_OF_ALL:
        some = await rows.page(session, scope, since=since, until=until, after=after, limit=AT_ONCE)
        new = sorted({one.event_id for one in some} - events.keys())
        for portion in portions(new):
            events |= {one.id: _happened(visit, one) for one in await event_lists.these(session, portion)}
        await session.commit()
        found += [_row(visit, events[one.event_id], one) for one in some]
        after = (some[-1].starts_at, some[-1].event_id, some[-1].person_id) if some else None
        if len(some) < AT_ONCE:
            break
        await asyncio.sleep(0)
    return found


def title_of(fact: Fact) -> str:
    """The school year of a fact as people write it."""
    return school_years(fact.school_year)


def _fact(visit: Visit, one: rows.Own) -> Fact:
    return Fact(
        event=one.event,
        role=one.role,
        source=one.source,
        hours=hours_of(visit, one.event),
        holder=one.association or one.school,
        school_year=visit.municipality.school_year(one.event.starts_at),
    )


def _happened(visit: Visit, event: Event) -> Happened:
    return Happened(
        day=visit.municipality.day(event.starts_at),
        title=event.title,
        kind=event.kind,
        level=event.level,
        hours=hours_of(visit, event),
        is_external=event.is_external,
    )


def _row(visit: Visit, event: Happened, one: rows.Listed) -> Row:
    mode = visit.municipality.privacy_mode
    return Row(
        event=event,
        called=call(mode, one.person),
        position=one.position,
        place=one.place or "",
        role=one.role,
        source=one.source,
        confirmed_by=call(mode, one.confirmed_by),
    )


def _bounds(visit: Visit, year: int) -> tuple[datetime, datetime]:
    since = visit.municipality.programme.calendar.school_year.since
    day = timedelta(days=1)
    return _midnights(visit, last_day(year - 1, since) + day, last_day(year, since) + day)


def _midnights(visit: Visit, first: date, until: date) -> tuple[datetime, datetime]:
    zone = visit.municipality.zone
    return datetime.combine(first, time.min, zone), datetime.combine(until, time.min, zone)
