"""A year by its months: events, courses and requests; and what the requests were about and how long they waited."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncSession

from models.events import EventStatus
from models.queries.events import event_plan
from models.queries.reports import report_figures as rows
from services.events.event_plan import midnights, months_on
from services.reports.report_tables import told_counts
from services.rights import Right, must
from services.suppression import FEWEST
from services.visits import Visit

HOUR = 3600


class Wait(StrEnum):
    """Until the first answer."""

    HOURS = "hours"
    """Four at most."""
    DAY = "day"
    THREE_DAYS = "three_days"
    LONGER = "longer"
    NONE = "none"
    """Nobody has answered yet."""


WAITS = {Wait.HOURS.value: 4 * HOUR, Wait.DAY.value: 24 * HOUR, Wait.THREE_DAYS.value: 72 * HOUR}


@dataclass(frozen=True, slots=True)
class Consultations:
    topics: Sequence[tuple[str, int | None]]
    """Title of a topic and how many requests; none: too few people have asked. The most first."""
    total: int | None
    waits: Mapping[Wait, int]


@dataclass(frozen=True, slots=True)
class Seasons:
    months: Sequence[date]
    events: Sequence[int]
    """Held, by month, like the next two."""
    courses: Sequence[int]
    """Finished and confirmed."""
    consultations: Sequence[int]
    """Asked; empty: of too few people to tell."""


async def consultations_by_topic(session: AsyncSession, visit: Visit, *, year: int | None = None) -> Consultations:
    """Asked within the year; of fewer than five people who have asked nothing is told at all."""
    scope = must(visit.actor, Right.SEE_INDICATORS)
    months = bounds(visit, year)
    since, until = midnights(visit, [months[0], months[-1]])
    if await rows.askers(session, scope, since=since, until=until) < FEWEST:
        return Consultations((), None, {})
    asked = await rows.by_topic(session, scope, since=since, until=until)
    told = told_counts({one.topic: one.people for one in asked})
    titles = {one.code: one.title for one in visit.municipality.programme.consultations.topics}
    topics = [(titles.get(one.topic, one.topic), None if told[one.topic] is None else one.requests) for one in asked]
    topics.sort(key=lambda one: (one[1] is None, -(one[1] or 0), one[0]))
    waits = await rows.by_wait(session, scope, since=since, until=until, bounds=WAITS, beyond=Wait.LONGER.value)
    return Consultations(
        topics,
        sum(one.requests for one in asked),
        {one: waits.get(None if one is Wait.NONE else one.value, 0) for one in Wait},
    )


async def seasons(session: AsyncSession, visit: Visit, *, year: int | None = None) -> Seasons:
    """Twelve months of the year; nothing of consultations where fewer than five people have asked."""
    scope = must(visit.actor, Right.SEE_INDICATORS)
    months = bounds(visit, year)
    moments = midnights(visit, months)
    held = await event_plan.figures(session, scope, bounds=moments, statuses=[EventStatus.HELD])
    courses = await rows.courses_by_month(session, scope, months)
    askers = await rows.askers(session, scope, since=moments[0], until=moments[-1])
    asked = await rows.asked_by_month(session, scope, moments)
    return Seasons(
        months[:-1],
        [sum(month) for month in zip(*(counts for _, _, counts in held), strict=True)] or [0] * len(courses),
        courses,
        asked if askers >= FEWEST else (),
    )


def bounds(visit: Visit, year: int | None) -> list[date]:
    """The first days of its months, and of the year after it."""
    asked = visit.municipality.school_year(visit.now) if year is None else year
    found = [visit.municipality.last_day(asked - 1) + timedelta(days=1)]
    end = visit.municipality.last_day(asked) + timedelta(days=1)
    while (following := months_on(found[-1], 1)) < end:
        found.append(following)
    return [*found, end]


def as_of(visit: Visit, year: int | None) -> date:
    """Today, or the last day of a year that is over."""
    return min(visit.municipality.day(visit.now), bounds(visit, year)[-1] - timedelta(days=1))
