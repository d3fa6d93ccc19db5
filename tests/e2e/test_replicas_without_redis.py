"""Two bots as processes behind a proxy: one is killed, then Redis, and people answer a questionnaire meanwhile."""

import asyncio
import random
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web

from models.session import open_database
from playground.server import Playground
from programmes.questionnaires import Questionnaire
from tests.dialogs.drawer import Drawer
from tests.e2e.processes import BotProcess
from tests.e2e.somebody import until
from tests.e2e.test_conversation import free_port
from tests.e2e.test_crashes import nothing_is_lost
from tests.postgresql import Server
from tests.redis_server import NoRedis, redis_of_one_own


class Proxy:
    """Hands calls out in turn; one that reaches nobody, or is cut off, is told to Telegram as a proxy tells it."""

    def __init__(self, *ports: int) -> None:
        self.ports, self.address = ports, ""
        self.taken = dict.fromkeys(ports, 0)
        self._turn = 0

    async def take(self, request: web.Request) -> web.Response:
        body, headers = (
            await request.read(),
            {name: request.headers[name] for name in request.headers if "-Bot-" in name},
        )
        for _ in self.ports:
            self._turn += 1
            port = self.ports[self._turn % len(self.ports)]
            try:
                async with self._client.post(
                    f"http://127.0.0.1:{port}{request.path}", data=body, headers=headers
                ) as answer:
                    self.taken[port] += 1
                    return web.Response(status=answer.status)
            except aiohttp.ClientConnectorError:
                continue  # nobody listens: the next one
            except aiohttp.ClientError:
                break  # perhaps it was taken already
        return web.Response(status=502)

    async def open(self, port: int) -> web.AppRunner:
        self._client = aiohttp.ClientSession()
        application = web.Application()
        application.router.add_post("/telegram", self.take)
        runner = web.AppRunner(application)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port).start()
        return runner

    async def close(self, runner: web.AppRunner) -> None:
        await runner.cleanup()
        await self._client.close()


@pytest.fixture
async def proxy() -> AsyncIterator[Proxy]:
    proxy, port = Proxy(free_port(), free_port()), free_port()
    proxy.address = f"http://127.0.0.1:{port}"
    runner = await proxy.open(port)
    yield proxy
    await proxy.close(runner)


async def test_people_notice_neither_a_dead_replica_nor_a_dead_redis(  # everything there is
    api: str,
    playground: Playground,
    bot: BotProcess,
    postgresql: Server,
    proxy: Proxy,
    teachers,
    diagnostics: Questionnaire,
    tmp_path: Path,
):
    url = postgresql.create()
    dice = random.Random(29)
    try:
        with redis_of_one_own() as redis:
            shared = {"DATABASE_URL": url.render_as_string(hide_password=False), "REDIS_URL": redis.url}
            bot.settings |= shared | {"WEBHOOK_URL": proxy.address}
            people = await teachers(2)
            folder = tmp_path / "other"
            folder.mkdir()
            health = free_port()
            other = BotProcess(folder, **bot.settings)
            for one, port in zip((bot, other), proxy.ports, strict=True):
                one.settings |= {"WEBHOOK_PORT": str(port)}
            other.settings |= {"HEALTH_PORT": str(health)}
            await asyncio.gather(bot.start(api), other.start(api))
            try:
                await asyncio.gather(*(person.opens_diagnostics() for person in people))
                answering = [asyncio.create_task(person.answers_all(diagnostics, dice, pause=0.1)) for person in people]
                await until(lambda: min(proxy.taken.values()) > 4, lambda: f"one of them gets nothing: {proxy.taken}")
                await bot.kill()
                before = sum(person.taps for person in people)
                await until(lambda: sum(person.taps for person in people) > before + 4, lambda: "nobody taps")
                redis.kill()
                before = sum(person.taps for person in people)
                await until(lambda: sum(person.taps for person in people) > before + 4, lambda: "nobody taps")
                async with aiohttp.ClientSession() as client, client.get(f"http://127.0.0.1:{health}/readyz") as ready:
                    assert (ready.status, (await ready.json())["limited"]) == (200, ["redis"])
                redis.start()
                await asyncio.gather(*answering)
                database = open_database(bot.settings["DATABASE_URL"])
                await nothing_is_lost(people, Drawer(database))
                await database.close()
                assert await other.stop() == 0
            finally:
                await other.clear_away()
            assert bot.complaints() + other.complaints() == []
    except NoRedis as error:
        pytest.skip(f"no Redis: {error}")
    finally:
        await bot.clear_away()
        postgresql.drop(url)
