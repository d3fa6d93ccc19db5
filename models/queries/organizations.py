"""Questions about organisations."""

from sqlalchemy import ColumnElement, and_, case, delete, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import AuditEntry
from models.consultations import Consultation, Duty
from models.events import Event
from models.invitations import Invitation, JoinRequest
from models.organizations import Organization
from models.people import Person, RoleGrant


async def get(session: AsyncSession, organization_id: int) -> Organization | None:
    return await session.get(Organization, organization_id)


async def find_by_search_key(session: AsyncSession, search_key: str) -> Organization | None:
    return (
        await session.scalars(select(Organization).where(Organization.search_key == search_key).limit(1))
    ).one_or_none()


async def page(
    session: AsyncSession, *, words: tuple[str, ...], offset: int, limit: int
) -> tuple[list[Organization], int]:
    """Organisations whose name has every one of the words, and how many there are in all.

    Those with all of them as whole words come first: 1 before 10 and 21. A place an educator named comes up
    for nobody but those who write the same name, so that what one writes is not read by all.
    """
    matching: list[ColumnElement[bool]] = [Organization.search_key.contains(word, autoescape=True) for word in words]
    matching.append(or_(Organization.is_confirmed.is_(True), Organization.search_key == " ".join(words)))
    spaced = " " + Organization.search_key + " "
    whole = and_(true(), *(spaced.contains(f" {word} ", autoescape=True) for word in words))
    count = await session.scalar(select(func.count()).select_from(Organization).where(*matching))
    rows = await session.scalars(
        select(Organization)
        .where(*matching)
        .order_by(case((whole, 0), else_=1), Organization.id)
        .offset(offset)
        .limit(limit)
    )
    return list(rows), count or 0


async def add(
    session: AsyncSession, *, title: str, search_key: str, code: str | None, is_confirmed: bool
) -> Organization:
    organization = Organization(title=title, search_key=search_key, code=code, is_confirmed=is_confirmed)
    session.add(organization)
    await session.flush()
    return organization


async def remove_unused(session: AsyncSession) -> None:
    """Places educators named themselves and nobody works at any more: they are somebody's own words."""
    references = (
        Person.organization_id,
        JoinRequest.organization_id,
        RoleGrant.organization_id,
        Invitation.organization_id,
        AuditEntry.organization_id,
        Event.organization_id,
        Consultation.organization_id,
        Duty.organization_id,
    )
    is_used = or_(*(select(one).where(one == Organization.id).exists() for one in references))
    await session.execute(
        delete(Organization)
        .where(Organization.is_confirmed.is_(False), ~is_used)
        .execution_options(synchronize_session=False)
    )


async def by_code(session: AsyncSession) -> dict[str, Organization]:
    found = await session.scalars(select(Organization).where(Organization.code.is_not(None)))
    return {organization.code: organization for organization in found if organization.code}
