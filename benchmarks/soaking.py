"""The opening day of a region: tens of thousands come one after the other, look in, answer a little and go."""

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from time import perf_counter

from benchmarks import town
from benchmarks.crowd import Respondents
from benchmarks.measuring import COMMANDS, OURS, settled_at
from benchmarks.stage import Stage, on_stage
from playground.messages import Message
from playground.server import Playground

TENTHS = 10
LAST_WORDS = 6000
"""Of the bot, when somebody could not go on."""


@dataclass(frozen=True, slots=True)
class Plan:
    people: int
    at_once: int = 50
    answers: int = 3
    """Of each; then they leave in the middle, as most do on the first day."""


FULL, QUICK = Plan(people=30_000), Plan(people=600, at_once=20)


@dataclass(frozen=True, slots=True)
class Tenth:
    """What a tenth of the people met, and what the bot's process was like after them."""

    answers_a_second: float
    median_ms: float
    p95_ms: float
    cpu_ms: float
    """For an answer, with the arrival of those who gave it."""
    megabytes: float


@dataclass(frozen=True, slots=True)
class Findings:
    plan: Plan
    tenths: list[Tenth]


class Visitors(Respondents):
    """They come as long as there are any, and leave after a few answers."""

    def __init__(self, playground: Playground, ids: Iterator[int], answers: int) -> None:
        super().__init__(playground, ids)
        self._most = answers
        self._given: dict[int, int] = {}
        self.gone = 0

    def react(self, person: int, shown: Message) -> None:
        given = self._given.get(person, 0)
        if given == self._most:
            self.leaves(person)
            return
        super().react(person, shown)
        if person in self._acted_at and self._acted_at[person][1]:
            self._given[person] = given + 1

    def leaves(self, person: int) -> None:
        self._given.pop(person, None)
        del self._acted_at[person]
        self.gone += 1
        self._welcome()

    def _welcome(self) -> None:
        person = next(self._ids, None)
        if person is not None:
            self._playground.add_person(person, "Vera")
            self.greet(person)


async def measure(plan: Plan) -> Findings:
    with tempfile.TemporaryDirectory(prefix="methodbot-soak-") as name:
        folder = Path(name)
        database = folder / "town.db"
        await town.found(database, plan.people)
        async with on_stage(OURS, *COMMANDS[OURS], folder=folder, database=database) as stage:
            ids = iter(range(town.FIRST_ID, town.FIRST_ID + plan.people))
            crowd = Visitors(stage.playground, ids, plan.answers)
            crowd.begin(plan.at_once)
            try:
                tenths = [await _tenth(plan, stage, crowd, number) for number in range(1, TENTHS + 1)]
            except RuntimeError:
                print((folder / f"{OURS}.log").read_text(encoding="utf-8")[-LAST_WORDS:], file=sys.stderr)
                raise
            return Findings(plan, tenths)


async def _tenth(plan: Plan, stage: Stage, crowd: Visitors, number: int) -> Tenth:
    crowd.waits.clear()
    cpu, begun = stage.cpu_seconds(), perf_counter()
    await settled_at(crowd, lambda: crowd.gone >= plan.people * number // TENTHS, seconds=3600)
    seconds, cpu = perf_counter() - begun, stage.cpu_seconds() - cpu
    waits = sorted(crowd.waits)
    cuts = quantiles(waits, n=20, method="inclusive")
    return Tenth(
        answers_a_second=len(waits) / seconds,
        median_ms=cuts[9] * 1000,
        p95_ms=cuts[18] * 1000,
        cpu_ms=cpu / len(waits) * 1000,
        megabytes=stage.megabytes(),
    )
