"""Limits of keyboards that Telegram checks after the chat is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from playground.errors import bad_request
from playground.text import links
from playground.wire import encode_json

if TYPE_CHECKING:
    from playground.keyboards import Markup
    from playground.people import Chat

Json = dict[str, Any]

BUTTONS_IN_ROW: Final = 8
BUTTONS_IN_ALL: Final = 100
MARKUP_BYTES: Final = 10_000
CALLBACK_BYTES: Final = 64
COPIED_CHARACTERS: Final = 256
PRIVATE_ONLY: Final = {
    "request_contact": "phone number can be requested in private chats only",
    "request_location": "location can be requested in private chats only",
    "request_poll": "poll can be requested in private chats only",
    "request_users": "users can be requested in private chats only",
    "request_chat": "chats can be requested in private chats only",
    "web_app": "Web App buttons can be used in private chats only",
}


def check(markup: Markup | None, chat: Chat) -> None:
    """ApiError when the keyboard cannot be shown in the chat."""
    if markup is None or not markup.rows:
        return
    if markup.kind == "inline":
        check_inline(markup, chat)
        return
    for row in markup.rows:
        for one in row:
            for name, complaint in PRIVATE_ONLY.items():
                if name in one and not chat.is_private:
                    raise bad_request(complaint)


def check_inline(markup: Markup, chat: Chat) -> None:
    for row in markup.rows:
        for one in row:
            check_inline_button(one, chat)
    total = sum(len(row) for row in markup.rows)
    longest = max(len(row) for row in markup.rows)
    if longest > BUTTONS_IN_ROW or total > BUTTONS_IN_ALL:
        raise bad_request("reply markup is too long")
    # A keyboard this small cannot weigh too much: measuring costs more than everything else here.
    if total > 8 and len(encode_json(markup.json).encode()) > MARKUP_BYTES:
        raise bad_request("reply markup is too long")


def check_inline_button(one: Json, chat: Chat) -> None:
    data = one.get("callback_data")
    if data is not None:
        if len(data.encode("utf-8", "replace")) > CALLBACK_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
        return
    url = one.get("url")
    if url is not None:
        link = links.checked(url)
        if link is None:
            raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
        one["url"] = link
    elif "copy_text" in one:
        if not 0 < len(one["copy_text"]["text"]) <= COPIED_CHARACTERS:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")
    elif "web_app" in one:
        check_web_app(one["web_app"]["url"], chat)


def check_web_app(url: str, chat: Chat) -> None:
    if not chat.is_private:
        raise bad_request("BUTTON_TYPE_INVALID")
    if not (links.checked(url) or "").startswith("https://"):
        raise bad_request(f"inline keyboard button Web App URL '{url}' is invalid: Only HTTPS links are allowed")
