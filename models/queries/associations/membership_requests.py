"""Questions about who asks to be taken into an association."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.associations import MembershipRequest
from models.organizations import Organization
from models.people import Person
from models.queries.holding import held
from models.queries.register.register import IS_HERE


class Waiting(NamedTuple):
    """A request with who asks."""

    request: MembershipRequest
    person: Person
    school: str | None


async def open_request(session: AsyncSession, association_id: int, person_id: int) -> MembershipRequest | None:
    """What somebody waits for."""
    query = (
        select(MembershipRequest)
        .where(
            MembershipRequest.association_id == association_id,
            MembershipRequest.person_id == person_id,
            MembershipRequest.decided_at.is_(None),
        )
        .order_by(MembershipRequest.id)
        .limit(1)
    )
    return (await session.scalars(held(query))).one_or_none()


async def asked_for(session: AsyncSession, person_id: int) -> set[int]:
    """Ids of associations somebody waits to be taken into."""
    query = select(MembershipRequest.association_id).where(
        MembershipRequest.person_id == person_id, MembershipRequest.decided_at.is_(None)
    )
    return set(await session.scalars(query))


async def ask(session: AsyncSession, association_id: int, person_id: int, *, now: datetime) -> MembershipRequest:
    request = MembershipRequest(association_id=association_id, person_id=person_id, asked_at=now)
    session.add(request)
    await session.flush()
    return request


async def waiting(session: AsyncSession, association_id: int, *, offset: int, limit: int) -> tuple[list[Waiting], int]:
    """Requests nobody has decided about, the oldest first, and how many there are."""
    conditions = (
        MembershipRequest.association_id == association_id,
        MembershipRequest.decided_at.is_(None),
        IS_HERE,
    )
    joined = select(func.count()).select_from(MembershipRequest)
    total = await session.scalar(joined.join(Person, Person.id == MembershipRequest.person_id).where(*conditions))
    query = (
        select(MembershipRequest, Person, Organization.title)
        .join(Person, Person.id == MembershipRequest.person_id)
        .outerjoin(Organization, Organization.id == Person.organization_id)
        .where(*conditions)
        .order_by(MembershipRequest.asked_at, MembershipRequest.id)
        .offset(offset)
        .limit(limit)
    )
    return [Waiting(*row) for row in await session.execute(query)], total or 0


async def request_of(session: AsyncSession, request_id: int) -> MembershipRequest | None:
    query = select(MembershipRequest).where(MembershipRequest.id == request_id)
    return (await session.scalars(held(query))).one_or_none()


async def waiting_for(session: AsyncSession, association_ids: Sequence[int]) -> dict[int, int]:
    """How many requests wait, by association; of people who are here, as lists show them."""
    query = (
        select(MembershipRequest.association_id, func.count())
        .join(Person, Person.id == MembershipRequest.person_id)
        .where(
            MembershipRequest.association_id.in_(association_ids),
            MembershipRequest.decided_at.is_(None),
            IS_HERE,
        )
        .group_by(MembershipRequest.association_id)
    )
    return {row[0]: row[1] for row in await session.execute(query)}


async def settle_requests(
    session: AsyncSession, association_id: int, *, by: int, now: datetime, accepted: bool, person_id: int | None = None
) -> list[int]:
    """Decide about all that wait at once, or about those of one person; returns who asked."""
    conditions = [MembershipRequest.association_id == association_id, MembershipRequest.decided_at.is_(None)]
    if person_id is not None:
        conditions.append(MembershipRequest.person_id == person_id)
    settled = await session.scalars(
        update(MembershipRequest)
        .where(*conditions)
        .values(decided_at=now, decided_by=by, is_accepted=accepted)
        .returning(MembershipRequest.person_id)
        .execution_options(synchronize_session=False)
    )
    return list(settled)
