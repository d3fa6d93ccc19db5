"""The legacy Markdown: four marks, no nesting, no escapes inside them."""

from __future__ import annotations

from playground.text.entities import Entity, byte_offset, in_order, link_entity, markup_error, units

MARKS = "_*`["
KINDS = {"_": "italic", "*": "bold", "`": "code"}
FENCE = "```"
SPACE = " \t\r\n\v\0"


def language_end(raw: str, position: int) -> int:
    """Where the language after ``` ends; the same place when there is none."""
    end = position
    while end < len(raw) and raw[end] not in SPACE and raw[end] != "`":
        end += 1
    return end if end < len(raw) and raw[end] != "`" else position


def skip_line_end(raw: str, position: int) -> int:
    """One line end directly after the opening ``` belongs to the markup."""
    if raw[position : position + 2] in {"\r\n", "\n\r"}:
        return position + 2
    return position + 1 if raw[position : position + 1] in {"\n", "\r"} else position


class Parser:
    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.pieces: list[str] = []
        self.length = 0
        self.entities: list[Entity] = []

    def parse(self) -> tuple[str, list[Entity]]:
        raw = self.raw
        position = 0
        while position < len(raw):
            character = raw[position]
            if character == "\\" and raw[position + 1 : position + 2] in {*MARKS}:
                self.append(raw[position + 1])
                position += 2
            elif character in MARKS:
                position = self.entity(position)
            else:
                end = position + 1
                while end < len(raw) and raw[end] not in MARKS and raw[end] != "\\":
                    end += 1
                self.append(raw[position:end])
                position = end
        return "".join(self.pieces), in_order(self.entities)

    def append(self, piece: str) -> None:
        self.pieces.append(piece)
        self.length += units(piece)

    def entity(self, begin: int) -> int:
        raw = self.raw
        mark = raw[begin]
        language = ""
        closing = "]" if mark == "[" else mark
        position = begin + 1
        if raw.startswith(FENCE, begin):
            closing = FENCE
            position = begin + 3
            end = language_end(raw, position)
            language = raw[position:end]
            position = skip_line_end(raw, end)
        end = raw.find(closing, position)
        if end < 0:
            offset = byte_offset(raw, begin)
            raise markup_error(f"Can't find end of the entity starting at byte offset {offset}")
        inner = raw[position:end]
        after = end + len(closing)
        if not inner:
            return after
        if mark == "[":
            return self.link(inner, begin, after)
        kind = "pre" if closing == FENCE else KINDS[mark]
        entity: Entity = {"type": kind, "offset": self.length, "length": units(inner)}
        if language:
            entity["language"] = language
        self.entities.append(entity)
        self.append(inner)
        return after

    def link(self, inner: str, begin: int, position: int) -> int:
        offset = self.length
        self.append(inner)
        if self.raw.startswith("(", position):
            end = self.raw.find(")", position)
            end = len(self.raw) if end < 0 else end
            url = self.raw[position + 1 : end]
            position = end + 1
        else:
            url = self.overwritten(begin, position - 1)
        entity = link_entity(url, offset, self.length - offset)
        if entity:
            self.entities.append(entity)
        return position

    def overwritten(self, begin: int, end: int) -> str:
        """The address of `[x]` without brackets after it.

        The real parser writes the text without marks over the raw one and takes the address from there,
        which is why `[http://e.com]` is no link and `[(http://e.com)]` is one.
        """
        written = "".join(self.pieces).encode()
        raw = self.raw.encode()
        mixed = written + raw[len(written) :]
        return mixed[byte_offset(self.raw, begin) + 1 : byte_offset(self.raw, end)].decode(errors="replace")


def parse(raw: str) -> tuple[str, list[Entity]]:
    """Text without marks, and the entities; ApiError on bad markup."""
    return Parser(raw).parse()
