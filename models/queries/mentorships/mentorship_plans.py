"""Questions about the plan of a pair: its steps, how many of them are done."""

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.mentorships import MentorshipStep


async def steps(session: AsyncSession, mentorship_id: int) -> list[MentorshipStep]:
    """By their days, as they are now."""
    query = (
        select(MentorshipStep)
        .where(MentorshipStep.mentorship_id == mentorship_id)
        .order_by(MentorshipStep.due_on, MentorshipStep.place, MentorshipStep.id)
    )
    return list(await session.scalars(query.execution_options(populate_existing=True)))


async def pair_of(session: AsyncSession, step_id: int) -> int | None:
    return await session.scalar(select(MentorshipStep.mentorship_id).where(MentorshipStep.id == step_id))


async def progress(session: AsyncSession, mentorship_id: int) -> tuple[int, int]:
    """How many steps there are, and how many are done."""
    query = select(func.count(), func.count(MentorshipStep.done_on)).where(
        MentorshipStep.mentorship_id == mentorship_id
    )
    row = (await session.execute(query)).one()
    return row[0], row[1]


async def remove(session: AsyncSession, step: MentorshipStep) -> None:
    await session.delete(step)
