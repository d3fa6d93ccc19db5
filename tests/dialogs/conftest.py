"""The real dispatcher, the strict Telegram in memory, and people in front of it."""

from collections.abc import AsyncIterator

import pytest

from bot.app import House, build_dispatcher, build_house
from bot.settings import Settings
from models.session import Database
from programmes.programme import Programme
from tests.conftest import Clock
from tests.dialogs.drawer import Drawer
from tests.dialogs.shortcuts import settle
from tests.telegram import Person, Telegram


@pytest.fixture
async def house(database: Database, programme: Programme, clock: Clock) -> House:
    settings = Settings(_env_file=None, admin_ids=frozenset({1}))
    return await build_house(settings, programme, database, clock=clock)


@pytest.fixture
async def telegram(house: House) -> AsyncIterator[Telegram]:
    telegram = Telegram()
    telegram.session.database = house.database
    telegram.dispatcher = await build_dispatcher(house)
    yield telegram
    await telegram.dispatcher.storage.close()


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
