"""Updates that wait in the database for their turn, as they were closed: what they say nobody reads here."""

from collections.abc import Mapping, Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from models.queries import kept_updates as rows


async def recall(session: AsyncSession) -> list[tuple[int, bytes]]:
    """In the order they came in."""
    found = await rows.all_of(session)
    await session.commit()
    return found


async def keep(session: AsyncSession, contents: Mapping[int, bytes]) -> None:
    await rows.put(session, contents)
    await session.commit()


async def take_out(session: AsyncSession, numbers: Sequence[int]) -> None:
    await rows.remove(session, numbers)
    await session.commit()
