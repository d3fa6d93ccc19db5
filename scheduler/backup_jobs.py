"""When the database is copied."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from models.copying import Source
from models.session import Database
from services.backups import backup_clock
from services.backups.backup_shelf import Shelf
from services.municipality import Municipality

FIRST_AFTER = timedelta(minutes=2)


def add_backup_jobs(
    scheduler: AsyncIOScheduler,
    database: Database,
    municipality: Municipality,
    clock: Callable[[], datetime],
    shelf: Shelf,
) -> None:
    """Nothing, where nobody has said where copies should stand."""

    async def copy_database() -> None:
        """Once a day: the first time after three at night that the clock comes."""
        async with database.writing() as session:
            await backup_clock.run(session, municipality, shelf, Source(database.url), now=clock())

    if shelf.is_set:
        soon = datetime.now(UTC) + FIRST_AFTER
        scheduler.add_job(copy_database, IntervalTrigger(minutes=30), next_run_time=soon)
