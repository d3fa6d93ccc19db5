"""Entities Telegram finds in a text by itself: commands, mentions, hashtags, addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playground.text.entities import Entity, units

if TYPE_CHECKING:
    from collections.abc import Iterator

HINT = re.compile(r"[@#/$+.]")
# Letters of Sinhala, the middle dot and the zero-width non-joiner count as letters of a hashtag.
TAG = r"[^\W\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u2189\u2460-\u24ff]|[\u200c\u00b7\u0d80-\u0dff]"
MENTION = re.compile(r"(?<!\w)@([A-Za-z0-9_]{3,32})(?!\w)")
COMMAND = re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32}(?![\w/<>])|(?![\w/<>@]))")
HASHTAG = re.compile(rf"(?<![\w\u200c\u00b7\u0d80-\u0dff])#((?:{TAG}){{1,256}})((?:{TAG})*)(?![\w#])")
CASHTAG = re.compile(r"(?<![$\w\u200c\u00b7\u0d80-\u0dff])\$(?:1INCH|[A-Z]{1,8})(?![$\w\u200c\u00b7\u0d80-\u0dff])")
EMAIL = re.compile(
    r"(?<![\w.+:\-])(?:[A-Za-z0-9_\-]{0,26}[.+:]){0,10}[A-Za-z0-9_\-]{1,35}"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9_\-]{0,28}[A-Za-z0-9])?\.){1,6}[A-Za-z]{2,8}(?![\w\-@])"
)
PHONE = re.compile(r"(?<![\w+])\+\d(?:[ \-()]{0,2}\d){9,14}(?![\w])")
LABEL = r"[^\W_](?:[\w\-]{0,62}[^\W_])?"
URL = re.compile(
    rf"(?<![\w@.\-/])(?:(?P<protocol>https?|tg|ton|ftp)://)?(?:{LABEL}\.)+(?P<zone>{LABEL})(?::\d{{1,5}})?"
    r"(?P<path>[/?#][^\s<>«»\"]*)?",
    re.IGNORECASE,
)
COMMON_ZONES = frozenset(
    "com net org info biz edu gov mil int name pro aero arpa asia cat coop jobs mobi museum tel travel app dev "
    "xyz online site shop store blog cloud club live news tech world agency academy center life today digital "
    "page link media art рф рус онлайн сайт дети орг укр қаз".split()
)
TRAILING = ".,:;!?…'\")]}>«»"


def may_hold(text: str) -> bool:
    """A cheap look that spares most texts the search."""
    return HINT.search(text) is not None


def entities(text: str) -> list[Entity]:
    """All found entities; of two that overlap the first kind in this order stays."""
    spans: list[tuple[int, int, str]] = []
    for kind, search in (
        ("mention", mentions), ("bot_command", commands), ("hashtag", hashtags), ("cashtag", cashtags),
        ("email", emails), ("url", urls), ("phone_number", phones),
    ):  # fmt: skip
        for begin, end in search(text):
            if all(other_end <= begin or end <= other for other, other_end, _ in spans):
                spans.append((begin, end, kind))
    spans.sort()
    ascii_only = text.isascii()
    return [
        {
            "type": kind,
            "offset": begin if ascii_only else units(text[:begin]),
            "length": end - begin if ascii_only else units(text[begin:end]),
        }
        for begin, end, kind in spans
    ]


def mentions(text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in MENTION.finditer(text))


def commands(text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in COMMAND.finditer(text))


def hashtags(text: str) -> Iterator[tuple[int, int]]:
    for match in HASHTAG.finditer(text):
        if any(character.isalpha() for character in match[1]):
            yield match.start(), match.end(1)


def cashtags(text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in CASHTAG.finditer(text))


def emails(text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in EMAIL.finditer(text))


def phones(text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in PHONE.finditer(text))


def urls(text: str) -> Iterator[tuple[int, int]]:
    for match in URL.finditer(text):
        zone = match["zone"].lower()
        if match["protocol"] is None and not is_zone(zone):
            continue
        end = match.end()
        while end > match.start() and text[end - 1] in TRAILING:
            end -= 1
        yield match.start(), end


def is_zone(zone: str) -> bool:
    """A top-level domain people write without a protocol."""
    return zone in COMMON_ZONES or (len(zone) == 2 and zone.isascii() and zone.isalpha()) or zone.startswith("xn--")
