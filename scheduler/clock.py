"""Which use case runs when. The tables say what is due; the clock only wakes us."""

from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from models.session import Database
from scheduler.association_group_jobs import add_association_group_jobs
from scheduler.association_jobs import add_association_jobs
from scheduler.backup_jobs import add_backup_jobs
from scheduler.consultation_jobs import add_consultation_jobs
from scheduler.contest_jobs import add_contest_jobs
from scheduler.course_jobs import add_course_jobs
from scheduler.deficit_jobs import add_deficit_jobs
from scheduler.ending import end_calmly
from scheduler.event_after_jobs import add_event_after_jobs
from scheduler.event_jobs import add_event_jobs
from scheduler.indicator_jobs import add_indicator_jobs
from scheduler.meeting_jobs import add_meeting_jobs
from scheduler.mentoring_jobs import add_mentoring_jobs
from scheduler.replica_jobs import add_replica_jobs
from scheduler.roadmap_jobs import add_roadmap_jobs
from scheduler.talk_jobs import add_talk_jobs
from scheduler.turns import take_turns
from scheduler.watched import watch_jobs
from services import forms, retention
from services.announcements import announcement_clock
from services.backups.backup_shelf import Shelf
from services.blocks import InForce
from services.campaigns import campaign_clock
from services.municipality import Municipality
from services.pulse import Pulse
from services.routes import route_clock

FIRST_RETENTION_AFTER = timedelta(minutes=1)
OF_AREAS = (
    add_deficit_jobs,
    add_event_jobs,
    add_event_after_jobs,
    add_association_group_jobs,
    add_consultation_jobs,
    add_mentoring_jobs,
    add_contest_jobs,
    add_course_jobs,
    add_association_jobs,
    add_meeting_jobs,
    add_indicator_jobs,
    add_roadmap_jobs,
)


@asynccontextmanager
async def ticking(
    database: Database,
    municipality: Municipality,
    clock: Callable[[], datetime],
    *,
    blocked: InForce,
    forget_forms: Callable[[Iterable[str]], None],
    pulse: Pulse | None = None,
    shelf: Shelf | None = None,
    is_one_of_many: bool = False,
) -> AsyncIterator[AsyncIOScheduler]:
    # A tick that comes late still comes, several missed ones come as one, and none overtakes itself.
    defaults = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
    scheduler = AsyncIOScheduler(timezone="UTC", job_defaults=defaults)

    async def tidy_forms() -> None:
        async with database.writing() as session:
            forget_forms(await forms.forget_abandoned(session, now=clock()))

    async def keep_terms() -> None:
        async with database.writing() as session:
            await retention.run(session, municipality, now=clock())

    async def start_announcements() -> None:
        """What they put into the outbox the sender sees by itself."""
        async with database.writing() as session:
            await announcement_clock.start_due(session, municipality, now=clock())

    async def tend_campaigns() -> None:
        async with database.writing() as session:
            await campaign_clock.tend(session, municipality, now=clock())

    async def keep_routes() -> None:
        """What was said and done today already is not said and done again."""
        async with database.writing() as session:
            await route_clock.run(session, municipality, now=clock())

    scheduler.add_job(start_announcements, IntervalTrigger(seconds=20))
    add_talk_jobs(scheduler, database)
    for add_jobs in OF_AREAS:
        add_jobs(scheduler, database, municipality, clock)
    add_backup_jobs(scheduler, database, municipality, clock, shelf or Shelf())
    scheduler.add_job(tend_campaigns, IntervalTrigger(seconds=30))
    scheduler.add_job(tidy_forms, IntervalTrigger(hours=6))
    of_each = add_replica_jobs(scheduler, database, municipality, clock, blocked=blocked, is_one_of_many=is_one_of_many)
    # Soon after the start and then daily: a program restarted every evening keeps the terms all the same.
    soon = datetime.now(UTC) + FIRST_RETENTION_AFTER
    scheduler.add_job(keep_terms, IntervalTrigger(days=1), next_run_time=soon)
    scheduler.add_job(keep_routes, IntervalTrigger(hours=1), next_run_time=soon)
    take_turns(scheduler, database, each_for_itself=of_each)
    watch_jobs(scheduler, pulse or Pulse())
    scheduler.start()
    try:
        yield scheduler
    finally:
        end_calmly()
        scheduler.shutdown(wait=False)
