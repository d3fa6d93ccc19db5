"""HTML markup, with the refusals of the real parser; offsets in them are bytes of the raw text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playground.text.characters import decode_character, refuse_surrogates
from playground.text.entities import (
    DATE_FORMAT,
    Entity,
    byte_offset,
    custom_emoji_id,
    date_entity,
    in_order,
    link_entity,
    markup_error,
    units,
)

SPACE = " \t\r\n\v\0"
SPACES = re.compile(rf"[{SPACE}]*")
NAME = re.compile(rf"[^{SPACE}>]*")
ATTRIBUTE = re.compile(rf"[^{SPACE}=>/\"']*")
TOKEN = re.compile(r"[A-Za-z0-9.\-]*")
SPECIAL = re.compile("[<&]")

SIMPLE = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "span": "spoiler",
    "tg-spoiler": "spoiler",
}  # fmt: skip
SUPPORTED = frozenset(SIMPLE) | {"a", "pre", "code", "blockquote", "tg-emoji", "tg-time"}


@dataclass(slots=True)
class Tag:
    """An open tag: where its text begins, and the attributes that matter."""

    name: str
    offset: int
    start: int
    attributes: dict[str, str]


class Parser:
    """One pass over the raw text; `pieces` is the text without markup."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.pieces: list[str] = []
        self.length = 0
        self.open: list[Tag] = []
        self.entities: list[Entity] = []

    def parse(self) -> tuple[str, list[Entity]]:
        raw = self.raw
        position = 0
        while True:
            special = SPECIAL.search(raw, position)
            self.append(raw[position : special.start()] if special else raw[position:])
            if not special:
                break
            position = special.start()
            if raw[position] == "&":
                character, after = decode_character(raw, position)
                self.append(character or "&")
                position = after if character else position + 1
            elif raw.startswith("/", position + 1):
                position = self.close(position)
            else:
                position = self.start(position)
        if self.open:
            raise markup_error(f'Can\'t find end tag corresponding to start tag "{self.open[-1].name}"')
        text = "".join(self.pieces)
        if not text.isascii():
            refuse_surrogates(text)
        return text, in_order(self.entities)

    def append(self, piece: str) -> None:
        if piece:
            self.pieces.append(piece)
            self.length += units(piece)

    def at(self, position: int) -> int:
        return byte_offset(self.raw, position)

    def start(self, begin: int) -> int:
        raw = self.raw
        end = NAME.match(raw, begin + 1).end()  # type: ignore[union-attr]  # the pattern matches anything
        if end == len(raw):
            raise markup_error(f"Unclosed start tag at byte offset {self.at(begin)}")
        name = lower_latin(raw[begin + 1 : end])
        if name not in SUPPORTED:
            raise markup_error(f'Unsupported start tag "{name}" at byte offset {self.at(begin)}')
        attributes: dict[str, str] = {}
        position = self.skip_spaces(end)
        while not raw.startswith(">", position):
            position = self.attribute(begin, name, position, attributes)
            if position == len(raw):
                raise markup_error(f"Unclosed start tag at byte offset {self.at(begin)}")
            position = self.skip_spaces(position)
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise markup_error(f'Tag "span" must have class "tg-spoiler" at byte offset {self.at(begin)}')
        self.open.append(Tag(name, self.length, len(self.pieces), attributes))
        return position + 1

    def skip_spaces(self, position: int) -> int:
        return SPACES.match(self.raw, position).end()  # type: ignore[union-attr]  # the pattern matches anything

    def attribute(self, begin: int, tag: str, position: int, attributes: dict[str, str]) -> int:
        raw = self.raw
        end = ATTRIBUTE.match(raw, position).end()  # type: ignore[union-attr]  # the pattern matches anything
        name = raw[position:end]
        if not name:
            raise markup_error(f'Empty attribute name in the tag "{tag}" at byte offset {self.at(begin)}')
        position = self.skip_spaces(end)
        if position < len(raw) and raw[position] != "=":
            attributes[name] = ""
            return position
        position = self.skip_spaces(position + 1)
        if position >= len(raw):
            raise markup_error(f'Unclosed start tag "{tag}" at byte offset {self.at(begin)}')
        if raw[position] in "\"'":
            attributes[name], position = self.quoted(position)
        else:
            attributes[name], position = self.token(position)
        return position

    def quoted(self, position: int) -> tuple[str, int]:
        raw = self.raw
        quote = raw[position]
        position += 1
        value = ""
        while position < len(raw) and raw[position] != quote:
            character = ""
            if raw[position] == "&":
                character, after = decode_character(raw, position)
            if character:
                value += character
                position = after
            else:
                value += raw[position]
                position += 1
        return value, min(position + 1, len(raw))

    def token(self, position: int) -> tuple[str, int]:
        end = TOKEN.match(self.raw, position).end()  # type: ignore[union-attr]  # the pattern matches anything
        if end < len(self.raw) and self.raw[end] not in SPACE + ">":
            raise markup_error(f"Unexpected end of name token at byte offset {self.at(position)}")
        return self.raw[position:end].lower(), end

    def close(self, begin: int) -> int:
        raw = self.raw
        if not self.open:
            raise markup_error(f"Unexpected end tag at byte offset {self.at(begin)}")
        end = NAME.match(raw, begin + 2).end()  # type: ignore[union-attr]  # the pattern matches anything
        name = lower_latin(raw[begin + 2 : end])
        position = self.skip_spaces(end)
        if not raw.startswith(">", position):
            raise markup_error(f"Unclosed end tag at byte offset {self.at(begin)}")
        tag = self.open.pop()
        if name and name != tag.name:
            raise markup_error(
                f'Unmatched end tag at byte offset {self.at(begin)}, expected "</{tag.name}>", found "</{name}>"'
            )
        if self.length > tag.offset:
            self.add(tag)
        return position + 1

    def add(self, tag: Tag) -> None:
        length = self.length - tag.offset
        name = tag.name
        if name in SIMPLE:
            self.entities.append({"type": SIMPLE[name], "offset": tag.offset, "length": length})
        elif name in {"pre", "code"}:
            self.add_code(tag, length)
        elif name == "blockquote":
            kind = "expandable_blockquote" if "expandable" in tag.attributes else "blockquote"
            self.entities.append({"type": kind, "offset": tag.offset, "length": length})
        else:
            entity = self.special(tag, length)
            if entity:
                self.entities.append(entity)

    def special(self, tag: Tag, length: int) -> Entity | None:
        if tag.name == "a":
            url = tag.attributes.get("href", "") or "".join(self.pieces[tag.start :])
            return link_entity(url, tag.offset, length)
        if tag.name == "tg-time":
            form = tag.attributes.get("format", "")
            if not DATE_FORMAT.fullmatch(form):
                raise markup_error("Invalid date format used")
            return date_entity(tag.attributes.get("unix", ""), form, tag.offset, length)
        emoji = custom_emoji_id(tag.attributes.get("emoji-id", ""))
        if emoji is None:
            raise markup_error("Invalid custom emoji identifier specified")
        return {"type": "custom_emoji", "offset": tag.offset, "length": length, "custom_emoji_id": emoji}

    def add_code(self, tag: Tag, length: int) -> None:
        """`pre` and `code` around the same text make one entity when the `code` names a language."""
        language = ""
        if tag.name == "code" and tag.attributes.get("class", "").startswith("language-"):
            language = tag.attributes["class"].removeprefix("language-")
        last = self.entities[-1] if self.entities else None
        if last and (last["offset"], last["length"]) == (tag.offset, length):
            if tag.name == "pre" and last["type"] == "code" and last.get("language"):
                last["type"] = "pre"
                return
            if language and last["type"] == "pre" and "language" not in last:
                last["language"] = language
                return
        entity: Entity = {"type": tag.name, "offset": tag.offset, "length": length}
        if language:
            entity["language"] = language
        self.entities.append(entity)


def lower_latin(name: str) -> str:
    return name.lower() if name.isascii() else "".join(c.lower() if c.isascii() else c for c in name)


def parse(raw: str) -> tuple[str, list[Entity]]:
    """Text without tags, and the entities; ApiError on bad markup."""
    text, found = Parser(raw).parse()
    for entity in found:
        if entity["type"] == "code":
            entity.pop("language", None)
    return text, found
