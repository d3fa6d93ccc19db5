"""Registers no other file holds, page by page: people, associations, entries of contests."""

from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models.associations import Association, Membership
from models.contests import Contest, ContestEntry
from models.organizations import Organization
from models.people import Account, Person
from models.queries.associations.associations import within
from models.queries.register.register import IS_HERE
from models.scopes import Scope, people_within


class Listed(NamedTuple):
    person: Person
    place: str | None
    has_entered: bool


class Joined(NamedTuple):
    association: Association
    school: str | None
    members: int


class Entered(NamedTuple):
    contest: Contest
    entry: ContestEntry
    person: Person
    place: str | None
    helper: Person | None


async def people(session: AsyncSession, scope: Scope, *, after: int, limit: int) -> list[Listed]:
    """By number."""
    has_entered = select(Account.telegram_id).where(Account.person_id == Person.id).exists()
    query = (
        select(Person, Organization.title, has_entered)
        .outerjoin(Organization, Organization.id == Person.organization_id)
        .where(people_within(scope), IS_HERE, Person.id > after)
        .order_by(Person.id)
        .limit(limit)
    )
    return [Listed(*row) for row in await session.execute(query)]


async def associations(session: AsyncSession, scope: Scope) -> list[Joined]:
    """Open ones by title."""
    members = (
        select(Membership.association_id, func.count().label("count"))
        .join(Person, Person.id == Membership.person_id)
        .where(IS_HERE)
        .group_by(Membership.association_id)
        .subquery()
    )
    query = (
        select(Association, Organization.title, func.coalesce(members.c.count, 0))
        .outerjoin(Organization, Organization.id == Association.organization_id)
        .outerjoin(members, members.c.association_id == Association.id)
        .where(within(scope), Association.closed_at.is_(None))
        .order_by(Association.title, Association.id)
    )
    return [Joined(*row) for row in await session.execute(query)]


async def entries(session: AsyncSession, year: int, *, after: int, limit: int) -> list[Entered]:
    """Of all contests of a school year, by number."""
    helper = aliased(Person)
    columns: tuple[Any, ...] = (Contest, ContestEntry, Person, Organization.title, helper)
    query = (
        select(*columns)
        .select_from(ContestEntry)
        .join(Contest, Contest.id == ContestEntry.contest_id)
        .join(Person, Person.id == ContestEntry.person_id)
        .outerjoin(Organization, Organization.id == Person.organization_id)
        .outerjoin(helper, helper.id == ContestEntry.helper_id)
        .where(Contest.school_year == year, Contest.cancelled_at.is_(None), ContestEntry.id > after)
        .order_by(ContestEntry.id)
        .limit(limit)
    )
    return [Entered(*row) for row in await session.execute(query)]
