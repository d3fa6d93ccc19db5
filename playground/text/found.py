"""Entities Telegram finds in a text by itself: commands, mentions, hashtags, addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playground.text import addresses
from playground.text.entities import Entity, units

if TYPE_CHECKING:
    from collections.abc import Iterator

HINT = re.compile(r"[@#/$+.]")
# Letters of Sinhala, the middle dot and the zero-width non-joiner count as letters of a hashtag.
TAG = r"[^\W\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u2189\u2460-\u24ff]|[\u200c\u00b7\u0d80-\u0dff]"
# A tag may name the chat it belongs to.
OWNER = r"@[A-Za-z0-9_]{3,32}(?!\w)"
MENTION = re.compile(r"(?<!\w)@([A-Za-z0-9_]{2,32})(?!\w)")
COMMAND = re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32}(?![\w/<>])|(?![\w/<>@]))")
HASHTAG = re.compile(rf"(?<![\w\u200c\u00b7\u0d80-\u0dff])#((?:{TAG}){{1,256}})((?:{TAG})*)(?![\w#])({OWNER})?")
CASHTAG = re.compile(
    r"(?<![$\w\u200c\u00b7\u0d80-\u0dff])\$(?:1INCH|[A-Z]{1,8})(?![$\w\u200c\u00b7\u0d80-\u0dff])" + f"(?:{OWNER})?"
)
PHONE = re.compile(r"(?<![\w+])\+\d(?:[ \-()]{0,2}\d){9,14}(?!\w)")
# Names shorter than four letters that Telegram still takes for mentions.
SHORT_NAMES = frozenset({"gif", "wiki", "vid", "bing", "pic", "bold", "imdb", "coub", "like", "vote"})
PLAIN = (("/", COMMAND, "bot_command"), ("$", CASHTAG, "cashtag"), ("+", PHONE, "phone_number"))


def may_hold(text: str) -> bool:
    """A cheap look that spares most texts the search."""
    return HINT.search(text) is not None


def entities(text: str) -> list[Entity]:
    """All found entities; of two that overlap the one that begins first stays."""
    found = sorted(spans(text), key=lambda span: (span[0], -span[1]))
    ascii_only = text.isascii()
    made: list[Entity] = []
    last = 0
    for begin, end, kind in found:
        if begin < last:
            continue
        last = end
        offset = begin if ascii_only else units(text[:begin])
        length = end - begin if ascii_only else units(text[begin:end])
        made.append({"type": kind, "offset": offset, "length": length})
    return made


def spans(text: str) -> Iterator[tuple[int, int, str]]:
    """(begin, end, kind) in characters, in no order."""
    for hint, pattern, kind in PLAIN:
        if hint in text:
            for match in pattern.finditer(text):
                yield *match.span(), kind
    for match in MENTION.finditer(text) if "@" in text else ():
        if len(match[1]) > 3 or match[1].lower() in SHORT_NAMES:
            yield *match.span(), "mention"
    for match in HASHTAG.finditer(text) if "#" in text else ():
        if any(character.isalpha() for character in match[1]):
            yield match.start(), match.end(3 if match[3] else 1), "hashtag"
    if "." in text or "://" in text:
        yield from addresses.spans(text)
