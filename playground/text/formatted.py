"""A finished text: cleaned, trimmed, measured, with entities that nest."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from playground.errors import bad_request
from playground.text.entities import Entity, units
from playground.text.nesting import FAR, nested

UNPRINTABLE = re.compile("[\x00-\x09\x0b-\x1f\u2028-\u202e\u0333\u033f\u030a]")
# Two marks of writing direction in a row are used for tricks: all but the last lose their power.
MARKS = re.compile("[\u200e\u200f](?=[\u200e\u200f])")
VANISHING = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a]")
INVISIBLE = re.compile(r"[\s\u00ad\u115f\u1160\u180e\u200b-\u200f\u2028-\u202f\u205f-\u2064\u2800\u3164\ufeff\ufffc]*")
LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024


@dataclass(slots=True)
class Formatted:
    text: str = ""
    entities: list[Entity] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return is_empty(self.text)


def is_empty(text: str) -> bool:
    """Nothing a reader could see."""
    return INVISIBLE.fullmatch(text) is not None


def fixed(text: str, entities: list[Entity], *, trim: bool = True) -> Formatted:
    """The text as Telegram stores it: control characters out, blanks at both ends out, entities that nest."""
    entities = [entity for entity in entities if entity["length"] > 0]
    if entities:
        entities = nested(entities)
        refuse_misplaced(text, entities)
    if UNPRINTABLE.search(text):
        text, entities = cleaned(text, entities)
        entities = nested(entities)
    if MARKS.search(text):
        text = MARKS.sub("\u200c", text)
    return trimmed(text, entities) if trim else Formatted(text, entities)


def refuse_misplaced(text: str, entities: list[Entity]) -> None:
    """Entities must lie inside the text and on the borders of its characters."""
    length = units(text)
    borders = None if length == len(text) else character_borders(text)
    # In the order of the text, and of two that end at one place the inner one first.
    ends = [(entity["offset"] + entity["length"], -place, entity) for place, entity in enumerate(entities)]
    begins = [(entity["offset"], FAR, entity) for entity in entities]
    for position, place, entity in sorted(begins + ends, key=lambda border: late(border, length)):
        if position <= length and (borders is None or position in borders):
            continue
        if place == FAR and position > length:
            raise bad_request(f"entity begins after the end of the text at UTF-16 offset {position}")
        if place == FAR:
            offset = bytes_through(text, position)
            raise bad_request(f"entity begins in a middle of a UTF-16 symbol at byte offset {offset}")
        begin = f"entity beginning at UTF-16 offset {entity['offset']} ends"
        if position > length:
            raise bad_request(f"{begin} after the end of the text at UTF-16 offset {position}")
        offset = bytes_through(text, position)
        raise bad_request(f"{begin} in a middle of a UTF-16 symbol at byte offset {offset}")


def late(border: tuple[int, int, Entity], length: int) -> tuple[int, int, int]:
    """Beyond the end of the text the beginnings are looked at first."""
    position, place, _ = border
    lateness = 0 if position <= length else 1 if place == FAR else 2
    return lateness, position, place


def bytes_through(text: str, position: int) -> int:
    """Bytes up to the end of the character that the UTF-16 offset cuts in two."""
    passed = size = 0
    for character in text:
        width = 2 if character > "\uffff" else 1
        passed += width
        size += len(character.encode("utf-8", "surrogatepass"))
        if passed > position:
            break
    return size


def character_borders(text: str) -> set[int]:
    borders = {0}
    position = 0
    for character in text:
        position += 2 if character > "\uffff" else 1
        borders.add(position)
    return borders


def cleaned(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Control characters become blanks, carriage returns and direction marks vanish."""
    positions: list[int] = []
    length = 0
    kept: list[str] = []
    for character in text:
        width = 2 if character > "\uffff" else 1
        positions.extend([length] * width)
        if VANISHING.match(character):
            continue
        kept.append(" " if UNPRINTABLE.match(character) else character)
        length += width
    positions.append(length)
    moved: list[Entity] = []
    for entity in entities:
        begin = positions[entity["offset"]]
        size = positions[entity["offset"] + entity["length"]] - begin
        if size > 0:
            moved.append({**entity, "offset": begin, "length": size})
    return "".join(kept), moved


def trimmed(text: str, entities: list[Entity]) -> Formatted:
    """Blanks at the end go; blanks at the start go unless an entity begins among them."""
    text = text.rstrip(" \n")
    length = units(text)
    entities = [entity for entity in entities if entity["offset"] < length]
    for entity in entities:
        entity["length"] = min(entity["length"], length - entity["offset"])
    first = entities[0]["offset"] if entities else length
    blanks = min(len(text) - len(text.lstrip(" \n")), first)
    if blanks:
        text = text[blanks:]
        for entity in entities:
            entity["offset"] -= blanks
    return Formatted(text, entities)
