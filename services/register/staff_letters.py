"""Texts of table cells made tidy: invisible signs, letters of another alphabet, names of people."""

import re
import unicodedata

from programmes.staff_words import LOOK_ALIKES
from services.errors import Unfitting
from services.naming import LONGEST_NAME, NAME, capital, clean, search_key
from services.shortening import short

CYRILLIC = re.compile("[\u0400-\u04ff]")
FOREIGN = re.compile(r"[^\W\d_\u0400-\u04ff]")
"""A letter of any other alphabet."""
WORD = re.compile(r"[^\W\d_]+")
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
LONGEST_SHOWN = 60
MOST_WORDS = 3
"""So many words one part of a name may have."""


def tidy(text: str) -> str:
    """One line without invisible signs; those inside a word vanish, other gaps become one space."""
    if _is_tidy(text):
        return text
    decoded = ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return clean("".join(char for char in decoded if unicodedata.category(char) != "Cf"))


def _is_tidy(text: str) -> bool:
    """What nearly every cell is, told without looking at each of its letters."""
    is_plain = text.isprintable() and unicodedata.is_normalized("NFC", text)
    return is_plain and text == text.strip() and "  " not in text and "_x" not in text


def shown(text: str) -> str:
    """The text as a problem quotes it."""
    return short(text, LONGEST_SHOWN)


def cyrillic(text: str) -> str:
    """The text with every word of mixed alphabets turned Cyrillic, where all its letters allow that."""
    if not FOREIGN.search(text):
        return text
    return WORD.sub(lambda found: _turned(found[0]) if CYRILLIC.search(found[0]) else found[0], text)


def key(text: str) -> str:
    """What spellings of a term share, look-alike letters included."""
    if not FOREIGN.search(text):
        return search_key(text)
    return search_key(WORD.sub(lambda found: _turned(found[0]), text))


def part_of_name(text: str) -> str:
    """A surname, a name or a patronymic in Russian letters. Raises Unfitting."""
    if FOREIGN.search(text):
        text = WORD.sub(lambda found: _turned(found[0]), text)
        if FOREIGN.search(text):
            raise Unfitting("staff-problem-foreign-letters", text=shown(text))
    words = text.split(" ")
    if len(words) > MOST_WORDS or len(text) > LONGEST_NAME or not all(NAME.fullmatch(word) for word in words):
        raise Unfitting("staff-problem-name", text=shown(text))
    if any(len(word) == 1 or word.endswith(".") for word in words):
        raise Unfitting("staff-problem-initials", text=shown(text))
    # A word that follows, as in Turkic patronymics, may be written small.
    return " ".join([_cased(words[0]), *(word if word.islower() else _cased(word) for word in words[1:])])


def parts_of_full_name(text: str) -> tuple[str, str, str | None]:
    """Surname, name and patronymic out of one cell. Raises Unfitting."""
    words = text.split(" ")
    if not 2 <= len(words) <= 4:
        raise Unfitting("staff-problem-full-name", text=shown(text))
    surname, name, *rest = words
    patronymic = part_of_name(" ".join(rest)) if rest else None
    return part_of_name(surname), part_of_name(name), patronymic


def _turned(word: str) -> str:
    turned = word.translate(LOOK_ALIKES)
    return word if FOREIGN.search(turned) else turned


def _cased(word: str) -> str:
    """A capital first; a capital inside stays only where the word was typed with care."""
    if word[0].isupper() and word[1].islower():
        return word
    return "-".join(capital(piece.lower()) for piece in word.split("-"))
