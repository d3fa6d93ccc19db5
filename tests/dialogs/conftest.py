"""The real dispatcher, the strict Telegram in memory, and people in front of it."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from aiogram import Router
from sqlalchemy import URL

from bot.app import House, build_house
from bot.app import settle as settle_memory
from bot.settings import Settings
from handlers.router import build_router
from models.session import Database, normalised, open_database
from programmes.programme import Programme
from services.blocks import InForce
from services.pace import Pace
from services.pulse import Pulse
from services.questionnaires.questionnaires import Library
from tests.conftest import SQLITE, Clock
from tests.dialogs.drawer import Drawer
from tests.dialogs.shortcuts import put_to_work, settle
from tests.postgresql import Server
from tests.telegram import Person, Telegram


@pytest.fixture(scope="session")
def first_house(migrated_file: Path, programme: Programme, tmp_path_factory: pytest.TempPathFactory) -> House:
    """A house on a database where the programme has been published: built once, its file copied for every test."""
    settle_memory()
    path = tmp_path_factory.mktemp("published") / "published.db"
    shutil.copy(migrated_file, path)

    async def build() -> House:
        database = open_database(f"sqlite:///{path}")
        house = await build_house(Settings(_env_file=None, admin_ids=frozenset({1})), programme, database)
        await database.close()
        return house

    return asyncio.run(build())


@pytest.fixture(scope="session")
def published_template(migrated_template: URL, postgresql: Server, programme: Programme) -> Iterator[URL]:
    """The same on the server; versions of questionnaires have the same ids there."""
    url = postgresql.create(migrated_template)

    async def publish() -> None:
        database = open_database(url.render_as_string(hide_password=False))
        await build_house(Settings(_env_file=None), programme, database)
        await database.close()

    asyncio.run(publish())
    yield url
    postgresql.drop(url)


@pytest.fixture
def address(first_house: House, database_kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[URL]:
    """A database of the newest schema where the programme has been published."""
    if database_kind == SQLITE:
        path = tmp_path / "test.db"
        shutil.copy(str(first_house.database.url.database), path)
        yield normalised(f"sqlite:///{path}")
        return
    server: Server = request.getfixturevalue("postgresql")
    url = server.create(request.getfixturevalue("published_template"))
    yield url
    server.drop(url)


@pytest.fixture
def house(first_house: House, database: Database, clock: Clock) -> House:
    known = first_house.municipality.library
    library = Library(newest=dict(known.newest), versions=dict(known.versions))
    municipality = replace(first_house.municipality, library=library)
    return replace(
        first_house,
        database=database,
        municipality=municipality,
        clock=clock,
        blocked=InForce(),
        pace=Pace(burst=10_000),
        pulse=Pulse(),
    )


@pytest.fixture(scope="session")
def conversations() -> Router:
    """Routers remember nothing: built once, lent to one bot after another. A restart within a test builds its own."""
    return build_router()


@pytest.fixture
async def telegram(house: House, conversations: Router, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Telegram]:
    telegram = Telegram()
    telegram.session.watch(house.database)
    conversations._parent_router = None
    with monkeypatch.context() as patch:
        patch.setattr("bot.app.build_router", lambda: conversations)
        await put_to_work(house, telegram)
    assert telegram.dispatcher is not None
    yield telegram
    await telegram.dispatcher.storage.close()
    assert not telegram.session.faults


@pytest.fixture
def drawer(database: Database) -> Drawer:
    return Drawer(database)


@pytest.fixture
def stranger(telegram: Telegram) -> Person:
    """Somebody who has never written to the bot."""
    return telegram.person(501)


@pytest.fixture
async def teacher(house: House, telegram: Telegram) -> Person:
    """A teacher of mathematics whose profile is complete, in the main menu."""
    person = telegram.person(501)
    await settle(house, person.id)
    await person.says("/menu")
    return person


@pytest.fixture
async def colleague(house: House, telegram: Telegram) -> Person:
    """Somebody else with a complete profile and a phone of their own, in the main menu."""
    person = telegram.person(502, "Пётр", "Лютиков")
    await settle(house, person.id)
    await person.says("/menu")
    return person
