"""Which use case of groups of associations, and of questions about events, runs when."""

from collections.abc import Callable
from datetime import datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from models.session import Database
from services.associations import association_post_clock
from services.events import event_question_clock
from services.municipality import Municipality


def add_association_group_jobs(
    scheduler: AsyncIOScheduler, database: Database, municipality: Municipality, clock: Callable[[], datetime]
) -> None:
    async def post_into_groups() -> None:
        async with database.writing() as session:
            await association_post_clock.run(session, municipality, now=clock())

    async def close_event_questions() -> None:
        async with database.writing() as session:
            await event_question_clock.close_silent(session, now=clock())

    scheduler.add_job(post_into_groups, IntervalTrigger(minutes=5))
    scheduler.add_job(close_event_questions, IntervalTrigger(hours=6))
