"""The bot was off, people were not: what waited is handled in everybody's own order, and newcomers get their turn.

`BACKLOG=10000 BACKLOG_KILLS=0 .venv/bin/pytest -s tests/e2e/test_backlog.py` is the whole one; `BACKLOG_FORTY=40`
lets one person have tapped so often before all others, `BACKLOG_FLOOD=1` lets Telegram refuse what is too fast.
"""

import asyncio
import os
import time
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from playground.flood import FloodControl, FloodLimits
from playground.server import Playground
from tests.e2e.processes import BotProcess
from tests.e2e.somebody import Somebody

BACKLOG = int(os.environ.get("BACKLOG", "160"))
KILLS = int(os.environ.get("BACKLOG_KILLS", "1"))
FORTY = int(os.environ.get("BACKLOG_FORTY", "0"))
IS_FLOOD = os.environ.get("BACKLOG_FLOOD") == "1"
EACH = 20
"""What everybody has said and tapped meanwhile, in turns."""
WORDS = ("/help", "/privacy", "/language", "/menu")
ROUND_TRIP = 0.04
SETTLES = 0.2
"""What a killed bot had already sent arrives."""
NEWCOMER_EVERY = 1.0
NEARLY_NONE = 50
MOST_MEGABYTES = 400

pytestmark = pytest.mark.slow


def highest_memory(pid: int) -> float:
    """Megabytes."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def processor_seconds(pid: int) -> tuple[float, float]:
    """Of the thread that does the work: how long it had one, and how long it stood in line for one."""
    fields = Path(f"/proc/{pid}/schedstat").read_text(encoding="ascii").split()
    return int(fields[0]) / 1e9, int(fields[1]) / 1e9


class Backlog:
    """What people have said, what they have to hear for it, and what they hear."""

    def __init__(self, playground: Playground, people: list[Somebody], heads: list[str]) -> None:
        self.playground, self.people = playground, people
        self.answers: dict[int, list[str]] = defaultdict(list)
        self.wanted = {person.id: [heads[number % len(WORDS)] for number in range(EACH // 2)] for person in people}
        self.forty = people[-1].id
        self.wanted[self.forty] = [heads[number % len(WORDS)] for number in range(FORTY)] + self.wanted[self.forty]
        self.cuts: list[dict[int, int]] = []
        """How many answers everybody had at each kill."""
        self.done_at: dict[int, float] = {}
        playground.world.listeners.append(self._hear)

    def _hear(self, event: dict[str, Any]) -> None:
        if event["event"] == "message" and event["message"]["from"] == "bot":
            self.answers[event["chat_id"]].append(_head(event["message"]["text"]))

    @property
    def whole(self) -> int:
        return sum(len(one) for one in self.wanted.values())

    @property
    def answered(self) -> int:
        return sum(len(self.answers[who]) for who in self.wanted)

    def pile_up(self) -> int:
        """How many updates wait at Telegram now."""
        for number in range(FORTY):
            self.playground.say(self.forty, WORDS[number % len(WORDS)])
        for number in range(EACH // 2):
            for person in self.people:
                self.playground.say(person.id, WORDS[number % len(WORDS)])
                person.press(person.buttons[0][1])
        return len(self.playground.world.bot.updates.waiting)

    def look(self, seconds: float) -> bool:
        """Whether everybody has heard everything, and nobody is hearing something again right now."""
        for who, wanted in self.wanted.items():
            if self.heard(who)[0] == len(wanted):
                self.done_at.setdefault(who, seconds)
            else:
                self.done_at.pop(who, None)
        return len(self.done_at) == len(self.people)

    def cut(self) -> None:
        self.cuts.append({who: len(self.answers[who]) for who in self.wanted})

    def heard(self, who: int) -> tuple[int, int]:
        """How many of the answers have come, in order, and how many came again after a kill."""
        said, wanted = self.answers[who], self.wanted[who]
        reached = repeats = 0
        for start, end in pairwise((0, *(cut[who] for cut in self.cuts), len(said))):
            part = said[start:end]
            again = next((back for back in range(reached + 1) if wanted[reached - back :][: len(part)] == part), None)
            assert again is not None, f"{part} after {wanted[:reached]} of {wanted}"
            reached, repeats = reached - again + len(part), repeats + again
        return reached, repeats

    def repeats(self) -> int:
        return sum(self.heard(who)[1] for who in self.wanted)


@pytest.mark.timeout(1800)
async def test_a_backlog_is_worked_off_in_order(api: str, playground: Playground, bot: BotProcess, teachers):
    """Killed in the middle of it, too: nothing is lost."""
    people: list[Somebody] = await teachers(BACKLOG // EACH)
    await bot.start(api)
    for some in range(0, len(people), 25):
        await asyncio.gather(*(person.says("/menu") for person in people[some : some + 25]))
    heads = [_head(await people[0].says(word)) for word in WORDS]
    assert len(set(heads)) == len(WORDS)
    assert await bot.stop() == 0
    backlog = Backlog(playground, people, heads)
    queued = backlog.pile_up()
    playground.latency = ROUND_TRIP
    if IS_FLOOD:
        playground.world.bot.flood = FloodControl(FloodLimits(), playground.world.clock)
    begun = time.monotonic()
    await bot.start()
    newcomers = asyncio.create_task(newcomers_come(playground))
    had, stood, taken_at = await worked_off(backlog, bot)
    seconds = time.monotonic() - begun
    newcomers.cancel()
    waits = sorted(await newcomers)
    memory = highest_memory(bot.pid)
    others = max(at for who, at in backlog.done_at.items() if who != backlog.forty)
    print(  # noqa: T201  # figures of a campaign
        f"\nBACKLOG {queued}: {seconds:.1f} s, {queued / seconds:.0f} a second, {had:.0f} s of processor and "
        f"{stood:.0f} s in line for it, {memory:.0f} MB, taken from Telegram within {taken_at:.1f} s, others done in "
        f"{others:.1f} s, {KILLS} kills, {backlog.repeats()} answers twice; {len(waits)} newcomers: "
        f"p50 {waits[len(waits) // 2]:.2f}, p95 {waits[int(len(waits) * 0.95)]:.2f}, longest {waits[-1]:.2f} s"
    )
    assert memory < MOST_MEGABYTES
    assert await bot.stop() == 0
    assert bot.complaints() == []


async def worked_off(backlog: Backlog, bot: BotProcess) -> tuple[float, float, float]:
    """Killed now and then, of several times once while Telegram still has some. Seconds of processor, in line for one, and until Telegram had nothing left."""
    begun, taken_at, queue = time.monotonic(), 0.0, backlog.playground.world.bot.updates
    kills = [backlog.whole * (number + 1) // (KILLS + 1) for number in range(KILLS)]
    spent: list[tuple[float, float]] = []
    queued = len(queue.waiting)
    async with asyncio.timeout(1500):
        while not backlog.look(time.monotonic() - begun):
            await asyncio.sleep(0.05)
            if not taken_at and len(queue.waiting) < NEARLY_NONE:
                taken_at = time.monotonic() - begun
            is_half_taken = KILLS > 1 and not spent and len(queue.waiting) < queued / 2
            if kills and (is_half_taken or backlog.answered >= kills[0]):
                kills.pop(0)
                spent.append(processor_seconds(bot.pid))
                await bot.kill()
                await asyncio.sleep(SETTLES)
                backlog.cut()
                await bot.start()
    spent.append(processor_seconds(bot.pid))
    return sum(had for had, _ in spent), sum(stood for _, stood in spent), taken_at


def _head(text: str) -> str:
    return text.partition("\n")[0]


async def newcomers_come(playground: Playground) -> list[float]:
    """One after the other until cancelled, whether those before have been answered or not: how long each waited."""
    waiting: list[asyncio.Task[float]] = []
    try:
        while True:
            waiting.append(asyncio.create_task(newcomer_waits(Somebody(playground, 5001 + len(waiting)))))
            await asyncio.sleep(NEWCOMER_EVERY)
    except asyncio.CancelledError:
        return list(await asyncio.gather(*waiting))


async def newcomer_waits(person: Somebody) -> float:
    begun = time.monotonic()
    person.playground.say(person.id, "/start")
    while not person.text:  # noqa: ASYNC110  # another process answers
        await asyncio.sleep(0.02)
    return time.monotonic() - begun
