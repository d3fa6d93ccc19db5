"""Whom the lines of a list mean: by a code, a surname, or a surname with initials."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from services import naming

MOST_LINES = 500
LONGEST_LINE = 120
BREAKS = str.maketrans({";": "\n", ",": "\n", "\t": " "})
NUMBERED = "0123456789.)"


class Known(Protocol):
    @property
    def id(self) -> int: ...
    @property
    def code(self) -> str | None: ...
    @property
    def search_key(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Matched:
    found: tuple[int, ...]
    unclear: tuple[str, ...]
    """Lines that several people fit."""
    unknown: tuple[str, ...]


def lines_of(typed: str) -> list[str]:
    """A person a line, or several with commas between; numbers before the names are dropped."""
    parts = typed.translate(BREAKS).splitlines()
    cleaned = (naming.clean(part).lstrip(NUMBERED).strip(" ,") or naming.clean(part) for part in parts)
    return list(dict.fromkeys(one[:LONGEST_LINE] for one in cleaned if naming.search_key(one)))


def match(lines: Sequence[str], listed: Sequence[Known], others: Sequence[Known]) -> Matched:
    """Those of the list before everybody else: who is expected is more likely meant."""
    found: dict[int, None] = {}
    unclear: list[str] = []
    unknown: list[str] = []
    expected, known = _Index(listed), _Index(others)
    for line in lines:
        fitting = expected.fitting(line) or known.fitting(line)
        if len(fitting) == 1:
            found[fitting[0]] = None
        else:
            (unclear if fitting else unknown).append(line)
    return Matched(tuple(found), tuple(unclear), tuple(unknown))


def telling_word(line: str) -> str:
    """What to look for in a register: the longest word."""
    return max(naming.search_key(line).split(), key=len, default="")


class _Index:
    """People by their codes and by every word of their names: hundreds of lines meet thousands of people."""

    def __init__(self, people: Sequence[Known]) -> None:
        self._codes: dict[str, list[int]] = defaultdict(list)
        self._words: dict[str, list[tuple[int, list[str]]]] = defaultdict(list)
        for one in people:
            if one.code:
                self._codes[naming.search_key(one.code)].append(one.id)
            names = _names(one)
            for word in set(names):
                self._words[word].append((one.id, names))

    def fitting(self, line: str) -> list[int]:
        key = naming.search_key(line)
        if key in self._codes:
            return self._codes[key]
        words = key.split()
        like = self._words.get(max(words, key=len, default=""), ())
        return list(dict.fromkeys(number for number, names in like if _fits(words, names)))


def _names(one: Known) -> list[str]:
    """Without the code, whose letters are no initials."""
    code = naming.search_key(one.code or "")
    return (one.search_key.removesuffix(code) if code else one.search_key).split()


def _fits(words: Sequence[str], known: Sequence[str]) -> bool:
    """Every word is one of the person's; a single letter is the beginning of one. A letter alone is nobody."""
    left = list(known)
    for word in sorted(words, key=len, reverse=True):
        place = next((one for one in left if one == word or (len(word) == 1 and one.startswith(word))), None)
        if place is None:
            return False
        left.remove(place)
    return any(len(word) > 1 for word in words)
