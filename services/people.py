"""Who is acting: the person behind an update, as use cases know them."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from models.people import Role
from models.queries import people as rows
from models.queries.people import FoundPerson


@dataclass(frozen=True, slots=True)
class Actor:
    """The acting person with everything rights and screens are decided by."""

    id: int
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
    has_consented: bool
    """To the version of the text that is in force."""
    roles: frozenset[Role]


async def acting(session: AsyncSession, telegram_id: int, *, consent_version: int, is_admin: bool) -> Actor | None:
    """The person behind a messenger account; none if nobody has agreed to be known by it."""
    found = await rows.find_by_account(session, telegram_id)
    await session.commit()
    return None if found is None else actor_of(found, consent_version=consent_version, is_admin=is_admin)


def actor_of(found: FoundPerson, *, consent_version: int, is_admin: bool = False) -> Actor:
    """An actor out of the rows; everybody who has an account is an educator, whatever else they are."""
    roles = {Role.EDUCATOR, *map(Role, found.roles)} | ({Role.ADMIN} if is_admin else set())
    return Actor(
        id=found.id,
        surname=found.surname,
        name=found.name,
        patronymic=found.patronymic,
        organization_id=found.organization_id,
        organization_title=found.organization_title,
        position=found.position,
        subject=found.subject,
        career_started=found.career_started,
        is_class_teacher=found.is_class_teacher,
        language=found.language,
        consent_version=found.consent_version,
        has_consented=found.consent_version == consent_version,
        roles=frozenset(roles),
    )
