"""The report of the year in a large district: how long it takes, how much memory, how long others wait meanwhile."""

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from time import perf_counter
from typing import Any

from benchmarks.district_stage import Kind as Database
from benchmarks.district_stage import district_of, visit_of
from benchmarks.indicating import A_NIGHT, fill
from bot.app import settle
from handlers.reports import report_files
from handlers.reports.report_making import File, Work
from services.reports import reports
from services.reports.reports import Kind

PAGES = 4096
MEGABYTE = 1024 * 1024
TICK = 0.005


@dataclass(frozen=True, slots=True)
class Plan:
    educators: int


FULL, QUICK = Plan(educators=50_000), Plan(educators=2_000)


@dataclass(frozen=True, slots=True)
class Made:
    """One file."""

    seconds: float
    megabytes: float
    """Beyond what the program held before."""
    longest_ms: float
    """Nobody else was served so long at a time."""
    size_kb: float


@dataclass(frozen=True, slots=True)
class Findings:
    plan: Plan
    on: Database
    files: dict[str, Made]


async def measure(plan: Plan, on: Database = Database.SQLITE) -> Findings:
    async with district_of(plan.educators, A_NIGHT, on) as house:
        await fill(house, plan.educators)
        # What was made to fill the database is no business of the reports; the bot does the same when it starts.
        settle()
        visit = await visit_of(house, 1)
        year = house.municipality.school_year(A_NIGHT)
        t = house.catalog.speaker("ru")
        files: dict[str, Made] = {}
        for kind, make in ((Kind.ANNUAL, report_files.annual), (Kind.INTERIM, report_files.interim)):
            async with house.database.writing() as session:
                needed = await reports.begin(session, visit, kind=kind, year=year)
            # The message that tells how far it is costs Telegram's time, not ours.
            nobody: Any = None
            work = Work(nobody, nobody, house.database, visit, t, kind, year, told_at=float("inf"))
            files[kind.value] = await _made(make(work, needed))
    return Findings(plan, on, files)


async def _made(making: Awaitable[File]) -> Made:
    before, peak, is_over = _resident(), [0.0], Event()
    watcher = Thread(target=_watch, args=(peak, is_over), daemon=True)
    watcher.start()
    waits: list[float] = []
    ticking = asyncio.create_task(_tick(waits))
    began = perf_counter()
    file = await making
    seconds = perf_counter() - began
    ticking.cancel()
    is_over.set()
    watcher.join()
    return Made(seconds, peak[0] - before, max(waits, default=0) * 1000, len(file.content) / 1024)


async def _tick(waits: list[float]) -> None:
    """How much later than asked for somebody else's turn comes."""
    while True:
        began = perf_counter()
        await asyncio.sleep(TICK)
        waits.append(perf_counter() - began - TICK)


def _watch(peak: list[float], is_over: Event) -> None:
    while not is_over.wait(0.02):
        peak[0] = max(peak[0], _resident())


def _resident() -> float:
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * PAGES / MEGABYTE
