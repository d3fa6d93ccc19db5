"""Which use case of indicators runs when."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from models.session import Database
from services.indicators import indicator_clock, indicator_digests
from services.municipality import Municipality

FIRST_AFTER = timedelta(minutes=3)


def add_indicator_jobs(
    scheduler: AsyncIOScheduler, database: Database, municipality: Municipality, clock: Callable[[], datetime]
) -> None:
    async def tell_indicators() -> None:
        """What was told of yesterday is not told again: the first hour of a day does the work."""
        async with database.writing() as session:
            await indicator_clock.tell_all(session, municipality, now=clock())

    async def ask_for_indicators() -> None:
        async with database.writing() as session:
            await indicator_clock.ask_for_values(session, municipality, now=clock())

    async def write_of_indicators() -> None:
        """Whoever may not be written to now is written to by one of the next rounds."""
        async with database.writing() as session:
            await indicator_digests.write(session, municipality, now=clock())

    soon = datetime.now(UTC) + FIRST_AFTER
    scheduler.add_job(tell_indicators, IntervalTrigger(hours=1), next_run_time=soon)
    scheduler.add_job(ask_for_indicators, IntervalTrigger(hours=6), next_run_time=soon)
    scheduler.add_job(write_of_indicators, IntervalTrigger(minutes=20), next_run_time=soon)
