"""setMyCommands, getMyCommands, deleteMyCommands: scopes and the look-up for a person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from playground import chats
from playground.arguments import string_field
from playground.calls import Call, method
from playground.errors import ApiError, bad_request
from playground.methods.profile import language
from playground.wire import encode_json

if TYPE_CHECKING:
    from playground.people import Bot, Chat

Json = dict[str, Any]
Scope = tuple[str, int, int]
NAME: Final = re.compile(r"[a-z0-9_]+")
COMMANDS: Final = 100
COMMANDS_BYTES: Final = 7800
GENERAL: Final = frozenset({"default", "all_private_chats", "all_group_chats", "all_chat_administrators"})
OF_CHAT: Final = frozenset({"chat", "chat_administrators", "chat_member"})


def read_commands(call: Call) -> list[Json]:
    source: Any = []
    if call.arguments.has("commands"):
        source = call.arguments.parsed("commands", "can't parse commands JSON object")
    if not isinstance(source, list):
        raise bad_request("expected an Array of BotCommand")
    if len(source) > COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    commands = [read_command(one) for one in source]
    if len(encode_json(commands).encode()) > COMMANDS_BYTES:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    return commands


def read_command(source: Any) -> Json:
    if not isinstance(source, dict):
        raise bad_request("expected an Object as BotCommand")
    try:
        name = string_field(source, "command", required=True).strip().removeprefix("/")
        description = string_field(source, "description", required=True).strip()
    except ApiError as refusal:
        reason = refusal.description.removeprefix("Bad Request: ")
        raise bad_request("can't parse BotCommand: " + reason[:1].upper() + reason[1:]) from None
    if not name:
        raise bad_request("command must be non-empty")
    if len(name) > 32:
        raise bad_request("command length must not exceed 32")
    if not description:
        raise bad_request("command description must be non-empty")
    if len(description) > 256:
        raise bad_request("command description length must not exceed 256")
    if not NAME.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    return {"command": name, "description": description}


def read_scope(call: Call) -> Scope:
    """(kind, chat id, user id)."""
    if not call.arguments.has("scope"):
        return "default", 0, 0
    source = call.arguments.parsed("scope", "can't parse BotCommandScope JSON object")
    if not isinstance(source, dict):
        raise bad_request("can't parse BotCommandScope: BotCommandScope must be an Object")
    prefix = "can't parse BotCommandScope: "
    kind = string_field(source, "type", required=True)
    if kind in GENERAL:
        return kind, 0, 0
    if kind not in OF_CHAT:
        raise bad_request(prefix + "Unsupported type specified")
    chat_id = string_field(source, "chat_id")
    if not chat_id:
        raise bad_request(prefix + "Empty chat_id specified")
    user_id = 0
    if kind == "chat_member":
        text = string_field(source, "user_id")
        if not re.fullmatch(r"[1-9][0-9]{0,15}", text):
            raise bad_request(prefix + "Invalid user_id specified")
        user_id = int(text)
    chat = chats.by_text(call, chat_id)
    refuse_wrong_chat(kind, chat)
    return kind, chat.id, user_id


def refuse_wrong_chat(kind: str, chat: Chat) -> None:
    if chat.kind == "channel":
        raise bad_request("can't change commands in channel chats")
    if chat.is_private and kind != "chat":
        raise bad_request("can't use specified scope in private chats")


def announce(call: Call, scope: Scope) -> None:
    call.world.tell({"event": "commands", "chat_id": scope[1] or None})


@method("setMyCommands")
def set_my_commands(call: Call) -> bool:
    commands = read_commands(call)
    scope = read_scope(call)
    key = (*scope, language(call))
    if commands:
        call.bot.commands[key] = commands
    else:
        call.bot.commands.pop(key, None)
    announce(call, scope)
    return True


@method("deleteMyCommands")
def delete_my_commands(call: Call) -> bool:
    scope = read_scope(call)
    call.bot.commands.pop((*scope, language(call)), None)
    announce(call, scope)
    return True


@method("getMyCommands")
def get_my_commands(call: Call) -> list[Json]:
    scope = read_scope(call)
    return call.bot.commands.get((*scope, language(call)), [])


def shown_commands(bot: Bot, person_id: int, language_code: str) -> list[Json]:
    """What a person sees in the private chat: the narrowest scope first, the own language before none."""
    for scope in (("chat", person_id, 0), ("all_private_chats", 0, 0), ("default", 0, 0)):
        for code in (language_code, ""):
            commands = bot.commands.get((*scope, code))
            if commands:
                return commands
    return []
