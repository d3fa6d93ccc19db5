"""Questions about organisations."""

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.organizations import Organization


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

    Places named by educators come up only in a search, so that the list to leaf through stays the centre's own.
    """
    matching: list[ColumnElement[bool]] = [Organization.search_key.contains(word, autoescape=True) for word in words]
    if not words:
        matching = [Organization.is_confirmed.is_(True)]
    count = await session.scalar(select(func.count()).select_from(Organization).where(*matching))
    rows = await session.scalars(
        select(Organization).where(*matching).order_by(Organization.id).offset(offset).limit(limit)
    )
    return list(rows), count or 0


async def add(
    session: AsyncSession, *, title: str, search_key: str, code: str | None, is_confirmed: bool
) -> Organization:
    organization = Organization(title=title, search_key=search_key, code=code, is_confirmed=is_confirmed)
    session.add(organization)
    await session.flush()
    return organization


async def by_code(session: AsyncSession) -> dict[str, Organization]:
    found = await session.scalars(select(Organization).where(Organization.code.is_not(None)))
    return {organization.code: organization for organization in found if organization.code}
