"""Who is acting: the person behind an update, as use cases know them."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from models.people import Role
from models.queries import people as rows
from models.queries.people import FoundPerson


@dataclass(frozen=True, slots=True)
class Grant:
    """A role and what it is limited to; neither: as far as the role goes."""

    role: Role
    organization_id: int | None = None
    association_id: int | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """The acting person with everything rights and screens are decided by."""

    id: int
    code: str
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
    grants: frozenset[Grant]
    was_unreachable: bool
    """Whether they had blocked the bot, as far as is known."""
    is_registered: bool
    """Whether the register knows them, or somebody has vouched for them."""

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(grant.role for grant in self.grants)


async def acting(session: AsyncSession, telegram_id: int, *, consent_version: int, is_admin: bool) -> Actor | None:
    """The person behind a messenger account; none if nobody has agreed to be known by it."""
    found = await rows.find_by_account(session, telegram_id)
    await session.commit()
    return None if found is None else actor_of(found, consent_version=consent_version, is_admin=is_admin)


def actor_of(found: FoundPerson, *, consent_version: int, is_admin: bool = False) -> Actor:
    """An actor out of the rows; everybody who has an account is an educator, whatever else they are."""
    held = () if found.archived_at else found.grants  # whoever has left keeps their own, and nothing of others
    grants = {Grant(Role.EDUCATOR), *(_grant(written) for written in held)}
    if is_admin:
        grants.add(Grant(Role.ADMIN))
    return Actor(
        id=found.id,
        code=found.code or str(found.id),
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
        grants=frozenset(grants),
        was_unreachable=found.unreachable_at is not None,
        is_registered=found.registered_at is not None,
    )


def _grant(written: str) -> Grant:
    """Out of `role:organisation:association`, each of the two possibly empty."""
    role, organization, association = written.split(":")
    return Grant(Role(role), int(organization) if organization else None, int(association) if association else None)
