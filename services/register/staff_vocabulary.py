"""Positions and subjects of a programme as tables call them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Self

from programmes.programme import Programme
from programmes.staff_words import AND
from services.register.staff_letters import key

SHORTEST_STEM = 4
LONGEST_ENDING = 3
SHORTEST_INITIALS = 3


@dataclass(frozen=True)
class Job:
    position: str
    subjects: tuple[str, ...] = ()
    """Named together with the position, as in "teacher of physics"."""


@dataclass(frozen=True)
class Vocabulary:
    positions: Mapping[str, str]
    """Codes by key of a title; the first of equal titles holds."""
    subjects: Mapping[str, str]
    teaching: frozenset[str]
    """Positions that go with a subject."""
    position_titles: tuple[str, ...]
    subject_titles: tuple[str, ...]

    @classmethod
    def of(cls, programme: Programme) -> Self:
        groups, subjects = programme.positions.groups, programme.subjects.subjects
        positions = [position for group in groups for position in group.positions]
        return cls(
            positions=_by_key((position.title, position.code) for position in positions),
            subjects=_by_key((alias, subject.code) for subject in subjects for alias in _aliases(subject.title)),
            teaching=frozenset(own.code for group in groups if group.asks_subject for own in group.positions),
            position_titles=tuple(position.title for position in positions),
            subject_titles=tuple(subject.title for subject in subjects),
        )

    def job(self, text: str) -> Job | None:
        """The position a text names, alone or with subjects in the genitive behind it."""
        typed = key(text)
        if typed in self.positions:
            return Job(self.positions[typed])
        words = typed.split()
        for length in range(len(words) - 1, 0, -1):
            position = self.positions.get(" ".join(words[:length]))
            if position in self.teaching:
                subjects = self._declined(words[length:])
                return Job(position, subjects) if position and subjects else None
        return None

    def subjects_in(self, text: str) -> tuple[str, ...]:
        """Codes of subjects a text names, one or several joined by "and"; none when a word stays unknown."""
        typed = key(text)
        if typed in self.subjects:
            return (self.subjects[typed],)
        return self._declined(typed.split())

    def similar_position(self, text: str) -> str | None:
        """The known title a text was probably meant to be."""
        return _similar(text, self.position_titles)

    def similar_subject(self, text: str) -> str | None:
        return _similar(text, self.subject_titles)

    def _declined(self, words: Sequence[str]) -> tuple[str, ...]:
        """Subjects that cover all the words, longest titles first, endings aside."""
        found: list[str] = []
        start = 0
        while start < len(words):
            if words[start] == AND:
                start += 1
                continue
            fitting = [title for title in self.subjects if _declines(title.split(), words[start:])]
            if not fitting:
                return ()
            longest = max(fitting, key=lambda title: len(title.split()))
            found.append(self.subjects[longest])
            start += len(longest.split())
        return tuple(dict.fromkeys(found))


def _by_key(titles: Iterable[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for title, code in titles:
        found.setdefault(key(title), code)
    return found


def _aliases(title: str) -> list[str]:
    """A title, its parts outside and inside brackets, the initials of a long one."""
    outside, _, inside = title.partition("(")
    words = [word for word in key(title).split() if word != AND]
    initials = "".join(word[0] for word in words)
    return [
        title,
        *([outside, inside.rstrip(") ")] if inside else []),
        *([initials] if len(initials) >= SHORTEST_INITIALS else []),
    ]


def _declines(title: Sequence[str], words: Sequence[str]) -> bool:
    return len(title) <= len(words) and all(map(_same_word, title, words))


def _same_word(one: str, other: str) -> bool:
    """Whether two words differ in nothing but an ending."""
    stem = 0
    for letter, opposite in zip(one, other, strict=False):
        if letter != opposite:
            break
        stem += 1
    return one == other or (stem >= SHORTEST_STEM and max(len(one), len(other)) - stem <= LONGEST_ENDING)


def _similar(text: str, titles: Sequence[str]) -> str | None:
    by_key = {key(title): title for title in reversed(titles)}
    typed = key(text)
    beginnings = [known for known in by_key if typed.startswith(f"{known} ")]
    if beginnings:
        return by_key[max(beginnings, key=len)]
    close = get_close_matches(typed, by_key, n=1)
    return by_key[close[0]] if close else None
