"""A stop of the webhook finishes what is under way, and says what it leaves."""

import asyncio
import time

import pytest
from aiogram import Dispatcher
from aiogram.types import Message
from aiohttp import ClientError, ClientSession

from bot import webhook
from bot.settings import Settings
from bot.taking import one_of, take_kept
from bot.webhook import PATH, SECRET_HEADER, listen
from tests.e2e.test_conversation import free_port
from tests.unit.scripted_telegram import bot_with, good
from tests.unit.test_polling import Handling, update

SECRET = "secret-of-nobody"


@pytest.mark.parametrize("is_slow", [False, True])
async def test_a_stop_says_what_it_leaves(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, is_slow: bool
):
    monkeypatch.setattr(webhook, "DRAIN_SECONDS", 1)
    dispatcher, begun, ends = Dispatcher(), asyncio.Semaphore(0), asyncio.Event()
    done: list[int] = []

    @dispatcher.message()
    async def handle(message: Message) -> None:
        begun.release()
        if message.text == "медленно":
            await ends.wait()
        else:
            await asyncio.sleep(0.1)
        done.append(message.message_id)

    bot, _ = bot_with(good(True))
    port = free_port()
    settings = Settings(_env_file=None, webhook_url="https://example.org", webhook_port=port, webhook_secret=SECRET)
    serving = asyncio.create_task(listen(bot, dispatcher, settings))
    async with ClientSession(headers={SECRET_HEADER: SECRET}) as client:

        async def bring(number: int, text: str) -> int:
            address = f"http://127.0.0.1:{port}{PATH}"
            async with client.post(address, json=update(number, text, who=number)) as answer:
                return answer.status

        caplog.set_level("INFO")
        while "listening" not in caplog.text and not serving.done():  # noqa: ASYNC110  # a log signals nothing
            await asyncio.sleep(0.01)
        assert not serving.done(), serving
        brought = [asyncio.create_task(bring(number, "медленно" if is_slow else "")) for number in (1, 2)]
        brought.append(asyncio.create_task(bring(3, "")))
        for _ in brought:
            await asyncio.wait_for(begun.acquire(), 5)
        stopped_at = time.monotonic()
        serving.cancel()
        with pytest.raises(asyncio.CancelledError):
            await serving
        assert time.monotonic() - stopped_at < 10
        answers = await asyncio.gather(*brought, return_exceptions=True)
    assert ("2 updates are left in the middle" in caplog.text) is is_slow
    assert sorted(done) == ([3] if is_slow else [1, 2, 3])
    assert [isinstance(answer, ClientError) for answer in answers] == [is_slow, is_slow, False]


async def test_what_a_run_that_polled_has_left_is_handled():
    handling = Handling()
    handling.shelf.contents = {number: one_of(update(number, f"№{number}")).content for number in range(1, 4)}
    bot, _ = bot_with()
    await asyncio.wait_for(take_kept(bot, handling.dispatcher, handling.shelf), 5)
    assert handling.done == ["№1", "№2", "№3"]
    assert handling.shelf.contents == {}
