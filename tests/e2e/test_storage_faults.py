"""The database fails while people answer: each hears one clear sentence, nothing acknowledged is lost, all goes on."""

import asyncio
import json
import os
import random
import time
from collections.abc import AsyncIterator, Callable, Iterator
from http import HTTPStatus
from pathlib import Path

import pytest

from bot.app import build_house
from bot.settings import Settings
from models.migrating import migrate
from models.session import normalised, open_database
from playground.server import Playground
from programmes.programme import Programme
from programmes.questionnaires import Questionnaire
from tests.dialogs.drawer import Drawer
from tests.dialogs.shortcuts import settle
from tests.e2e.bad_disk import Deleted, Fault, Full, Held, Replaced, Unwilling, for_reading_only, small_disk
from tests.e2e.patient import Patient
from tests.e2e.processes import ADMIN, BotProcess
from tests.e2e.somebody import Somebody, until
from tests.e2e.test_conversation import free_port
from tests.e2e.test_crashes import nothing_is_lost
from tests.e2e.test_health import asked

PEOPLE = 3
DISK_MEGABYTES = 16
FAULT_SECONDS = float(os.environ.get("FAULT_SECONDS", "0"))
"""How long a fault goes on after everybody has heard of it; with 40 and more the letter to administrators is awaited."""
LETTER_AFTER = 40


KINDS = [Full, Unwilling, Held, Deleted] + ([Replaced] if FAULT_SECONDS else [])


@pytest.fixture(params=KINDS, ids=lambda kind: kind.__name__.lower())
def kind(request: pytest.FixtureRequest) -> type[Fault]:
    return request.param


@pytest.fixture
def place(kind: type[Fault], tmp_path: Path) -> Iterator[Path]:
    """Where the database lies: a disk of its own where it has to become full."""
    if not kind.needs_disk:
        yield tmp_path
        return
    with small_disk(tmp_path / "disk", DISK_MEGABYTES) as folder:
        yield folder


@pytest.fixture
async def bot(tmp_path: Path, place: Path) -> AsyncIterator[BotProcess]:
    process = BotProcess(tmp_path, DATABASE_URL=f"sqlite:///{place / 'bot.db'}", HEALTH_PORT=str(free_port()))
    process.database = place / "bot.db"
    yield process
    await process.clear_away()


async def ready(bot: BotProcess) -> tuple[int, list[str]]:
    status, said = await asked(f"http://127.0.0.1:{bot.settings['HEALTH_PORT']}/readyz")
    return status, json.loads(said)["amiss"] if said else []


async def becomes(bot: BotProcess, wanted: int) -> list[str]:
    """Wait until `/readyz` answers so; returns what it says is amiss."""
    async with asyncio.timeout(60):
        while True:
            status, amiss = await ready(bot)
            if status == wanted:
                return amiss
            await asyncio.sleep(0.2)


async def settled(playground: Playground, bot: BotProcess, programme: Programme) -> list[Patient]:
    people = [Patient(playground, 501 + number) for number in range(PEOPLE)]
    database = open_database(bot.settings["DATABASE_URL"])
    await migrate(database.url)
    house = await build_house(Settings(_env_file=None), programme, database)
    for person in people:
        await settle(house, person.id)
    await database.close()
    return people


class Load:
    """People who answer for as long as they are wanted, and once through the whole questionnaire."""

    def __init__(self, people: list[Patient], questionnaire: Questionnaire) -> None:
        self.people = people
        self._dice = random.Random(7)
        self._is_over = False
        self._tasks = [asyncio.create_task(self._answer(person, questionnaire)) for person in people]

    async def _answer(self, person: Patient, questionnaire: Questionnaire) -> None:
        is_question = True
        while is_question and not self._is_over:
            is_question = await person.answers_one(questionnaire, self._dice)
            await asyncio.sleep(self._dice.uniform(0.1, 0.6))

    async def until_all(self, condition: Callable[[Patient], bool], hope: str) -> None:
        await until(lambda: all(map(condition, self.people)) or self._failed(), lambda: f"not everybody {hope}")
        assert not self._failed()

    def _failed(self) -> bool:
        return any(task.done() and task.exception() for task in self._tasks)

    async def finish(self) -> None:
        self._is_over = True
        await asyncio.gather(*self._tasks)

    @property
    def longest_silence(self) -> float:
        return max(person.longest_silence for person in self.people)


@pytest.mark.timeout(600)
async def test_a_fault_is_told_and_nothing_is_lost(
    api: str,
    playground: Playground,
    bot: BotProcess,
    programme: Programme,
    diagnostics: Questionnaire,
    kind: type[Fault],
):
    people = await settled(playground, bot, programme)
    admin = Somebody(playground, ADMIN, "Админ")
    await bot.start(api)
    await admin.says("/start")
    await asyncio.gather(*(person.opens_diagnostics() for person in people))
    fault = kind(bot.database, bot.pid)
    load = Load(people, diagnostics)
    await load.until_all(lambda person: person.taps > 1, "taps")
    begun = time.monotonic()
    fault.begin()
    try:
        await load.until_all(lambda person: bool(person.told), "was told")
        told = time.monotonic() - begun
        assert "storage" in await becomes(bot, HTTPStatus.SERVICE_UNAVAILABLE)
        noticed = time.monotonic() - begun
        await asyncio.sleep(FAULT_SECONDS)
        if FAULT_SECONDS >= LETTER_AFTER:
            assert "Бот не может ничего записать" in admin.text, admin.text
    finally:
        fault.end()
    ended = time.monotonic()
    await load.until_all(lambda person: person.went_on_at > ended, "went on")
    recovered = max(person.went_on_at for person in people) - ended
    await load.finish()
    await becomes(bot, HTTPStatus.OK)
    assert await bot.stop() == 0
    database = open_database(bot.settings["DATABASE_URL"])
    await nothing_is_lost(people, Drawer(database))
    await database.close()
    assert bot.complaints() == []
    print(  # noqa: T201  # the figures of docs/reliability.md
        f"{kind.__name__}: told after {told:.1f} s, /readyz after {noticed:.1f} s, went on {recovered:.1f} s after it,"
        f" longest silence {load.longest_silence:.1f} s, answers {sum(len(person.seen) for person in people)}"
    )


@pytest.mark.parametrize("kind", [Full])
async def test_a_disk_that_is_full_or_read_only_at_the_start_is_one_line(bot: BotProcess, api: str, kind: type[Fault]):
    """And the next start is as good as any."""
    await migrate(normalised(bot.settings["DATABASE_URL"]))
    fault = kind(bot.database, 0)
    fault.begin()
    await bot.start(api)
    assert await bot.ended() == 1
    assert "database: the disk is full" in bot.said().splitlines()[-1]
    fault.end()
    with for_reading_only(bot.database.parent):
        await bot.start()
        assert await bot.ended() == 1
        assert bot.said().splitlines()[-1].startswith("database: it cannot be written")
    await bot.start()
    await becomes(bot, HTTPStatus.OK)
    assert bot.complaints() == []
