"""Who of the register a row speaks of, where that is beyond doubt."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from services.register.staff_known import Known, Names, names_of
from services.register.staff_letters import key
from services.register.staff_rows import StaffRow
from services.register.staff_typos import is_one_slip

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Placed:
    """A row whose organisation is known and which is the only one about its person."""

    row: StaffRow
    organization_id: int
    names: Names
    code: str | None

    @property
    def place(self) -> tuple[int, Names]:
        return self.organization_id, self.names

    @property
    def short(self) -> tuple[int, str, str]:
        """Where and who, without the patronymic."""
        return self.organization_id, *self.names[:2]


class Register:
    """Everybody known, to be found by code, by name, by name and place."""

    def __init__(self, known: Iterable[Known]) -> None:
        self.people = sorted(known, key=lambda person: person.id)
        self.by_id = {person.id: person for person in self.people}
        named = [(person, names) for person in self.people if (names := names_of(person))]
        self.by_code = grouped((key(person.person_code), person) for person in self.people if person.person_code)
        self.by_place = grouped(((person.organization_id, names), person) for person, names in named)
        self.by_short = grouped(((person.organization_id, *names[:2]), person) for person, names in named)


class Matching:
    """Pairs of rows and people. Rows compete on equal terms: their order decides nothing."""

    def __init__(self, placed: Sequence[Placed], register: Register) -> None:
        self.taken: dict[int, Placed] = {}
        """By id of a person."""
        self.loosely: set[int] = set()
        """Ids of people whose row leaves out the patronymic."""
        self._register = register
        rest = self._by_code(placed)
        rest = self._by_name(rest)
        self.rest = self._by_short_name(rest)
        """Rows that found nobody for sure."""

    def is_free(self, person: Known) -> bool:
        return person.id not in self.taken

    def _by_code(self, placed: Sequence[Placed]) -> list[Placed]:
        for row in placed:
            owners = self._register.by_code.get(row.code, []) if row.code else []
            if len(owners) == 1 and _may_be_named(owners[0], row.names):
                self.taken[owners[0].id] = row
        return self._without_taken(placed)

    def _by_name(self, placed: Sequence[Placed]) -> list[Placed]:
        """By full name and organisation; somebody active comes before somebody in the archive."""
        for place, rows in grouped((row.place, row) for row in placed).items():
            free = [person for person in self._register.by_place.get(place, ()) if self.is_free(person)]
            pool = [person for person in free if not person.is_archived] or free
            if len(rows) == 1 and len(pool) == 1 and self._codes_agree(rows[0], pool[0]):
                self.taken[pool[0].id] = rows[0]
        return self._without_taken(placed)

    def _by_short_name(self, placed: Sequence[Placed]) -> list[Placed]:
        """A row without a patronymic, where something else about the person agrees."""
        for place, rows in grouped((row.short, row) for row in placed).items():
            if len(rows) > 1 or rows[0].names[2]:
                continue
            people = self._register.by_short.get(place, ())
            pool = [person for person in people if self.is_free(person) and not person.is_archived]
            if len(pool) == 1 and self._codes_agree(rows[0], pool[0]) and _agree(rows[0].row, pool[0]):
                self.taken[pool[0].id] = rows[0]
                self.loosely.add(pool[0].id)
        return self._without_taken(placed)

    def _codes_agree(self, row: Placed, person: Known) -> bool:
        """A code nobody has may be given to a person without one; the code of somebody else may not."""
        if not row.code:
            return True
        return row.code not in self._register.by_code and not person.person_code

    def _without_taken(self, placed: Sequence[Placed]) -> list[Placed]:
        matched = {id(row) for row in self.taken.values()}
        return [row for row in placed if id(row) not in matched]


def grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    found: dict[K, list[V]] = {}
    for group, entry in pairs:
        found.setdefault(group, []).append(entry)
    return found


def _may_be_named(person: Known, names: Names) -> bool:
    """Whether the name of a row with the person's code is theirs, be it corrected or changed by marriage."""
    known = names_of(person)
    if known is None:
        return True
    is_name_same = known[1] == names[1] or is_one_slip(known[1], names[1])
    is_patronymic_same = known[2] == names[2] or not known[2] or not names[2] or is_one_slip(known[2], names[2])
    is_surname_same = known[0] == names[0] or is_one_slip(known[0], names[0])
    return is_surname_same or (is_name_same and is_patronymic_same)


def _agree(row: StaffRow, person: Known) -> bool:
    """Whether something personal is the same and nothing of it differs."""
    pairs = [
        (row.birth_year, person.birth_year),
        (row.career_started, person.career_started),
        (row.email, person.email),
        (row.phone, person.phone),
    ]
    told = [one == other for one, other in pairs if one is not None and other is not None]
    return bool(told) and all(told)
