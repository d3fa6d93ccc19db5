"""Which use case of associations runs when."""

from collections.abc import Callable
from datetime import datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from models.session import Database
from services.associations import association_clock
from services.municipality import Municipality


def add_association_jobs(
    scheduler: AsyncIOScheduler, database: Database, municipality: Municipality, clock: Callable[[], datetime]
) -> None:
    async def remind_of_plans() -> None:
        """Once for each of its days, however often the clock comes."""
        async with database.writing() as session:
            await association_clock.remind_of_plans(session, municipality, now=clock())

    scheduler.add_job(remind_of_plans, IntervalTrigger(hours=1))
