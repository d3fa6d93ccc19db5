"""An educator as the register knows them, and what a row of a table would change about them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from services.register.staff_letters import key
from services.register.staff_rows import Category, StaffRow

Names = tuple[str, str, str]
"""Keys of surname, name and patronymic; an empty one for a patronymic nobody wrote."""


@dataclass(frozen=True, slots=True)
class Known:
    id: int
    person_code: str | None
    surname: str | None
    name: str | None
    patronymic: str | None
    organization_id: int | None
    position: str | None
    subjects: tuple[str, ...] = ()
    career_started: int | None = None
    birth_year: int | None = None
    is_young: bool | None = None
    category: Category | None = None
    category_on: date | None = None
    associations: tuple[str, ...] = ()
    email: str | None = None
    phone: str | None = None
    is_archived: bool = False
    is_of_centre: bool = False
    """Works for the centre or the authority: tables of educators need not name them."""


class Fact(StrEnum):
    """What can change about a person; each is a field of Known."""

    PERSON_CODE = "person_code"
    SURNAME = "surname"
    NAME = "name"
    PATRONYMIC = "patronymic"
    ORGANIZATION = "organization_id"
    POSITION = "position"
    SUBJECTS = "subjects"
    CAREER_STARTED = "career_started"
    BIRTH_YEAR = "birth_year"
    IS_YOUNG = "is_young"
    CATEGORY = "category"
    CATEGORY_ON = "category_on"
    ASSOCIATIONS = "associations"
    EMAIL = "email"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class Difference:
    fact: Fact
    before: Any
    after: Any


def names_of(person: StaffRow | Known) -> Names | None:
    """What spellings of one name share; None for somebody whose name is not known."""
    if not person.surname or not person.name:
        return None
    return key(person.surname), key(person.name), key(person.patronymic or "")


def differences(known: Known, row: StaffRow, organization_id: int) -> tuple[Difference, ...]:
    """What the row says otherwise. An empty cell says nothing; neither does another spelling of the same."""
    found = []
    for fact in Fact:
        before = getattr(known, fact)
        after = organization_id if fact is Fact.ORGANIZATION else getattr(row, fact)
        if after is None or after == () or _same(fact, before, after):
            continue
        found.append(Difference(fact, before, after))
    return tuple(found)


def updated(known: Known, changes: Iterable[Difference]) -> Known:
    """The person once the changes are made; a person of the table is never in the archive."""
    return replace(known, is_archived=False, **{change.fact.value: change.after for change in changes})


def _same(fact: Fact, before: Any, after: Any) -> bool:
    if before is None:
        return False
    return bool(SAME.get(fact, _equal)(before, after))


def _equal(one: Any, other: Any) -> bool:
    return bool(one == other)


def _same_key(one: str, other: str) -> bool:
    return key(one) == key(other)


def _same_set(one: Sequence[str], other: Sequence[str]) -> bool:
    return set(map(key, one)) == set(map(key, other))


def _same_letters(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _same_digits(one: str, other: str) -> bool:
    return "".join(filter(str.isdigit, one)) == "".join(filter(str.isdigit, other))


SAME: dict[Fact, Callable[[Any, Any], bool]] = {
    Fact.PERSON_CODE: _same_key,
    Fact.SURNAME: _same_key,
    Fact.NAME: _same_key,
    Fact.PATRONYMIC: _same_key,
    Fact.SUBJECTS: _same_set,
    Fact.ASSOCIATIONS: _same_set,
    Fact.EMAIL: _same_letters,
    Fact.PHONE: _same_digits,
}
"""When two spellings of a fact are one."""
