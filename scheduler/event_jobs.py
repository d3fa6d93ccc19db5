"""Which use case of events runs when."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from models.session import Database
from services.consultations import group_clock
from services.events import event_clock, event_offers, event_reminders
from services.municipality import Municipality

FIRST_AFTER = timedelta(seconds=10)


def add_event_jobs(
    scheduler: AsyncIOScheduler, database: Database, municipality: Municipality, clock: Callable[[], datetime]
) -> None:
    async def ask_if_held() -> None:
        """Once for every event, however often the clock comes."""
        if not municipality.programme.modules.events:
            return
        async with database.writing() as session:
            await event_clock.ask_if_held(session, municipality, now=clock())

    async def tend_groups() -> None:
        async with database.writing() as session:
            await group_clock.run(session, municipality, now=clock())

    async def tend_seats() -> None:
        """Seats nobody has taken go on to the next one, and whoever comes is reminded."""
        if not municipality.programme.modules.events:
            return
        async with database.writing() as session:
            await event_offers.run(session, municipality, now=clock())
        async with database.writing() as session:
            await event_reminders.run(session, municipality, now=clock())

    # Soon after the start: what the bot should have said while it was away is said at once.
    scheduler.add_job(tend_seats, IntervalTrigger(minutes=5), next_run_time=datetime.now(UTC) + FIRST_AFTER)
    scheduler.add_job(tend_groups, IntervalTrigger(minutes=10))
    scheduler.add_job(ask_if_held, IntervalTrigger(hours=1))
