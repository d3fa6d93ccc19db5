"""What deploy/compose.yaml runs in containers, as plain processes on this machine: nginx before two bots, or more.

`make replicas` tries it by hand: the same with the web chat, until Ctrl-C.
"""

import asyncio
import json
import re
import ssl
import tempfile
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

import aiohttp

from playground.__main__ import until_signal
from playground.server import Playground, serving
from playground.webhook import ANSWER_SECONDS
from tests import nginx
from tests.certificates import LOOPBACK
from tests.e2e.births import NURSERY
from tests.e2e.processes import TOKEN, BotProcess
from tests.e2e.test_conversation import free_port
from tests.postgresql import running_server
from tests.redis_server import redis_of_one_own

READY_SECONDS = 90
SECRET = "a-word_between-Telegram-and-us"
SERVED = re.compile(r'^\S+ POST /telegram (\d+) \S+ "(.+?)" "(.+?)"$', re.MULTILINE)


class Replicas:
    """Two bots or more over one database and one Redis, and the proxy in front of them."""

    def __init__(self, folder: Path, *, database: str, redis: str, count: int = 2, **settings: str) -> None:
        self.folder = folder
        self.port, *ports = (free_port() for _ in range(1 + 2 * count))
        self.listening = {port: number for number, port in enumerate(ports[:count])}
        address = f"https://{LOOPBACK}:{self.port}"
        common = {"DATABASE_URL": database, "REDIS_URL": redis, "WEBHOOK_URL": address, "WEBHOOK_SECRET": SECRET}
        self.bots = []
        for number in range(count):
            home = folder / f"bot-{number}"
            home.mkdir()
            own = {"WEBHOOK_PORT": str(ports[number]), "HEALTH_PORT": str(ports[number + count])}
            self.bots.append(BotProcess(home, **common, **own, **settings))
        self.proxy_folder = folder / "nginx"
        self.proxy_folder.mkdir()
        self._command = nginx.lay_out(self.proxy_folder, self.port, ports[:count])
        self._proxy: asyncio.subprocess.Process | None = None

    async def start(self, api: str, playground: Playground) -> None:
        self._proxy = await asyncio.create_subprocess_exec(*self._command)
        trusting = ssl.create_default_context(cafile=str(self.proxy_folder / "tls_certificate"))
        playground.world.bot.webhook.session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(ssl=trusting, limit=0),
            timeout=aiohttp.ClientTimeout(total=ANSWER_SECONDS),
        )
        for bot in self.bots:
            await bot.start(api)
        for number in range(len(self.bots)):
            await self.until_ready(number)

    async def until_ready(self, number: int) -> None:
        """As an operator waits before the next one is taken out."""
        async with asyncio.timeout(READY_SECONDS), aiohttp.ClientSession() as client:
            while True:
                try:
                    async with client.get(self._door(number, "readyz")) as answer:
                        if answer.status == 200 and json.loads(await answer.text())["status"] == "ready":
                            return
                except aiohttp.ClientError:
                    pass
                await asyncio.sleep(0.1)

    async def figure(self, number: int, name: str) -> float:
        """The sum of a figure over its labels, out of /metrics of one replica."""
        async with aiohttp.ClientSession() as client, client.get(self._door(number, "metrics")) as answer:
            text = await answer.text()
        return sum(float(value) for value in re.findall(rf"^{name}(?:{{.*?}})? (\S+)$", text, re.MULTILINE))

    def served(self) -> Counter[tuple[int, str]]:
        """How often each replica answered what, as the proxy wrote it down; a retry is two answers."""
        log = self.proxy_folder / "access.log"
        found: Counter[tuple[int, str]] = Counter()
        for _, addresses, statuses in SERVED.findall(log.read_text(encoding="utf-8") if log.exists() else ""):
            for address, status in zip(addresses.split(", "), statuses.split(", "), strict=True):
                number = self.listening.get(int(address.rpartition(":")[2]) if ":" in address else 0)
                if number is not None:
                    found[number, status] += 1
        return found

    def refused(self) -> int:
        """Updates Telegram did not get taken at the first time of asking."""
        log = (self.proxy_folder / "access.log").read_text(encoding="utf-8")
        return sum(status != "200" for status, _, _ in SERVED.findall(log))

    async def stop(self) -> list[int]:
        """Politely; the exit codes."""
        codes = [await bot.stop() for bot in self.bots]
        await self.clear_away()
        return codes

    async def clear_away(self) -> None:
        for bot in self.bots:
            await bot.clear_away()
        if self._proxy is not None and self._proxy.returncode is None:
            self._proxy.terminate()
            await self._proxy.wait()

    def said(self) -> str:
        return "\n".join(bot.said() for bot in self.bots)

    def _door(self, number: int, what: str) -> str:
        return f"http://{LOOPBACK}:{self.bots[number].settings['HEALTH_PORT']}/{what}"


def by_hand() -> None:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="replicas-")))
        database = stack.enter_context(running_server()).create().render_as_string(hide_password=False)
        redis = stack.enter_context(redis_of_one_own()).url
        stack.callback(NURSERY.close)
        asyncio.run(until_signal(tried_out(Replicas(folder, database=database, redis=redis))))


async def tried_out(replicas: Replicas) -> None:
    playground = Playground()
    playground.add_bot(TOKEN, first_name="Bot", username="some_bot")
    for number, name in enumerate(("Вера", "Анна", "Пётр"), 1):
        playground.add_person(number, name)
    async with serving(playground) as api:
        try:
            await replicas.start(api, playground)
            words = (f"two replicas answer; the web chat is open at {api}", f"their logs: {replicas.folder}")
            print(*words, sep="\n", flush=True)  # noqa: T201  # for whoever tries it by hand
            await asyncio.Event().wait()
        finally:
            await replicas.clear_away()


if __name__ == "__main__":
    by_hand()
