"""What a pair has done together, for its summary: entries of the journal, steps of the plan."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.mentorships import EntryKind, MentorshipEntry, MentorshipStep
from models.queries.portions import portions


async def entry_counts(session: AsyncSession, mentorship_id: int) -> dict[EntryKind, int]:
    query = (
        select(MentorshipEntry.kind, func.count())
        .where(MentorshipEntry.mentorship_id == mentorship_id, MentorshipEntry.removed_at.is_(None))
        .group_by(MentorshipEntry.kind)
    )
    return {row[0]: row[1] for row in await session.execute(query)}


async def counts_of_pairs(session: AsyncSession, mentorship_ids: Sequence[int]) -> dict[int, int]:
    """How many entries each of these pairs has."""
    found: dict[int, int] = {}
    for some in portions(mentorship_ids):
        query = (
            select(MentorshipEntry.mentorship_id, func.count())
            .where(MentorshipEntry.mentorship_id.in_(some), MentorshipEntry.removed_at.is_(None))
            .group_by(MentorshipEntry.mentorship_id)
        )
        found.update({row[0]: row[1] for row in await session.execute(query)})
    return found


async def entries(session: AsyncSession, mentorship_id: int) -> list[MentorshipEntry]:
    """The oldest first; what was taken away is not there."""
    query = (
        select(MentorshipEntry)
        .where(MentorshipEntry.mentorship_id == mentorship_id, MentorshipEntry.removed_at.is_(None))
        .order_by(MentorshipEntry.on, MentorshipEntry.id)
    )
    return list(await session.scalars(query))


async def plan(session: AsyncSession, mentorship_id: int) -> tuple[int, int]:
    """Steps that are done, and all."""
    query = select(func.count(MentorshipStep.done_on), func.count()).where(
        MentorshipStep.mentorship_id == mentorship_id
    )
    row = (await session.execute(query)).one()
    return row[0], row[1]
