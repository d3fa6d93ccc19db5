"""getMe, names and descriptions of the bot, its menu button."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from playground import chats
from playground.arguments import string_field, typed_field
from playground.calls import Call, method
from playground.errors import ApiError, bad_request
from playground.text import links

if TYPE_CHECKING:
    from playground.people import Bot, Chat

Json = dict[str, Any]
LANGUAGE = re.compile(r"(?:[a-z]{2})?")
LIMITS = {"name": 64, "description": 512, "short_description": 120}


@method("getMe")
def get_me(call: Call) -> Json:
    return {
        **call.bot.card,
        "can_join_groups": True,
        "can_read_all_group_messages": call.bot.reads_all_group_messages,
        "supports_guest_queries": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
        "supports_join_request_queries": False,
    }


def language(call: Call) -> str:
    code = call.arguments.text("language_code")
    if not LANGUAGE.fullmatch(code):
        raise bad_request("invalid language code specified")
    return code


def store(call: Call, values: dict[str, str], name: str) -> bool:
    """Keep a text for a language; an empty one falls back to the default."""
    code = language(call)
    text = call.arguments.text(name).strip()
    if len(text) > LIMITS[name]:
        raise bad_request(f"bot {name.replace('_', ' ')} is too long")
    if text:
        values[code] = text
    else:
        values.pop(code, None)
    call.bot.refresh()
    return True


def look_up(call: Call, values: dict[str, str], default: str = "") -> str:
    return values.get(language(call)) or values.get("") or default


@method("setMyName")
def set_my_name(call: Call) -> bool:
    return store(call, call.bot.names, "name")


@method("getMyName")
def get_my_name(call: Call) -> Json:
    return {"name": look_up(call, call.bot.names, call.bot.first_name)}


@method("setMyDescription")
def set_my_description(call: Call) -> bool:
    return store(call, call.bot.descriptions, "description")


@method("getMyDescription")
def get_my_description(call: Call) -> Json:
    return {"description": look_up(call, call.bot.descriptions)}


@method("setMyShortDescription")
def set_my_short_description(call: Call) -> bool:
    return store(call, call.bot.short_descriptions, "short_description")


@method("getMyShortDescription")
def get_my_short_description(call: Call) -> Json:
    return {"short_description": look_up(call, call.bot.short_descriptions)}


def menu_chat(call: Call) -> Chat | None:
    """The private chat a menu button belongs to; None for the default button."""
    if not call.arguments.has("chat_id"):
        return None
    chat = chats.known(call)
    if not chat.is_private:
        raise bad_request("invalid chat_id specified")
    return chat


def menu_button(call: Call) -> Json:
    if not call.arguments.has("menu_button"):
        return {"type": "default"}
    source = call.arguments.parsed("menu_button", "can't parse menu button JSON object")
    if not isinstance(source, dict):
        raise bad_request("can't parse menu button: object expected as menu button")
    try:
        kind = string_field(source, "type", required=True)
        if kind in {"default", "commands"}:
            return {"type": kind}
        if kind != "web_app":
            raise bad_request("MenuButton has unsupported type")
        text = string_field(source, "text", required=True)
        app = typed_field(source, "web_app", "Object") or {}
        url = string_field(app, "url", required=True)
    except ApiError as refusal:
        reason = refusal.description.removeprefix("Bad Request: ")
        raise bad_request("can't parse menu button: " + reason[:1].upper() + reason[1:]) from None
    if not text:
        raise bad_request("menu button text must be non-empty")
    if not (links.checked(url) or "").startswith("https://"):
        raise bad_request(f"menu button Web App URL '{url}' is invalid: Only HTTPS links are allowed")
    return {"type": "web_app", "text": text, "web_app": {"url": url}}


@method("setChatMenuButton")
def set_chat_menu_button(call: Call) -> bool:
    button = menu_button(call)
    chat = menu_chat(call)
    if chat is not None:
        chat.menu_button = button
    else:
        call.bot.menu_button = {"type": "commands"} if button["type"] == "default" else button
    return True


@method("getChatMenuButton")
def get_chat_menu_button(call: Call) -> Json:
    chat = menu_chat(call)
    return shown_button(call.bot, chat)


def shown_button(bot: Bot, chat: Chat | None) -> Json:
    if chat is None:
        return bot.menu_button
    return chat.menu_button or {"type": "default"}
