"""Questions about who has which role."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.associations import Association
from models.organizations import Organization
from models.people import Account, Person, Role, RoleGrant
from models.queries.portions import portions

_place = func.coalesce(Organization.title, Association.title)


async def of(session: AsyncSession, person_id: int) -> list[tuple[RoleGrant, str | None]]:
    """Grants of a person, each with the title of what it is limited to."""
    query = (
        select(RoleGrant, _place)
        .outerjoin(Organization, Organization.id == RoleGrant.organization_id)
        .outerjoin(Association, Association.id == RoleGrant.association_id)
        .where(RoleGrant.person_id == person_id)
        .order_by(RoleGrant.id)
    )
    return [(grant, place) for grant, place in await session.execute(query)]


async def counts(session: AsyncSession) -> dict[Role, int]:
    """How many people hold each role."""
    query = select(RoleGrant.role, func.count(RoleGrant.person_id.distinct())).group_by(RoleGrant.role)
    return {row[0]: row[1] for row in await session.execute(query)}


async def holders(
    session: AsyncSession, role: Role, *, offset: int, limit: int
) -> list[tuple[RoleGrant, Person, str | None]]:
    query = (
        select(RoleGrant, Person, _place)
        .join(Person, Person.id == RoleGrant.person_id)
        .outerjoin(Organization, Organization.id == RoleGrant.organization_id)
        .outerjoin(Association, Association.id == RoleGrant.association_id)
        .where(RoleGrant.role == role)
        .order_by(Person.search_key, RoleGrant.id)
        .offset(offset)
        .limit(limit)
    )
    return [(grant, person, place) for grant, person, place in await session.execute(query)]


async def find(session: AsyncSession, grant_id: int) -> RoleGrant | None:
    return (await session.scalars(select(RoleGrant).where(RoleGrant.id == grant_id).with_for_update())).one_or_none()


async def find_same(
    session: AsyncSession, *, person_id: int, role: Role, organization_id: int | None, association_id: int | None
) -> RoleGrant | None:
    limits: list[ColumnElement[bool]] = [
        RoleGrant.organization_id == organization_id if organization_id else RoleGrant.organization_id.is_(None),
        RoleGrant.association_id == association_id if association_id else RoleGrant.association_id.is_(None),
    ]
    query = select(RoleGrant).where(RoleGrant.person_id == person_id, RoleGrant.role == role, *limits)
    return (await session.scalars(query.limit(1))).one_or_none()


async def add(  # a grant is as long as that
    session: AsyncSession,
    *,
    person_id: int,
    role: Role,
    organization_id: int | None,
    association_id: int | None,
    granted_by: int | None,
    now: datetime,
) -> RoleGrant:
    grant = RoleGrant(
        person_id=person_id,
        role=role,
        organization_id=organization_id,
        association_id=association_id,
        granted_by=granted_by,
        granted_at=now,
    )
    session.add(grant)
    await session.flush()
    return grant


async def remove(session: AsyncSession, grant_ids: Sequence[int]) -> None:
    await session.execute(delete(RoleGrant).where(RoleGrant.id.in_(grant_ids)))


async def move(session: AsyncSession, grant_ids: Sequence[int], *, person_id: int) -> None:
    await session.execute(update(RoleGrant).where(RoleGrant.id.in_(grant_ids)).values(person_id=person_id))


async def of_to_change(session: AsyncSession, person_id: int) -> list[RoleGrant]:
    query = select(RoleGrant).where(RoleGrant.person_id == person_id).order_by(RoleGrant.id).with_for_update()
    return list(await session.scalars(query))


async def deciders(session: AsyncSession, organization_id: int | None, *, but: int) -> list[int]:
    """Whoever can be told and answers for an organisation; where nobody does, methodists and heads of the centre."""
    here = (
        select(RoleGrant.person_id)
        .join(Person, Person.id == RoleGrant.person_id)
        .join(Account, Account.person_id == Person.id)
        .where(Person.archived_at.is_(None), Person.id != but)
        .distinct()
    )
    if organization_id is not None:
        own = here.where(
            RoleGrant.role.in_((Role.SCHOOL_COORDINATOR, Role.ORGANIZATION_HEAD)),
            func.coalesce(RoleGrant.organization_id, Person.organization_id) == organization_id,
        )
        found = list(await session.scalars(own))
        if found:
            return found
    centre = here.where(RoleGrant.role.in_((Role.METHODIST, Role.CENTRE_HEAD)), RoleGrant.organization_id.is_(None))
    return list(await session.scalars(centre))


async def pin(session: AsyncSession, person_ids: Sequence[int], roles: Collection[Role]) -> None:
    """Leave roles that went with people's own organisations where they are: they do not move along with them."""
    own = select(Person.organization_id).where(Person.id == RoleGrant.person_id).scalar_subquery()
    for some in portions(person_ids):
        await session.execute(
            update(RoleGrant)
            .where(
                RoleGrant.person_id.in_(some),
                RoleGrant.role.in_(roles),
                RoleGrant.organization_id.is_(None),
                RoleGrant.association_id.is_(None),
            )
            .values(organization_id=own)
            .execution_options(synchronize_session=False)
        )
