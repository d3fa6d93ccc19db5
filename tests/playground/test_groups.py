"""Groups: what a bot hears there, and what it is told when things change."""

from typing import Any

import pytest

from playground.server import Playground
from tests.playground.conftest import ANNA, BORIS, Caller

GROUP = -1_001_000_000_001


async def heard(call: Caller) -> list[dict[str, Any]]:
    updates: list[dict[str, Any]] = (await call("getUpdates", offset="0")).result
    return updates


@pytest.fixture
def group(playground: Playground) -> int:
    playground.add_group(GROUP, "Совет", by=ANNA, members=[BORIS], username="sovet")
    playground.world.bot.updates.waiting.clear()
    return GROUP


async def test_a_bot_hears_commands_mentions_and_replies_only(playground: Playground, group: int, call: Caller) -> None:
    sent = (await call("sendMessage", chat_id="@sovet", text="Кто придёт?")).result
    assert sent["chat"] == {"id": group, "title": "Совет", "username": "sovet", "type": "supergroup"}
    for text in ("просто слова", "/start", "/start@other_bot", "/help@Method_Bot", "спросим @method_bot"):
        playground.say_in_group(group, BORIS, text)
    playground.say_in_group(group, BORIS, "я приду", reply_to=sent["message_id"])
    texts = [update["message"]["text"] for update in await heard(call)]
    assert texts == ["/start", "/help@Method_Bot", "спросим @method_bot", "я приду"]


async def test_an_administrator_hears_everything_and_may_pin(playground: Playground, group: int, call: Caller) -> None:
    message = playground.say_in_group(group, BORIS, "слова")
    pin = {"chat_id": str(group), "message_id": str(message.id)}
    rights = "Bad Request: not enough rights to manage pinned messages in the chat"
    assert (await call("pinChatMessage", **pin)).description == rights
    assert (await call("deleteMessage", **pin)).description == "Bad Request: message can't be deleted"
    playground.change_membership(group, "administrator", by=ANNA)
    playground.say_in_group(group, BORIS, "ещё слова")
    assert (await call("pinChatMessage", **pin)).result is True
    assert (await call("deleteMessage", **pin)).result is True
    update, message_update = await heard(call)
    assert update["my_chat_member"]["new_chat_member"]["status"] == "administrator"
    assert message_update["message"]["text"] == "ещё слова"


async def test_a_button_is_pressed_by_the_one_who_pressed_it(playground: Playground, group: int, call: Caller) -> None:
    keyboard = {"inline_keyboard": [[{"text": "да", "callback_data": "yes"}]]}
    sent = (await call("sendMessage", chat_id=str(group), text="?", reply_markup=keyboard)).result
    query_id = playground.press_in_group(group, BORIS, sent["message_id"], 0, 0)
    query = (await heard(call))[0]["callback_query"]
    assert (query["id"], query["from"]["id"], query["message"]["chat"]["id"]) == (query_id, BORIS, group)
    assert (await call("answerCallbackQuery", callback_query_id=query_id)).result is True


async def test_numbers_of_messages(playground: Playground, group: int, call: Caller) -> None:
    """A supergroup counts by itself; private chats share one count."""
    private = (await call("sendMessage", chat_id=str(ANNA), text="x")).result["message_id"]
    shared = (await call("sendMessage", chat_id=str(group), text="x")).result["message_id"]
    playground.say(BORIS, "я")
    following = (await call("sendMessage", chat_id=str(BORIS), text="x")).result["message_id"]
    assert (private, shared, following) == (2, 2, 4)


async def test_a_bot_leaves(playground: Playground, group: int, call: Caller) -> None:
    assert (await call("leaveChat", chat_id=str(group))).result is True
    [update] = await heard(call)
    assert update["my_chat_member"]["new_chat_member"]["status"] == "left"
    answer = await call("leaveChat", chat_id=str(group))
    assert answer.description == "Forbidden: bot is not a member of the supergroup chat"
    playground.say(BORIS, "я")
    answer = await call("leaveChat", chat_id=str(BORIS))
    assert answer.description == "Bad Request: chat member status can't be changed in private chats"


async def test_a_muted_bot(playground: Playground, group: int, call: Caller) -> None:
    playground.group(group).may_write = False
    answer = await call("sendMessage", chat_id=str(group), text="x")
    assert answer.description == "Bad Request: not enough rights to send text messages to the chat"
    answer = await call("sendPoll", chat_id=str(group), question="?", options=["a"])
    assert answer.description == "Bad Request: not enough rights to send polls to the chat"
