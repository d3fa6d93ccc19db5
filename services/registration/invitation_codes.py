"""Codes of invitations: made by chance, read however they are typed, kept only as their digest."""

import hashlib
import secrets
from collections.abc import Mapping

from programmes.staff_words import LOOK_ALIKES

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without letters and digits that are taken for each other on paper. Ten of them are 49 bits: nobody guesses one."""
LENGTH = 10
GROUP = 5

_LATIN: Mapping[int, int] = {own: foreign for foreign, own in LOOK_ALIKES.items() if chr(foreign) in ALPHABET}
"""Russian letters that look like letters of a code, turned into those."""
_DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")
LONGEST_TYPED = 40


def make() -> str:
    """A code nobody guesses; with a digit and a letter in it, so that no word and no number looks like one."""
    while True:
        code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
        if _is_mixed(code):
            return code


def shown(code: str) -> str:
    """The code as it stands on paper: in two groups."""
    return f"{code[:GROUP]}-{code[GROUP:]}"


def read(typed: str) -> str | None:
    """Ten Latin letters and digits, whatever their case, with hyphens, spaces and Russian letters among them."""
    if len(typed) > LONGEST_TYPED:
        return None
    letters = "".join(char for char in typed.upper() if not char.isspace() and char not in _DASHES).translate(_LATIN)
    return letters if len(letters) == LENGTH and letters.isascii() and letters.isalnum() else None


def read_message(typed: str) -> str | None:
    """The same of a message nobody asked for: a word or a telephone number is no attempt at a code."""
    code = read(typed)
    if code is None or not (_is_mixed(code) or _is_grouped(typed)):
        return None
    return code


def _is_mixed(code: str) -> bool:
    return not code.isalpha() and not code.isdigit()


def _is_grouped(typed: str) -> bool:
    text = typed.strip()
    return len(text) == LENGTH + 1 and text[GROUP] in _DASHES


def digest(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()


def link(username: str, code: str) -> str:
    return f"https://t.me/{username}?start={code}"
