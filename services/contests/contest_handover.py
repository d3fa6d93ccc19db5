"""Contests somebody looks after, given to somebody else together with their duties, and taken back."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from models.people import Person
from models.queries import people as people_rows
from models.queries.contests import contest_owners as rows
from services import people, rights
from services.rights import Right
from services.visits import Visit

CONTESTS = "contests"
"""The name they are kept under in a handover."""


async def hand_on(session: AsyncSession, visit: Visit, *, giver: Person, taker: Person) -> dict[str, list[int]]:
    """What is not over yet; whoever may keep no contests takes none."""
    return {CONTESTS: await _pass(session, visit, giver, taker)}


async def take_back(
    session: AsyncSession, visit: Visit, moved: Mapping[str, Sequence[int]], *, giver: Person, taker: Person
) -> None:
    await _pass(session, visit, taker, giver, only=moved.get(CONTESTS, ()))


async def _pass(
    session: AsyncSession, visit: Visit, source: Person, target: Person, *, only: Collection[int] | None = None
) -> list[int]:
    found = await people_rows.find_by_id(session, target.id)
    if found is None:
        return []
    actor = people.actor_of(found, consent_version=visit.municipality.programme.consent.version)
    if not rights.reach(actor, Right.KEEP_CONTESTS).is_whole:
        return []
    return await rows.pass_on(session, from_id=source.id, to_id=target.id, only=only)
