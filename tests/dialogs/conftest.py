"""The real dispatcher, the strict Telegram in memory, and people in front of it."""

from collections.abc import AsyncIterator

import pytest

from bot.app import House, build_dispatcher, build_house
from bot.settings import Settings
from models.session import Database
from programmes.programme import Programme
from tests.conftest import Clock
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
def stranger(telegram: Telegram) -> Person:
    """Somebody who has never written to the bot."""
    return telegram.person(501)


async def enter(
    person: Person, *, group: str = "Учитель", position: str = "Учитель", subject: str = "Математика"
) -> None:
    """From the first /start to a complete profile."""
    await person.says("/start")
    await person.taps("Продолжить")
    await person.taps("Согласен")
    await person.says("Школа № 3")
    await person.taps("Моей нет в списке")
    await person.taps(group)
    await person.taps(position)
    if "предмет" in person.text:
        await person.says(subject)
        await person.taps(subject)
    await person.says("2009")
    await person.says("Ромашкина Вера Павловна")


@pytest.fixture
async def teacher(stranger: Person) -> Person:
    """A teacher of mathematics whose profile is complete, in the main menu."""
    await enter(stranger)
    return stranger
