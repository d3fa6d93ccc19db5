"""`make demo`: a fictional municipality, the bot as a process of its own, and the web chat to play everybody in it."""

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from bot.app import build_house, settle
from bot.settings import Settings
from models.migrating import migrate
from models.session import open_database
from playground.demo_afterwards import look_back
from playground.demo_associations import gather_group, lead_associations
from playground.demo_consultations import fill_consultations
from playground.demo_contests import hold_contests
from playground.demo_courses import complete_courses
from playground.demo_data import everybody, fill
from playground.demo_events import hold_events
from playground.demo_indicators import tell_nights
from playground.demo_large import fill_large
from playground.demo_people import ADMIN_ID, NEWCOMERS
from playground.demo_sharing import share
from playground.demo_years import live_through
from playground.server import Playground, serving
from programmes.loading import find, load

NUMBERS_SINCE = 1_700_000_000
TOKEN = "1000000001:demo-token-for-this-machine-only-000"  # noqa: S105  # opens nothing but the playground
PROGRAMME = "nms-2023"
ROOT = Path(__file__).parent.parent
STOP_SECONDS = 10


class BotEnded(Exception):
    """The bot has ended although nobody asked it to; what it said about that stands above."""


async def demo(*, port: int, folder: Path, fresh: bool, large: bool = False, say: Callable[[str], None]) -> None:
    """Until cancelled. The database is kept between runs unless `fresh`: what was answered is still there.

    Raises BotEnded; OSError when the port is taken, before anything has been touched.
    """
    playground = _populated()
    async with serving(playground, port=port) as url:
        say("Setting up the municipality…")
        kept, unfinished = _files(folder, fresh=fresh, name="demo-large" if large else "demo")
        if unfinished is not None:
            await _fill(f"sqlite:///{unfinished}", large=large)
            unfinished.rename(kept)
        async with _bot(url, kept) as process:
            say(f"\n  The web chat is open at {url}\n  Ctrl-C stops everything.\n")
            await process.wait()
            raise BotEnded


def _files(folder: Path, *, fresh: bool, name: str = "demo") -> tuple[Path, Path | None]:
    """Where the database is kept, and where it has to be made first: a filling that was interrupted is begun anew."""
    folder = folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    for old in [*folder.glob("unfinished.db*"), *(folder.glob(f"{name}.db*") if fresh else ())]:
        old.unlink()
    kept = folder / f"{name}.db"
    return kept, None if kept.exists() else folder / "unfinished.db"


def _populated() -> Playground:
    playground = Playground()
    bot = playground.add_bot(TOKEN, first_name="Методбот", username="metodbot_demo_bot")
    # Telegram never gives a number twice; the chats here begin anew at every start, the database does not.
    bot.last_message_id = int(time.time()) - NUMBERS_SINCE
    for person_id, last_name, first_name, about in NEWCOMERS:
        playground.add_person(person_id, first_name, last_name, about=about)
    for persona in everybody():
        person = playground.add_person(persona.telegram_id, persona.name, persona.surname, about=persona.about)
        playground.world.private_chat(bot, person)  # they have used the bot: it may write first
    gather_group(playground)
    return playground


async def _fill(address: str, *, large: bool) -> None:
    settle()  # a quarter of the time of filling went into looking through what stays
    settings = Settings(_env_file=None, database_url=address, programme=PROGRAMME)
    database = open_database(address)
    try:
        await migrate(database.url)
        house = await build_house(settings, load(find(PROGRAMME)), database)
        await fill(house)
        await live_through(house)
        await fill_consultations(house)
        await hold_events(house)
        await lead_associations(house)
        await look_back(house)
        await hold_contests(house)
        await share(house)
        await complete_courses(house)
        if large:
            await fill_large(house)
        await tell_nights(house)
    finally:
        await database.close()


@asynccontextmanager
async def _bot(url: str, database: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    """The bot itself, started as an operator would start it, pointed at the playground.

    It is told nothing else: settings of a real bot on this machine are not its own, so it starts in a folder
    without `.env`.
    """
    settings = {
        "BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": url,
        "DATABASE_URL": f"sqlite:///{database}",
        "PROGRAMME": PROGRAMME,
        "ADMIN_IDS": str(ADMIN_ID),
        "LOG_LEVEL": "WARNING",
        "PYTHONPATH": str(ROOT),
    }
    inherited = {name: value for name, value in os.environ.items() if name.lower() not in Settings.model_fields}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", env=inherited | settings, cwd=database.parent
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.terminate()
            try:
                await asyncio.wait_for(process.wait(), STOP_SECONDS)
            except TimeoutError:
                process.kill()
