"""Reply markup as it comes in a call: inline keyboards, reply keyboards, their refusals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from playground.arguments import (
    Arguments,
    boolean_field,
    integer_field,
    string_field,
    typed_field,
)
from playground.errors import ApiError, bad_request

Json = dict[str, Any]

# What the server program cuts off without a word.
KEPT_IN_ROW: Final = 12
KEPT_IN_ALL: Final = 300
STYLES: Final = frozenset({"primary", "danger", "success", "default"})
INLINE: Final = "can't parse inline keyboard button: "
REPLY: Final = "can't parse keyboard button: "


@dataclass(slots=True)
class Markup:
    kind: str  # inline, reply, remove, force
    json: Json

    @property
    def rows(self) -> list[list[Json]]:
        rows: list[list[Json]] = self.json.get("inline_keyboard") or self.json.get("keyboard") or []
        return rows


def read(arguments: Arguments) -> Markup | None:
    """The reply_markup argument; None when there is none or no button is left of it."""
    if not arguments.has("reply_markup"):
        return None
    source = arguments.parsed("reply_markup", "can't parse reply keyboard markup JSON object")
    if not isinstance(source, dict):
        raise bad_request("object expected as reply markup")
    if "keyboard" in source:
        rows = reply_rows(typed_field(source, "keyboard", "Array"))
        if rows:
            return Markup("reply", {"keyboard": rows, **reply_options(source)})
    if "inline_keyboard" in source:
        rows = inline_rows(typed_field(source, "inline_keyboard", "Array"))
        if rows:
            return Markup("inline", {"inline_keyboard": rows})
    if boolean_field(source, "remove_keyboard"):
        return Markup("remove", {"remove_keyboard": True})
    if boolean_field(source, "force_reply"):
        return Markup("force", {"force_reply": True, **reply_options(source)})
    return None


def reply_options(source: Json) -> Json:
    options: Json = {}
    for name in ("is_persistent", "resize_keyboard", "one_time_keyboard", "selective"):
        if boolean_field(source, name):
            options[name] = True
    placeholder = string_field(source, "input_field_placeholder")
    if placeholder:
        options["input_field_placeholder"] = placeholder
    return options


def inline_rows(rows: list[Any]) -> list[list[Json]]:
    complaint = 'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'
    return cut([[inline_button(one) for one in checked_row(row, complaint)] for row in rows])


def reply_rows(rows: list[Any]) -> list[list[Json]]:
    complaint = 'field "keyboard" must be an Array of Arrays'
    return cut([[reply_button(one) for one in checked_row(row, complaint)] for row in rows])


def checked_row(row: Any, complaint: str) -> list[Any]:
    if not isinstance(row, list):
        raise bad_request(complaint)
    return row


def cut(rows: list[list[Json]]) -> list[list[Json]]:
    """Without nameless buttons, empty rows and everything beyond what the server program takes."""
    kept: list[list[Json]] = []
    total = 0
    for row in rows:
        named = [one for one in row if one["text"]][: min(KEPT_IN_ROW, KEPT_IN_ALL - total)]
        if named:
            kept.append(named)
            total += len(named)
    return kept


def prefixed(prefix: str, refusal: ApiError) -> ApiError:
    text = refusal.description.removeprefix("Bad Request: ")
    if text.startswith(("field", "can't")):
        text = text[:1].upper() + text[1:]
    return bad_request(prefix + text)


def inline_button(source: Any) -> Json:
    if not isinstance(source, dict):
        raise bad_request(INLINE + "Expected an Object")
    try:
        text = string_field(source, "text", required=True)
        made: Json = {"text": text, **appearance(source)}
        if not text:
            return made
        action = inline_action(source)
    except ApiError as refusal:
        raise prefixed(INLINE, refusal) from None
    if action is None:
        raise bad_request(INLINE + "Text buttons are unallowed in the inline keyboard")
    made.update(action)
    return made


def appearance(source: Json) -> Json:
    made: Json = {}
    icon = string_field(source, "icon_custom_emoji_id")
    style = string_field(source, "style")
    if icon:
        made["icon_custom_emoji_id"] = icon
    if style and style not in STYLES:
        raise bad_request("invalid button style specified")
    if style and style != "default":
        made["style"] = style
    return made


def inline_action(source: Json) -> Json | None:
    """The first of the actions a button names; the others do not count."""
    for name in ("url", "callback_data"):
        value = string_field(source, name)
        if value:
            return {name: value}
    if typed_field(source, "callback_game", "Object") is not None:
        return {"callback_game": {}}
    if boolean_field(source, "pay"):
        return {"pay": True}
    for name in ("switch_inline_query", "switch_inline_query_current_chat"):
        if name in source:
            return {name: string_field(source, name)}
    chosen = typed_field(source, "switch_inline_query_chosen_chat", "Object")
    if chosen is not None:
        return {"switch_inline_query_chosen_chat": chosen}
    return inline_object_action(source)


def inline_object_action(source: Json) -> Json | None:
    for name, field in (("login_url", "url"), ("web_app", "url"), ("copy_text", "text")):
        value = typed_field(source, name, "Object")
        if value is not None:
            string_field(value, field, required=True)
            return {name: value}
    if typed_field(source, "disabled", "Object") is not None:
        return {"disabled": {}}
    return None


def reply_button(source: Any) -> Json:
    if isinstance(source, str):
        return {"text": source}
    if not isinstance(source, dict):
        raise bad_request(REPLY + "Expected an Object")
    try:
        made: Json = {"text": string_field(source, "text", required=True), **appearance(source)}
        for name in ("request_contact", "request_location"):
            if boolean_field(source, name):
                return {**made, name: True}
        for name in ("request_poll", "web_app", "request_users", "request_chat", "request_managed_bot"):
            value = typed_field(source, name, "Object")
            if value is not None:
                if name in {"request_users", "request_chat"}:
                    integer_field(value, "request_id", required=True)
                return {**made, name: value}
    except ApiError as refusal:
        raise prefixed(REPLY, refusal) from None
    return made


def require_inline(markup: Markup | None) -> None:
    """Edited messages can carry inline keyboards only."""
    if markup is not None and markup.kind != "inline":
        raise bad_request("inline keyboard expected")
