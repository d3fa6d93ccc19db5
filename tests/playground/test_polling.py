"""getUpdates: offsets, conflicts, kinds of updates, retention, shutdown."""

import asyncio
import time
from typing import Any

import aiohttp
import pytest

from playground.server import Playground, serving
from tests.playground.conftest import ANNA, BORIS, TOKEN, Caller, Clock, make

TERMINATED = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
ACTIVE = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


async def texts(call: Caller, **arguments: Any) -> list[str]:
    return [update["message"]["text"] for update in (await call("getUpdates", **arguments)).result]


async def test_offsets_forget_only_what_lies_before(playground: Playground, call: Caller) -> None:
    for number in range(5):
        playground.say(ANNA, str(number))
    updates = (await call("getUpdates", limit="2")).result
    first = updates[0]["update_id"]
    assert [update["update_id"] for update in updates] == [first, first + 1]
    assert await texts(call, offset=str(first + 2)) == ["2", "3", "4"]
    # Nothing comes back, not even from the head.
    assert await texts(call, offset="0") == ["2", "3", "4"]
    assert await texts(call, offset="-1") == ["4"]
    assert await texts(call, offset=str(first)) == ["4"]
    assert await texts(call, offset=str(first + 1000)) == ["4"]
    assert await texts(call, offset=str(first + 5)) == []


async def test_limit_is_clamped(playground: Playground, call: Caller) -> None:
    for number in range(130):
        playground.say(ANNA, str(number))
    assert len(await texts(call, offset="0")) == 100
    assert len(await texts(call, offset="-130", limit="1000")) == 100
    assert len(await texts(call, offset="1", limit="0")) == 1


async def test_the_same_question_again_at_once_brings_one_update(playground: Playground, call: Caller) -> None:
    for number in range(5):
        playground.say(ANNA, str(number))
    assert len(await texts(call, offset="0")) == 5
    assert len(await texts(call, offset="0")) == 1


async def test_a_waiting_poll_is_released_by_an_update(playground: Playground, call: Caller) -> None:
    waiting = asyncio.create_task(call("getUpdates", timeout="30"))
    await asyncio.sleep(0.05)
    started = time.perf_counter()
    playground.say(ANNA, "раз")
    playground.say(BORIS, "два")
    answer = await waiting
    assert time.perf_counter() - started < 5
    assert [update["message"]["text"] for update in answer.result] == ["раз", "два"]


async def test_the_older_of_two_polls_is_ended(playground: Playground, call: Caller) -> None:
    older = asyncio.create_task(call("getUpdates", timeout="30"))
    await asyncio.sleep(0.05)
    newer = asyncio.create_task(call("getUpdates", timeout="30", offset="-1"))
    answer = await older
    assert (answer.status, answer.description) == (409, TERMINATED)
    playground.say(ANNA, "кому?")
    assert len((await newer).result) == 1


@pytest.mark.slow
async def test_a_second_conflict_is_answered_late(call: Caller) -> None:
    assert (await call("setWebhook", url="http://127.0.0.1:9/x")).result is True
    started = time.perf_counter()
    assert (await call("getUpdates")).description == ACTIVE
    assert time.perf_counter() - started < 2.5
    assert (await call("getUpdates")).description == ACTIVE
    assert time.perf_counter() - started > 2.9


async def test_a_webhook_ends_a_waiting_poll(call: Caller) -> None:
    waiting = asyncio.create_task(call("getUpdates", timeout="30"))
    await asyncio.sleep(0.05)
    await call("setWebhook", url="http://127.0.0.1:9/x")
    assert (await waiting).description == "Conflict: terminated by setWebhook request"


async def test_kinds_are_chosen_when_the_update_is_made(playground: Playground, call: Caller) -> None:
    await call("getUpdates", offset="-1", allowed_updates=["callback_query", "Unknown"])
    playground.say(ANNA, "не придёт")
    playground.block(ANNA, True)
    playground.block(ANNA, False)
    assert not playground.world.bot.updates.waiting
    playground.forge(ANNA, 1, "x")
    await call("getUpdates", offset="-5", allowed_updates=["nothing", "known"])
    playground.say(ANNA, "придёт")
    kinds = [set(update) - {"update_id"} for update in (await call("getUpdates", offset="-2")).result]
    assert kinds == [{"callback_query"}, {"message"}]


@pytest.mark.parametrize("nonsense", ["{", '"message"', "[1]", "5"])
async def test_nonsense_keeps_the_chosen_kinds(playground: Playground, call: Caller, nonsense: str) -> None:
    playground.world.bot.updates.choose_kinds(["callback_query"])
    playground.forge(ANNA, 1, "x")
    await call("getUpdates", allowed_updates=nonsense)
    assert playground.world.bot.updates.listed_kinds == ["callback_query"]


async def test_updates_live_for_a_day(playground: Playground, call: Caller, clock: Clock) -> None:
    playground.say(ANNA, "старое")
    clock.now += 12 * 3600
    playground.say(ANNA, "новое")
    clock.now += 12 * 3600 - 1
    assert await texts(call, offset="0") == ["старое", "новое"]
    clock.now += 1
    assert await texts(call, offset="1") == ["новое"]


async def test_closing_ends_polls_at_once_and_leaves_no_task() -> None:
    playground = make()
    async with aiohttp.ClientSession() as session:
        async with serving(playground) as url:
            waiting = asyncio.create_task(session.post(f"{url}/bot{TOKEN}/getUpdates", data={"timeout": "50"}))
            await asyncio.sleep(0.05)
            started = time.perf_counter()
        assert time.perf_counter() - started < 5
        response = await waiting
        assert (response.status, response.headers["Retry-After"]) == (429, "5")
        response.release()
    assert asyncio.all_tasks() == {asyncio.current_task()}


async def test_a_bot_that_dies_while_it_polls_loses_nothing(playground: Playground, call: Caller) -> None:
    waiting = asyncio.create_task(call("getUpdates", timeout="30"))
    await asyncio.sleep(0.05)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    await asyncio.sleep(0.05)
    playground.say(ANNA, "цела")
    assert await texts(call, timeout="5", offset="-1") == ["цела"]
