"""Which use case of mentoring runs when."""

from collections.abc import Callable
from datetime import datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from models.session import Database
from services import mentorship_clock
from services.municipality import Municipality


def add_mentoring_jobs(
    scheduler: AsyncIOScheduler, database: Database, municipality: Municipality, clock: Callable[[], datetime]
) -> None:
    """Every hour, so that a day's work is done soon after its midnight; what was done today is not done again."""

    async def look_after_pairs() -> None:
        async with database.writing() as session:
            await mentorship_clock.run(session, municipality, now=clock())

    scheduler.add_job(look_after_pairs, IntervalTrigger(hours=1))
