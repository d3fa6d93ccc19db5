"""Which use case of what comes after events runs when."""

from collections.abc import Callable
from datetime import datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from models.session import Database
from services.events import event_feedback_clock
from services.municipality import Municipality


def add_event_after_jobs(
    scheduler: AsyncIOScheduler, database: Database, municipality: Municipality, clock: Callable[[], datetime]
) -> None:
    async def ask_for_feedback() -> None:
        """Everybody once, however often the clock comes."""
        if not municipality.programme.modules.events:
            return
        async with database.writing() as session:
            await event_feedback_clock.ask(session, municipality, now=clock())

    scheduler.add_job(ask_for_feedback, IntervalTrigger(minutes=15))
