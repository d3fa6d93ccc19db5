"""Which use case of the road map runs when."""

from collections.abc import Callable
from datetime import datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from models.session import Database
from services.municipality import Municipality
from services.roadmap import roadmap_clock


def add_roadmap_jobs(
    scheduler: AsyncIOScheduler, database: Database, municipality: Municipality, clock: Callable[[], datetime]
) -> None:
    async def remind_of_roadmap() -> None:
        """Once a day at most, however often the clock comes."""
        async with database.writing() as session:
            await roadmap_clock.remind(session, municipality, now=clock())

    scheduler.add_job(remind_of_roadmap, IntervalTrigger(hours=1))
