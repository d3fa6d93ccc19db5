"""Pairs somebody looks after because they have proposed them, given to somebody else together with their duties."""

from collections.abc import Mapping, Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from models.people import Person
from models.queries import roles
from models.queries.mentorships import mentoring_owners as rows
from models.queries.mentorships.mentorships import KEEPING
from services.visits import Visit

MENTORSHIPS = "mentorships"
"""The name pairs are kept under in a handover."""


async def hand_on(session: AsyncSession, _visit: Visit, *, giver: Person, taker: Person) -> dict[str, list[int]]:
    """Nobody looks after pairs without a role."""
    held = {grant.role for grant in await roles.of_to_change(session, taker.id)}
    if not held & set(KEEPING):
        return {}
    found = await rows.created_by(session, giver.id)
    await rows.pass_on(session, found, person_id=taker.id)
    return {MENTORSHIPS: found}


async def take_back(
    session: AsyncSession, _visit: Visit, moved: Mapping[str, Sequence[int]], *, giver: Person, taker: Person
) -> None:
    still = set(await rows.created_by(session, taker.id)) & set(moved.get(MENTORSHIPS, ()))
    await rows.pass_on(session, sorted(still), person_id=giver.id)
