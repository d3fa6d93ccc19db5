"""Decisions somebody answers for, given to somebody else together with their duties, and taken back."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from models.people import Person
from models.queries.meetings import meeting_owners as rows
from services import outbox
from services.meetings.meeting_letters import kind_of
from services.visits import Visit

DECISIONS = "decisions"
"""The name they are kept under in a handover."""


async def hand_on(session: AsyncSession, visit: Visit, *, giver: Person, taker: Person) -> dict[str, list[int]]:
    """Those nobody has done yet."""
    return {DECISIONS: await _pass(session, visit, giver, taker)}


async def take_back(
    session: AsyncSession, visit: Visit, moved: Mapping[str, Sequence[int]], *, giver: Person, taker: Person
) -> None:
    await _pass(session, visit, taker, giver, only=moved.get(DECISIONS, ()))


async def _pass(
    session: AsyncSession, visit: Visit, source: Person, target: Person, *, only: Collection[int] | None = None
) -> list[int]:
    """What still waits to be said of them goes to whoever answered for them before: it is taken back."""
    found = await rows.pass_on(session, from_id=source.id, to_id=target.id, only=only)
    for number in found:
        await outbox.cancel(session, kind_of(number), now=visit.now)
    return found
