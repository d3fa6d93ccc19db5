"""The short ways of an update: to its conversation, through its filters, into an object; what they leave out."""

import asyncio
from typing import Any

import pytest
from aiogram import Bot, F, Router
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery

from bot.quick_filters import make_quick
from bot.reading import read
from handlers.by_prefix import ByPrefix
from tests.telegram import TOKEN


class Apple(CallbackData, prefix="ap"):
    size: int


class Pear(CallbackData, prefix="apx"):
    size: int


def tapped(data: str) -> CallbackQuery:
    message = {
        "message_id": 7,
        "date": 1,
        "chat": {"id": 5, "type": "private"},
        "text": "which?",
        "reply_markup": {"inline_keyboard": [[{"text": "an apple", "callback_data": data}]]},
    }
    somebody = {"id": 5, "is_bot": False, "first_name": "Vera"}
    query = {"id": "1", "from": somebody, "chat_instance": "1", "data": data, "message": message}
    found = read({"update_id": 1, "callback_query": query}, Bot(TOKEN)).callback_query
    assert found is not None
    return found


def conversation(name: str, *filters: Any) -> Router:
    router = Router(name=name)

    async def answer(_query: CallbackQuery) -> str:
        return name

    router.callback_query.register(answer, *filters)
    return router


@pytest.mark.parametrize("is_quick", [False, True])
async def test_the_first_that_fits_has_the_word(is_quick: bool, monkeypatch: pytest.MonkeyPatch):
    conversations = ByPrefix(
        "all",
        [
            conversation("small apples", Apple.filter(F.size < 3)),
            conversation("pears", Pear.filter()),
            conversation("thirteen", F.data.endswith(":13")),
            conversation("apples", Apple.filter()),
        ],
    )
    if is_quick:
        make_quick(conversations)
        make_quick(conversations)  # as where several programs of a test share them
        monkeypatch.setattr(asyncio, "to_thread", None)
    taps = ["ap:1", "ap:5", "ap:13", "apx:1", "apx:x:13", "zz:13", "zz:1", "ap:five", "ap"]
    said = [await conversations.propagate_event("callback_query", tapped(data)) for data in taps]
    fitting = ["small apples", "apples", "thirteen", "pears", "thirteen", "thirteen"]
    assert said == [*fitting, UNHANDLED, UNHANDLED, UNHANDLED]


async def test_others_are_not_asked_at_all():
    asked = []

    def note(query: CallbackQuery) -> bool:
        asked.append(query.data)
        return True

    pears = conversation("pears", Pear.filter())
    pears.callback_query.filter(note)
    conversations = ByPrefix("all", [pears, conversation("apples", Apple.filter())])
    assert await conversations.propagate_event("callback_query", tapped("ap:1")) == "apples"
    assert asked == []
    assert await conversations.propagate_event("callback_query", tapped("apx:1")) == "pears"
    assert asked == ["apx:1"]


def test_the_buttons_of_a_tapped_message_are_not_read():
    message = tapped("ap:1").message
    assert message is not None
    assert (message.text, message.reply_markup) == ("which?", None)  # type: ignore[union-attr]
