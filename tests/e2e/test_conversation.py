"""The bot as a process against our own Bot API server: from the first word to the result, by polling and by webhook."""

import asyncio
import random
import signal
import socket

import aiohttp
import pytest

from playground.server import Playground
from programmes.questionnaires import Questionnaire
from tests.dialogs.drawer import Drawer
from tests.e2e.processes import ADMIN, BotProcess
from tests.e2e.somebody import Somebody, until
from tests.e2e.test_crashes import nothing_is_lost


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


@pytest.fixture
def by_webhook(bot: BotProcess) -> str:
    """The bot listens on a port of its own; the Bot API server of a playground takes plain HTTP on this machine."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    bot.settings |= {"WEBHOOK_URL": address, "WEBHOOK_PORT": str(port)}
    return f"{address}/telegram"


async def meets(person: Somebody, diagnostics: Questionnaire) -> None:
    """From nothing to the result of the first questionnaire."""
    await enters(person)
    await person.opens_diagnostics()
    await person.answers_all(diagnostics, random.Random(person.id))
    await person.taps_on("Отправить")
    await person.until(lambda: "Ответы можно менять" in person.text, "the result")


async def enters(person: Somebody) -> None:
    """From the first /start to the last question of the profile, by hand."""
    await person.says("/start")
    await person.taps_on("Продолжить")
    await person.taps_on("Согласен")
    await person.until(lambda: "Где вы работаете" in person.text, "the first question of the profile")
    await person.says("Школа № 3")
    await person.taps_on("нет в списке")
    await person.taps_on("Учитель")
    await person.taps_on("Учитель")
    await person.says("Математика")
    await person.taps_on("Математика")
    await person.says("2009")
    await person.says("Ромашкина Вера Павловна")


async def test_a_first_meeting_ends_with_a_result(
    api: str, playground: Playground, bot: BotProcess, diagnostics: Questionnaire, drawer: Drawer
):
    """For an administrator as for anybody else."""
    await bot.start(api, is_from_nothing=True)
    people = [Somebody(playground, 501), Somebody(playground, ADMIN)]
    await asyncio.gather(*(meets(person, diagnostics) for person in people))
    for person in people:
        stored = await drawer.person(person.id)
        assert stored is not None
        known = (stored.surname, stored.position, stored.subject, stored.career_started)
        assert known == ("Ромашкина", "teacher", "math", 2009)
        assert (await drawer.response(person.id)).submitted_at is not None
    await nothing_is_lost(people, drawer)
    assert await bot.stop(signal.SIGINT) == 0
    assert bot.complaints() == []


async def test_the_same_through_a_webhook(
    api: str,
    playground: Playground,
    bot: BotProcess,
    by_webhook: str,
    teachers,
    diagnostics: Questionnaire,
    drawer: Drawer,
):
    """With a power cut in the middle: an update that was being handled is delivered again."""
    dice = random.Random(11)
    people = await teachers(3)
    await bot.start(api)
    await asyncio.gather(*(person.opens_diagnostics() for person in people))
    assert playground.world.bot.webhook.url == by_webhook
    answering = [asyncio.create_task(person.answers_all(diagnostics, dice, pause=0.1)) for person in people]
    await until(lambda: sum(person.taps for person in people) > 20, lambda: "nobody taps")
    await bot.kill()
    await bot.start()
    await asyncio.gather(*answering)
    await nothing_is_lost(people, drawer)
    assert await bot.stop() == 0
    assert bot.complaints() == []


async def test_a_webhook_believes_only_telegram_and_goes_with_its_setting(
    api: str, playground: Playground, bot: BotProcess, by_webhook: str
):
    await bot.start(api)
    person = Somebody(playground, 501)
    await person.says("/start")
    forged = {"update_id": 1, "message": {}}
    async with aiohttp.ClientSession() as session:
        for headers in ({}, {"X-Telegram-Bot-Api-Secret-Token": "guess"}):
            async with session.post(by_webhook, json=forged, headers=headers) as answer:
                assert answer.status == 401
        async with session.get(by_webhook) as answer:
            assert answer.status == 405
    assert await bot.stop() == 0
    del bot.settings["WEBHOOK_URL"]
    await bot.start()
    assert "Здравствуйте" in await person.says("/start")
    assert playground.world.bot.webhook.url == ""
