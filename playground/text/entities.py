"""Entities of a text: measuring, ordering, links that become entities."""

from __future__ import annotations

import re
from typing import Any

from playground.errors import bad_request
from playground.text import links

Entity = dict[str, Any]

# When two entities cover the same characters, the one with the smaller number stands first.
PRIORITY = {
    "blockquote": 0, "expandable_blockquote": 0, "pre": 11, "code": 20, "text_link": 49, "text_mention": 49,
    "mention": 50, "hashtag": 50, "cashtag": 50, "bot_command": 50, "url": 50, "email": 50,
    "phone_number": 50,
    "bold": 90, "italic": 91, "underline": 92, "strikethrough": 93, "spoiler": 94, "custom_emoji": 99,
    "date_time": 99,
}  # fmt: skip
INTEGER = re.compile(r"[+-]?[0-9]+")
DATE_FORMAT = re.compile(r"r|w?[dD]?[tT]?")


def units(text: str) -> int:
    """Length in UTF-16 code units, the measure of all offsets."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def byte_offset(text: str, position: int) -> int:
    return len(text[:position].encode("utf-8", "surrogatepass"))


def markup_error(text: str) -> Exception:
    return bad_request("can't parse entities: " + text)


def in_order(found: list[Entity]) -> list[Entity]:
    if len(found) > 1:
        found.sort(key=order)
    return found


def order(entity: Entity) -> tuple[int, int, int]:
    kind = entity["type"]
    priority = 10 if kind == "pre" and "language" in entity else PRIORITY[kind]
    return entity["offset"], -entity["length"], priority


def link_entity(url: str, offset: int, length: int) -> Entity | None:
    """What a link becomes: a mention of a person, a text link, or nothing when the address is no good."""
    link = links.checked(url)
    if link is None:
        return None
    user_id = links.user_id_of(url)
    if user_id is not None:
        return {"type": "text_mention", "offset": offset, "length": length, "user_id": user_id}
    return {"type": "text_link", "offset": offset, "length": length, "url": link}


def custom_emoji_id(text: str) -> str | None:
    """A signed 64-bit number other than zero."""
    if not INTEGER.fullmatch(text) or not 0 < abs(int(text)) < 2**63:
        return None
    return str(int(text))


def date_entity(unix: str, form: str, offset: int, length: int) -> Entity | None:
    """A moment that each reader sees in their own time zone."""
    if not re.fullmatch(r"[0-9]+", unix) or not 0 < int(unix) < 2**31:
        return None
    entity: Entity = {"type": "date_time", "offset": offset, "length": length, "unix_time": int(unix)}
    if form:
        entity["date_time_format"] = form
    return entity
