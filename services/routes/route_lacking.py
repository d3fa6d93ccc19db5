"""People with a confirmed deficit and no route yet: who they are, and one friendly question to all of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.queries import audiences
from models.queries.routes import route_lacking as rows
from models.queries.routes import route_lists
from services import audit, outbox
from services.calling import call
from services.notices import recipient
from services.outbox import Letter, Priority
from services.paging import pages_of
from services.rights import Right, must
from services.routes.route_notices import OPEN_OWN
from services.visits import Visit

KIND = "routes:wanted"
ASKED_EVERY = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Line:
    person_id: int
    called: str


@dataclass(frozen=True, slots=True)
class Found:
    lines: Sequence[Line]
    count: int
    to_ask: int
    """How many of them can be asked now: they have entered, and nobody has asked them lately."""
    page: int
    pages: int


async def find(session: AsyncSession, visit: Visit, *, page: int, size: int) -> Found:
    scope = must(visit.actor, Right.GUIDE_ROUTES)
    year = visit.municipality.school_year(visit.now)
    count = await route_lists.without_route(session, scope, year)
    pages = pages_of(count, size)
    page = min(max(page, 0), max(pages - 1, 0))
    found = await rows.page(session, scope, year, offset=page * size, limit=size)
    waiting = await rows.to_ask(session, scope, year, kind=KIND, since=visit.now - ASKED_EVERY)
    await session.commit()
    mode = visit.municipality.privacy_mode
    lines = [Line(person.id, call(mode, person, place=place)) for person, place in found]
    return Found(lines, count, len(waiting), page, pages)


async def ask_all(session: AsyncSession, visit: Visit) -> int:
    """Ask whether to put a route together; everybody at most once in so many days. Returns how many were asked."""
    scope = must(visit.actor, Right.GUIDE_ROUTES)
    year = visit.municipality.school_year(visit.now)
    waiting = await rows.to_ask(session, scope, year, kind=KIND, since=visit.now - ASKED_EVERY)
    day = visit.municipality.day(visit.now).isoformat()
    said = {"phrase": "route-wanted", "rows": [[{"phrase": "my-deficits-to-route", "data": OPEN_OWN}]]}
    reached = await audiences.reached_of(session, waiting)
    letters = [Letter(f"route-wanted:{one.person_id}:{day}", recipient(one), said) for one in reached]
    asked = await outbox.put(session, visit.municipality, letters, kind=KIND, priority=Priority.REMINDER, now=visit.now)
    if asked:
        await audit.note(session, visit, Action.ROUTE_CHANGED, change="wanted", count=asked)
    await session.commit()
    return asked
