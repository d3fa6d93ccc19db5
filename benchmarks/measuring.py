"""What is measured, and how long it takes."""

import asyncio
import itertools
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from time import perf_counter
from typing import Protocol

from benchmarks import town
from benchmarks.crowd import Crowd, Respondents, Talkers
from benchmarks.stage import TICKS, CountedApi, Stage, on_stage

OURS, BARE, FLOOR = "ours", "bare", "floor"
COMMANDS = {OURS: ("bot", "run"), BARE: ("benchmarks.bare_bot",), FLOOR: ("benchmarks.floor_bot",)}
PAUSE_SECONDS = 0.3
"""Between two loads, for what is still under way."""
COUNTED_SECONDS = 6
PATIENCE_SECONDS = 180
LOOK_SECONDS = 0.01


@dataclass(frozen=True, slots=True)
class Plan:
    """How thoroughly to measure."""

    starts: int
    rounds: int
    warm_answers: int
    """Of each person before anything is measured, and at least as many while it is."""
    seconds: float
    sizes: tuple[int, ...] = (1, 20, 100)
    people: int = 6000
    """In the database: nobody answers twice."""


FULL = Plan(starts=3, rounds=3, warm_answers=5, seconds=4.0)
QUICK = Plan(starts=1, rounds=1, warm_answers=1, seconds=1.0, people=600)


@dataclass(frozen=True, slots=True)
class Load:
    """One bot under so many people for a while."""

    answers_a_second: float
    median_ms: float
    p95_ms: float
    cpu_ms: float
    """Of the bot's process, for an answer."""
    machine_ms: float
    """Of all processors, whoever used them: the bot, its database, the server it talks to, the crowd."""
    calls: float
    """Bot API calls for an answer, getUpdates left out."""


@dataclass(slots=True)
class Findings:
    starts: dict[str, list[float]]
    """Seconds, by bot."""
    loads: dict[tuple[str, int], list[Load]]
    """By bot and number of people."""
    megabytes: dict[str, float]
    """Resident memory, by bot, after everything."""
    statements: float
    """Behind one answer of our bot; each transaction also begins and ends."""


async def measure(plan: Plan) -> Findings:
    with tempfile.TemporaryDirectory(prefix="methodbot-bench-") as name:
        folder = Path(name)
        database = folder / "town.db"
        await town.found(database, plan.people)
        found = Findings(starts={OURS: [], BARE: []}, loads={}, megabytes={}, statements=0.0)
        for _ in range(plan.starts - 1):
            for bot in (BARE, OURS):
                async with on_stage(bot, *COMMANDS[bot], folder=folder, database=database) as stage:
                    found.starts[bot].append(stage.seconds_to_start)
        ids = itertools.count(town.FIRST_ID)
        async with _all(folder, database) as stages:
            await _load_all(plan, stages, ids, found)
        found.statements = await _count_statements(folder, database, next(ids))
        return found


@asynccontextmanager
async def _all(folder: Path, database: Path) -> AsyncIterator[dict[str, Stage]]:
    async with AsyncExitStack() as stack:
        yield {
            bot: await stack.enter_async_context(on_stage(bot, *COMMANDS[bot], folder=folder, database=database))
            for bot in (BARE, FLOOR, OURS)
        }


async def _load_all(plan: Plan, stages: dict[str, Stage], ids: "itertools.count[int]", found: Findings) -> None:
    """The bots take turns, so that whatever else the machine does meets both."""
    crowds: dict[str, Crowd] = {
        BARE: Talkers(stages[BARE].playground, ids),
        FLOOR: Talkers(stages[FLOOR].playground, ids),
        OURS: Respondents(stages[OURS].playground, ids),
    }
    for bot in found.starts:
        found.starts[bot].append(stages[bot].seconds_to_start)
    for size in plan.sizes:
        for _ in range(plan.rounds):
            for bot, crowd in crowds.items():
                one = await load(stages[bot], crowd, size, seconds=plan.seconds, warm=plan.warm_answers)
                found.loads.setdefault((bot, size), []).append(one)
    found.megabytes = {bot: stage.megabytes() for bot, stage in stages.items()}


class Stands(Protocol):
    """A bot, or several as one, under load."""

    api: CountedApi

    def cpu_seconds(self) -> float: ...
    def megabytes(self) -> float: ...


async def load(stage: Stands, crowd: Crowd, size: int, *, seconds: float, warm: int) -> Load:
    """`warm`: answers of each person before anything is measured, and at least as many while it is."""
    crowd.begin(size)
    await _until(crowd, warm * size)
    crowd.waits.clear()
    stage.api.calls.clear()
    cpu, machine, begun = stage.cpu_seconds(), busy_seconds(), perf_counter()
    await asyncio.sleep(seconds)
    await _until(crowd, warm * size)
    seconds, cpu, machine = perf_counter() - begun, stage.cpu_seconds() - cpu, busy_seconds() - machine
    waits, calls = sorted(crowd.waits), stage.api.calls.total() - stage.api.calls["getUpdates"]
    crowd.end()
    await asyncio.sleep(PAUSE_SECONDS)
    cuts = quantiles(waits, n=20, method="inclusive")
    return Load(
        answers_a_second=len(waits) / seconds,
        median_ms=cuts[9] * 1000,
        p95_ms=cuts[18] * 1000,
        cpu_ms=cpu / len(waits) * 1000,
        machine_ms=machine / len(waits) * 1000,
        calls=calls / len(waits),
    )


def busy_seconds() -> float:
    """How long all processors together have had something to do since the machine was started."""
    user, nice, system, _idle, _waiting, interrupts, soft, *_ = (
        int(field) for field in Path("/proc/stat").read_text(encoding="ascii").splitlines()[0].split()[1:]
    )
    return (user + nice + system + interrupts + soft) / TICKS


async def _until(crowd: Crowd, answers: int) -> None:
    await settled_at(crowd, lambda: len(crowd.waits) >= answers, seconds=PATIENCE_SECONDS)


async def settled_at(crowd: Crowd, is_so: Callable[[], bool], *, seconds: float) -> None:
    """Wait until it is so; raises RuntimeError when somebody in the crowd cannot go on."""
    async with asyncio.timeout(seconds):
        while not is_so():
            if crowd.failure:
                raise RuntimeError("somebody could not go on") from crowd.failure
            await asyncio.sleep(LOOK_SECONDS)


async def _count_statements(folder: Path, database: Path, person: int) -> float:
    command = "benchmarks.counted_bot"
    async with on_stage("counted", command, folder=folder, database=database) as stage:
        crowd = Respondents(stage.playground, itertools.count(person))
        crowd.begin(1)
        await asyncio.sleep(1)
        crowd.end()
        await asyncio.wait_for(stage.process.wait(), COUNTED_SECONDS)
    return float((folder / "counted.log").read_text(encoding="utf-8").split()[-1])
