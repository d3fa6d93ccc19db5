"""One or several copies of our bot behind a webhook, with a PostgreSQL and where they are several a Redis."""

import asyncio
import itertools
import os
import shutil
import socket
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter

from benchmarks.stage import LOOK_SECONDS, START_SECONDS, TOKEN, CountedApi, Stage, stopped
from playground.server import Playground, serving
from playground.updates import Update
from playground.webhook import Webhook


class Balanced(Webhook):
    """As a proxy in front of several copies: each update goes to the next of them."""

    addresses: Iterator[str]

    async def attempt(self, update: Update) -> float | None:
        if self.settings is not None:
            self.settings = replace(self.settings, url=next(self.addresses))
        return await super().attempt(update)


@dataclass(slots=True)
class Copies:
    """Together they are measured as one."""

    playground: Playground
    api: CountedApi
    stages: list[Stage]

    def cpu_seconds(self) -> float:
        return sum(stage.cpu_seconds() for stage in self.stages)

    def megabytes(self) -> float:
        return sum(stage.megabytes() for stage in self.stages)


@asynccontextmanager
async def copies(count: int, folder: Path, database: str, redis: str | None = None) -> AsyncIterator[Copies]:
    """So many of them on one database; it begins when all of them listen."""
    api = CountedApi(Playground())
    playground, ports = api.playground, [_free_port() for _ in range(count)]
    bot = playground.world.bot
    balanced = Balanced(bot.updates, bot.webhook.execute)
    balanced.addresses = itertools.cycle(f"http://127.0.0.1:{port}/telegram" for port in ports)
    bot.webhook = balanced
    settings = {"BOT_TOKEN": TOKEN, "DATABASE_URL": database, "WEBHOOK_SECRET": "of-the-benchmark"}
    async with AsyncExitStack() as stack:
        url = await stack.enter_async_context(serving(playground))
        settings |= {"TELEGRAM_API_URL": url, **({"REDIS_URL": redis} if redis else {})}
        stages = []
        for port in ports:
            own = {"WEBHOOK_URL": f"http://127.0.0.1:{port}", "WEBHOOK_PORT": str(port)}
            begun, log = perf_counter(), folder / f"copy-{port}.log"
            with log.open("ab") as output:
                process = await asyncio.create_subprocess_exec(
                    *(sys.executable, "-m", "bot", "run"),
                    env={**os.environ, **settings, **own},
                    stdout=output,
                    stderr=output,
                )
            stack.push_async_callback(stopped, process)
            await asyncio.wait_for(_listening(balanced, port, process, log), START_SECONDS)
            stages.append(Stage(f"copy {port}", playground, api, process, perf_counter() - begun))
        yield Copies(playground, api, stages)


@asynccontextmanager
async def redis_server(folder: Path) -> AsyncIterator[str | None]:
    """The address of a fresh one; none where there is no program for it."""
    program = shutil.which("redis-server")
    if program is None:
        yield None
        return
    port = _free_port()
    process = await asyncio.create_subprocess_exec(
        *(program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)),
        stdout=asyncio.subprocess.DEVNULL,
    )
    try:
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        await stopped(process)


async def _listening(webhook: Webhook, port: int, process: asyncio.subprocess.Process, log: Path) -> None:
    while True:
        if process.returncode is not None:
            last_words = await asyncio.to_thread(log.read_text, encoding="utf-8")
            raise RuntimeError(f"the bot ended at once: {last_words[-2000:]}")
        if webhook.url and await _is_open(port):
            return
        await asyncio.sleep(LOOK_SECONDS * 10)


async def _is_open(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return False
    writer.close()
    return True


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
