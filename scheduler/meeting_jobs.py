"""Which use case of meetings runs when."""

from collections.abc import Callable
from datetime import datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from models.session import Database
from services.meetings import meeting_clock
from services.municipality import Municipality


def add_meeting_jobs(
    scheduler: AsyncIOScheduler, database: Database, municipality: Municipality, clock: Callable[[], datetime]
) -> None:
    async def follow_meetings() -> None:
        """Missing minutes and what was decided; what has been said is not said again."""
        if not municipality.programme.modules.associations:
            return
        async with database.writing() as session:
            await meeting_clock.run(session, municipality, now=clock())

    scheduler.add_job(follow_meetings, IntervalTrigger(hours=1))
