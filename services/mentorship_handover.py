"""Pairs somebody looks after because they have proposed them, given to somebody else together with their duties."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from models.people import Person
from models.queries import mentoring_owners as rows
from models.queries import roles
from models.queries.mentorships import KEEPING

MENTORSHIPS = "mentorships"
"""The name pairs are kept under in a handover."""


async def hand_on(session: AsyncSession, *, giver: Person, taker: Person) -> list[int]:
    """Within the caller's transaction, once the taker has the duties; nobody looks after pairs without a role."""
    held = {grant.role for grant in await roles.of_to_change(session, taker.id)}
    if not held & set(KEEPING):
        return []
    found = await rows.created_by(session, giver.id)
    await rows.pass_on(session, found, person_id=taker.id)
    return found


async def take_back(session: AsyncSession, ids: Sequence[int], *, giver: Person, taker: Person) -> None:
    """Those of these pairs the taker still looks after."""
    still = set(await rows.created_by(session, taker.id)) & set(ids)
    await rows.pass_on(session, sorted(still), person_id=giver.id)
