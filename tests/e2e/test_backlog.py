"""The bot was off, people were not: what waited is handled in everybody's own order, and newcomers get their turn.

`BACKLOG=10000 .venv/bin/pytest -s tests/e2e/test_backlog.py` is the whole one.
"""

import asyncio
import os
import time
from collections import defaultdict
from pathlib import Path

import pytest

from playground.server import Playground
from tests.e2e.processes import BotProcess
from tests.e2e.somebody import Somebody, until

BACKLOG = int(os.environ.get("BACKLOG", "240"))
EACH = 20
"""What everybody has said and tapped meanwhile, in turns."""
WORDS = ("/help", "/privacy", "/language", "/menu")
ROUND_TRIP = 0.04
NEWCOMER_EVERY = 5.0
MOST_MEGABYTES = 400

pytestmark = pytest.mark.slow


def highest_memory(pid: int) -> float:
    """Megabytes."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


@pytest.mark.timeout(1200)
async def test_a_backlog_is_worked_off_in_order(api: str, playground: Playground, bot: BotProcess, teachers):
    people: list[Somebody] = await teachers(BACKLOG // EACH)
    await bot.start(api)
    for some in range(0, len(people), 25):
        await asyncio.gather(*(person.says("/menu") for person in people[some : some + 25]))
    heads = [_head(await people[0].says(word)) for word in WORDS]
    assert len(set(heads)) == len(WORDS)
    assert await bot.stop() == 0
    answers: dict[int, list[str]] = defaultdict(list)
    playground.world.listeners.append(
        lambda event: event["event"] == "message" and event["message"]["from"] == "bot"
        and answers[event["chat_id"]].append(event["message"]["text"])
    )  # fmt: skip
    for number in range(EACH // 2):
        for person in people:
            playground.say(person.id, WORDS[number % len(WORDS)])
            person.press(person.buttons[0][1])
    queued = len(playground.world.bot.updates.waiting)
    playground.latency = ROUND_TRIP
    begun = time.monotonic()
    await bot.start()
    newcomers = asyncio.create_task(come_one_after_the_other(playground))
    async with asyncio.timeout(900):
        while playground.world.bot.updates.waiting:  # noqa: ASYNC110  # another process takes them
            await asyncio.sleep(0.1)
    seconds = time.monotonic() - begun
    newcomers.cancel()
    waits = await newcomers
    memory = highest_memory(bot.pid)
    expected = [heads[number % len(WORDS)] for number in range(EACH // 2)]
    for person in people:
        await until(lambda said=answers[person.id]: len(said) >= EACH // 2, bot.said)
        said = answers[person.id]
        assert [_head(text) for text in said] == expected
    longest = f"newcomers wait {', '.join(f'{wait:.1f}' for wait in waits)} s"
    print(f"\nBACKLOG {queued}: {seconds:.1f} s, {queued / seconds:.0f} a second, {memory:.0f} MB, {longest}")  # noqa: T201  # figures of a campaign
    assert memory < MOST_MEGABYTES
    assert await bot.stop() == 0
    assert bot.complaints() == []


def _head(text: str) -> str:
    return text.partition("\n")[0]


async def come_one_after_the_other(playground: Playground) -> list[float]:
    """How long each waited for the first answer, until cancelled; the last one is waited for."""
    waits: list[float] = []
    number = 5000
    is_over = False
    while not is_over:
        number += 1
        begun = time.monotonic()
        person = Somebody(playground, number)
        playground.say(person.id, "/start")
        while not person.text:
            try:
                await asyncio.sleep(0.05)
            except asyncio.CancelledError:
                is_over = True
        waits.append(time.monotonic() - begun)
        try:
            await asyncio.sleep(0 if is_over else NEWCOMER_EVERY)
        except asyncio.CancelledError:
            is_over = True
    return waits
