"""Which use case of events runs when."""

from collections.abc import Callable
from datetime import datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from models.session import Database
from services import group_clock
from services.municipality import Municipality


def add_event_jobs(
    scheduler: AsyncIOScheduler, database: Database, municipality: Municipality, clock: Callable[[], datetime]
) -> None:
    """What was said already is not said again, so late or often makes no difference."""

    async def tend_events() -> None:
        async with database.writing() as session:
            await group_clock.run(session, municipality, now=clock())

    scheduler.add_job(tend_events, IntervalTrigger(minutes=10))
