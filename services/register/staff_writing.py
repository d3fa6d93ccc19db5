"""Writes a plan into the register with as few statements as there are kinds of changes."""

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.queries import roles
from models.queries.associations import association_members
from models.queries.register import staff as register
from services.naming import person_key, search_key
from services.register.staff_letters import key
from services.register.staff_places import NewPlace
from services.register.staff_plan import NewPerson, Plan, Values
from services.rights import OF_AN_ORGANIZATION


@dataclass(frozen=True, slots=True)
class Given:
    """What new people get beside the facts of their rows."""

    ids: Sequence[int]
    code_prefix: str
    codes: Iterable[str]
    """Those somebody has."""
    now: datetime


async def write(session: AsyncSession, plan: Plan, *, code_prefix: str, now: datetime) -> None:
    """Make all changes of the plan, in the transaction of the session."""
    places = _spelled(plan.organizations), _spelled(plan.associations)
    organizations = _told(plan.organizations, await register.add_organizations(session, places[0]))
    associations = _told(plan.associations, await register.add_associations(session, places[1], now))
    await register.confirm_organizations(session, plan.named)
    ids = await register.reserve_ids(session, len(plan.new))
    given = Given(ids, code_prefix, await register.codes(session), now)
    # Names of thousands are spelled out: beside the loop, so that it answers others meanwhile.
    people = await asyncio.to_thread(_people, plan.new, given, organizations)
    await register.add_people(session, people)
    moved = [number for number, facts in plan.changed if "organization_id" in facts]
    await roles.pin(session, moved, OF_AN_ORGANIZATION)
    await register.change_people(session, [(number, _placed(facts, organizations)) for number, facts in plan.changed])
    await association_members.leave_other_schools(session, moved)
    await register.archive(session, plan.left, now)
    await register.remove_subjects(session, [number for number, _ in plan.subjects])
    kept = {number: {associations(one) for one in wanted} for number, wanted in plan.memberships}
    await register.remove_memberships(session, kept)
    came = list(zip(ids, plan.new, strict=True))
    subjects = [*plan.subjects, *((number, person.further) for number, person in came)]
    memberships = [*plan.memberships, *((number, person.associations) for number, person in came)]
    await register.add_subjects(session, _pairs(subjects, "subject", lambda subject: subject))
    await register.add_memberships(session, _pairs(memberships, "association_id", associations))


def _people(new: Sequence[NewPerson], given: Given, organizations: Callable[[int], int]) -> list[Values]:
    """Values of new people, each with a code that is like no other even when it is misspelt."""
    taken = {key(code) for code in given.codes} | {key(one.values["code"]) for one in new if one.values["code"]}
    found = []
    for number, person in zip(given.ids, new, strict=True):
        values = _placed(person.values, organizations)
        values["code"] = values["code"] or _free_code(f"{given.code_prefix}-{number:04}", taken)
        names = {name: values[name] for name in ("surname", "name", "patronymic", "code")}
        found.append(
            {
                **values,
                "id": number,
                "search_key": person_key(**names),
                "created_at": given.now,
                "registered_at": given.now,
            }
        )
    return found


def _free_code(wanted: str, taken: set[str]) -> str:
    code, number = wanted, 1
    while key(code) in taken:
        number += 1
        code = f"{wanted}-{number}"
    taken.add(key(code))
    return code


def _spelled(places: Iterable[NewPlace]) -> list[tuple[str, str]]:
    return [(place.title, search_key(place.title)) for place in places]


def _told(places: Iterable[NewPlace], ids: Iterable[int]) -> Callable[[int], int]:
    """The stored id of a place, whichever way it is known."""
    stored = dict(zip((place.id for place in places), ids, strict=True))
    return lambda number: stored.get(number, number)


def _placed(values: Mapping[str, Any], organizations: Callable[[int], int]) -> Values:
    if "organization_id" not in values:
        return dict(values)
    return {**values, "organization_id": organizations(values["organization_id"])}


def _pairs(
    listed: Iterable[tuple[int, tuple[Any, ...]]], name: str, told: Callable[[Any], Any]
) -> list[dict[str, Any]]:
    return [{"person_id": number, name: told(value)} for number, values in listed for value in values]
