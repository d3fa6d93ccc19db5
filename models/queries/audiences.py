"""Questions about audiences: how many they are, how they can be reached."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Exists, Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.announcements import AnnouncementKind, Declined, SavedAudience
from models.associations import Association
from models.audiences import Audience, Facet, Terms, is_true, people_of
from models.organizations import Organization
from models.people import Account, Person, Role, RoleGrant
from models.queries.portions import portions
from models.scopes import Scope, people_within


class Reached(NamedTuple):
    """Where a letter goes and what its reader wishes."""

    person_id: int
    telegram_id: int
    language: str
    later_hour: int | None
    paused_until: date | None
    is_staff: bool


class Size(NamedTuple):
    people: int
    absent: int
    """Have not entered the bot."""
    unreachable: int
    """Have blocked it."""
    declined: int
    """Do not want this kind."""


_STAFF = (Role.METHODIST, Role.CENTRE_HEAD, Role.AUTHORITY_HEAD, Role.ADMIN)
is_staff = select(RoleGrant.id).where(RoleGrant.person_id == Person.id, RoleGrant.role.in_(_STAFF)).exists()


async def size(session: AsyncSession, scope: Scope, audience: Audience, terms: Terms, kind: AnnouncementKind) -> Size:
    """How many people an audience has, and how many of them will not get it and why; each counted once."""
    has_declined = declined(kind)
    unreachable = Account.unreachable_at.is_not(None)
    query = (
        select(
            func.count(),
            func.count().filter(Account.telegram_id.is_(None)),
            func.count().filter(unreachable),
            func.count().filter(Account.telegram_id.is_not(None), ~unreachable, has_declined),
        )
        .select_from(Person)
        .outerjoin(Account, Account.person_id == Person.id)
        .where(people_within(scope), people_of(audience, terms))
    )
    return Size(*(await session.execute(query)).one())


async def true_of(
    session: AsyncSession, person_id: int, values: Sequence[tuple[Facet, str]], terms: Terms
) -> set[tuple[Facet, str]]:
    """Which of these values are true of somebody."""
    if not values:
        return set()
    query = select(*(is_true(facet, value, terms) for facet, value in values)).where(Person.id == person_id)
    answers = (await session.execute(query)).one()
    return {one for one, answer in zip(values, answers, strict=True) if answer}


async def reached(
    session: AsyncSession, scope: Scope, audience: Audience, terms: Terms, kind: AnnouncementKind
) -> list[Reached]:
    """Everybody of an audience who has entered and has not declined; those who have blocked the bot among them."""
    query = _reached().where(people_within(scope), people_of(audience, terms), ~declined(kind)).order_by(Person.id)
    return [Reached(*row) for row in await session.execute(query)]


async def reached_of(session: AsyncSession, person_ids: Sequence[int]) -> list[Reached]:
    """These very people, as far as they have entered."""
    return [
        Reached(*row)
        for some in portions(person_ids)
        for row in await session.execute(_reached().where(Person.id.in_(some), Person.archived_at.is_(None)))
    ]


async def saved(session: AsyncSession, owner_id: int) -> list[SavedAudience]:
    query = select(SavedAudience).where(SavedAudience.owner_id == owner_id).order_by(SavedAudience.title)
    return list(await session.scalars(query))


def declined(kind: AnnouncementKind) -> Exists:
    return select(Declined.person_id).where(Declined.person_id == Person.id, Declined.kind == kind).exists()


def _reached() -> Select[Any]:
    columns: tuple[Any, ...] = (
        Person.id,
        Account.telegram_id,
        Person.language,
        Person.later_hour,
        Person.paused_until,
        is_staff,
    )
    return select(*columns).join(Account, Account.person_id == Person.id)


async def schools(session: AsyncSession, scope: Scope) -> list[tuple[int, str]]:
    """Organisations within the scope that have people."""
    query = (
        select(Organization.id, Organization.title)
        .join(Person, Person.organization_id == Organization.id)
        .where(people_within(scope), Person.archived_at.is_(None))
        .distinct()
        .order_by(Organization.id)
    )
    return [(row[0], row[1]) for row in await session.execute(query)]


async def associations(session: AsyncSession, scope: Scope) -> list[tuple[int, str]]:
    query = select(Association.id, Association.title).where(Association.closed_at.is_(None)).order_by(Association.title)
    if not scope.is_whole:
        query = query.where(Association.id.in_(scope.associations))
    return [(row[0], row[1]) for row in await session.execute(query)]


class Face(NamedTuple):
    """What a letter may call its reader."""

    name: str | None
    school: str | None
    deadline: date | None = None
    """Of what the letter is about."""
    patronymic: str | None = None


async def faces(session: AsyncSession, person_ids: Sequence[int]) -> dict[int, Face]:
    found = {}
    for some in portions(person_ids):
        query = (
            select(Person.id, Person.name, Organization.title, Person.patronymic)
            .outerjoin(Organization, Organization.id == Person.organization_id)
            .where(Person.id.in_(some))
        )
        found.update({row[0]: Face(row[1], row[2], patronymic=row[3]) for row in await session.execute(query)})
    return found
