"""Rows that may speak of somebody known and may not: questions with candidates, for a person to answer."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from heapq import nsmallest

from services.register.staff_known import Known, names_of
from services.register.staff_letters import key
from services.register.staff_matching import Matching, Placed, Register, grouped
from services.register.staff_rows import StaffRow
from services.register.staff_typos import Slips

MOST_CANDIDATES = 10
SEPARATOR = "|"
"""Stands between the parts of a name; no key holds it."""


class Reason(StrEnum):
    """Why a known person comes to mind."""

    CODE = "code"
    """The row has their code, but another name."""
    NAMESAKE = "namesake"
    """Same name, same organisation, and either several such people or another code."""
    PATRONYMIC = "patronymic"
    """Same name and organisation, a patronymic on one side only."""
    TYPO = "typo"
    """Same organisation, one letter of the name differs."""
    RENAMED = "renamed"
    """Same organisation, name, patronymic and year of birth or of career; another surname."""
    ELSEWHERE = "elsewhere"
    """Same name in another organisation."""


@dataclass(frozen=True, slots=True)
class Candidate:
    known: Known
    reason: Reason
    is_taken: bool
    """Another row of the table is this person for sure."""


@dataclass(frozen=True, slots=True)
class Doubt:
    row: StaffRow
    organization_id: int
    candidates: tuple[Candidate, ...]
    twins: tuple[StaffRow, ...] = ()
    """New rows of the same name that may be the same person."""

    @property
    def key(self) -> tuple[str, int]:
        """What the question is known by: sheet and row."""
        return self.row.sheet, self.row.row

    @property
    def may_be_new(self) -> bool:
        """Not with a code that somebody has."""
        return all(candidate.reason is not Reason.CODE for candidate in self.candidates)


class Meant:
    """The people some row may speak of: candidates, and all who share a surname and a name with such a row."""

    def __init__(self, rows: Iterable[StaffRow], doubts: Iterable[Doubt] = ()) -> None:
        asked = list(doubts)
        told = [*rows, *(doubt.row for doubt in asked)]
        self._ids = {candidate.known.id for doubt in asked for candidate in doubt.candidates}
        self._codes = {key(row.person_code) for row in told if row.person_code}
        self._names = {names[:2] for row in told if (names := names_of(row))}

    def __contains__(self, person: Known) -> bool:
        names = names_of(person)
        is_named = names is not None and names[:2] in self._names
        is_coded = person.person_code is not None and key(person.person_code) in self._codes
        return is_named or is_coded or person.id in self._ids


class Suspicions:
    """Finds candidates for rows nobody was found for."""

    def __init__(self, matching: Matching, register: Register) -> None:
        self._taken, self._loosely, self._register = matching.taken, matching.loosely, register
        self._called = grouped((call, person) for person in register.people for call in _calls(person))
        still_open = [person for person in register.people if self._is_open(person)]
        self._by_year = grouped((year, person) for person in still_open for year in _years(person))
        self._names_at = grouped((person.organization_id, names_of(person)) for person in still_open)
        self._likeliest = cache(self._likeliest_of)
        self._slips = cache(self._slips_at)

    def candidates(self, row: Placed) -> tuple[Candidate, ...]:
        """Those the row may speak of, the likeliest first, each once."""
        found: dict[int, Candidate] = {}
        for reason, person in self._suspected(row):
            found.setdefault(person.id, Candidate(person, reason, person.id in self._taken))
        return tuple(found.values())[:MOST_CANDIDATES]

    def _suspected(self, row: Placed) -> Iterator[tuple[Reason, Known]]:
        place, (surname, name, patronymic) = row.organization_id, row.names
        partly = (surname, name, "") if patronymic else (surname, name)
        if row.code:
            yield from _because(Reason.CODE, self._register.by_code.get(row.code, [])[:MOST_CANDIDATES])
        yield from _because(Reason.NAMESAKE, self._likeliest((place, *row.names)))
        yield from _because(Reason.PATRONYMIC, self._likeliest((place, *partly)))
        for text in self._slips(place).near(SEPARATOR.join(row.names)):
            yield from _because(Reason.TYPO, filter(self._is_open, self._likeliest((place, *text.split(SEPARATOR)))))
        for year in (("birth", row.row.birth_year), ("career", row.row.career_started)):
            same = self._by_year.get((place, name, patronymic, *year), [])
            yield from _because(Reason.RENAMED, same[:MOST_CANDIDATES])
        for names in (row.names, partly):
            others = [person for person in self._likeliest((None, *names)) if person.organization_id != place]
            yield from _because(Reason.ELSEWHERE, others)

    def _likeliest_of(self, call: tuple[object, ...]) -> list[Known]:
        """Some of the people called so: those nobody has taken first, then those not in the archive."""
        people = self._called.get(call, [])
        return nsmallest(MOST_CANDIDATES, people, key=lambda one: (one.id in self._taken, one.is_archived, one.id))

    def _slips_at(self, place: int) -> Slips:
        return Slips(SEPARATOR.join(names) for names in self._names_at.get(place, ()) if names)

    def _is_open(self, person: Known) -> bool:
        """Whether no row has named the person in full."""
        return person.id not in self._taken or person.id in self._loosely


def twins_among(rows: Sequence[Placed]) -> dict[Placed, tuple[StaffRow, ...]]:
    """New rows of one name that codes do not tell apart, each with the others."""
    found = {}
    for same in grouped((row.names, row) for row in rows).values():
        codes = {row.code for row in same}
        if len(same) > 1 and (None in codes or len(codes) < len(same)):
            some = same[: MOST_CANDIDATES + 1]
            found.update({row: tuple(other.row for other in some if other is not row) for row in same})
    return found


def _because(reason: Reason, people: Iterable[Known]) -> Iterator[tuple[Reason, Known]]:
    return ((reason, person) for person in people)


def _calls(person: Known) -> list[tuple[object, ...]]:
    """What the person is looked for by: with the place and without, in full and without the patronymic."""
    names = names_of(person)
    if names is None:
        return []
    return [(place, *called) for place in (person.organization_id, None) for called in (names, names[:2])]


def _years(person: Known) -> list[tuple[object, ...]]:
    names = names_of(person)
    if names is None:
        return []
    years = (("birth", person.birth_year), ("career", person.career_started))
    return [(person.organization_id, *names[1:], kind, year) for kind, year in years if year is not None]
