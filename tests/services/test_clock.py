"""The clock wakes what is due: terms and routes a minute after the start, blocks every minute, forms every six hours."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from bot.app import House
from models.audit import Action, AuditEntry
from models.invitations import Block
from scheduler.clock import ticking
from tests.services.test_retention import house  # noqa: F401  # the same house


def forget(_names: Iterable[str]) -> None:
    """No forms are remembered here."""


async def test_every_job_does_its_work_and_comes_in_time(house: House):  # noqa: F811
    now = house.clock()
    async with house.database.writing() as session:
        session.add(Block(telegram_id=1, blocked_at=now, until=None))
        session.add(Block(telegram_id=2, blocked_at=now - timedelta(days=2), until=now - timedelta(days=1)))
        await session.commit()
    async with ticking(
        house.database, house.municipality, house.clock, blocked=house.blocked, forget_forms=forget
    ) as scheduler:
        jobs = {job.func.__name__: job for job in scheduler.get_jobs()}
        assert jobs.keys() == {
            "tidy_forms", "look_at_blocks", "keep_terms", "start_announcements", "tend_campaigns",
            "weigh_answers", "carry_deficits_over", "remind_of_deficits", "keep_routes",
            "bring_back_messages",
            "tend_groups",
            "tend_seats",
            "tend_requests",
            "look_after_pairs",
            "weigh_signals", "tell_of_signals", "remind_of_journals",
            "keep_courses",
            "keep_contests",
            "ask_if_held",
            "ask_for_feedback",
            "post_into_groups", "close_event_questions",
            "remind_of_plans",
            "follow_meetings",
            "remind_of_roadmap",
            "tell_indicators", "ask_for_indicators", "write_of_indicators",
        }  # fmt: skip
        assert jobs["keep_terms"].next_run_time - datetime.now(UTC) < timedelta(minutes=2)
        assert jobs["keep_terms"].trigger.interval == timedelta(days=1)
        assert jobs["keep_routes"].trigger.interval == timedelta(hours=1)
        assert jobs["look_at_blocks"].trigger.interval == timedelta(minutes=1)
        for job in jobs.values():
            await job.func()
    assert house.blocked.holds(1, now)
    assert not house.blocked.holds(2, now)
    async with house.database.reading() as session:
        [entry] = await session.scalars(select(AuditEntry))
        await session.commit()
    assert (entry.action, entry.details) == (Action.RETENTION_RUN, {"expired_blocks": 1})
