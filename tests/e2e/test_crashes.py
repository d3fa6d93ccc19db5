"""Whatever stops the bot in the middle, every answer whose next question was shown is stored, and nobody is stuck."""

import asyncio
import random
import time

import pytest

from programmes.questionnaires import Questionnaire
from tests.dialogs.drawer import Drawer
from tests.e2e.processes import BotProcess
from tests.e2e.somebody import Somebody
from tests.e2e.turns import Turns

PEOPLE = 5
KILLS = 5


async def nothing_is_lost(people: list[Somebody], drawer: Drawer) -> None:
    """What each person saw accepted is what the drawer holds."""
    for person in people:
        stored = await drawer.answers(person.id)
        missing = {code: chosen for code, chosen in person.seen.items() if set(stored[code].chosen or ()) != chosen}
        assert not missing, f"{person.id} lost {missing}"


async def kill_in_the_middle(bot: BotProcess, turns: Turns, dice: random.Random) -> None:
    """Power cuts at any moment of handling somebody's tap, from before it is fetched to after it is answered."""
    for _ in range(KILLS):
        await turns.taken(dice.randint(3, 14))
        await asyncio.sleep(dice.uniform(0, 0.05))
        await bot.kill()
        await bot.start()


async def has_answered(drawer: Drawer, person_id: int) -> None:
    for _ in range(500):
        if await drawer.answers(person_id):
            return
        await asyncio.sleep(0.02)
    pytest.fail("the answer never came into the database")


@pytest.mark.timeout(300)
async def test_power_cuts_lose_nothing(api: str, bot: BotProcess, teachers, diagnostics: Questionnaire, drawer: Drawer):
    """Nobody taps a second time: what a cut interrupted is taken up again by itself."""
    dice = random.Random(20231101)
    people = await teachers(PEOPLE)
    await bot.start(api)
    await asyncio.gather(*(person.opens_diagnostics() for person in people))
    turns = Turns(people)
    answering = [asyncio.create_task(turns.answers(person, diagnostics, dice)) for person in people]
    await kill_in_the_middle(bot, turns, dice)
    assert not any(task.done() for task in answering), "somebody was through before the last cut"
    turns.give_freely()
    await asyncio.gather(*answering)
    await nothing_is_lost(people, drawer)
    await asyncio.gather(*(person.taps_on("Отправить") for person in people))
    for person in people:
        assert (await drawer.response(person.id)).submitted_at is not None
    assert bot.complaints() == []


async def test_a_polite_stop_finishes_what_was_taken(
    api: str, playground, bot: BotProcess, teachers, diagnostics: Questionnaire, drawer: Drawer
):
    """Answers on their way to the people are still sent; nothing comes twice after the next start."""
    people = await teachers(8)
    await bot.start(api)
    await asyncio.gather(*(person.opens_diagnostics() for person in people))
    playground.latency = 0.4
    before = [person.state for person in people]
    for person in people:
        person.press(next(data for _, data in person.buttons if data.startswith("sc:")))
    for person in people:  # all taps are taken, and none of the slow calls that answer them is through
        await has_answered(drawer, person.id)
    started = time.monotonic()
    assert await bot.stop() == 0
    assert time.monotonic() - started < 10
    assert all(person.state != state for person, state in zip(people, before, strict=True))
    assert not playground.world.bot.updates.waiting
    for person in people:
        assert len(await drawer.answers(person.id)) == 1
    assert bot.complaints() == []
