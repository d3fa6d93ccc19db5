"""Long polling: confirmed is what has been handled, and two bots of one name do not fight for ever."""

import asyncio
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from aiogram import Bot, Dispatcher
from aiogram.methods import GetUpdates
from aiogram.types import Message

from bot import polling
from bot.calls import Hopeless
from bot.polling import poll
from tests.unit.scripted_telegram import ScriptedSession, bad, bot_with, good

CONFLICT = bad(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running")
WEBHOOK = bad(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook first")


def update(number: int, text: str = "привет", who: int = 5) -> dict[str, Any]:
    chat = {"id": who, "type": "private", "first_name": "Вера"}
    sender = {"id": who, "is_bot": False, "first_name": "Вера"}
    return {
        "update_id": number,
        "message": {"message_id": number, "date": 0, "chat": chat, "from": sender, "text": text},
    }


class Shelf:
    """Keeps updates as long as it is whole."""

    def __init__(self) -> None:
        self.contents: dict[int, bytes] = {}
        self.is_whole = True

    async def recall(self) -> dict[int, bytes]:
        return dict(self.contents)

    async def keep(self, contents: Mapping[int, bytes]) -> bool:
        if self.is_whole:
            self.contents.update(contents)
        return self.is_whole

    def done(self, number: int) -> None:
        self.contents.pop(number, None)

    async def close(self) -> None:
        """Nothing is open."""


class Handling:
    """A dispatcher that notes what it handles, and takes its time when told to."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.gate = asyncio.Event()
        self.gate.set()
        self.slow = asyncio.Event()
        self.shelf = Shelf()
        self.dispatcher = Dispatcher()
        self.dispatcher.message.register(self._handle)

    async def _handle(self, message: Message) -> None:
        if message.text == "ошибка":
            raise RuntimeError("a defect")
        await (self.slow if message.text == "медленно" else self.gate).wait()
        self.done.append(message.text or "")


@pytest.fixture
def handling() -> Handling:
    return Handling()


async def polled(bot: Bot, handling: Handling, until: Callable[[], bool]) -> None:
    """Poll until the condition holds, then stop politely."""
    task = asyncio.create_task(poll(bot, handling.dispatcher, handling.shelf))
    async with asyncio.timeout(5):
        while not until() and not task.done():  # noqa: ASYNC110  # what is waited for is not ours to signal
            await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task


def offsets(session: ScriptedSession) -> list[int | None]:
    return [call.offset for call in session.calls if isinstance(call, GetUpdates)]


async def test_updates_are_confirmed_after_they_are_handled(handling: Handling):
    bot, session = bot_with(good([update(1), update(2)]))
    handling.gate.clear()
    task = asyncio.create_task(poll(bot, handling.dispatcher, handling.shelf))
    await asyncio.sleep(0.05)
    assert offsets(session) == [None]
    handling.gate.set()
    await asyncio.sleep(0.05)
    assert offsets(session) == [None, 3]
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert handling.done == ["привет", "привет"]


async def test_one_slow_update_does_not_stop_all(handling: Handling, monkeypatch: pytest.MonkeyPatch):
    """It is kept until it is handled, and Telegram may forget it."""
    monkeypatch.setattr(polling, "CATCHING_UP_SECONDS", 0.01)
    bot, session = bot_with(good([update(1, "медленно"), update(2, who=6)]), good([update(3, who=7)]))
    task = asyncio.create_task(poll(bot, handling.dispatcher, handling.shelf))
    async with asyncio.timeout(5):
        while len(offsets(session)) < 3:  # noqa: ASYNC110  # the session signals nothing
            await asyncio.sleep(0.01)
    assert handling.done == ["привет", "привет"]
    assert offsets(session) == [None, 3, 4]
    assert list(handling.shelf.contents) == [1]
    handling.slow.set()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert handling.done == ["привет", "привет", "медленно"]
    assert handling.shelf.contents == {}


async def test_what_cannot_be_kept_stays_at_telegram(handling: Handling, monkeypatch: pytest.MonkeyPatch):
    """It is not confirmed until it is handled, and what Telegram hands out again with it is not handled again."""
    monkeypatch.setattr(polling, "CATCHING_UP_SECONDS", 0.01)
    monkeypatch.setattr(polling, "ASK_AGAIN_SECONDS", 0.01)
    handling.shelf.is_whole = False
    bot, session = bot_with(*[good([update(1, "медленно"), update(2, who=6)])] * 3)
    task = asyncio.create_task(poll(bot, handling.dispatcher, handling.shelf))
    async with asyncio.timeout(5):
        while len(offsets(session)) < 4:  # noqa: ASYNC110  # the session signals nothing
            await asyncio.sleep(0.01)
    assert handling.done == ["привет"]
    assert offsets(session) == [None, 1, 1, 1]
    handling.slow.set()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert handling.done == ["привет", "медленно"]
    assert offsets(session)[-1] == 3


async def test_whoever_has_more_behind_is_confirmed_at_once_and_loses_nothing(
    handling: Handling, monkeypatch: pytest.MonkeyPatch
):
    """A full answer means a backlog: it is kept before the next question, and comes again after a kill."""
    monkeypatch.setattr(polling, "UPDATES_AT_ONCE", 2)
    bot, session = bot_with(good([update(1), update(2)]), good([update(3, "ещё"), update(4, who=6)]), good([]))
    handling.gate.clear()
    task = asyncio.create_task(poll(bot, handling.dispatcher, handling.shelf))
    async with asyncio.timeout(5):
        while len(offsets(session)) < 4:  # noqa: ASYNC110  # the session signals nothing
            await asyncio.sleep(0.01)
    assert offsets(session) == [None, 3, 5, 5]
    kept = dict(handling.shelf.contents)
    assert list(kept) == [1, 2, 3, 4]
    monkeypatch.setattr(polling, "DRAIN_SECONDS", 0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    after = Handling()
    after.shelf.contents = kept
    again, session = bot_with(good([update(4, who=6), update(5, "новое")]))
    await polled(again, after, lambda: len(after.done) == 5)
    assert sorted(after.done) == sorted(["привет", "привет", "ещё", "привет", "новое"])
    assert after.done.index("ещё") < after.done.index("новое")
    assert after.shelf.contents == {}
    handling.gate.set()
    await asyncio.sleep(0.01)


async def test_a_polite_stop_finishes_and_confirms(handling: Handling):
    bot, session = bot_with(good([update(1)]), good([]))
    handling.gate.clear()
    task = asyncio.create_task(poll(bot, handling.dispatcher, handling.shelf))
    await asyncio.sleep(0.05)
    task.cancel()
    await asyncio.sleep(0.05)
    assert handling.done == []
    handling.gate.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert handling.done == ["привет"]
    last = session.calls[-1]
    assert isinstance(last, GetUpdates)
    assert (last.offset, last.timeout) == (2, 0)


async def test_a_stop_is_heard_at_whatever_moment_it_comes():
    for turns in range(20):
        handling = Handling()
        handling.gate.clear()
        bot, _ = bot_with(good([update(1)]), good([]))
        task = asyncio.create_task(poll(bot, handling.dispatcher, handling.shelf))
        await asyncio.sleep(0.02)
        handling.gate.set()
        for _ in range(turns):
            await asyncio.sleep(0)
        task.cancel()
        ended, _ = await asyncio.wait({task}, timeout=2)
        assert ended, f"{turns} turns of the loop after the update could go on"
        assert handling.done == ["привет"]


async def test_what_cannot_be_finished_is_not_confirmed(handling: Handling, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(polling, "DRAIN_SECONDS", 0.05)
    bot, session = bot_with(good([update(1)]), good([]))
    handling.gate.clear()
    task = asyncio.create_task(poll(bot, handling.dispatcher, handling.shelf))
    await asyncio.sleep(0.05)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert offsets(session) == [None]
    handling.gate.set()
    await asyncio.sleep(0.01)


async def test_a_defect_in_one_update_leaves_the_others(handling: Handling, caplog: pytest.LogCaptureFixture):
    bot, session = bot_with(good([update(1, "ошибка"), update(2)]))
    await polled(bot, handling, lambda: offsets(session) == [None, 3])
    assert handling.done == ["привет"]
    assert "update 1 failed" in caplog.text


async def test_an_update_that_cannot_be_read_leaves_the_others(handling: Handling, caplog: pytest.LogCaptureFixture):
    odd = {"update_id": 1, "message": {"message_id": "не число", "text": "личное"}}
    bot, session = bot_with(good([odd, update(2)]))
    await polled(bot, handling, lambda: offsets(session) == [None, 3])
    assert handling.done == ["привет"]
    assert "update 1 cannot be read" in caplog.text
    assert "личное" not in caplog.text
    assert "не число" not in caplog.text


async def test_a_webhook_left_over_is_taken_away(handling: Handling, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(polling, "CONFLICT_PAUSE_SECONDS", 0)
    bot, session = bot_with(WEBHOOK, good(True), good([update(1)]))
    await polled(bot, handling, lambda: handling.done == ["привет"])
    assert [call.__api_method__ for call in session.calls][:3] == ["getUpdates", "deleteWebhook", "getUpdates"]


@pytest.mark.parametrize(("tolerated", "young", "goes"), [(20, 60, False), (-1, 60, True), (-1, -1, False)])
async def test_of_two_bots_the_one_that_came_second_goes(
    handling: Handling, monkeypatch: pytest.MonkeyPatch, tolerated: int, young: int, goes: bool
):
    """Just born it bears with the one before, a little later it goes; one that has been here for long stays."""
    monkeypatch.setattr(polling, "TOLERATED_SECONDS", tolerated)
    monkeypatch.setattr(polling, "YOUNG_SECONDS", young)
    monkeypatch.setattr(polling, "CONFLICT_PAUSE_SECONDS", 0)
    bot, _ = bot_with(CONFLICT, CONFLICT, good([update(1)]))
    if goes:
        with pytest.raises(Hopeless, match="another program"):
            await poll(bot, handling.dispatcher, handling.shelf)
    else:
        await polled(bot, handling, lambda: handling.done == ["привет"])


async def test_a_token_taken_back_is_hopeless(handling: Handling):
    bot, _ = bot_with(good([update(1)]), *[bad(401, "Unauthorized")] * 2)
    with pytest.raises(Hopeless, match="BOT_TOKEN"):
        await poll(bot, handling.dispatcher, handling.shelf)
    assert handling.done == ["привет"]


async def test_what_comes_twice_and_in_any_order_is_handled_once_and_in_its_own(handling: Handling):
    """Confirmed ones too: a way to Telegram may hand out yesterday's answer."""
    one, two, three = (update(number, f"№{number}") for number in (1, 2, 3))
    bot, session = bot_with(good([two, one, two, one]), good([one, three, two, three]), good([three, one]))
    await polled(bot, handling, lambda: len(offsets(session)) == 4)
    assert handling.done == ["№1", "№2", "№3"]
    assert offsets(session) == [None, 3, 4, 4]


async def test_a_stop_says_what_it_leaves(
    handling: Handling, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    monkeypatch.setattr(polling, "DRAIN_SECONDS", 0.05)
    bot, _ = bot_with(good([update(1), update(2, who=6)]))
    handling.gate.clear()
    task = asyncio.create_task(poll(bot, handling.dispatcher, handling.shelf))
    await asyncio.sleep(0.05)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert "2 updates are left in the middle" in caplog.text
    handling.gate.set()
    await asyncio.sleep(0.01)
