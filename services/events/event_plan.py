"""The plan of events: a month of it, and a table of a month, a quarter or a year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.queries.attendance import attendance_claims
from models.queries.events import event_plan as rows
from models.queries.events import events as event_rows
from services import audit
from services.errors import NotFound
from services.paging import pages_of
from services.rights import Right, must
from services.school_year import last_day, school_year
from services.visits import Visit

Row = rows.Row
MOST_EXPORTED = 5_000
FARTHEST_MONTHS = 24


class Period(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    """The school year."""


@dataclass(frozen=True, slots=True)
class Page:
    first: date
    """Of the month."""
    kind: str | None
    kinds: Mapping[str, int]
    """How many of each there are in the month."""
    lines: Sequence[rows.Line]
    pages: int
    drafts: int
    claims: int
    """What people say of taking part elsewhere and nobody has decided yet."""

    @property
    def total(self) -> int:
        return sum(self.kinds.values())


async def month(session: AsyncSession, visit: Visit, *, first: date, kind: str | None, page: int, size: int) -> Page:
    """What lies in a month of what the actor may keep; a page that is gone is the last one."""
    scope = must(visit.actor, Right.PLAN_EVENTS)
    _within_reach(visit, first)
    since, until = visit.municipality.begin(first.replace(day=1)), visit.municipality.begin(months_on(first, 1))
    kinds = await rows.kinds(session, scope, since=since, until=until)
    count = kinds.get(kind, 0) if kind else sum(kinds.values())
    pages = pages_of(count, size)
    offset = min(max(page, 0), pages - 1) * size
    lines = await rows.month(session, scope, since=since, until=until, kind=kind, offset=offset, limit=size)
    drafts = await event_rows.count_drafts(session, visit.actor.id, scope)
    claims = await attendance_claims.count_told(session, visit.actor.id, scope)
    await session.commit()
    return Page(first.replace(day=1), kind, kinds, lines, pages, drafts, claims)


async def export(session: AsyncSession, visit: Visit, *, first: date, period: Period) -> Sequence[Row]:
    """Every event of the period a month lies in."""
    scope = must(visit.actor, Right.PLAN_EVENTS)
    _within_reach(visit, first)
    since, until = bounds(visit, first, period)
    found = await rows.table(
        session,
        scope,
        since=visit.municipality.begin(since),
        until=visit.municipality.begin(until),
        limit=MOST_EXPORTED,
    )
    await audit.note(session, visit, Action.EVENTS_EXPORTED, period=period.value, count=len(found))
    await session.commit()
    return found


def bounds(visit: Visit, first: date, period: Period) -> tuple[date, date]:
    """The first day of the period, and the first one after it. A quarter is three months of the calendar."""
    if period is Period.MONTH:
        return first.replace(day=1), months_on(first, 1)
    if period is Period.QUARTER:
        begins = first.replace(month=first.month - (first.month - 1) % 3, day=1)
        return begins, months_on(begins, 3)
    since = visit.municipality.programme.calendar.school_year.since
    year = school_year(first, since)
    return last_day(year - 1, since) + timedelta(days=1), last_day(year, since) + timedelta(days=1)


def months_on(day: date, months: int) -> date:
    """The first day of the month so many months on."""
    year, month_number = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month_number + 1, 1)


def midnights(visit: Visit, days: Sequence[date]) -> list[datetime]:
    return [visit.municipality.begin(day) for day in days]


def _within_reach(visit: Visit, first: date) -> None:
    today = visit.municipality.day(visit.now)
    if abs((first.year - today.year) * 12 + first.month - today.month) > FARTHEST_MONTHS:
        raise NotFound
