"""Which entities may overlap: Telegram splits, merges and drops them until they nest."""

from __future__ import annotations

from typing import Final

from playground.text.entities import Entity, in_order

SPLITTABLE: Final = ("bold", "italic", "underline", "strikethrough", "spoiler")
QUOTES: Final = frozenset({"blockquote", "expandable_blockquote"})
CODES: Final = frozenset({"code", "pre"})
FAR: Final = 1 << 31


def end_of(entity: Entity) -> int:
    return int(entity["offset"] + entity["length"])


def nested(entities: list[Entity]) -> list[Entity]:
    """The entities Telegram keeps, in its order."""
    in_order(entities)
    if len(entities) < 2:
        return entities
    quotes = without_overlaps([one for one in entities if one["type"] in QUOTES])
    solid = [one for one in entities if one["type"] not in QUOTES and one["type"] not in SPLITTABLE]
    solid = [one for one in without_overlaps(solid) if not any(crosses(one, quote) for quote in quotes)]
    solid = in_order(solid + quotes)
    styles = [one for one in entities if one["type"] in SPLITTABLE]
    return in_order(solid + Splitter(styles).around(solid)) if styles else solid


def without_overlaps(entities: list[Entity]) -> list[Entity]:
    """The first of two overlapping entities stays."""
    kept: list[Entity] = []
    end = 0
    for entity in entities:
        if entity["offset"] >= end:
            kept.append(entity)
            end = end_of(entity)
    return kept


def crosses(entity: Entity, quote: Entity) -> bool:
    """An entity may lie inside a quotation or outside of it, not across its border."""
    begin, end = entity["offset"], end_of(entity)
    if end <= quote["offset"] or begin >= end_of(quote):
        return False
    return begin < quote["offset"] or end > end_of(quote)


class Splitter:
    """Cuts bold, italic and the like at the borders of other entities, and takes them out of code."""

    def __init__(self, styles: list[Entity]) -> None:
        self.styles = styles
        self.next = 0
        self.running: dict[str, tuple[int, int]] = {}
        self.result: list[Entity] = []

    def around(self, solid: list[Entity]) -> list[Entity]:
        stack: list[Entity] = []
        for entity in [*solid, None]:
            limit = entity["offset"] if entity else FAR
            while stack and end_of(stack[-1]) <= limit:
                self.leave(stack.pop())
            self.advance(limit)
            if entity:
                stack.append(entity)
        return self.result

    def leave(self, entity: Entity) -> None:
        kept = len(self.result)
        self.advance(end_of(entity))
        if entity["type"] in CODES:
            del self.result[kept:]

    def advance(self, limit: int) -> None:
        while self.next < len(self.styles) and self.styles[self.next]["offset"] < limit:
            style = self.styles[self.next]
            kind = style["type"]
            begin, end = self.running.get(kind, (0, 0))
            if end and style["offset"] <= end:
                self.running[kind] = begin, max(end, end_of(style))
            else:
                self.flush(style["offset"])
                self.running[kind] = style["offset"], end_of(style)
            self.next += 1
        self.flush(limit)

    def flush(self, limit: int) -> None:
        for kind in SPLITTABLE:
            begin, end = self.running.get(kind, (0, 0))
            if not end or begin >= limit:
                continue
            stop = min(end, limit)
            self.result.append({"type": kind, "offset": begin, "length": stop - begin})
            if end <= limit:
                del self.running[kind]
            else:
                self.running[kind] = stop, end
