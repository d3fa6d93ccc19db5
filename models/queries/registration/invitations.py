"""Questions about invitations and those they are for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.associations import Association
from models.invitations import Invitation
from models.organizations import Organization
from models.people import Account, Person, Role, RoleGrant
from models.queries.portions import portions
from models.scopes import Scope, people_within

_has_account = select(Account.telegram_id).where(Account.person_id == Person.id).exists()
_is_here = and_(Person.registered_at.is_not(None), Person.archived_at.is_(None), Person.forgotten_at.is_(None))
"""Somebody of the register who has neither left nor been forgotten."""
_is_unused = and_(Invitation.used_at.is_(None), Invitation.revoked_at.is_(None))


@dataclass(frozen=True, slots=True)
class Invitee:
    """Somebody of the register, as an invitation needs them."""

    id: int
    code: str | None
    surname: str | None
    name: str | None
    patronymic: str | None
    organization_id: int | None
    organization_title: str | None
    has_account: bool


_invitee = (
    select(
        Person.id,
        Person.code,
        Person.surname,
        Person.name,
        Person.patronymic,
        Person.organization_id,
        Organization.title,
        _has_account,
    )
    .outerjoin(Organization, Organization.id == Person.organization_id)
    .where(_is_here)
    .order_by(Organization.title, Person.surname, Person.name, Person.id)
)


async def invitees(
    session: AsyncSession, scope: Scope, *, person_ids: Sequence[int] | None = None, organization_id: int | None = None
) -> list[Invitee]:
    """People of the register within the scope: of these ids, or those of the organisation without an account."""
    if person_ids is not None:
        wanted: ColumnElement[bool] = Person.id.in_(person_ids)
    else:
        wanted = and_(Person.organization_id == organization_id, ~_has_account)
    return [Invitee(*row) for row in await session.execute(_invitee.where(wanted, people_within(scope)))]


async def schools(
    session: AsyncSession, scope: Scope, *, words: tuple[str, ...], offset: int, limit: int
) -> tuple[list[tuple[int, str, int]], int]:
    """Organisations that have people without an account, with the number of those; and how many there are in all."""
    matching = [Organization.search_key.contains(word, autoescape=True) for word in words]
    counted = (
        select(Organization.id, Organization.title, func.count(Person.id))
        .join(Person, Person.organization_id == Organization.id)
        .where(_is_here, ~_has_account, people_within(scope), *matching)
        .group_by(Organization.id, Organization.title)
    )
    total = await session.scalar(select(func.count()).select_from(counted.subquery()))
    rows = await session.execute(counted.order_by(Organization.title, Organization.id).offset(offset).limit(limit))
    return [(number, title, count) for number, title, count in rows], total or 0


async def grants_of(session: AsyncSession, person_ids: Sequence[int]) -> list[RoleGrant]:
    return [
        grant
        for some in portions(person_ids)
        for grant in await session.scalars(select(RoleGrant).where(RoleGrant.person_id.in_(some)))
    ]


async def add(session: AsyncSession, invitations: Sequence[Invitation]) -> None:
    session.add_all(invitations)
    await session.flush()


async def find(session: AsyncSession, digest: str) -> Invitation | None:
    """By its digest, to be used: whoever else has it waits."""
    query = select(Invitation).where(Invitation.digest == digest).with_for_update()
    return (await session.scalars(query)).one_or_none()


async def newest_of_school(session: AsyncSession, *, created_by: int, organization_id: int) -> int:
    """The newest personal invitation this person has issued for the organisation; 0 for none."""
    found = await session.scalar(
        select(func.max(Invitation.id))
        .join(Person, Person.id == Invitation.person_id)
        .where(Invitation.created_by == created_by, Person.organization_id == organization_id)
    )
    return found or 0


async def newest_of_role(session: AsyncSession, *, created_by: int, role: Role) -> int:
    found = await session.scalar(
        select(func.max(Invitation.id)).where(
            Invitation.created_by == created_by, Invitation.role == role, Invitation.person_id.is_(None)
        )
    )
    return found or 0


async def count_unused_of_school(session: AsyncSession, organization_id: int, now: datetime) -> int:
    found = await session.scalar(
        select(func.count(Invitation.id))
        .join(Person, Person.id == Invitation.person_id)
        .where(Person.organization_id == organization_id, _is_unused, Invitation.expires_at > now)
    )
    return found or 0


async def revoke_school(session: AsyncSession, scope: Scope, organization_id: int, now: datetime) -> int:
    """Take back the unused personal invitations of an organisation's people; returns how many."""
    own = select(Person.id).where(Person.organization_id == organization_id, people_within(scope))
    return await _revoke(session, Invitation.person_id.in_(own), now)


async def revoke_others_of(session: AsyncSession, person_id: int, now: datetime) -> int:
    return await _revoke(session, Invitation.person_id == person_id, now)


async def _revoke(session: AsyncSession, which: ColumnElement[bool], now: datetime) -> int:
    revoked = await session.execute(
        update(Invitation)
        .where(which, _is_unused)
        .values(revoked_at=now)
        .returning(Invitation.id)
        .execution_options(synchronize_session=False)
    )
    return len(revoked.all())


def _of_roles(scope: Scope) -> list[ColumnElement[bool]]:
    within = () if scope.is_whole else (Invitation.organization_id.in_(scope.organizations),)
    return [Invitation.person_id.is_(None), _is_unused, *within]


async def unused_of_roles(
    session: AsyncSession, scope: Scope, *, now: datetime, offset: int, limit: int
) -> tuple[list[tuple[Invitation, str | None]], int]:
    """Role invitations that still open something, each with the title of what it is limited to; and how many."""
    conditions = [*_of_roles(scope), Invitation.expires_at > now]
    total = await session.scalar(select(func.count(Invitation.id)).where(*conditions))
    rows: Any = await session.execute(
        select(Invitation, func.coalesce(Organization.title, Association.title))
        .outerjoin(Organization, Organization.id == Invitation.organization_id)
        .outerjoin(Association, Association.id == Invitation.association_id)
        .where(*conditions)
        .order_by(Invitation.id.desc())
        .offset(offset)
        .limit(limit)
    )
    return [(invitation, title) for invitation, title in rows], total or 0


async def find_of_role(session: AsyncSession, scope: Scope, invitation_id: int) -> Invitation | None:
    """An unused role invitation, to be taken back."""
    query = select(Invitation).where(Invitation.id == invitation_id, *_of_roles(scope)).with_for_update()
    return (await session.scalars(query)).one_or_none()


async def associations(session: AsyncSession, *, offset: int, limit: int) -> tuple[list[Association], int]:
    is_open = Association.closed_at.is_(None)
    total = await session.scalar(select(func.count(Association.id)).where(is_open))
    rows = await session.scalars(
        select(Association).where(is_open).order_by(Association.title).offset(offset).limit(limit)
    )
    return list(rows), total or 0


async def find_association(session: AsyncSession, association_id: int) -> Association | None:
    return await session.get(Association, association_id)
