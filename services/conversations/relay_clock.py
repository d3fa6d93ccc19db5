"""Messages that wait for people: those who have entered since, or can be reached again, get them."""

from sqlalchemy.ext.asyncio import AsyncSession

from models.queries.conversations import relays as rows


async def bring_back(session: AsyncSession) -> int:
    """Returns how many go out now; whoever wrote to the bot themselves has theirs already."""
    moved = await rows.bring_back(session)
    await session.commit()
    return moved
