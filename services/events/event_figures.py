"""How many events there were: by kind, by level, by month; counted by the database."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from models.events import EventLevel, EventStatus
from models.queries.attendance import attendance
from models.queries.events import event_plan as rows
from models.queries.events.events import events_within
from services.events.event_plan import Period, bounds, midnights, months_on
from services.rights import Right, must
from services.visits import Visit

COUNTED = (EventStatus.HELD, EventStatus.PLANNED)


@dataclass(frozen=True, slots=True)
class Figures:
    """Of what has been held and what is still planned; what was called off counts nowhere."""

    since: date
    until: date
    """The first day that does not belong to it."""
    kinds: Mapping[str, int]
    levels: Mapping[EventLevel, int]
    months: Sequence[tuple[date, int]]
    total: int
    came: int
    """How often people took part, as it is confirmed."""
    people: int
    """How many people that were."""


async def of_period(
    session: AsyncSession,
    visit: Visit,
    *,
    first: date,
    period: Period = Period.YEAR,
    statuses: Sequence[EventStatus] = COUNTED,
) -> Figures:
    """Events the actor may keep, of the period a day lies in."""
    scope = must(visit.actor, Right.PLAN_EVENTS)
    since, until = bounds(visit, first, period)
    starts = [since]
    while months_on(starts[-1], 1) < until:
        starts.append(months_on(starts[-1], 1))
    found = await rows.figures(session, scope, bounds=midnights(visit, [*starts, until]), statuses=statuses)
    since_moment, until_moment = midnights(visit, [since, until])
    came, people = await attendance.took_part(session, events_within(scope), since=since_moment, until=until_moment)
    await session.commit()
    kinds, levels, months = Counter[str](), Counter[EventLevel](), Counter[date]()
    for kind, level, counts in found:
        kinds[kind] += sum(counts)
        if level is not None:
            levels[EventLevel(level)] += sum(counts)
        months.update(dict(zip(starts, counts, strict=True)))
    by_month = [(start, months[start]) for start in starts]
    return Figures(since, until, dict(kinds.most_common()), dict(levels), by_month, sum(kinds.values()), came, people)
