"""Lists of events: those for me, those I come to, a month of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models.audiences import Audience
from models.events import Attendance, Event
from models.queries.events import event_lists as rows
from models.queries.events import event_seats as seats
from services import audiences
from services.errors import NotFound
from services.events.event_plan import months_on
from services.paging import pages_of
from services.rights import Right, must
from services.visits import Visit

AHEAD = timedelta(days=366)
MOST = 2_000
"""Events looked through for one person."""
FARTHEST = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class Line:
    event: Event
    mine: Attendance | None


@dataclass(frozen=True, slots=True)
class Page:
    lines: Sequence[Line]
    pages: int
    total: int


async def for_me(session: AsyncSession, visit: Visit, *, page: int, size: int) -> Page:
    """What is ahead and meant for the actor, or has them in its list."""
    must(visit.actor, Right.JOIN_EVENTS)
    return await _meant(session, visit, visit.now, visit.now + AHEAD, page, size)


async def own(session: AsyncSession, visit: Visit, *, page: int, size: int) -> Page:
    """What the actor comes to, or waits for; a page that is gone is the last one."""
    must(visit.actor, Right.JOIN_EVENTS)
    count = await rows.count_own(session, visit.actor.id, now=visit.now)
    start, pages = _start(page, size, count)
    found = await rows.own(session, visit.actor.id, now=visit.now, offset=start, limit=size)
    lines = await _lines(session, visit, found)
    await session.commit()
    return Page(lines, pages, count)


async def for_calendar(session: AsyncSession, visit: Visit) -> Sequence[tuple[Event, Attendance]]:
    """All the actor comes to, or may come to; with what was called off, so that calendars learn of it."""
    must(visit.actor, Right.JOIN_EVENTS)
    found = await rows.for_calendar(session, visit.actor.id, now=visit.now, limit=MOST)
    await session.commit()
    return found


async def month(session: AsyncSession, visit: Visit, *, first: date, page: int, size: int) -> Page:
    """A month of what is or was meant for the actor."""
    must(visit.actor, Right.JOIN_EVENTS)
    if abs(first - visit.municipality.day(visit.now)) > FARTHEST:
        raise NotFound
    zone = visit.municipality.zone
    since, until = (datetime.combine(day, time(), zone) for day in (first, months_on(first, 1)))
    return await _meant(session, visit, since, until, page, size)


async def _meant(session: AsyncSession, visit: Visit, since: datetime, until: datetime, page: int, size: int) -> Page:
    found = await rows.candidates(session, visit.actor.id, since=since, until=until, limit=MOST)
    plain = {str(audience): Audience.of(audience) for _, audience, is_own in found if audience and not is_own}
    places = await seats.fits(session, visit.actor.id, list(plain.values()), audiences.terms_of(visit))
    fitting = {words for place, words in enumerate(plain) if place in places}
    meant = [number for number, audience, is_own in found if is_own or not audience or str(audience) in fitting]
    start, pages = _start(page, size, len(meant))
    lines = await _lines(session, visit, await rows.these(session, meant[start : start + size]))
    await session.commit()
    return Page(lines, pages, len(meant))


async def _lines(session: AsyncSession, visit: Visit, events: Sequence[Event]) -> list[Line]:
    stands = await seats.stands(session, visit.actor.id, [one.id for one in events])
    return [Line(one, stands.get(one.id)) for one in events]


def _start(page: int, size: int, count: int) -> tuple[int, int]:
    pages = pages_of(count, size)
    return min(max(page, 0), pages - 1) * size, pages
