"""Which use case of requests for help runs when."""

from collections.abc import Callable
from datetime import datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from models.session import Database
from services.consultations import consultation_clock
from services.municipality import Municipality


def add_consultation_jobs(
    scheduler: AsyncIOScheduler, database: Database, municipality: Municipality, clock: Callable[[], datetime]
) -> None:
    async def tend_requests() -> None:
        """What was said and done today already is not said and done again."""
        async with database.writing() as session:
            await consultation_clock.run(session, municipality, now=clock())

    scheduler.add_job(tend_requests, IntervalTrigger(minutes=10))
