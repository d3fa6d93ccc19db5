"""What replicas share, where Redis is missing, wrong or silent, and how fast they speak together."""

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import ExitStack, asynccontextmanager
from itertools import pairwise
from time import monotonic
from typing import Any

import pytest
from aiogram.fsm.storage.base import StorageKey

from bot.calls import Hopeless, Unreached
from bot.replicas import Replica
from bot.running import replica_of
from bot.settings import Settings
from bot.shared import Away, Shared
from bot.turn import this_turn
from services.ports import Sight
from services.pulse import DOING, Part, Pulse
from tests.redis_server import NoRedis, some_redis
from tests.telegram import TOKEN

RATE = 20.0


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with ExitStack() as stack:
        try:
            yield stack.enter_context(some_redis())
        except NoRedis as error:
            pytest.skip(f"no Redis: {error}")


@pytest.fixture
async def two(url: str) -> AsyncIterator[tuple[Replica, Replica]]:
    bot_id = random.randrange(10**9)  # whatever a Redis that was given holds of others stays theirs
    one, other = (Replica(Shared(url, bot_id, Pulse()), TOKEN, RATE) for _ in range(2))
    await one.shared.reach()
    await other.shared.reach()
    async with one.shared.kept(), other.shared.kept():
        yield one, other


@asynccontextmanager
async def answering(said: bytes | None) -> AsyncIterator[str]:
    """Something that is no Redis: it says one thing to everything, or nothing at all."""
    doors: list[asyncio.StreamWriter] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        doors.append(writer)
        while await reader.read(1000):
            if said is not None:
                writer.write(said)

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield f"redis://:hunter2-of-nobody@127.0.0.1:{server.sockets[0].getsockname()[1]}/0"
    finally:
        server.close()
        for door in doors:
            door.close()


async def test_two_speak_as_fast_as_one(two: tuple[Replica, Replica]):
    """Slots of both never come closer than the rate allows, to one chat a second, to a group three."""
    begun = monotonic()
    slots = []
    for number in range(30):
        wait = await two[number % 2].pace.turn(1000 + number, 1)
        slots.append(monotonic() - begun + wait)
    gaps = [later - earlier for earlier, later in pairwise(slots)]
    assert 29 / RATE * 0.9 < slots[-1] - slots[0] < 29 / RATE * 1.1 + 0.2
    assert min(gaps) > 0.02
    one, other = two
    for chat, gap in ((7, 1.0), (-7, 3.0)):
        first = await one.pace.turn(chat, 2)
        second = await other.pace.turn(chat, 1)
        assert gap * 2 - 0.2 < second - first < gap * 2 + 0.2
    await one.pace.slow_down(20)
    await other.pace.slow_down(5)  # told the same by another call: the longer one counts
    assert 19 < await other.pace.paused() <= 20
    assert await other.pace.turn(8, 1) > 19


async def test_alone_each_keeps_to_its_part(two: tuple[Replica, Replica], monkeypatch: pytest.MonkeyPatch):
    one, _ = two
    one.shared.replicas = 4

    async def away(_question: object) -> object:
        raise Away

    with monkeypatch.context() as patch:
        patch.setattr(one.shared, "ask", away)
        waits = [await one.pace.turn(2000 + number, 1) for number in range(6)]
        assert waits[-1] == pytest.approx(5 / (RATE / 4), abs=0.1)
        await one.pace.slow_down(15)
        assert await one.pace.paused() > 14
    assert await one.pace.turn(3000, 1) > 14  # what Telegram has said meanwhile is told to the others
    assert await two[1].pace.paused() > 14


async def test_who_does_not_answer_holds_nobody_up(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("bot.shared.ANSWERS_WITHIN", 0.2)
    async with answering(None) as url:
        pulse = Pulse()
        replica = Replica(Shared(url, 1, pulse), TOKEN, RATE)
        assert pulse.limited() == []
        with pytest.raises(Away):
            await replica.shared.ask(replica.shared.redis.ping)
        begun = monotonic()
        for _ in range(100):
            with pytest.raises(Away):
                await replica.shared.ask(replica.shared.redis.ping)
        assert monotonic() - begun < 2  # and not 20
        assert pulse.limited() == [Part.REDIS]
        assert pulse.amiss() == [Part.SCHEMA]
        await replica.shared.close()


@pytest.mark.parametrize(
    ("said", "trouble"),
    [
        (b"-WRONGPASS invalid username-password pair\r\n", Hopeless),
        (b"-LOADING it is loading\r\n", Unreached),
        (None, Unreached),
    ],
)
async def test_a_start_without_redis_is_told_in_one_line(
    said: bytes | None, trouble: type[Exception], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    monkeypatch.setattr("bot.shared.ANSWERS_WITHIN", 0.2)
    monkeypatch.setattr("bot.shared.START_SECONDS", 0.1)
    async with answering(said) as url:
        settings = Settings(
            _env_file=None,
            bot_token=TOKEN,
            database_url="postgresql://u@h/d",
            redis_url=url,
            webhook_url="https://x.example",
        )
        with pytest.raises(trouble) as told:
            async with replica_of(settings, Pulse()):
                raise AssertionError("it has begun")
    assert str(told.value).startswith("REDIS_URL: ")
    assert "\n" not in str(told.value)
    assert "hunter2" not in str(told.value) + caplog.text


async def test_an_update_asks_redis_twice(two: tuple[Replica, Replica], monkeypatch: pytest.MonkeyPatch):
    """Before it: the turn, whether it is done, whether anything is looked at. After it: done, and the turn is free."""
    one, other = two
    asked = 0
    ask = one.shared.ask

    async def counting(question: Callable[[], Awaitable[Any]]) -> Any:
        nonlocal asked
        asked += 1
        return await ask(question)

    monkeypatch.setattr(one.shared, "ask", counting)
    vera = StorageKey(1, 7, 7)
    token = DOING.set(("update", 41))
    try:
        async with one.turns.lock(vera):
            turn = this_turn()
            assert turn is not None
            assert (turn.is_repeat, turn.may_look) == (False, False)
            await one.looks.end(Sight.CODE, chat_id=7)
            assert asked == 1
            await one.looks.begin(Sight.CODE, 7)
            assert turn.may_look
        assert (asked, this_turn(), turn.is_over) == (3, None, True)
        async with other.turns.lock(vera):  # the same again, elsewhere
            turn = this_turn()
            assert turn is not None
            assert (turn.is_repeat, turn.may_look) == (True, True)
        DOING.set(("update", 42))
        with pytest.raises(LookupError):
            async with other.turns.lock(vera):
                raise LookupError
        async with one.turns.lock(vera):
            turn = this_turn()
            assert turn is not None
            assert not turn.is_repeat  # what has failed is not done
    finally:
        DOING.reset(token)
