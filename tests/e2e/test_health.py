"""The door for machines that watch, on the bot as a process."""

import asyncio
from http import HTTPStatus
from pathlib import Path

import aiohttp

from models.session import normalised
from playground.server import Playground
from tests.e2e.processes import BotProcess
from tests.e2e.somebody import Somebody
from tests.e2e.test_conversation import free_port


async def asked(address: str) -> tuple[int, str]:
    try:
        async with aiohttp.ClientSession() as client, client.get(address) as answer:
            return answer.status, await answer.text()
    except aiohttp.ClientError:
        return 0, ""


async def test_a_running_bot_says_how_it_is(bot: BotProcess, api: str, playground: Playground):
    port = free_port()
    site = f"http://127.0.0.1:{port}"
    bot.settings |= {"HEALTH_PORT": str(port), "LOG_FORMAT": "json"}
    await bot.start(api)
    async with asyncio.timeout(60):
        while (await asked(f"{site}/readyz"))[0] != HTTPStatus.OK:  # noqa: ASYNC110  # another process gets ready
            await asyncio.sleep(0.1)
    assert (await asked(f"{site}/healthz"))[0] == HTTPStatus.OK
    person = Somebody(playground, 501)
    await person.says("/start")
    await person.until(lambda: "Продолжить" in str(person.buttons), "the greeting")
    said = ""
    async with asyncio.timeout(5):
        while 'metodbot_updates_total{kind="message",outcome="handled"} 1.0' not in said:  # counted once it is over
            said = (await asked(f"{site}/metrics"))[1]
    assert 'metodbot_api_calls_total{method="sendMessage",outcome="ok"} 1.0' in said
    assert 'metodbot_outbox_rows{state="due"} 0.0' in said
    address = normalised(bot.settings["DATABASE_URL"])
    if address.get_backend_name() == "sqlite":
        file = Path(address.database or "")
        written = sorted(file.parent.glob(f"{file.name}*"))
        assert {file.name, f"{file.name}-owner", f"{file.name}-wal"} <= {path.name for path in written}
        assert [path.name for path in written if path.stat().st_mode & 0o077] == []  # for the bot alone
    assert await bot.stop() == 0
    assert bot.complaints() == []
