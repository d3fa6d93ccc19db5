"""A clock that is stopped while a job runs says nothing; a job that fails does."""

import asyncio
import logging

import pytest
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from scheduler.ending import end_calmly


async def test_an_interrupted_job_is_no_fault_and_a_failing_one_is(caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.ERROR)
    scheduler = AsyncIOScheduler(timezone="UTC")
    begun = asyncio.Event()
    ended: list[str] = []

    async def fail() -> None:
        raise ValueError

    async def last() -> None:
        begun.set()
        try:
            await asyncio.sleep(60)
        finally:
            ended.append("taken back")

    scheduler.start()
    scheduler.add_job(fail)
    scheduler.add_job(last)
    await begun.wait()
    await asyncio.sleep(0.05)
    assert ["ValueError" in str(one.exc_info) for one in caplog.records] == [True]
    end_calmly()
    scheduler.shutdown(wait=False)
    await asyncio.sleep(0.05)
    assert ended == ["taken back"]
    assert len(caplog.records) == 1
