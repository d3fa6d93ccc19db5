"""What every program over one database has to learn for itself of what happens in the others."""

from collections.abc import Callable, Collection
from datetime import datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from models.session import Database
from services import blocks
from services.blocks import InForce
from services.municipality import Municipality
from services.questionnaires import questionnaires

ALONE_SECONDS, AMONG_OTHERS_SECONDS = 60, 3


def add_replica_jobs(
    scheduler: AsyncIOScheduler,
    database: Database,
    municipality: Municipality,
    clock: Callable[[], datetime],
    *,
    blocked: InForce,
    is_one_of_many: bool,
) -> Collection[str]:
    """Returns the names of the jobs, none of which another program can do for this one."""

    async def look_at_blocks() -> None:
        """Another program over the same database may have blocked somebody."""
        async with database.reading() as session:
            blocked.replace(await blocks.in_force(session, now=clock()))

    met = 0

    async def meet_questionnaires() -> None:
        """Another replica may have published one."""
        nonlocal met
        library, of_programme = municipality.library, municipality.programme.questionnaires
        async with database.reading() as session:
            met = await questionnaires.meet(session, library, of_programme=of_programme, since=met)

    trigger = IntervalTrigger(seconds=AMONG_OTHERS_SECONDS if is_one_of_many else ALONE_SECONDS)
    scheduler.add_job(look_at_blocks, trigger)
    if is_one_of_many:
        scheduler.add_job(meet_questionnaires, trigger)
    return look_at_blocks.__name__, meet_questionnaires.__name__
