"""Questions about the people of the register, each within the scope of whoever asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, delete, func, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from models.organizations import Organization
from models.people import Account, FurtherSubject, Person
from models.scopes import Scope, people_within
from models.sums import how_many


@dataclass(frozen=True, slots=True)
class Listed:
    """A person as lists show them."""

    id: int
    code: str | None
    surname: str | None
    name: str | None
    patronymic: str | None
    organization_id: int | None
    place: str | None
    archived_at: datetime | None
    has_entered: bool


@dataclass(frozen=True, slots=True)
class School:
    id: int
    title: str
    people: int
    entered: int


_has_entered = select(Account.telegram_id).where(Account.person_id == Person.id).exists()
IS_KNOWN = and_(Person.registered_at.is_not(None), Person.forgotten_at.is_(None))
IS_HERE = and_(IS_KNOWN, Person.archived_at.is_(None))


def matching(words: Sequence[str]) -> ColumnElement[bool]:
    return and_(true(), *(Person.search_key.contains(word, autoescape=True) for word in words))


def narrowed(*, organization_id: int | None, entered: bool | None, archived: bool | None) -> ColumnElement[bool]:
    """Conditions of a list; None: either."""
    conditions: list[ColumnElement[bool]] = [IS_KNOWN]
    if organization_id is not None:
        conditions.append(Person.organization_id == organization_id)
    if entered is not None:
        conditions.append(_has_entered if entered else ~_has_entered)
    if archived is not None:
        conditions.append(Person.archived_at.is_not(None) if archived else Person.archived_at.is_(None))
    return and_(*conditions)


async def page(
    session: AsyncSession,
    scope: Scope,
    *,
    words: Sequence[str],
    narrow: ColumnElement[bool],
    offset: int,
    limit: int,
) -> tuple[list[Listed], int]:
    """People who have every one of the words, those with whole words first, and how many there are in all."""
    conditions = (people_within(scope), narrow, matching(words))
    count = await session.scalar(select(func.count()).select_from(Person).where(*conditions))
    spaced = " " + Person.search_key + " "
    whole = and_(true(), *(spaced.contains(f" {word} ", autoescape=True) for word in words))
    rows = await session.execute(
        _listed().where(*conditions).order_by(case((whole, 0), else_=1), Person.search_key, Person.id)
        .offset(offset)
        .limit(limit)
    )  # fmt: skip
    return [Listed(*row) for row in rows], count or 0


async def count(session: AsyncSession, scope: Scope) -> tuple[int, int]:
    """People of the register who are here, and those of them who have entered the bot."""
    query = select(func.count(), how_many(_has_entered)).select_from(Person).where(people_within(scope), IS_HERE)
    row = (await session.execute(query)).one()
    return row[0], row[1]


async def schools(session: AsyncSession, scope: Scope, *, offset: int, limit: int) -> tuple[list[School], int]:
    """Organisations within the scope that have people, and how many such there are."""
    query = (
        select(Organization.id, Organization.title, func.count(), how_many(_has_entered))
        .join(Person, Person.organization_id == Organization.id)
        .where(people_within(scope), IS_HERE)
        .group_by(Organization.id, Organization.title)
    )
    total = await session.scalar(select(func.count()).select_from(query.subquery()))
    rows = await session.execute(query.order_by(Organization.id).offset(offset).limit(limit))
    return [School(*row) for row in rows], total or 0


async def school(session: AsyncSession, scope: Scope, organization_id: int) -> School | None:
    """One organisation, if the scope reaches it."""
    if not scope.covers(organization_id=organization_id):
        return None
    title = await session.scalar(select(Organization.title).where(Organization.id == organization_id))
    if title is None:
        return None
    people, entered = await count(session, Scope(organizations=frozenset({organization_id})))
    return School(organization_id, title, people, entered)


async def find(session: AsyncSession, scope: Scope, person_id: int, *, to_change: bool = False) -> Person | None:
    """A person of the register within the scope; foreign and unknown ones are the same nobody."""
    query = select(Person).where(Person.id == person_id, people_within(scope), IS_KNOWN)
    return (await session.scalars(query.with_for_update() if to_change else query)).one_or_none()


async def place_of(session: AsyncSession, person: Person) -> str | None:
    return await session.scalar(select(Organization.title).where(Organization.id == person.organization_id))


async def entered_at(session: AsyncSession, person_id: int) -> datetime | None:
    return await session.scalar(select(Account.linked_at).where(Account.person_id == person_id))


async def further_subjects(session: AsyncSession, person_id: int) -> list[str]:
    query = select(FurtherSubject.subject).where(FurtherSubject.person_id == person_id)
    return list(await session.scalars(query.order_by(FurtherSubject.subject)))


def _listed() -> Select[Any]:
    columns: tuple[Any, ...] = (
        Person.id,
        Person.code,
        Person.surname,
        Person.name,
        Person.patronymic,
        Person.organization_id,
        Organization.title,
        Person.archived_at,
        _has_entered,
    )
    return select(*columns).select_from(Person).outerjoin(Organization, Organization.id == Person.organization_id)


async def has_code(session: AsyncSession, code: str, *, other_than: int) -> bool:
    """Whether somebody else bears the code."""
    query = select(Person.id).where(Person.code == code, Person.id != other_than).limit(1)
    return await session.scalar(query) is not None


async def set_further_subjects(session: AsyncSession, person_id: int, subjects: Sequence[str]) -> None:
    await session.execute(delete(FurtherSubject).where(FurtherSubject.person_id == person_id))
    session.add_all(FurtherSubject(person_id=person_id, subject=subject) for subject in dict.fromkeys(subjects))
    await session.flush()
