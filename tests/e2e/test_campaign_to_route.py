"""From a campaign to a step that is done, as three people live it, with power cuts in between."""

import asyncio
import random

import pytest

from bot.app import build_house
from bot.settings import Settings
from models.migrating import migrate
from models.people import Role
from models.session import open_database
from playground.server import Playground
from programmes.programme import Programme
from programmes.questionnaires import Questionnaire
from tests.dialogs.drawer import Drawer
from tests.dialogs.shortcuts import settle
from tests.e2e.processes import BotProcess
from tests.e2e.somebody import Somebody

SEED = 11
LOOKS = 60


async def sees(person: Somebody, command: str, words: str) -> None:
    """What the clock brings is there sooner or later: the screen is asked for until it is."""
    for _ in range(LOOKS):
        if words in await person.says(command):
            return
        await asyncio.sleep(1)
    pytest.fail(f"{person.id} never saw {words!r}; sees {person.text!r}")


async def cut(bot: BotProcess) -> None:
    await bot.kill()
    await bot.start()


@pytest.mark.timeout(300)
async def test_from_a_campaign_to_a_step_that_is_done(
    api: str,
    playground: Playground,
    bot: BotProcess,
    programme: Programme,
    diagnostics: Questionnaire,
    drawer: Drawer,
):
    methodist, teacher = Somebody(playground, 501, "Ольга"), Somebody(playground, 502)
    database = open_database(bot.settings["DATABASE_URL"])
    await migrate(database.url)
    house = await build_house(Settings(_env_file=None), programme, database)
    names = ("Рябинина", "Ольга", "Саввична")
    await settle(house, methodist.id, names=names, position="methodist", role=Role.METHODIST)
    await settle(house, teacher.id)
    await database.close()
    await bot.start(api)

    await methodist.says("/campaigns")
    await methodist.taps_on("Другая анкета")
    await methodist.taps_on("Профессиональный профиль педагога")
    await methodist.taps_on("Открыть сейчас")
    await sees(methodist, "/coverage", "(0 из 1)")
    await teacher.opens_diagnostics()
    dice = random.Random(SEED)
    await teacher.answers_all(diagnostics, dice)
    await cut(bot)
    await teacher.taps_on("Отправить")
    await teacher.until(lambda: "Методист" in teacher.text, "the result")
    await sees(methodist, "/coverage", "(1 из 1)")

    await sees(methodist, "/deficits", "педагогов: 1")
    await methodist.taps_on("Ждут решения")
    await methodist.taps_on("Вера")
    await methodist.taps_on("Подтвердить все")
    await teacher.says("/route")
    await teacher.taps_on("Собрать маршрут")
    await teacher.taps_on("Принять маршрут")
    await methodist.says("/routes")
    await methodist.taps_on("Ждут моего")
    await methodist.taps_on("Вера")
    await methodist.taps_on("Согласовать")
    await cut(bot)
    await teacher.says("/route")
    await teacher.taps_on("Сделано")
    await teacher.says("/route")
    assert "✅" in teacher.text
    await sees(methodist, "/deficits", "в работе")
    assert bot.complaints() == []
