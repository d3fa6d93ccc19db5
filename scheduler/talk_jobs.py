"""Which use case of conversations runs when."""

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from models.session import Database
from services.conversations import relay_clock


def add_talk_jobs(scheduler: AsyncIOScheduler, database: Database) -> None:
    async def bring_back_messages() -> None:
        """What it lets go the sender sees by itself."""
        async with database.writing() as session:
            await relay_clock.bring_back(session)

    scheduler.add_job(bring_back_messages, IntervalTrigger(seconds=20))
