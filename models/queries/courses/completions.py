"""Completed courses one by one: somebody's own, those that wait for a word, the whole register."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models.courses import Completion, CompletionStatus, CourseOffer, Provider
from models.organizations import Organization
from models.people import FurtherSubject, Person
from models.queries.portions import portions
from models.queries.register.register import IS_HERE
from models.scopes import Scope, people_within


@dataclass(frozen=True, slots=True)
class Own:
    """A completion with who gave the course."""

    completion: Completion
    provider: Provider | None


@dataclass(frozen=True, slots=True)
class Listed:
    """A completion with everybody in it."""

    completion: Completion
    provider: Provider | None
    person: Person
    place: str | None
    decided_by: Person | None
    offer: CourseOffer | None


async def add(session: AsyncSession, completion: Completion) -> Completion:
    session.add(completion)
    await session.flush()
    return completion


async def add_all(session: AsyncSession, completions: Sequence[Completion]) -> None:
    session.add_all(completions)
    await session.flush()


async def of_person(session: AsyncSession, person_id: int, *, offset: int, limit: int) -> tuple[list[Own], int]:
    """The newest first, and how many there are."""
    mine = (Completion.person_id == person_id, Completion.removed_at.is_(None))
    count = await session.scalar(select(func.count()).select_from(Completion).where(*mine))
    query = (
        select(Completion, Provider)
        .outerjoin(Provider, Provider.id == Completion.provider_id)
        .where(*mine)
        .order_by(Completion.ends_on.desc(), Completion.id.desc())
        .offset(offset)
        .limit(limit)
    )
    return [Own(*row) for row in await session.execute(query)], count or 0


async def find_own(
    session: AsyncSession, person_id: int, completion_id: int, *, to_change: bool = False
) -> Completion | None:
    query = select(Completion).where(
        Completion.id == completion_id, Completion.person_id == person_id, Completion.removed_at.is_(None)
    )
    return (await session.scalars(query.with_for_update() if to_change else query)).one_or_none()


async def find(
    session: AsyncSession, scope: Scope, completion_id: int, *, to_change: bool = False
) -> Completion | None:
    """Of somebody within the scope."""
    query = (
        select(Completion)
        .join(Person, Person.id == Completion.person_id)
        .where(Completion.id == completion_id, Completion.removed_at.is_(None), people_within(scope), IS_HERE)
    )
    return (await session.scalars(query.with_for_update(of=Completion) if to_change else query)).one_or_none()


async def look(session: AsyncSession, scope: Scope, completion_id: int) -> Listed | None:
    query = _listed(scope).where(Completion.id == completion_id)
    row = (await session.execute(query)).one_or_none()
    return Listed(*row) if row else None


async def on_same_day(session: AsyncSession, person_id: int, ends_on: date) -> list[Completion]:
    query = select(Completion).where(
        Completion.person_id == person_id, Completion.ends_on == ends_on, Completion.removed_at.is_(None)
    )
    return list(await session.scalars(query.order_by(Completion.id)))


async def count_waiting(session: AsyncSession, scope: Scope) -> int:
    query = select(func.count()).select_from(Completion).join(Person, Person.id == Completion.person_id)
    return await session.scalar(query.where(*_waits(scope))) or 0


async def waiting(session: AsyncSession, scope: Scope, *, offset: int, limit: int) -> list[Listed]:
    """What nobody has decided about, the oldest entry first."""
    query = _listed(scope).where(Completion.status == CompletionStatus.ENTERED)
    rows = await session.execute(query.order_by(Completion.id).offset(offset).limit(limit))
    return [Listed(*row) for row in rows]


async def waiting_all(session: AsyncSession, scope: Scope, *, most: int) -> list[Completion]:
    """All of them, to be changed."""
    query = (
        select(Completion)
        .join(Person, Person.id == Completion.person_id)
        .where(*_waits(scope))
        .order_by(Completion.id)
        .limit(most)
    )
    return list(await session.scalars(query))


async def everything(session: AsyncSession, scope: Scope, *, after: int, limit: int) -> list[Listed]:
    """The register row by row, for a file; those after a row of that id."""
    query = _listed(scope).where(Completion.id > after).order_by(Completion.id).limit(limit)
    return [Listed(*row) for row in await session.execute(query)]


async def known(session: AsyncSession, people: Sequence[int]) -> list[Completion]:
    """Everything these people have."""
    found: list[Completion] = []
    for some in portions(people):
        query = select(Completion).where(Completion.person_id.in_(some), Completion.removed_at.is_(None))
        found += await session.scalars(query)
    return found


async def subjects_of(session: AsyncSession, person: Person) -> set[str]:
    """The main one and the others."""
    further = await session.scalars(select(FurtherSubject.subject).where(FurtherSubject.person_id == person.id))
    return {*further, *((person.subject,) if person.subject else ())}


def _waits(scope: Scope) -> tuple[Any, ...]:
    entered = Completion.status == CompletionStatus.ENTERED
    return entered, Completion.removed_at.is_(None), people_within(scope), IS_HERE


def _listed(scope: Scope) -> Select[Any]:
    decider = aliased(Person)
    columns: tuple[Any, ...] = (Completion, Provider, Person, Organization.title, decider, CourseOffer)
    return (
        select(*columns)
        .join(Person, Person.id == Completion.person_id)
        .outerjoin(Provider, Provider.id == Completion.provider_id)
        .outerjoin(Organization, Organization.id == Person.organization_id)
        .outerjoin(decider, decider.id == Completion.decided_by)
        .outerjoin(CourseOffer, CourseOffer.id == Completion.offer_id)
        .where(Completion.removed_at.is_(None), people_within(scope), IS_HERE)
    )
