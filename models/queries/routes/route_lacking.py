"""People with a confirmed deficit and no route: a page of them, and those who may be asked about it."""

from datetime import datetime

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.organizations import Organization
from models.outbox import OutboxMessage
from models.people import Account, Person
from models.queries.routes.route_lists import lacks_route
from models.scopes import Scope


async def page(
    session: AsyncSession, scope: Scope, school_year: int, *, offset: int, limit: int
) -> list[tuple[Person, str | None]]:
    """By name, each with the title of where they work."""
    query = (
        select(Person, Organization.title)
        .outerjoin(Organization, Organization.id == Person.organization_id)
        .where(*lacks_route(scope, school_year))
        .order_by(Person.search_key, Person.id)
        .offset(offset)
        .limit(limit)
    )
    return [(person, place) for person, place in await session.execute(query)]


async def to_ask(session: AsyncSession, scope: Scope, school_year: int, *, kind: str, since: datetime) -> list[int]:
    """Those who can be told and have been told nothing of that kind since."""
    query = select(Person.id).join(Account, Account.person_id == Person.id)
    query = query.where(*lacks_route(scope, school_year), ~_told(kind, since)).order_by(Person.id)
    return list(await session.scalars(query))


def _told(kind: str, since: datetime) -> ColumnElement[bool]:
    return exists().where(
        OutboxMessage.person_id == Person.id, OutboxMessage.kind == kind, OutboxMessage.due_at > since
    )
