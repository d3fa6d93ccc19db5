"""Organisations and associations a table names: known ones by their spelling, new ones under numbers of their own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from services.naming import search_key
from services.register.staff_letters import key

ALIKE = 0.8


@dataclass(frozen=True, slots=True)
class NewPlace:
    """An organisation or an association the register does not know yet."""

    id: int
    """Below zero, until it is stored."""
    title: str
    similar: str | None
    """The title of a known one, or of another new one, that may be meant."""


@dataclass(frozen=True, slots=True)
class Places:
    ids: Mapping[str, int]
    """By title as typed."""
    titles: Mapping[int, str]
    new: Mapping[int, NewPlace]


def find_places(
    typed: Iterable[str], known: Iterable[tuple[int, str]], aliases: Iterable[tuple[int, str]] = ()
) -> Places:
    """Tell the places by their titles; where two known ones share a spelling the first holds.

    `aliases` are other titles of known places, full official ones for instance.
    """
    listed = list(known)
    by_spelling: dict[str, int] = {}
    for place_id, title in (*listed, *aliases):
        by_spelling.setdefault(search_key(title), place_id)
    for place_id, title in (*listed, *aliases):
        by_spelling.setdefault(key(title), place_id)
    titles = dict(listed)
    ids: dict[str, int] = {}
    new: dict[int, NewPlace] = {}
    for title in dict.fromkeys(typed):
        found = by_spelling.get(search_key(title), by_spelling.get(key(title)))
        if found is None:
            found = -len(new) - 1
            new[found] = NewPlace(found, title, _similar(title, titles.values()))
            titles[found] = title
            by_spelling[search_key(title)] = found
            by_spelling.setdefault(key(title), found)
        ids[title] = found
    return Places(ids, titles, new)


def _similar(title: str, others: Iterable[str]) -> str | None:
    """Another title with the same numbers and nearly the same words; school 3 is not like school 13."""
    words = key(title).split()
    numbers = [word for word in words if word.isdigit()]
    best, likeness = None, ALIKE
    for other in others:
        their = key(other).split()
        if [word for word in their if word.isdigit()] != numbers:
            continue
        shorter, longer = sorted((set(words), set(their)), key=len)
        matcher = SequenceMatcher(None, " ".join(words), " ".join(their), autojunk=False)
        if shorter <= longer and len(shorter) > 1:
            return other
        if matcher.quick_ratio() >= likeness and matcher.ratio() >= likeness:
            best, likeness = other, matcher.ratio()
    return best
