"""Jobs of the clock under watch: how long each takes, whether it fails, how often it has to come."""

import asyncio
import functools
import logging
import time
from collections.abc import Awaitable, Callable

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from models.faults import told, trace_of
from services.pulse import DAY, DOING, Pulse

log = logging.getLogger(__name__)


def watch_jobs(scheduler: AsyncIOScheduler, pulse: Pulse) -> None:
    """To be called once all jobs are there."""
    for job in scheduler.get_jobs():
        interval = getattr(job.trigger, "interval", None)
        pulse.expect(job.func.__name__, interval.total_seconds() if interval else DAY)
        job.modify(func=_watched(job.func, pulse))


def _watched(work: Callable[..., Awaitable[None]], pulse: Pulse) -> Callable[..., Awaitable[None]]:
    name = getattr(work, "__name__", "job")

    @functools.wraps(work)
    async def watched(*args: object, **kwargs: object) -> None:
        DOING.set(("job", name))  # for as long as its task lives: what is said of its failure is said after it
        begun = time.perf_counter()
        try:
            await work(*args, **kwargs)
        except asyncio.CancelledError:
            log.info("the program ended in the middle of %s; it is taken up where it was left", name)
            return  # the library would write a page about it
        except Exception as error:
            pulse.ticked(name, time.perf_counter() - begun, error=error)
            if trace_of(error) is None:
                log.error("not done (%s)", told(error))  # noqa: TRY400  # it comes again, and there is nothing to unfold
                return
            raise
        pulse.ticked(name, time.perf_counter() - begun)

    return watched
