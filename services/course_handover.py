"""Offers of courses somebody looks after, given to somebody else together with their duties, and taken back."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from models.people import Person
from models.queries import course_offers as rows
from services.visits import Visit

OFFERS = "course_offers"
"""The name offers are kept under in a handover."""


async def hand_on(session: AsyncSession, visit: Visit, *, giver: Person, taker: Person) -> list[int]:
    """Within the caller's transaction; those that are not over, or wait to be closed. Returns their ids."""
    found = await rows.of_author(session, giver.id, today=visit.municipality.day(visit.now))
    await rows.pass_on(session, found, to=taker.id)
    return found


async def take_back(
    session: AsyncSession, visit: Visit, ids: Sequence[int], *, giver: Person, taker: Person
) -> list[int]:
    """Those of these offers the taker still looks after."""
    found = await rows.of_author(session, taker.id, today=visit.municipality.day(visit.now))
    still = sorted(set(found) & set(ids))
    await rows.pass_on(session, still, to=giver.id)
    return still
