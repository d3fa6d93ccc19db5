"""Telegram away for long, played with a process: what it costs to wait. `OUTAGE_SECONDS=1800` is worth a look."""

import asyncio
import os
import time
from http import HTTPStatus
from pathlib import Path

import pytest

from playground.server import Playground
from programmes.programme import Programme
from tests.dialogs.drawer import Drawer
from tests.e2e.hard_network import HardNetwork
from tests.e2e.processes import BotProcess
from tests.e2e.somebody import Somebody
from tests.e2e.test_conversation import free_port
from tests.e2e.test_hard_network import CHATS, Inbox, all_ended, network, put_letters  # noqa: F401  # a fixture
from tests.e2e.test_health import asked

SECONDS = float(os.environ.get("OUTAGE_SECONDS", "0"))

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not SECONDS, reason="OUTAGE_SECONDS is not set")]


def standing(pid: int) -> tuple[float, float]:
    """Megabytes, and seconds of the processor so far."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    memory = next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return memory, (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@pytest.mark.timeout(SECONDS + 400)
async def test_an_outage_costs_nothing(
    playground: Playground,
    programme: Programme,
    teachers,
    drawer: Drawer,
    bot: BotProcess,
    network: HardNetwork,  # noqa: F811
):
    port = free_port()
    ready = f"http://127.0.0.1:{port}/readyz"
    bot.settings["HEALTH_PORT"] = str(port)
    [person] = await teachers(1)
    playground.add_person(1, "Пётр")
    playground.world.private_chat(playground.world.bot, playground.world.people[1])
    inbox = Inbox.of(playground)
    await bot.start(await network.open())
    await person.says("/menu")
    playground.say(person.id, "/help")
    await network.close()
    await put_letters(drawer._database, programme)
    before, lines = standing(bot.pid), len(bot.said().splitlines())
    begun = time.monotonic()
    megabytes = []
    for _ in range(6):
        await asyncio.sleep(SECONDS / 6)
        megabytes.append(round(standing(bot.pid)[0] - before[0]))
    processor = standing(bot.pid)[1] - before[1]
    status, _ = await asked(ready)
    written = len(bot.said().splitlines()) - lines
    await network.open()
    back = time.monotonic()
    assert "Здравствуйте" in await Somebody(playground, 601).says("/start")
    stranger = time.monotonic() - back
    await all_ended(drawer._database)
    letters = time.monotonic() - back
    await asyncio.sleep(35)
    told = [message.content.text for message in playground.chat(1).messages.values()]  # type: ignore[union-attr]
    said = f"{written} lines, {megabytes} MB more, {processor:.1f} s of processor, /readyz {status}"
    print(f"\nOUTAGE {back - begun:.0f} s: {said}; stranger {stranger:.1f} s, letters {letters:.1f} s, told {told}")  # noqa: T201  # figures
    assert status == (HTTPStatus.SERVICE_UNAVAILABLE if SECONDS > 200 else HTTPStatus.OK)
    assert set(inbox.came.values()) == {1}
    assert len(inbox.came) == len(CHATS)
    assert [text for text in told if "Telegram" in text] == told
    assert len(told) == (SECONDS > 200)
    assert await bot.stop() == 0
    assert bot.complaints() == []
