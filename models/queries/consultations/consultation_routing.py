"""Who can answer a request, with what decides among them."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.associations import Membership
from models.consultations import Consultation, ConsultationStatus, Duty, Substitute
from models.people import Account, Person, Role, RoleGrant
from models.queries.portions import portions

WAITING = (ConsultationStatus.NEW, ConsultationStatus.ASSIGNED, ConsultationStatus.IN_PROGRESS)
ANSWERING = (Role.METHODIST, Role.CENTRE_HEAD, Role.ASSOCIATION_LEADER)


class Busy(NamedTuple):
    person_id: int
    open_requests: int
    paused_until: date | None


def may_answer() -> ColumnElement[bool]:
    """People who are here, can be told, and hold a role that answers; a leader only of an association."""
    leads = and_(RoleGrant.role == Role.ASSOCIATION_LEADER, RoleGrant.association_id.is_not(None))
    centre = RoleGrant.role.in_((Role.METHODIST, Role.CENTRE_HEAD))
    granted = select(RoleGrant.person_id).where(or_(leads, centre))
    reached = select(Account.person_id)
    return and_(
        Person.archived_at.is_(None), Person.forgotten_at.is_(None), Person.id.in_(granted), Person.id.in_(reached)
    )


async def duties(session: AsyncSession, *, topic: str, subject: str | None, organization_id: int | None) -> list[Duty]:
    """Those that fit, whoever holds them."""
    query = select(Duty).where(
        or_(Duty.topic.is_(None), Duty.topic == topic),
        or_(Duty.subject.is_(None), Duty.subject == subject),
        or_(Duty.organization_id.is_(None), Duty.organization_id == organization_id),
    )
    return list(await session.scalars(query.order_by(Duty.id)))


async def leaders_of(session: AsyncSession, person_id: int) -> list[int]:
    """Who leads an association somebody belongs to."""
    own = select(Membership.association_id).where(Membership.person_id == person_id)
    query = select(RoleGrant.person_id).where(
        RoleGrant.role == Role.ASSOCIATION_LEADER, RoleGrant.association_id.in_(own)
    )
    return sorted(set(await session.scalars(query)))


async def methodists(session: AsyncSession, organization_id: int | None) -> list[int]:
    """Of the whole municipality, and those whose role is limited to that very school."""
    everywhere = and_(RoleGrant.organization_id.is_(None), RoleGrant.association_id.is_(None))
    here = RoleGrant.organization_id == organization_id
    query = select(RoleGrant.person_id).where(RoleGrant.role == Role.METHODIST, or_(everywhere, here))
    return sorted(set(await session.scalars(query)))


async def substitutes(session: AsyncSession, today: date) -> dict[int, int]:
    """Who stands in for whom today; there are never many."""
    query = select(Substitute.person_id, Substitute.substitute_id).where(Substitute.until >= today)
    return {row[0]: row[1] for row in await session.execute(query)}


async def workers(session: AsyncSession, person_ids: Collection[int]) -> list[Busy]:
    """Those of them who may answer."""
    busy = (
        select(func.count())
        .where(Consultation.responsible_id == Person.id, Consultation.status.in_(WAITING))
        .correlate(Person)
        .scalar_subquery()
    )
    return [
        Busy(*row)
        for some in portions(sorted(person_ids))
        for row in await session.execute(
            select(Person.id, busy, Person.paused_until).where(Person.id.in_(some), may_answer())
        )
    ]


async def heads(session: AsyncSession) -> list[int]:
    """Of the centre, who can be told."""
    query = (
        select(RoleGrant.person_id)
        .join(Person, Person.id == RoleGrant.person_id)
        .where(RoleGrant.role == Role.CENTRE_HEAD, Person.archived_at.is_(None))
    )
    return sorted(set(await session.scalars(query)))
