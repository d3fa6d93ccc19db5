"""Organisations of the municipality."""

from sqlalchemy.ext.asyncio import AsyncSession

from models.queries import organizations as rows
from models.queries import turns
from programmes.programme import Programme
from services.naming import search_key


async def publish(session: AsyncSession, programme: Programme) -> None:
    """Bring the organisations the programme lists into the database; those added since are left alone."""
    await turns.take(session, "publish organizations")
    known = await rows.by_code(session)
    for listed in programme.organizations.organizations:
        title = listed.short or listed.title
        stored = known.get(listed.code)
        if stored is None:
            await rows.add(session, title=title, search_key=search_key(title), code=listed.code, is_confirmed=True)
        elif stored.title != title:
            stored.title, stored.search_key = title, search_key(title)
    await session.commit()
