"""`make demo`: a fictional municipality, the bot as a process of its own, and the web chat to play everybody in it."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.app import build_house
from bot.settings import Settings
from models.migrating import migrate
from models.session import open_database
from playground.demo_data import everybody, fill
from playground.demo_people import NEWCOMERS
from playground.server import Playground, serving
from programmes.loading import find, load

TOKEN = "1000000001:demo-token-for-this-machine-only-000"  # noqa: S105  # opens nothing but the playground
PROGRAMME = "nms-2023"
STOP_SECONDS = 10


async def demo(*, port: int, folder: Path, fresh: bool) -> None:
    """Until Ctrl-C. The database is kept between runs unless `fresh`: what was answered is still there."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "demo.db"
    if fresh:
        for old in folder.glob("demo.db*"):
            old.unlink()
    is_new = not path.exists()
    address = f"sqlite:///{path}"
    print("Setting up the municipality…", flush=True)
    if is_new:
        await _fill(address)
    playground = _populated()
    async with serving(playground, port=port) as url, _bot(url, address):
        print(f"\n  The web chat is open at {url}\n  Ctrl-C stops everything.\n", flush=True)
        await asyncio.Event().wait()


def _populated() -> Playground:
    playground = Playground()
    playground.add_bot(TOKEN, first_name="Методбот", username="metodbot_demo_bot")
    for person_id, last_name, first_name, about in NEWCOMERS:
        playground.add_person(person_id, first_name, last_name, about=about)
    for persona in everybody():
        playground.add_person(persona.telegram_id, persona.name, persona.surname, about=persona.about)
    return playground


async def _fill(address: str) -> None:
    settings = Settings(_env_file=None, database_url=address, programme=PROGRAMME)
    database = open_database(address)
    try:
        await migrate(database.url)
        await fill(await build_house(settings, load(find(PROGRAMME)), database))
    finally:
        await database.close()


@asynccontextmanager
async def _bot(url: str, address: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """The bot itself, started as an operator would start it, pointed at the playground."""
    surroundings = {
        **os.environ,
        "BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": url,
        "DATABASE_URL": address,
        "PROGRAMME": PROGRAMME,
        "LOG_LEVEL": "WARNING",
    }
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", "bot", "run", env=surroundings)
    try:
        yield process
    finally:
        if process.returncode is None:
            process.terminate()
            try:
                await asyncio.wait_for(process.wait(), STOP_SECONDS)
            except TimeoutError:
                process.kill()
