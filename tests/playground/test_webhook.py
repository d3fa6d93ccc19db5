"""Delivery by webhook: headers, order, retries, answers that are calls."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from playground.server import Playground, serving
from tests.playground.conftest import ANNA, BORIS, Caller, make


class Receiver:
    """A bot behind a webhook: remembers what comes, answers what it is told to."""

    def __init__(self) -> None:
        self.seen: list[tuple[int, str]] = []
        self.headers: list[dict[str, str]] = []
        self.answers: list[web.Response] = []
        self.delay = 0.0
        self.running = 0
        self.most = 0
        self.arrived = asyncio.Condition()

    async def take(self, request: web.Request) -> web.Response:
        self.running += 1
        self.most = max(self.most, self.running)
        update = await request.json()
        await asyncio.sleep(self.delay)
        self.running -= 1
        self.headers.append(dict(request.headers))
        message = update.get("message") or update["callback_query"]["message"]
        async with self.arrived:
            self.seen.append((message["chat"]["id"], message["text"]))
            self.arrived.notify_all()
        return self.answers.pop(0) if self.answers else web.Response()

    async def until(self, count: int) -> list[tuple[int, str]]:
        async with asyncio.timeout(5), self.arrived:
            await self.arrived.wait_for(lambda: len(self.seen) >= count)
        return self.seen


@asynccontextmanager
async def listening(receiver: Receiver) -> AsyncIterator[str]:
    application = web.Application()
    application.router.add_post("/hook", receiver.take)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.2)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    finally:
        await runner.cleanup()


@pytest.fixture
def receiver() -> Receiver:
    return Receiver()


@pytest.fixture
async def hook(receiver: Receiver) -> AsyncIterator[str]:
    async with listening(receiver) as url:
        yield url


async def test_updates_come_with_the_secret(
    playground: Playground, call: Caller, receiver: Receiver, hook: str
) -> None:
    playground.say(ANNA, "ждало")
    answer = await call("setWebhook", url=hook, secret_token="s-e_C1")
    assert answer.body["description"] == "Webhook was set"
    assert (await call("setWebhook", url=hook, secret_token="s-e_C1")).body["description"] == "Webhook is already set"
    playground.say(ANNA, "новое")
    assert await receiver.until(2) == [(ANNA, "ждало"), (ANNA, "новое")]
    assert {one["X-Telegram-Bot-Api-Secret-Token"] for one in receiver.headers} == {"s-e_C1"}
    await asyncio.sleep(0.05)
    info = (await call("getWebhookInfo")).result
    assert (info["url"], info["pending_update_count"], info["max_connections"]) == (hook, 0, 40)
    assert (await call("deleteWebhook")).body["description"] == "Webhook was deleted"
    assert (await call("setWebhook", url="")).body["description"] == "Webhook is already deleted"


async def test_a_chat_in_order_and_chats_side_by_side(
    playground: Playground, call: Caller, receiver: Receiver, hook: str
) -> None:
    receiver.delay = 0.02
    await call("setWebhook", url=hook)
    for number in range(5):
        playground.say(ANNA, str(number))
        playground.say(BORIS, str(number))
    seen = await receiver.until(10)
    for chat_id in (ANNA, BORIS):
        assert [text for chat, text in seen if chat == chat_id] == ["0", "1", "2", "3", "4"]
    assert receiver.most == 2


async def test_max_connections(playground: Playground, call: Caller, receiver: Receiver, hook: str) -> None:
    receiver.delay = 0.02
    await call("setWebhook", url=hook, max_connections="3")
    for number in range(12):
        playground.add_person(5000 + number, "Учитель")
        playground.say(5000 + number, "x")
    await receiver.until(12)
    assert receiver.most == 3


async def test_a_failure_is_tried_again_at_once_and_told(
    playground: Playground, call: Caller, receiver: Receiver, hook: str
) -> None:
    receiver.answers = [web.Response(status=500)]
    await call("setWebhook", url=hook)
    playground.say(ANNA, "раз")
    playground.say(ANNA, "два")
    assert [text for _, text in await receiver.until(3)] == ["раз", "раз", "два"]
    info = (await call("getWebhookInfo")).result
    assert info["last_error_message"] == "Wrong response from the webhook: 500 Internal Server Error"


@pytest.mark.slow
async def test_the_second_retry_waits_two_seconds(
    playground: Playground, call: Caller, receiver: Receiver, hook: str
) -> None:
    receiver.answers = [web.Response(status=502), web.Response(status=502)]
    await call("setWebhook", url=hook)
    loop = asyncio.get_running_loop()
    started = loop.time()
    playground.say(ANNA, "раз")
    await receiver.until(3)
    assert 1.9 < loop.time() - started < 3.5


def reply(body: dict[str, Any]) -> web.Response:
    return web.Response(body=json.dumps(body).encode(), content_type="application/json")


async def test_an_answer_can_be_a_call(playground: Playground, call: Caller, receiver: Receiver, hook: str) -> None:
    receiver.answers = [
        reply({"method": "sendMessage", "chat_id": ANNA, "text": "ответ"}),
        reply({"method": "sendMessage", "chat_id": 5, "text": "никому"}),
        reply({"method": "deleteWebhook"}),
        web.Response(
            body=b"method=sendMessage&chat_id=1001&text=form", content_type="application/x-www-form-urlencoded"
        ),
        web.Response(body=b"{not json", content_type="application/json"),
    ]
    await call("setWebhook", url=hook)
    for number in range(5):
        playground.say(ANNA, str(number))
    await receiver.until(5)
    await asyncio.sleep(0.05)
    messages = playground.world.bot.chats[ANNA].messages.values()
    assert [one.content.text for one in messages if one.from_bot] == ["ответ", "form"]
    assert playground.world.bot.webhook.url == hook


async def test_pending_updates_can_be_dropped(
    playground: Playground, call: Caller, receiver: Receiver, hook: str
) -> None:
    playground.say(ANNA, "старое")
    await call("setWebhook", url=hook, drop_pending_updates="true")
    playground.say(ANNA, "новое")
    assert await receiver.until(1) == [(ANNA, "новое")]


async def test_undelivered_updates_wait_for_polling(playground: Playground, call: Caller) -> None:
    await call("setWebhook", url="http://127.0.0.1:9/closed")
    playground.say(ANNA, "цело")
    await asyncio.sleep(0.05)
    assert (await call("getWebhookInfo")).result["pending_update_count"] == 1
    await call("deleteWebhook")
    assert [one["message"]["text"] for one in (await call("getUpdates")).result] == ["цело"]


STRICT = [
    ({"url": "http://e.com"}, "bad webhook: An HTTPS URL must be provided for webhook"),
    ({"url": "https://e.com:5000"}, "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"),
    ({"url": "https://127.0.0.1"}, "bad webhook: IP address 127.0.0.1 is reserved"),
    ({"url": "https://e.com", "secret_token": "x" * 257}, "secret token is too long"),
    ({"url": "https://e.com", "secret_token": "a b"}, "secret token contains unallowed characters"),
    ({"url": "https://"}, "invalid webhook URL specified"),
    ({"url": "ftp://e.com"}, "invalid webhook URL specified"),
    (
        {"url": "https://e.com", "certificate": ("c.pem", bytes(3 * 2**20 + 1))},
        f"certificate size is too big ({3 * 2**20 + 1} bytes)",
    ),
]


@pytest.mark.parametrize(("arguments", "description"), STRICT)
async def test_addresses_the_cloud_refuses(arguments: dict[str, Any], description: str) -> None:
    async with serving(make(is_local=False)) as url, aiohttp.ClientSession() as session:
        answer = await Caller(session, url)("setWebhook", **arguments)
        assert answer.description == "Bad Request: " + description


async def test_a_local_server_delivers_only_to_this_machine(call: Caller) -> None:
    answer = await call("setWebhook", url="http://example.com/hook")
    assert answer.description == "Bad Request: bad webhook: example.com is not this machine"
