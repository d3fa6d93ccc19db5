"""Parts in associations and meetings somebody prepares, given to somebody else with their duties, and taken back."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from models.people import Person
from models.queries.associations import association_owners as rows
from services.visits import Visit

PARTS, MEETINGS = "association_parts", "planned_meetings"
"""The names they are kept under in a handover."""


async def hand_on(session: AsyncSession, visit: Visit, *, giver: Person, taker: Person) -> dict[str, list[int]]:
    return await _pass(session, visit, giver, taker)


async def take_back(
    session: AsyncSession, visit: Visit, moved: Mapping[str, Sequence[int]], *, giver: Person, taker: Person
) -> None:
    """What of it the taker still has."""
    await _pass(session, visit, taker, giver, parts=moved.get(PARTS, ()), meetings=moved.get(MEETINGS, ()))


async def _pass(  # what of whom to whom
    session: AsyncSession,
    visit: Visit,
    source: Person,
    target: Person,
    *,
    parts: Collection[int] | None = None,
    meetings: Collection[int] | None = None,
) -> dict[str, list[int]]:
    month = visit.municipality.day(visit.now).replace(day=1)
    passed = await rows.pass_parts(session, from_id=source.id, to_id=target.id, only=parts)
    prepared = await rows.pass_meetings(session, from_id=source.id, to_id=target.id, since=month, only=meetings)
    return {PARTS: passed, MEETINGS: prepared}
