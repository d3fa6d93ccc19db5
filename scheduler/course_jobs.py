"""Which use case of courses runs when."""

from collections.abc import Callable
from datetime import datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from models.session import Database
from services.courses import course_clock
from services.municipality import Municipality


def add_course_jobs(
    scheduler: AsyncIOScheduler, database: Database, municipality: Municipality, clock: Callable[[], datetime]
) -> None:
    async def keep_courses() -> None:
        """What was said already is not said again; a plan is gathered once."""
        async with database.writing() as session:
            await course_clock.run(session, municipality, now=clock())

    scheduler.add_job(keep_courses, IntervalTrigger(hours=1))
