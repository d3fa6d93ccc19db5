"""People answer and letters go out while the network does its worst: what is lost, what comes twice, how long it takes.

`NETWORK_RUNS=10 .venv/bin/pytest -s tests/e2e/test_hard_network.py` plays every fault with so many seeds.
"""

import asyncio
import os
import random
import time
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import pytest
from sqlalchemy import func, select

from bot.app import build_house
from bot.settings import Settings
from models.outbox import OutboxMessage, OutboxStatus
from models.session import Database
from playground.server import Playground
from programmes.programme import Programme
from programmes.questionnaires import Questionnaire
from services import outbox
from services.outbox import Letter, Priority, Recipient
from tests.dialogs.drawer import Drawer
from tests.e2e.hard_network import SLOW_SECONDS, Fault, HardNetwork
from tests.e2e.processes import BotProcess
from tests.e2e.somebody import Somebody, until
from tests.e2e.test_crashes import nothing_is_lost

RUNS = int(os.environ.get("NETWORK_RUNS", "0"))
CHATS = range(901, 921)
ORDINARY = ((Fault.CUT, 1),)
"""What the ordinary run plays: the others wait for time to pass."""
SECONDS = {Fault.HALF_OPEN: 20.0, Fault.AWAY: 12.0}
USUAL_SECONDS = 7.0
LONGEST_RECOVERY = {Fault.HALF_OPEN: 75.0}
"""Whoever has been left without an answer waits half a minute for it, twice at worst."""
USUAL_RECOVERY = 40.0

pytestmark = pytest.mark.slow


@dataclass
class Inbox:
    """Which letters have come to which chats, and how often."""

    came: Counter[tuple[int, str]]

    @classmethod
    def of(cls, playground: Playground) -> "Inbox":
        inbox = cls(Counter())
        for one in CHATS:
            playground.world.private_chat(playground.world.bot, playground.add_person(one, "Вера"))
        playground.world.listeners.append(inbox.look)
        return inbox

    def look(self, event: dict[str, object]) -> None:
        message = event.get("message")
        if event["event"] == "message" and event["chat_id"] in CHATS and isinstance(message, dict):
            self.came[event["chat_id"], message["text"]] += 1


async def put_letters(database: Database, programme: Programme) -> None:
    house = await build_house(Settings(_env_file=None), programme, database)
    letters = [Letter("letter", Recipient(one, None), {"text": f"№{one}"}) for one in CHATS]
    async with database.writing() as session:
        how = {"kind": "test", "priority": Priority.NOTICE, "now": datetime.now(UTC), "ignores_quiet": True}
        await outbox.put(session, house.municipality, letters, **how)  # type: ignore[arg-type]
        await session.commit()


async def statuses(database: Database) -> Counter[OutboxStatus]:
    async with database.reading() as session:
        query = (
            select(OutboxMessage.status, func.count())
            .where(OutboxMessage.kind == "test")
            .group_by(OutboxMessage.status)
        )
        return Counter({row[0]: row[1] for row in await session.execute(query)})


async def all_ended(database: Database) -> None:
    async with asyncio.timeout(180):
        while (await statuses(database))[OutboxStatus.NEW]:  # noqa: ASYNC110  # another process writes the rows
            await asyncio.sleep(0.05)


@pytest.fixture
async def network(api: str) -> AsyncIterator[HardNetwork]:
    network = HardNetwork(api, random.Random(1))
    yield network
    await network.close()


@pytest.mark.timeout(400)
@pytest.mark.parametrize(
    ("fault", "seed"), [(fault, seed) for fault in Fault for seed in range(1, RUNS + 1)] if RUNS else ORDINARY
)
async def test_nothing_is_lost(
    api: str,
    playground: Playground,
    tmp_path: Path,
    programme: Programme,
    teachers,
    diagnostics: Questionnaire,
    drawer: Drawer,
    bot: BotProcess,
    network: HardNetwork,
    fault: Fault,
    seed: int,
):
    dice = network.dice = random.Random(seed)
    bot.settings["BROADCAST_RATE"] = "10"
    people, inbox = await teachers(2), Inbox.of(playground)
    await bot.start(await network.open())
    await asyncio.gather(*(person.opens_diagnostics() for person in people))
    database = drawer._database
    await put_letters(database, programme)
    answering = [asyncio.create_task(person.answers_all(diagnostics, dice, pause=0.1)) for person in people]
    await asyncio.sleep(dice.uniform(0, 1))
    if fault is Fault.AWAY:
        await network.close()
    network.fault = fault
    await asyncio.sleep(SECONDS.get(fault, USUAL_SECONDS))
    network.fault = None
    if fault is Fault.AWAY:
        await network.open()
    lifted = time.monotonic()
    assert "Здравствуйте" in await Somebody(playground, 601).says("/start")
    stranger = time.monotonic() - lifted
    await all_ended(database)
    ended = time.monotonic() - lifted
    await asyncio.gather(*answering)
    await nothing_is_lost(people, drawer)
    await asyncio.gather(*(person.taps_on("Отправить") for person in people))
    await until(lambda: not playground.world.bot.updates.waiting, bot.said)
    assert await bot.stop() == 0
    for person in people:
        assert (await drawer.response(person.id)).submitted_at is not None
    found, twice = await statuses(database), sum(count - 1 for count in inbox.came.values())
    said = f"letters twice {twice} of {network.lost_messages} lost, stranger {stranger:.1f} s, outbox {ended:.1f} s"
    print(f"\nNETWORK {fault} {seed}: {network.counts} faults, {said}")  # noqa: T201  # figures of a campaign
    assert found == {OutboxStatus.SENT: len(CHATS)}
    assert set(inbox.came) == {(one, f"№{one}") for one in CHATS}
    assert twice <= network.lost_messages
    assert stranger <= LONGEST_RECOVERY.get(fault, USUAL_RECOVERY)
    assert fault is Fault.AWAY or network.counts
    assert bot.complaints() == []


@pytest.mark.skipif(not RUNS, reason="NETWORK_RUNS is not set: it takes half a minute of waiting")
async def test_two_programs_with_one_token_become_one(
    api: str, playground: Playground, bot: BotProcess, tmp_path: Path
):
    """One of them says why and ends with 2; the other one answers, and everything is answered once."""
    (tmp_path / "second").mkdir()
    second = BotProcess(tmp_path / "second")
    programs = [bot, second]
    try:
        for program in programs:
            await program.start(api)
        ends = [asyncio.create_task(program.ended()) for program in programs]
        begun = time.monotonic()
        [gone], [stays] = await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED, timeout=120)
        seconds = time.monotonic() - begun
        assert gone.result() == 2
        said = programs[ends.index(gone)].said()
        assert "another program receives the updates of this bot" in said.splitlines()[-1]
        stranger = Somebody(playground, 602)
        assert "Здравствуйте" in await stranger.says("/start")
        stays.cancel()
        assert await programs[ends.index(stays)].stop() == 0
        assert [program.complaints() for program in programs] == [[], []]
        print(f"\nNETWORK two programs: one ended after {seconds:.0f} s")  # noqa: T201  # figures of a campaign
    finally:
        await second.clear_away()


@pytest.mark.skipif(not RUNS, reason="NETWORK_RUNS is not set: most of it is waiting")
async def test_slow_calls_about_one_hold_up_nobody_else(
    playground: Playground, network: HardNetwork, teachers, bot: BotProcess
):
    unlucky, lucky = await teachers(2)
    await bot.start(await network.open())
    await unlucky.says("/menu")
    waits: dict[bool, list[float]] = {}
    for is_slow in (False, True):
        network.slow_chats = frozenset({str(unlucky.id)} if is_slow else ())
        waits[is_slow] = []
        for number in range(20):
            if number % 2:
                playground.say(unlucky.id, "/menu")
            await asyncio.sleep(0.3)
            begun = time.monotonic()
            assert await lucky.says("/help")
            waits[is_slow].append(time.monotonic() - begun)
    middle, longest = ({is_slow: pick(found) for is_slow, found in waits.items()} for pick in (median, max))
    print(f"\nNETWORK slow for one: half of the others' taps within {middle}, all within {longest} s")  # noqa: T201  # figures
    assert longest[True] < SLOW_SECONDS[0]
    network.slow_chats = frozenset()
    assert await bot.stop() == 0
    assert bot.complaints() == []
