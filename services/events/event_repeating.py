"""An event that comes again by a rule: looked at first, then made."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from models.events import Event, EventSeries, EventStatus
from models.queries.events import events as rows
from services.associations import association_posts
from services.associations.association_posts import Post
from services.errors import Unfitting
from services.events import event_series
from services.events.event_changes import WINDOW
from services.events.event_drafting import twin
from services.events.event_facts import AHEAD, checked_time, ends_at
from services.events.event_series import Dates, Every
from services.events.events import all_or_nothing, reach
from services.rights import Right, must
from services.visits import Visit
from services.written_moments import carried, combine


@dataclass(frozen=True, slots=True)
class Preview:
    event: Event
    every: Every
    until: date
    dates: Dates


async def preview(session: AsyncSession, visit: Visit, *, event_id: int, every: Every, until: date) -> Preview:
    """The days a rule makes, before anything is made. Raises Unfitting for a rule that makes none."""
    async with all_or_nothing(session):
        event = await reach(session, visit, event_id)
        dates = _dates(visit, event, every, until)
    await session.commit()
    return Preview(event, every, until, dates)


async def repeat(session: AsyncSession, visit: Visit, *, event_id: int, every: Every, until: date) -> Preview:
    """Make an event of the same facts for every day of the rule. What is a series already is not made one again."""
    must(visit.actor, Right.PLAN_EVENTS)
    async with all_or_nothing(session):
        event = await reach(session, visit, event_id, to_change=True)
        dates = _dates(visit, event, every, until)
        zone = visit.municipality.zone
        begins = event.starts_at.astimezone(zone)
        series = await rows.add_series(
            session,
            EventSeries(
                rule=dict(event_series.plain(every, begins.date())),
                until=until,
                created_by=visit.actor.id,
                created_at=visit.now,
            ),
        )
        event.series_id = series.id
        lasts = ends_at(event) - event.starts_at
        for day in dates.days:
            made = twin(event)
            made.organiser_id, made.status = event.organiser_id, EventStatus.PLANNED
            made.created_at, made.series_id = visit.now, series.id
            made.starts_at = combine(day, begins.time(), zone)
            made.ends_at = made.starts_at + lasts
            for edge in WINDOW:
                at = getattr(event, edge)
                setattr(made, edge, at and carried(at, event.starts_at, made.starts_at, zone))
            checked_time(visit, made)
            await rows.add(session, made)
        await association_posts.tell(session, visit, [event], Post.REPEATED, more=len(dates.days))
    await session.commit()
    return Preview(event, every, until, dates)


def _dates(visit: Visit, event: Event, every: Every, until: date) -> Dates:
    if event.status is not EventStatus.PLANNED:
        raise Unfitting("planning-over")
    if event.series_id is not None:
        raise Unfitting("planning-already-series")
    if until > visit.municipality.day(visit.now + AHEAD):
        raise Unfitting("planning-too-far")
    first = visit.municipality.day(event.starts_at)
    found = event_series.dates(every, first, until, visit.municipality.programme.calendar)
    if not found.days:
        raise Unfitting("planning-series-empty")
    return found
