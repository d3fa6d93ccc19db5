"""MarkdownV2: nested marks, strict about reserved characters; refusals are those of the real parser."""

from __future__ import annotations

from dataclasses import dataclass

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
from playground.text.links import query_of
from playground.text.markdown import language_end, skip_line_end

RESERVED = frozenset("_*[]()~`>#+-=|{}.!\n")
CODE_RESERVED = frozenset("`")
LONG_MARKS = ("```", "__", "||", "![")
MARKS = {
    "*": "Bold", "_": "Italic", "__": "Underline", "~": "Strikethrough", "||": "Spoiler", "`": "Code",
    "```": "Pre", "[": "TextUrl", "![": "CustomEmoji",
}  # fmt: skip
API_NAMES = {
    "Bold": "bold", "Italic": "italic", "Underline": "underline", "Strikethrough": "strikethrough",
    "Spoiler": "spoiler", "Code": "code", "Pre": "pre", "PreCode": "pre", "BlockQuote": "blockquote",
    "ExpandableBlockQuote": "expandable_blockquote",
}  # fmt: skip
CLOSING = {
    "Bold": "*", "Italic": "_", "Underline": "__", "Strikethrough": "~", "Spoiler": "||", "Code": "`",
    "Pre": "```", "PreCode": "```", "TextUrl": "]", "CustomEmoji": "]",
}  # fmt: skip
CODES = frozenset({"Code", "Pre", "PreCode"})
MARKED_URL = "tg://emoji or tg://time URL"


@dataclass(slots=True)
class Mark:
    """An open mark: its kind, where its text begins, and where it stands in the raw text."""

    kind: str
    offset: int
    start: int
    position: int
    language: str = ""


class Parser:
    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.pieces: list[str] = []
        self.length = 0
        self.open: list[Mark] = []
        self.entities: list[Entity] = []
        self.may_quote = True
        self.in_quote = False

    def parse(self) -> tuple[str, list[Entity]]:
        raw = self.raw
        position = 0
        while position < len(raw):
            character = raw[position]
            if character == "\\" and "\0" < raw[position + 1 : position + 2] < "\x7f":
                self.append(raw[position + 1])
                self.may_quote = self.may_quote or raw[position + 1] == "\n"
                position += 2
                continue
            top = self.open[-1].kind if self.open else ""
            reserved = CODE_RESERVED if top in CODES else RESERVED
            if character in reserved:
                position = self.reserved(position, top)
                continue
            end = position + 1
            while end < len(raw) and raw[end] not in reserved and raw[end] != "\\":
                end += 1
            self.append(raw[position:end])
            position = end
        if self.in_quote:
            self.close_quote("BlockQuote")
        if self.open:
            raise self.unclosed(self.open[-1])
        return "".join(self.pieces), in_order(self.entities)

    def append(self, piece: str) -> None:
        self.pieces.append(piece)
        self.length += units(piece)
        if piece.strip("\r"):
            self.may_quote = False

    def at(self, position: int) -> int:
        return byte_offset(self.raw, position)

    def unclosed(self, mark: Mark) -> Exception:
        return markup_error(f"Can't find end of {mark.kind} entity at byte offset {self.at(mark.position)}")

    def reserved(self, position: int, top: str) -> int:
        raw = self.raw
        if raw[position] == "\n":
            return self.line_end(position, "BlockQuote")
        mark = next((long for long in LONG_MARKS if raw.startswith(long, position)), raw[position])
        if top and self.closes(top, position, mark):
            return self.close(position)
        if mark == "||" and self.in_quote and self.ends_quote(position + 2):
            return self.line_end(position + 2, "ExpandableBlockQuote")
        if mark == ">" and self.may_quote:
            if not self.in_quote:
                self.in_quote = True
                self.open.append(Mark("BlockQuote", self.length, len(self.pieces), position))
            return position + 1
        if mark not in MARKS:
            raise markup_error(f"Character '{raw[position]}' is reserved and must be escaped with the preceding '\\'")
        return self.start(position, mark)

    def ends_quote(self, position: int) -> bool:
        """The quotation cannot go on: the text ends, or the next line begins without `>`."""
        rest = self.raw[position : position + 2]
        return not rest or (rest[0] == "\n" and rest != "\n>")

    def closes(self, top: str, position: int, mark: str) -> bool:
        closing = CLOSING.get(top)
        if closing is None or not self.raw.startswith(closing, position):
            return False
        return not (top == "Italic" and mark == "__")

    def line_end(self, position: int, kind: str) -> int:
        """A line end: a quotation goes on when the next line begins with `>`, else it ends here."""
        raw = self.raw
        if position >= len(raw):
            self.close_quote(kind)
            return position
        self.append("\n")
        self.may_quote = True
        position += 1
        if self.in_quote and not raw.startswith(">", position):
            self.close_quote(kind)
        return position

    def close_quote(self, kind: str) -> None:
        mark = self.open[-1]
        if mark.kind != "BlockQuote":
            raise self.unclosed(mark)
        self.open.pop()
        self.in_quote = False
        if self.length > mark.offset:
            self.entities.append({"type": API_NAMES[kind], "offset": mark.offset, "length": self.length - mark.offset})

    def start(self, position: int, mark: str) -> int:
        kind = MARKS[mark]
        opened = Mark(kind, self.length, len(self.pieces), position)
        self.open.append(opened)
        after = position + len(mark)
        if kind == "Pre":
            end = language_end(self.raw, after)
            opened.language = self.raw[after:end]
            if opened.language:
                opened.kind = "PreCode"
            after = skip_line_end(self.raw, end)
        return after

    def close(self, position: int) -> int:
        mark = self.open.pop()
        length = self.length - mark.offset
        after = position + len(CLOSING[mark.kind])
        if mark.kind in {"TextUrl", "CustomEmoji"}:
            return self.close_link(mark, length, after)
        if length:
            entity: Entity = {"type": API_NAMES[mark.kind], "offset": mark.offset, "length": length}
            if mark.language:
                entity["language"] = mark.language
            self.entities.append(entity)
        return after

    def close_link(self, mark: Mark, length: int, position: int) -> int:
        is_emoji = mark.kind == "CustomEmoji"
        url = "".join(self.pieces[mark.start :])
        if self.raw.startswith("(", position):
            url, position = self.url(position + 1)
        elif is_emoji:
            raise markup_error(f"The entity must contain a {MARKED_URL}")
        entity = marked_entity(url, mark.offset, length) if is_emoji else link_entity(url, mark.offset, length)
        if entity and length:
            self.entities.append(entity)
        return position

    def url(self, begin: int) -> tuple[str, int]:
        raw = self.raw
        position = begin
        url = ""
        while position < len(raw) and raw[position] != ")":
            if raw[position] == "\\" and "\0" < raw[position + 1 : position + 2] < "\x7f":
                position += 1
            url += raw[position]
            position += 1
        if position == len(raw):
            raise markup_error(f"Can't find end of a URL at byte offset {self.at(begin)}")
        return url, position + 1


def marked_entity(url: str, offset: int, length: int) -> Entity | None:
    """![x](tg://emoji?id=N) or ![x](tg://time?unix=N&format=F)."""
    emoji = query_of(url, "emoji")
    if emoji is not None:
        number = custom_emoji_id(emoji.get("id", ""))
        if number is not None:
            return {"type": "custom_emoji", "offset": offset, "length": length, "custom_emoji_id": number}
    moment = query_of(url, "time")
    if moment is not None and DATE_FORMAT.fullmatch(moment.get("format", "")):
        entity = date_entity(moment.get("unix", ""), moment.get("format", ""), offset, length)
        if entity:
            return entity
    raise markup_error(f"Invalid {MARKED_URL} specified")


def parse(raw: str) -> tuple[str, list[Entity]]:
    """Text without marks, and the entities; ApiError on bad markup."""
    return Parser(raw).parse()
