"""What is written into the register when a comparison is confirmed: plain values, ready for bulk statements."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from services.naming import person_key
from services.register.staff_changes import Change, Changes
from services.register.staff_known import Fact, Known, updated
from services.register.staff_places import NewPlace, Places
from services.register.staff_rows import StaffRow

Values = dict[str, Any]
KEYED = frozenset({Fact.PERSON_CODE, Fact.SURNAME, Fact.NAME, Fact.PATRONYMIC})
"""Facts people are searched by."""
ASIDE = frozenset({Fact.SUBJECTS, Fact.ASSOCIATIONS})
"""Facts with tables of their own."""
PLAIN = {fact: "code" if fact is Fact.PERSON_CODE else fact.value for fact in Fact if fact not in ASIDE}
"""Columns of `people` by fact."""


@dataclass(frozen=True, slots=True)
class NewPerson:
    values: Values
    """Columns of `people`, apart from what is given at the writing: id, moments, a code if there is none."""
    further: tuple[str, ...]
    """Subjects beside the main one."""
    associations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Ids of organisations and associations below zero stand for those that are to be added."""

    new: tuple[NewPerson, ...]
    changed: tuple[tuple[int, Values], ...]
    subjects: tuple[tuple[int, tuple[str, ...]], ...]
    """Of whom they change, all but the main one."""
    memberships: tuple[tuple[int, tuple[int, ...]], ...]
    """Of whom they change, all of them."""
    left: tuple[int, ...]
    organizations: tuple[NewPlace, ...]
    associations: tuple[NewPlace, ...]
    named: tuple[int, ...]
    """Known organisations somebody of the table works at."""


def plan_of(changes: Changes, organizations: Places, associations: Places) -> Plan:
    pairs = [*changes.changed, *changes.returned]
    told = [(pair.known.id, {change.fact: change.after for change in pair.facts}) for pair in pairs]
    new = tuple(
        NewPerson(_values(one.row, one.organization_id), one.row.subjects[1:], _ids(one.row.associations, associations))
        for one in changes.new
    )
    memberships = tuple(
        (number, _ids(facts[Fact.ASSOCIATIONS], associations)) for number, facts in told if Fact.ASSOCIATIONS in facts
    )
    used = {one.organization_id for one in (*pairs, *changes.unchanged)} | {one.organization_id for one in changes.new}
    joined = {place for person in new for place in person.associations}
    joined |= {place for _, places in memberships for place in places}
    return Plan(
        new=new,
        changed=tuple((pair.known.id, _changed(pair)) for pair in pairs),
        subjects=tuple((number, facts[Fact.SUBJECTS][1:]) for number, facts in told if Fact.SUBJECTS in facts),
        memberships=memberships,
        left=tuple(person.id for person in changes.left),
        organizations=tuple(place for number, place in organizations.new.items() if number in used),
        associations=tuple(place for number, place in associations.new.items() if number in joined),
        named=tuple(sorted(number for number in used if number > 0)),
    )


def fingerprint(plan: Plan, asked: Iterable[object]) -> str:
    """Tells one set of changes, questions still open included, from another."""
    return sha256(repr((plan, tuple(asked))).encode()).hexdigest()


def _values(row: StaffRow, organization_id: int) -> Values:
    return {
        "code": row.person_code,
        "surname": row.surname,
        "name": row.name,
        "patronymic": row.patronymic,
        "organization_id": organization_id,
        "position": row.position,
        "subject": row.subjects[0] if row.subjects else None,
        "career_started": row.career_started,
        "birth_year": row.birth_year,
        "is_young": row.is_young,
        "category": row.category.value if row.category else None,
        "category_on": row.category_on,
        "email": row.email,
        "phone": row.phone,
    }


def _changed(pair: Change) -> Values:
    """Columns of somebody known; out of the archive they come in any case."""
    values: Values = {"archived_at": None} if pair.known.is_archived else {}
    for change in pair.facts:
        if change.fact is Fact.SUBJECTS:
            values["subject"] = change.after[0]
        elif change.fact is Fact.CATEGORY:
            values["category"] = change.after.value
        elif change.fact in PLAIN:
            values[PLAIN[change.fact]] = change.after
    if any(change.fact in KEYED for change in pair.facts):
        values["search_key"] = _search_key(updated(pair.known, pair.facts))
    return values


def _search_key(person: Known) -> str:
    return person_key(surname=person.surname, name=person.name, patronymic=person.patronymic, code=person.person_code)


def _ids(titles: Iterable[str], places: Places) -> tuple[int, ...]:
    return tuple(dict.fromkeys(places.ids[title] for title in titles))
