"""Which use case of the register of deficits runs when."""

from collections.abc import Callable
from datetime import datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from models.session import Database
from services.deficits import deficit_clock, deficit_years
from services.municipality import Municipality


def add_deficit_jobs(
    scheduler: AsyncIOScheduler, database: Database, municipality: Municipality, clock: Callable[[], datetime]
) -> None:
    """A portion at a time, each with its own transaction: whoever taps in between does not wait for all of them."""

    async def weigh_answers() -> None:
        weighed = 1
        while weighed:
            async with database.writing() as session:
                weighed = await deficit_clock.weigh_due(session, municipality, now=clock())

    async def carry_deficits_over() -> None:
        carried = 1
        while carried:
            async with database.writing() as session:
                carried = await deficit_years.carry_over(session, municipality, now=clock())

    async def remind_of_deficits() -> None:
        async with database.writing() as session:
            await deficit_clock.remind(session, municipality, now=clock())

    scheduler.add_job(weigh_answers, IntervalTrigger(seconds=20))
    scheduler.add_job(carry_deficits_over, IntervalTrigger(minutes=10))
    scheduler.add_job(remind_of_deficits, IntervalTrigger(hours=1))
