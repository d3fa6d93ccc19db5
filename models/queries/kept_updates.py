"""Questions about updates that wait for their turn."""

from collections.abc import Mapping, Sequence

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.queries.portions import portions
from models.queries.upsert import insert
from models.updates import KeptUpdate


async def put(session: AsyncSession, contents: Mapping[int, bytes]) -> None:
    rows = [{"number": number, "content": content} for number, content in contents.items()]
    await session.execute(insert(session, KeptUpdate).on_conflict_do_nothing(), rows)


async def all_of(session: AsyncSession) -> list[tuple[int, bytes]]:
    """In the order they came in."""
    found = await session.execute(select(KeptUpdate.number, KeptUpdate.content).order_by(KeptUpdate.number))
    return [(number, content) for number, content in found]


async def remove(session: AsyncSession, numbers: Sequence[int]) -> None:
    for some in portions(numbers):
        await session.execute(delete(KeptUpdate).where(KeptUpdate.number.in_(some)))


async def remove_all(session: AsyncSession) -> None:
    await session.execute(delete(KeptUpdate))
