"""A Bot API server of our own, a bot as a process, people who have been here before."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import URL

from bot.app import build_house
from bot.settings import Settings
from models.migrating import migrate
from models.session import open_database
from playground.server import Playground, serving
from programmes.programme import Programme
from programmes.questionnaires import Questionnaire
from tests.dialogs.drawer import Drawer
from tests.dialogs.shortcuts import settle
from tests.e2e.births import NURSERY
from tests.e2e.processes import TOKEN, BotProcess
from tests.e2e.somebody import Somebody

LONGEST_SECONDS = 300
"""Processes are slow on a machine that is busy with something else: a test that hangs still ends."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.slow)
            if item.get_closest_marker("timeout") is None:
                item.add_marker(pytest.mark.timeout(LONGEST_SECONDS))


@pytest.fixture(scope="session", autouse=True)
def nursery() -> Iterator[None]:
    """It opens when it is needed."""
    yield
    NURSERY.close()


@pytest.fixture
def playground() -> Playground:
    playground = Playground()
    playground.add_bot(TOKEN, first_name="Методбот", username="metodbot_test_bot")
    return playground


@pytest.fixture
async def api(playground: Playground) -> AsyncIterator[str]:
    """The address of the Bot API server."""
    async with serving(playground) as url:
        yield url


@pytest.fixture
def bot_address(empty_address: URL) -> str:
    """Of a database nobody has been in yet."""
    return empty_address.render_as_string(hide_password=False)


@pytest.fixture
async def bot(tmp_path: Path, bot_address: str) -> AsyncIterator[BotProcess]:
    """The bot, not started yet."""
    process = BotProcess(tmp_path, DATABASE_URL=bot_address)
    yield process
    await process.clear_away()


@pytest.fixture
def diagnostics(programme: Programme) -> Questionnaire:
    return programme.questionnaires["diagnostics"]


@pytest.fixture
async def drawer(bot: BotProcess) -> AsyncIterator[Drawer]:
    database = open_database(bot.settings["DATABASE_URL"])
    yield Drawer(database)
    await database.close()


@pytest.fixture
def teachers(
    playground: Playground, bot: BotProcess, programme: Programme
) -> Callable[[int], Awaitable[list[Somebody]]]:
    """That many people with complete profiles in the bot's database; to be asked for before the bot is started."""

    async def make(count: int) -> list[Somebody]:
        people = [Somebody(playground, 501 + number) for number in range(count)]
        database = open_database(bot.settings["DATABASE_URL"])
        await migrate(database.url)
        house = await build_house(Settings(_env_file=None), programme, database)
        for person in people:
            await settle(house, person.id)
        await database.close()
        return people

    return make
