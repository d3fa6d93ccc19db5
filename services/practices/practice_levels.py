"""Levels of practices, and what makes two themes one: pure."""

from hashlib import sha256

from models.events import EventLevel
from services.naming import clean

LEVELS = tuple(EventLevel)
"""From the lowest to the highest: the order of levels of events."""
QUOTES = "«»„“”\"'`‘’"


def at_least(least: str) -> tuple[EventLevel, ...]:
    """Levels from this one up; of a word that is no level, none."""
    return LEVELS[LEVELS.index(EventLevel(least)) :] if least in set(EventLevel) else ()


def theme_key(theme: str) -> str:
    """What themes that are one share; it says nothing of the words, so it may stay when its author is forgotten."""
    return sha256(compared(theme).encode()).hexdigest()[:32]


def compared(theme: str) -> str:
    """The theme as it is compared: without case, the dots over yo, quotes, further spaces and full stops at its end."""
    letters = clean(theme).lower().translate({0x451: "\u0435"})
    bare = letters.translate({ord(one): None for one in QUOTES})
    return " ".join(bare.split()).rstrip(". ") or letters
