"""Offers of courses somebody looks after, given to somebody else together with their duties, and taken back."""

from collections.abc import Mapping, Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from models.people import Person
from models.queries.courses import course_offers as rows
from services.visits import Visit

OFFERS = "course_offers"
"""The name offers are kept under in a handover."""


async def hand_on(session: AsyncSession, visit: Visit, *, giver: Person, taker: Person) -> dict[str, list[int]]:
    """Those that are not over, or wait to be closed."""
    found = await rows.of_author(session, giver.id, today=visit.municipality.day(visit.now))
    await rows.pass_on(session, found, to=taker.id)
    return {OFFERS: found}


async def take_back(
    session: AsyncSession, visit: Visit, moved: Mapping[str, Sequence[int]], *, giver: Person, taker: Person
) -> None:
    found = await rows.of_author(session, taker.id, today=visit.municipality.day(visit.now))
    await rows.pass_on(session, sorted(set(found) & set(moved.get(OFFERS, ()))), to=giver.id)
