"""The register of deficits by people: numbers, pages, what a filter holds; each within the scope of whoever asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models.associations import Association, Membership
from models.deficit_filters import Filter
from models.deficits import Deficit, DeficitState
from models.organizations import Organization
from models.people import Person
from models.queries.deficits.deficit_topics import has_topic
from models.queries.register.register import IS_HERE, matching
from models.scopes import Scope, people_within

HARDEST_FIRST = ("critical", "expressed", "point", "attention")
_hardness = case({severity: place for place, severity in enumerate(HARDEST_FIRST)}, value=Deficit.severity, else_=9)


@dataclass(frozen=True, slots=True)
class Listed:
    """A person with something the filter fits."""

    id: int
    code: str | None
    surname: str | None
    name: str | None
    patronymic: str | None
    place: str | None


@dataclass(frozen=True, slots=True)
class Exported:
    """A row of the register with everybody in it."""

    deficit: Deficit
    person: Person
    place: str | None
    decided_by: Person | None


async def counts(session: AsyncSession, scope: Scope, school_year: int) -> list[tuple[str, DeficitState, int]]:
    """How many deficits there are, by area and state."""
    query = (
        select(Deficit.area, Deficit.state, func.count())
        .join(Person, Person.id == Deficit.person_id)
        .where(*_conditions(session, scope, school_year, Filter(state=None)))
        .group_by(Deficit.area, Deficit.state)
    )
    return [(row[0], row[1], row[2]) for row in await session.execute(query)]


async def size(session: AsyncSession, scope: Scope, school_year: int, narrow: Filter) -> tuple[int, int]:
    """How many deficits a filter fits, and of how many people."""
    query = (
        select(func.count(), func.count(Deficit.person_id.distinct()))
        .select_from(Deficit)
        .join(Person, Person.id == Deficit.person_id)
        .where(*_conditions(session, scope, school_year, narrow))
    )
    row = (await session.execute(query)).one()
    return row[0], row[1]


async def page(
    session: AsyncSession, scope: Scope, school_year: int, narrow: Filter, *, offset: int, limit: int
) -> list[Listed]:
    """People a filter fits, the hardest pressed first."""
    columns: tuple[Any, ...] = (
        Person.id, Person.code, Person.surname, Person.name, Person.patronymic, Organization.title
    )  # fmt: skip
    query = (
        select(*columns)
        .select_from(Deficit)
        .join(Person, Person.id == Deficit.person_id)
        .outerjoin(Organization, Organization.id == Person.organization_id)
        .where(*_conditions(session, scope, school_year, narrow))
        .group_by(*columns, Person.search_key)
        .order_by(
            func.min(_hardness), func.max(func.coalesce(Deficit.index_tenths, 0)).desc(), Person.search_key, Person.id
        )
        .offset(offset)
        .limit(limit)
    )
    return [Listed(*row) for row in await session.execute(query)]


async def of_people(
    session: AsyncSession, people: Sequence[int], school_year: int, narrow: Filter
) -> dict[int, list[Deficit]]:
    """What a filter fits of these people, who are within somebody's scope already; the hardest first."""
    query = (
        select(Deficit)
        .join(Person, Person.id == Deficit.person_id)
        .where(*_conditions(session, Scope(is_whole=True), school_year, narrow), Deficit.person_id.in_(people))
        .order_by(_hardness, Deficit.id)
    )
    found: dict[int, list[Deficit]] = {person: [] for person in people}
    for deficit in await session.scalars(query):
        found[deficit.person_id].append(deficit)
    return found


async def matching_ids(
    session: AsyncSession, scope: Scope, school_year: int, narrow: Filter
) -> list[tuple[int, int, str]]:
    """Deficit, person and severity of everything a filter fits."""
    query = (
        select(Deficit.id, Deficit.person_id, Deficit.severity)
        .join(Person, Person.id == Deficit.person_id)
        .where(*_conditions(session, scope, school_year, narrow))
        .order_by(Deficit.id)
    )
    return [(row[0], row[1], row[2]) for row in await session.execute(query)]


async def everything(
    session: AsyncSession, scope: Scope, school_year: int, *, after: int, limit: int
) -> list[Exported]:
    """The register row by row, for a file; those after a row of that id."""
    decider = aliased(Person)
    columns: tuple[Any, ...] = (Deficit, Person, Organization.title, decider)
    query: Select[Any] = (
        select(*columns)
        .join(Person, Person.id == Deficit.person_id)
        .outerjoin(Organization, Organization.id == Person.organization_id)
        .outerjoin(decider, decider.id == Deficit.decided_by)
        .where(*_conditions(session, scope, school_year, Filter(state=None)), Deficit.id > after)
        .order_by(Deficit.id)
        .limit(limit)
    )
    return [Exported(*row) for row in await session.execute(query)]


async def titles(session: AsyncSession, narrow: Filter) -> tuple[str | None, str | None]:
    """What the school and the association of a filter are called."""
    school = association = None
    if narrow.organization_id is not None:
        school = await session.scalar(select(Organization.title).where(Organization.id == narrow.organization_id))
    if narrow.association_id is not None:
        association = await session.scalar(select(Association.title).where(Association.id == narrow.association_id))
    return school, association


def _conditions(session: AsyncSession, scope: Scope, school_year: int, narrow: Filter) -> list[ColumnElement[bool]]:
    conditions = [Deficit.school_year == school_year, people_within(scope), IS_HERE]
    if narrow.area is not None:
        conditions.append(Deficit.area == narrow.area)
    if narrow.topic is not None:
        conditions.append(has_topic(session, narrow.topic))
    if narrow.state is not None:
        conditions.append(Deficit.state == narrow.state)
    if narrow.organization_id is not None:
        conditions.append(Person.organization_id == narrow.organization_id)
    if narrow.association_id is not None:
        members = select(Membership.person_id).where(Membership.association_id == narrow.association_id)
        conditions.append(Person.id.in_(members))
    if narrow.words:
        conditions.append(matching(narrow.words))
    return conditions
