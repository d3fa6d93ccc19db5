"""Questions about people who ask their school to vouch for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select, true, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.invitations import JoinRequest, JoinStatus
from models.organizations import Organization
from models.people import Account, Person
from models.scopes import Scope, people_within

_has_account = select(Account.telegram_id).where(Account.person_id == Person.id).exists()


@dataclass(frozen=True, slots=True)
class Applicant:
    """A request and the person behind it."""

    request_id: int
    status: JoinStatus
    asked_at: datetime
    organization_id: int | None
    is_known_place: bool
    """Whether the organisation is one of the list, not one the person typed."""
    organization_title: str | None
    person_id: int
    code: str | None
    surname: str | None
    name: str | None
    patronymic: str | None
    position: str | None
    subject: str | None


_applicants: Any = (
    select(
        JoinRequest.id,
        JoinRequest.status,
        JoinRequest.asked_at,
        JoinRequest.organization_id,
        func.coalesce(Organization.is_confirmed, False),
        Organization.title,
        Person.id,
        Person.code,
        Person.surname,
        Person.name,
        Person.patronymic,
        Person.position,
        Person.subject,
    )
    .join(Person, Person.id == JoinRequest.person_id)
    .outerjoin(Organization, Organization.id == JoinRequest.organization_id)
)


def _within(scope: Scope) -> ColumnElement[bool]:
    """Requests for an organisation of the scope; those without one are seen only by whoever sees all."""
    return true() if scope.is_whole else JoinRequest.organization_id.in_(scope.organizations)


def _waiting(scope: Scope, but: int | None) -> list[ColumnElement[bool]]:
    """Those who have left meanwhile wait for nothing, and nobody decides about themselves."""
    conditions = [JoinRequest.status == JoinStatus.WAITING, _has_account, _within(scope)]
    return conditions if but is None else [*conditions, JoinRequest.person_id != but]


async def waiting_count(session: AsyncSession, scope: Scope, *, but: int | None = None) -> int:
    """How many wait within the scope, `but` one person."""
    query = select(func.count(JoinRequest.id)).join(Person, Person.id == JoinRequest.person_id)
    return await session.scalar(query.where(*_waiting(scope, but))) or 0


async def waiting(
    session: AsyncSession, scope: Scope, *, but: int, offset: int, limit: int
) -> tuple[list[Applicant], int]:
    total = await waiting_count(session, scope, but=but)
    query = _applicants.where(*_waiting(scope, but)).order_by(JoinRequest.asked_at, JoinRequest.id)
    return [Applicant(*row) for row in await session.execute(query.offset(offset).limit(limit))], total


async def find(session: AsyncSession, scope: Scope, request_id: int, *, but: int) -> Applicant | None:
    query = _applicants.where(JoinRequest.id == request_id, JoinRequest.person_id != but, _within(scope))
    row = (await session.execute(query)).one_or_none()
    return Applicant(*row) if row else None


async def find_to_decide(session: AsyncSession, scope: Scope, request_id: int, *, but: int) -> JoinRequest | None:
    """The request within the scope, to be decided: whoever else decides about it waits."""
    query = select(JoinRequest).where(JoinRequest.id == request_id, JoinRequest.person_id != but, _within(scope))
    return (await session.scalars(query.with_for_update())).one_or_none()


async def newest_of(session: AsyncSession, person_id: int) -> JoinRequest | None:
    query = select(JoinRequest).where(JoinRequest.person_id == person_id).order_by(JoinRequest.id.desc()).limit(1)
    return (await session.scalars(query)).one_or_none()


async def add(session: AsyncSession, *, person_id: int, organization_id: int | None, now: datetime) -> JoinRequest:
    request = JoinRequest(person_id=person_id, organization_id=organization_id, status=JoinStatus.WAITING, asked_at=now)
    session.add(request)
    await session.flush()
    return request


async def candidates(session: AsyncSession, scope: Scope, *, organization_id: int | None) -> Sequence[Person]:
    """People of the register within the scope who have no account: of one organisation, or of all."""
    place = true() if organization_id is None else Person.organization_id == organization_id
    query = select(Person).where(
        Person.registered_at.is_not(None),
        Person.archived_at.is_(None),
        Person.forgotten_at.is_(None),
        ~_has_account,
        place,
        people_within(scope),
    )
    return list(await session.scalars(query.order_by(Person.surname, Person.name, Person.id)))


async def close_bound(
    session: AsyncSession, person_id: int, *, organization_id: int | None, decided_by: int | None, now: datetime
) -> None:
    """The requests of somebody whose row in the register has been found; what they typed as a place goes."""
    own = update(JoinRequest).where(JoinRequest.person_id == person_id)
    decided = {"status": JoinStatus.BOUND, "decided_at": now, "decided_by": decided_by}
    for statement in (
        own.values(organization_id=organization_id),
        own.where(JoinRequest.status == JoinStatus.WAITING).values(decided),
    ):
        await session.execute(statement.execution_options(synchronize_session=False))
