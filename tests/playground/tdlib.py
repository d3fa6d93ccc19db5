"""The real TDLib as a judge: static calls, no network."""

import json
from typing import Any

from tdjson import td_execute

MODES = {
    "html": {"@type": "textParseModeHTML"},
    "markdown_v2": {"@type": "textParseModeMarkdown", "version": 2},
    "markdown": {"@type": "textParseModeMarkdown", "version": 1},
}
NAMES = {
    "PreCode": "pre", "TextUrl": "text_link", "MentionName": "text_mention", "BlockQuote": "blockquote",
    "ExpandableBlockQuote": "expandable_blockquote", "CustomEmoji": "custom_emoji", "DateTime": "date_time",
    "BotCommand": "bot_command", "EmailAddress": "email", "PhoneNumber": "phone_number",
    "BankCardNumber": "bank_card", "MediaTimestamp": "media_timestamp",
}  # fmt: skip
DETAILS = ("url", "user_id", "custom_emoji_id", "language", "unix_time")


def execute(request: dict[str, Any]) -> dict[str, Any]:
    answer = td_execute(json.dumps(request).encode())
    assert answer is not None
    parsed: dict[str, Any] = json.loads(answer)
    return parsed


execute({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})


def verdict(answer: dict[str, Any]) -> str | tuple[str, list[dict[str, Any]]]:
    """The refusal as the Bot API words it, or the text and its entities."""
    if answer["@type"] == "error":
        return "Bad Request: " + answer["message"][:1].lower() + answer["message"][1:]
    return answer["text"], [entity(one) for one in answer["entities"]]


def entity(source: dict[str, Any]) -> dict[str, Any]:
    kind = source["type"]["@type"].removeprefix("textEntityType")
    made = {"type": NAMES.get(kind, kind.lower()), "offset": source["offset"], "length": source["length"]}
    return made | {key: source["type"][key] for key in DETAILS if key in source["type"]}


def parse(mode: str, text: str) -> str | tuple[str, list[dict[str, Any]]]:
    return verdict(execute({"@type": "parseTextEntities", "text": text, "parse_mode": MODES[mode]}))


def find(text: str) -> list[dict[str, Any]]:
    answer = execute({"@type": "getTextEntities", "text": text})
    return [entity(one) for one in answer["entities"]]


def fix(text: str, entities: list[tuple[str, int, int]]) -> str | tuple[str, list[dict[str, Any]]]:
    """What becomes of listed entities; the text must hold no marks of Markdown."""
    listed = []
    for kind, offset, length in entities:
        described: dict[str, Any] = {"@type": "textEntityType" + kind}
        if kind == "TextUrl":
            described["url"] = "http://e.com/"
        if kind == "CustomEmoji":
            described["custom_emoji_id"] = "5"
        listed.append({"@type": "textEntity", "offset": offset, "length": length, "type": described})
    source = {"@type": "formattedText", "text": text, "entities": listed}
    return verdict(execute({"@type": "parseMarkdown", "text": source}))
