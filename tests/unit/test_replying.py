"""A button let go within the answer to the webhook: once, in time, and by a call where that is not possible."""

import asyncio
import json
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import AnswerCallbackQuery, SendMessage, TelegramMethod
from aiohttp import web

from bot import replying
from bot.replying import REPLY, InReply, Reply
from tests.telegram import InMemorySession


class Recording(InMemorySession):
    """Notes calls and makes none."""

    def __init__(self) -> None:
        super().__init__(None)  # type: ignore[arg-type]
        self.made: list[TelegramMethod[Any]] = []

    async def make_request(self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None) -> Any:  # noqa: ASYNC109
        self.made.append(method)
        if isinstance(method, AnswerCallbackQuery) and method.text == "too old":
            raise TelegramBadRequest(method=method, message="query is too old")
        return True

    async def close(self) -> None: ...


@pytest.fixture
def session() -> Recording:
    return Recording()


@pytest.fixture
def bot(session: Recording) -> Bot:
    session.middleware(InReply())
    return Bot("1:token", session=session)


@pytest.fixture
def reply() -> Reply:
    return Reply()


def body(response: web.Response) -> Any:
    return json.loads(response.body) if response.body else None  # type: ignore[arg-type]


async def test_it_goes_along_and_costs_no_call(bot: Bot, session: Recording, reply: Reply):
    REPLY.set(reply)
    answered = await asyncio.gather(bot(SendMessage(chat_id=1, text="x")), bot.answer_callback_query("7", "Лютик"))
    assert answered[1] is True
    assert body(await reply.response()) == {"method": "answerCallbackQuery", "callback_query_id": "7", "text": "Лютик"}
    assert [one.__api_method__ for one in session.made] == ["sendMessage"]


async def test_a_second_answer_and_one_that_comes_afterwards_are_calls(bot: Bot, session: Recording, reply: Reply):
    REPLY.set(reply)
    await bot.answer_callback_query("7", "first")
    await bot.answer_callback_query("7", "second")
    assert body(await reply.response())["text"] == "first"
    await bot.answer_callback_query("8", "late")
    assert [one.text for one in session.made if isinstance(one, AnswerCallbackQuery)] == ["second", "late"]


@pytest.mark.parametrize("text", ["slow", "too old"])
async def test_who_takes_long_lets_the_button_go_before(
    bot: Bot, session: Recording, reply: Reply, monkeypatch: pytest.MonkeyPatch, text: str
):
    monkeypatch.setattr(replying, "HELD_SECONDS", 0.01)
    REPLY.set(reply)
    await bot.answer_callback_query("7", text)
    assert session.made == []
    await asyncio.sleep(0.05)
    assert len(session.made) == 1
    assert body(await reply.response()) is None


async def test_without_a_webhook_it_is_a_call(bot: Bot, session: Recording):
    await bot.answer_callback_query("7")
    assert len(session.made) == 1
    assert body(await Reply().response()) is None
