"""Places in the words of an announcement that are filled for each reader."""

import html
import re
from collections.abc import Mapping

from services.errors import Unfitting

TAG = re.compile(r"<[^>]*>")
PLACE = re.compile(r"%([^\W\d_]+)%")
"""A word between signs of percent; «50 % and 60 %» has no such word."""
WORD = re.compile(r"\w+")
SHARED = 0.8
"""Of the words of both: another hour and room in a sentence stay alike, another day in three words does not."""
LONGEST = 3500
"""Leaves room for what stands around it; Telegram takes 4096."""
LONGEST_CAPTION = 1024
"""Under a file; a bot may not say more there, people who pay may."""


def canonical(text: str, places: Mapping[str, str]) -> str:
    """The text with its places named as `fill` knows them; `places` says what their spoken names mean.

    Raises Unfitting for a place nobody can fill, or too many words.
    """
    if len(text) > LONGEST:
        raise Unfitting("words-too-long", limit=LONGEST)
    for name in PLACE.findall(text):
        if name.lower() not in places:
            known = ", ".join(f"%{one}%" for one in places)
            raise Unfitting("announcement-unknown-place", place=name[:40], places=known)
    return PLACE.sub(lambda found: f"%{places[found[1].lower()]}%", text)


def spoken(text: str, names: Mapping[str, str]) -> str:
    """The text as its author writes it: `canonical` the other way round."""
    return PLACE.sub(lambda found: f"%{names.get(found[1], found[1])}%", text)


def untagged(text: str) -> str:
    """The words without markup."""
    return html.unescape(TAG.sub("", text))


def are_alike(one: str, other: str) -> bool:
    """Whether they share most of their words; neither the order nor signs, capitals and markup matter."""
    words, others = (set(WORD.findall(untagged(text).lower())) for text in (one, other))
    return 2 * len(words & others) >= SHARED * (len(words) + len(others))


def places_of(text: str) -> set[str]:
    """What is filled for each reader."""
    return set(PLACE.findall(text))


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text for one reader; it is HTML, so what is put in is escaped."""
    return PLACE.sub(lambda found: html.escape(values.get(found[1], ""), quote=False), text)
