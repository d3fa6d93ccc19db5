"""Which chat a call means, and whether the bot may do anything there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playground.errors import bad_request, forbidden
from playground.people import Bot, Chat

if TYPE_CHECKING:
    from playground.arguments import Arguments
    from playground.calls import Call
    from playground.people import Person

CHAT_ID = re.compile(r"\s*(-?\d{1,20})\s*")
NAMES = {"group": "group chat", "supergroup": "supergroup chat", "channel": "channel chat"}
NOT_FOUND = "chat not found"


def known(call: Call, name: str = "chat_id") -> Chat:
    """The chat an argument names, whatever the bot may do in it."""
    text = call.arguments.text(name)
    if not text:
        raise bad_request(f"{name} is empty")
    return by_text(call, text)


def by_text(call: Call, text: str) -> Chat:
    if text.startswith("@"):
        target = call.world.usernames.get(text[1:].lower())
        if not isinstance(target, Chat) or target.id not in call.bot.chats:
            raise bad_request(NOT_FOUND)
        return target
    match = CHAT_ID.fullmatch(text)
    return by_id(call, int(match[1]) if match else 0)


def by_id(call: Call, chat_id: int) -> Chat:
    chat = call.bot.chats.get(chat_id)
    if chat is not None:
        return chat
    if any(bot.id == chat_id for bot in call.world.bots.values()):
        raise forbidden("the bot can't send messages to the bot")
    if chat_id in call.bot.seen:
        raise forbidden("bot can't initiate conversation with a user")
    raise bad_request(NOT_FOUND)


def open_chat(call: Call, name: str = "chat_id") -> Chat:
    """A chat the bot may act in: not blocked, not kicked, not upgraded."""
    chat = known(call, name)
    check_open(chat)
    return chat


def check_open(chat: Chat) -> None:
    if chat.person is not None:
        if chat.person.is_deleted:
            raise forbidden("user is deactivated")
        if chat.is_blocked:
            raise forbidden("bot was blocked by the user")
        return
    if chat.migrated_to:
        raise bad_request("group chat was upgraded to a supergroup chat", {"migrate_to_chat_id": chat.migrated_to})
    if chat.status == "kicked":
        raise forbidden(f"bot was kicked from the {NAMES[chat.kind]}")
    if chat.status == "left":
        raise forbidden(f"bot is not a member of the {NAMES[chat.kind]}")
    if chat.status == "deleted":
        raise forbidden("the group chat was deleted")


def writable(call: Call, what: str) -> Chat:
    """A chat the bot may send to; `what` names the thing, as in "not enough rights to send photos"."""
    chat = open_chat(call)
    if not chat.may_write:
        raise bad_request(f"not enough rights to send {what} to the chat")
    if call.arguments.integer("message_thread_id") > 0:
        raise bad_request("message thread not found")
    return chat


def refuse_business(arguments: Arguments) -> None:
    if arguments.text("business_connection_id"):
        raise bad_request("business connection not found")


def private_of(bot: Bot, person: Person) -> Chat | None:
    return bot.chats.get(person.id)
