"""Text, caption and entity arguments of a call, turned into a finished text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from playground.arguments import Arguments, integer_field, string_field
from playground.errors import ApiError, bad_request
from playground.text import formatted, found, html, markdown, markdown_v2
from playground.text.entities import PRIORITY, Entity, custom_emoji_id, date_entity, link_entity
from playground.text.formatted import Formatted
from playground.text.nesting import QUOTES, SPLITTABLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from playground.world import World

TEXT_BYTES = 32768
PARSERS: dict[str, Callable[[str], tuple[str, list[Entity]]]] = {
    "html": html.parse,
    "markdown": markdown.parse,
    "markdownv2": markdown_v2.parse,
}


def message_text(arguments: Arguments, world: World) -> Formatted:
    """The text of sendMessage and editMessageText; it must be there."""
    raw = arguments.text("text")
    if not raw:
        raise bad_request("message text is empty")
    return finished(raw, arguments.text("parse_mode"), entities_argument(arguments, "entities"), world)


def caption(arguments: Arguments, world: World) -> Formatted:
    return argument(arguments, world, "caption", "parse_mode", "caption_entities")


def argument(arguments: Arguments, world: World, name: str, mode: str, entities: str) -> Formatted:
    raw = arguments.text(name)
    if not raw:
        return Formatted()
    return finished(raw, arguments.text(mode), entities_argument(arguments, entities), world)


def of_object(source: dict[str, Any], world: World, name: str, mode: str, entities: str) -> Formatted:
    """The same from a JSON object, such as one member of an album."""
    raw = string_field(source, name)
    if not raw:
        return Formatted()
    return finished(raw, string_field(source, mode), source.get(entities), world)


def entities_argument(arguments: Arguments, name: str) -> Any:
    """A list of MessageEntity; text that is no JSON array is ignored, as the real server does."""
    value = arguments.values.get(name)
    if isinstance(value, str):
        try:
            value = json.loads(value) if value else None
        except ValueError:
            raise bad_request("can't parse entities JSON object") from None
    return value


def finished(raw: str, parse_mode: str, listed: Any, world: World) -> Formatted:
    if len(raw) > TEXT_BYTES // 4 and len(raw.encode("utf-8", "replace")) > TEXT_BYTES:
        raise bad_request("text is too long")
    mode = parse_mode.lower()
    entities: list[Entity] = []
    text = raw
    if mode and mode != "none":
        parser = PARSERS.get(mode)
        if parser is None:
            raise bad_request("unsupported parse_mode")
        text, entities = parser(raw)
    elif isinstance(listed, list):
        entities = [entity for one in listed if (entity := listed_entity(one))]
    return complete(text, entities, world)


def complete(text: str, entities: list[Entity], world: World) -> Formatted:
    """Add what Telegram finds by itself, then clean, trim and nest."""
    result = formatted.fixed(text, entities)
    if found.may_hold(result.text):
        taken = [
            (one["offset"], one["offset"] + one["length"])
            for one in result.entities
            if one["type"] not in SPLITTABLE and one["type"] not in QUOTES
        ]
        extra = [
            one
            for one in found.entities(result.text)
            if all(end <= one["offset"] or one["offset"] + one["length"] <= begin for begin, end in taken)
        ]
        if extra:
            result = formatted.fixed(result.text, result.entities + extra)
    if result.entities:
        result.entities = [one for entity in result.entities if (one := with_person(entity, world))]
    return result


def with_person(entity: Entity, world: World) -> Entity | None:
    """A mention by id shows the person; of a stranger nothing is left."""
    if entity["type"] != "text_mention":
        return entity
    person = world.people.get(entity["user_id"])
    if person is None:
        return None
    return {**{key: value for key, value in entity.items() if key != "user_id"}, "user": person.card}


def listed_entity(source: Any) -> Entity | None:
    """One MessageEntity of a call; kinds Telegram finds by itself are left to it."""
    if not isinstance(source, dict):
        raise bad_request("can't parse MessageEntity: Expected an Object")
    try:
        kind = string_field(source, "type", required=True)
        offset = integer_field(source, "offset", required=True)
        length = integer_field(source, "length", required=True)
    except ApiError as refusal:
        raise bad_request(f"can't parse MessageEntity: {reason(refusal)}") from None
    if kind not in PRIORITY:
        raise bad_request("can't parse MessageEntity: Unsupported type specified")
    if PRIORITY[kind] == 50 or length <= 0:
        return None
    return with_details({"type": kind, "offset": offset, "length": length}, source)


def reason(refusal: ApiError) -> str:
    text = str(refusal).removeprefix("Bad Request: ")
    return text[:1].upper() + text[1:]


def with_details(entity: Entity, source: dict[str, Any]) -> Entity | None:
    kind = entity["type"]
    if kind == "text_link":
        return link_entity(string_field(source, "url", required=True), entity["offset"], entity["length"])
    if kind == "text_mention":
        user = source.get("user")
        if not isinstance(user, dict):
            raise bad_request("can't parse MessageEntity: Can't find field \"user\"")
        entity["user_id"] = integer_field(user, "id", required=True)
    elif kind == "pre" and string_field(source, "language"):
        entity["language"] = string_field(source, "language")
    elif kind == "custom_emoji":
        emoji = custom_emoji_id(string_field(source, "custom_emoji_id", required=True))
        if emoji is None:
            raise bad_request("can't parse MessageEntity: Invalid custom emoji identifier specified")
        entity["custom_emoji_id"] = emoji
    elif kind == "date_time":
        unix = string_field(source, "unix_time", required=True)
        return date_entity(unix, string_field(source, "date_time_format"), entity["offset"], entity["length"])
    return entity
