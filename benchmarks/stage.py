"""A Bot API server of this process, and a bot as a process of its own pointed at it."""

import asyncio
import os
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from playground.arguments import Arguments
from playground.bot_api import BotApi
from playground.people import Bot
from playground.server import Playground, serving

TOKEN = "1000000002:token-of-the-benchmarks-opens-nothing"
TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")
START_SECONDS = 180
STOP_SECONDS = 15
LOOK_SECONDS = 0.002


class CountedApi(BotApi):
    """A Bot API of one bot that counts the calls of each method."""

    def __init__(self, playground: Playground) -> None:
        super().__init__(playground)
        self.calls: Counter[str] = Counter()
        playground.api = self
        playground.add_bot(TOKEN, first_name="Methodbot", username="methodbot_benchmark_bot")

    def run(self, bot: Bot, name: str, arguments: Arguments) -> Any:
        self.calls[name] += 1
        return super().run(bot, name, arguments)


@dataclass(slots=True)
class Stage:
    """One bot and the server it talks to."""

    name: str
    playground: Playground
    api: CountedApi
    process: asyncio.subprocess.Process
    seconds_to_start: float
    """From the start of the process to its first getUpdates."""

    def cpu_seconds(self) -> float:
        """What all threads of the bot have used so far, in programs and in the kernel on their behalf."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def megabytes(self) -> float:
        """Resident memory."""
        pages = Path(f"/proc/{self.process.pid}/statm").read_text(encoding="ascii").split()[1]
        return int(pages) * PAGE / 2**20


@asynccontextmanager
async def on_stage(
    name: str, *command: str, folder: Path, database: Path, api: CountedApi | None = None, **settings: str
) -> AsyncIterator[Stage]:
    """Run `python -m command` until the block ends; it has asked for updates when the block begins."""
    api = api or CountedApi(Playground())
    playground = api.playground
    log = folder / f"{name}.log"
    arguments = (sys.executable, "-m", *command)
    async with serving(playground) as url:
        begun = perf_counter()
        with log.open("ab") as output:
            process = await asyncio.create_subprocess_exec(
                *arguments, env=_surroundings(url, database) | settings, stdout=output, stderr=output
            )
        try:
            await asyncio.wait_for(_first_poll(playground, process, log), START_SECONDS)
            yield Stage(name, playground, api, process, perf_counter() - begun)
        finally:
            await stopped(process)


def _surroundings(url: str, database: Path) -> dict[str, str]:
    """The settings of an operator who has set only what has to be set; compiled code is kept, as it is everywhere."""
    settings = {"BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": url, "DATABASE_URL": f"sqlite:///{database}"}
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | settings


async def _first_poll(playground: Playground, process: asyncio.subprocess.Process, log: Path) -> None:
    queue = playground.world.bot.updates
    while queue.poll is None:
        if process.returncode is not None:
            last_words = await asyncio.to_thread(log.read_text, encoding="utf-8")
            raise RuntimeError(f"the bot ended at once: {last_words[-2000:]}")
        await asyncio.sleep(LOOK_SECONDS)


async def stopped(process: asyncio.subprocess.Process) -> None:
    """Asked to end, and after a while made to."""
    if process.returncode is not None:
        return
    process.terminate()
    try:
        await asyncio.wait_for(process.wait(), STOP_SECONDS)
    except TimeoutError:
        process.kill()
        await process.wait()
