"""Questions about people, their accounts and consents."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import String, bindparam, cast, func, literal_column, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.associations import Association
from models.organizations import Organization
from models.people import Account, Consent, Person, RoleGrant
from models.queries.portions import portions


@dataclass(frozen=True, slots=True)
class FoundPerson:
    id: int
    code: str | None
    surname: str | None
    name: str | None
    patronymic: str | None
    organization_id: int | None
    organization_title: str | None
    position: str | None
    subject: str | None
    career_started: int | None
    is_class_teacher: bool | None
    language: str
    consent_version: int | None
    registered_at: datetime | None
    archived_at: datetime | None
    unreachable_at: datetime | None
    grants: tuple[str, ...]
    """Each `role:organisation:association`."""


_people, _accounts, _organizations = Person.__table__, Account.__table__, Organization.__table__
_consents, _held, _associations = Consent.__table__.c, RoleGrant.__table__.c, Association.__table__.c
_consent = (
    select(_consents.version)
    .where(_consents.person_id == _people.c.id, _consents.withdrawn_at.is_(None))
    .order_by(_consents.id.desc())
    .limit(1)
    .scalar_subquery()
)
_COMMA: Any = literal_column("','")
"""As a plain text it would become a parameter that is written into the statement anew each time."""
_COLON: Any = literal_column("':'")
_NOTHING: Any = literal_column("''")
_grant = (
    cast(_held.role, String)
    + _COLON
    + func.coalesce(cast(_held.organization_id, String), _NOTHING)
    + _COLON
    + func.coalesce(cast(_held.association_id, String), _NOTHING)
)
_closed = select(_associations.id).where(_associations.closed_at.is_not(None))
_grants = (
    select(func.aggregate_strings(_grant, _COMMA))
    .where(
        _held.person_id == _people.c.id,
        # The role of a closed association sleeps until it is open again.
        or_(_held.association_id.is_(None), _held.association_id.not_in(_closed)),
    )
    .scalar_subquery()
)
_acting = (
    select(
        _people.c.id,
        _people.c.code,
        _people.c.surname,
        _people.c.name,
        _people.c.patronymic,
        _people.c.organization_id,
        _organizations.c.title,
        _people.c.position,
        _people.c.subject,
        _people.c.career_started,
        _people.c.is_class_teacher,
        _people.c.language,
        _consent,
        _people.c.registered_at,
        _people.c.archived_at,
        _accounts.c.unreachable_at,
        _grants,
    )
    .select_from(_people)
    .outerjoin(_accounts, _accounts.c.person_id == _people.c.id)
    .outerjoin(_organizations, _organizations.c.id == _people.c.organization_id)
)
_by_account = _acting.where(_accounts.c.telegram_id == bindparam("telegram_id"))
"""Asked at every update: of plain columns alone, for anything of a class has it taken the slower way, and once."""
_by_id = _acting.where(_people.c.id == bindparam("person_id"))


async def find_by_account(session: AsyncSession, telegram_id: int) -> FoundPerson | None:
    return _found((await session.execute(_by_account, {"telegram_id": telegram_id})).one_or_none())


async def find_by_id(session: AsyncSession, person_id: int) -> FoundPerson | None:
    return _found((await session.execute(_by_id, {"person_id": person_id})).one_or_none())


def _found(row: Any) -> FoundPerson | None:
    if row is None:
        return None
    *facts, grants = row
    facts.append(tuple(grants.split(",")) if grants else ())
    return FoundPerson(*facts)


async def get(session: AsyncSession, person_id: int) -> Person:
    """The person of that id, to be changed; raises NoResultFound."""
    return (await session.execute(select(Person).where(Person.id == person_id).with_for_update())).scalar_one()


async def look(session: AsyncSession, person_id: int) -> Person:
    """The person of that id, to be read; raises NoResultFound."""
    return (await session.execute(select(Person).where(Person.id == person_id))).scalar_one()


async def by_ids(session: AsyncSession, person_ids: Collection[int]) -> dict[int, Person]:
    """Those people, to be read; whoever is not there is left out."""
    found: dict[int, Person] = {}
    for some in portions(sorted(person_ids)):
        found |= {one.id: one for one in await session.scalars(select(Person).where(Person.id.in_(some)))}
    return found


async def add(session: AsyncSession, person: Person, *, code_prefix: str) -> Person:
    """Keep a new person; one who brings no code gets the next that is free."""
    session.add(person)
    await session.flush()
    if person.code is None:
        person.code = await _free_code(session, f"{code_prefix}-{person.id:04}")
        await session.flush()
    return person


async def _free_code(session: AsyncSession, wanted: str) -> str:
    """The code, with something behind it when the register has given it to somebody else."""
    taken = set(await session.scalars(select(Person.code).where(Person.code.startswith(wanted, autoescape=True))))
    return next(code for code in (wanted, *(f"{wanted}-{n}" for n in range(2, len(taken) + 3))) if code not in taken)


async def link(session: AsyncSession, *, telegram_id: int, person_id: int, now: datetime) -> None:
    session.add(Account(telegram_id=telegram_id, person_id=person_id, linked_at=now))
    await session.flush()


async def add_consent(
    session: AsyncSession, *, person_id: int, version: int, digest: str, now: datetime, recorded_by: int | None = None
) -> None:
    session.add(
        Consent(person_id=person_id, version=version, text_digest=digest, given_at=now, recorded_by=recorded_by)
    )
    await session.flush()


async def named(session: AsyncSession, person_ids: Iterable[int]) -> list[Person]:
    return list(await session.scalars(select(Person).where(Person.id.in_(person_ids)).order_by(Person.id)))


async def consents(session: AsyncSession, person_id: int) -> list[Consent]:
    return list(await session.scalars(select(Consent).where(Consent.person_id == person_id).order_by(Consent.given_at)))


async def withdraw_consents(session: AsyncSession, person_id: int, now: datetime) -> None:
    await session.execute(
        update(Consent).where(Consent.person_id == person_id, Consent.withdrawn_at.is_(None)).values(withdrawn_at=now)
    )
