"""A playground over real HTTP with two people, and a client that sees raw answers."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import aiohttp
import pytest

from playground.people import Bot
from playground.server import Playground, serving

TOKEN = "42:TESTING"
ANNA, BORIS = 1001, 1002


class Clock:
    """Time that stands still until a test moves it."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Answer:
    status: int
    body: dict[str, Any]
    headers: Any

    @property
    def result(self) -> Any:
        assert self.body["ok"] is True, self.body
        return self.body["result"]

    @property
    def description(self) -> str:
        assert self.body["ok"] is False, self.body
        assert self.status == self.body["error_code"]
        return str(self.body["description"])


class Caller:
    """Calls methods as a form, the way most clients do."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self.session = session
        self.url = url

    async def __call__(self, method: str, **arguments: Any) -> Answer:
        form = aiohttp.FormData(quote_fields=False)
        for name, value in arguments.items():
            if isinstance(value, tuple):
                form.add_field(name, BytesIO(value[1]), filename=value[0])
            elif isinstance(value, str):
                form.add_field(name, value)
            else:
                form.add_field(name, json.dumps(value, ensure_ascii=False))
        return await self.raw(f"/bot{TOKEN}/{method}", data=form)

    async def raw(self, path: str, *, method: str = "POST", **details: Any) -> Answer:
        async with self.session.request(method, self.url + path, **details) as response:
            return Answer(response.status, await response.json(), response.headers)


def make(**options: Any) -> Playground:
    playground = Playground(**options)
    playground.add_bot(TOKEN, first_name="Бот", username="method_bot")
    playground.add_person(ANNA, "Анна", "Иванова", username="anna_iv", about="учитель химии")
    playground.add_person(BORIS, "Борис")
    return playground


async def eventually(condition: Callable[[], bool], seconds: float = 10) -> None:
    """Wait for something another program does."""
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110  # the other program tells nobody
            await asyncio.sleep(0.01)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def playground(clock: Clock) -> Playground:
    """Anna has written to the bot (message 1), Boris never has."""
    made = make(clock=clock)
    made.say(ANNA, "/start")
    made.world.bot.updates.waiting.clear()
    return made


@pytest.fixture
def bot(playground: Playground) -> Bot:
    return playground.world.bot


@pytest.fixture
async def call(playground: Playground) -> AsyncIterator[Caller]:
    async with serving(playground) as url, aiohttp.ClientSession() as session:
        yield Caller(session, url)


@pytest.fixture
def png() -> bytes:
    return picture(640, 480)


def picture(width: int, height: int) -> bytes:
    """The beginning of a PNG, enough to know its size."""
    head = b"\x89PNG\r\n\x1a\n" + (13).to_bytes(4, "big") + b"IHDR"
    return head + width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x02\x00\x00\x00" + bytes(40)
