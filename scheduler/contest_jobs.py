"""Which use case of contests runs when."""

from collections.abc import Callable
from datetime import datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from models.session import Database
from services.contests import contest_clock
from services.municipality import Municipality


def add_contest_jobs(
    scheduler: AsyncIOScheduler, database: Database, municipality: Municipality, clock: Callable[[], datetime]
) -> None:
    async def keep_contests() -> None:
        """What was said already is not said again."""
        async with database.writing() as session:
            await contest_clock.run(session, municipality, now=clock())

    scheduler.add_job(keep_contests, IntervalTrigger(hours=1))
