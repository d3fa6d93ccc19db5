"""Which use case runs when. The tables say what is due; the clock only wakes us."""

from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from datetime import datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from models.session import Database
from services import forms, staff_imports


@asynccontextmanager
async def ticking(
    database: Database, clock: Callable[[], datetime], *, forget_forms: Callable[[Iterable[str]], None]
) -> AsyncIterator[AsyncIOScheduler]:
    # A tick that comes late still comes, several missed ones come as one, and none overtakes itself.
    defaults = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
    scheduler = AsyncIOScheduler(timezone="UTC", job_defaults=defaults)

    async def tidy_forms() -> None:
        async with database.writing() as session:
            forget_forms(await forms.forget_abandoned(session, now=clock()))

    async def tidy_staff_imports() -> None:
        async with database.writing() as session:
            await staff_imports.drop_stale(session, now=clock())

    scheduler.add_job(tidy_staff_imports, IntervalTrigger(hours=1))
    scheduler.add_job(tidy_forms, IntervalTrigger(hours=6))
    scheduler.start()
    try:
        yield scheduler
    finally:
        scheduler.shutdown(wait=False)
