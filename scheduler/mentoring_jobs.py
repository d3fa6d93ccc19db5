"""Which use case of mentoring runs when."""

from collections.abc import Callable
from datetime import datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from models.session import Database
from services.mentorships import mentoring_reminders, mentorship_clock, signal_weighing
from services.municipality import Municipality


def add_mentoring_jobs(
    scheduler: AsyncIOScheduler, database: Database, municipality: Municipality, clock: Callable[[], datetime]
) -> None:
    """Every hour, so that a day's work is done soon after its midnight; what was done today is not done again."""

    async def look_after_pairs() -> None:
        async with database.writing() as session:
            await mentorship_clock.run(session, municipality, now=clock())

    async def weigh_signals() -> None:
        """A portion at a time, each with its own transaction."""
        weighed = 1
        while weighed:
            async with database.writing() as session:
                weighed = await signal_weighing.weigh_due(session, municipality)

    async def tell_of_signals() -> None:
        async with database.writing() as session:
            await signal_weighing.tell(session, municipality, now=clock())

    async def remind_of_journals() -> None:
        async with database.writing() as session:
            await mentoring_reminders.remind(session, municipality, now=clock())

    scheduler.add_job(look_after_pairs, IntervalTrigger(hours=1))
    scheduler.add_job(weigh_signals, IntervalTrigger(minutes=1))
    scheduler.add_job(tell_of_signals, IntervalTrigger(hours=1))
    scheduler.add_job(remind_of_journals, IntervalTrigger(hours=1))
