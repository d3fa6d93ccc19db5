"""Telegram away, slow to come, behind a proxy that loses every eighth call: people notice nothing but a delay."""

import asyncio
import random

import pytest

from playground.server import Playground
from programmes.questionnaires import Questionnaire
from tests.dialogs.drawer import Drawer
from tests.e2e.bad_network import Trouble, bad_network
from tests.e2e.processes import BotProcess
from tests.e2e.somebody import Somebody, until
from tests.e2e.test_crashes import nothing_is_lost


async def test_telegram_that_comes_later_is_waited_for(api: str, playground: Playground, bot: BotProcess):
    dice = random.Random(1)
    async with bad_network(api, dice) as network:
        address = await network.open()
        await network.close()
        await bot.start(address)
        await until(lambda: "Telegram does not answer" in bot.said(), bot.said)
        assert await network.open() == address
        assert "Здравствуйте" in await Somebody(playground, 501).says("/start")
        assert await bot.stop() == 0
    assert bot.said().count("Telegram does not answer") == 1
    assert bot.complaints() == []


@pytest.mark.parametrize("address", ["http://127.0.0.1:1", "http://telegram.invalid:80"])
async def test_a_stop_while_telegram_is_away_is_a_stop(bot: BotProcess, address: str):
    """Nobody listens; or the name leads nowhere."""
    await bot.start(address)
    await until(lambda: "Telegram does not answer" in bot.said(), bot.said)
    assert await bot.stop() == 0
    assert bot.complaints() == []


@pytest.mark.timeout(240)
async def test_a_network_that_loses_calls_loses_no_answers(
    api: str, bot: BotProcess, teachers, diagnostics: Questionnaire, drawer: Drawer
):
    dice = random.Random(2)
    people = await teachers(3)
    async with bad_network(api, dice) as network:
        await bot.start(await network.open())
        network.share = 1 / 8
        await asyncio.gather(*(person.opens_diagnostics() for person in people))
        await asyncio.gather(*(person.answers_all(diagnostics, dice) for person in people))
        await nothing_is_lost(people, drawer)
        await asyncio.gather(*(person.taps_on("Отправить") for person in people))
        assert set(network.troubles) == set(Trouble)
        network.share = 0
        assert await bot.stop() == 0
    for person in people:
        assert (await drawer.response(person.id)).submitted_at is not None
    assert bot.complaints() == []


async def test_an_outage_in_the_middle_is_waited_out(
    api: str, bot: BotProcess, teachers, diagnostics: Questionnaire, drawer: Drawer
):
    """A tap whose answer cannot be delivered for some seconds is answered when Telegram is back."""
    dice = random.Random(3)
    people = await teachers(2)
    async with bad_network(api, dice) as network:
        await bot.start(await network.open())
        await asyncio.gather(*(person.opens_diagnostics() for person in people))
        answering = [asyncio.create_task(person.answers_all(diagnostics, dice, pause=0.05)) for person in people]
        for seconds in (0.5, 3.0):
            await asyncio.sleep(0.4)
            await network.close()
            await asyncio.sleep(seconds)
            await network.open()
        await asyncio.gather(*answering)
        await nothing_is_lost(people, drawer)
        assert await bot.stop() == 0
    assert bot.complaints() == []
