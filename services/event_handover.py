"""Events somebody organises, given to somebody else together with their duties, and taken back."""

from collections.abc import Collection

from sqlalchemy.ext.asyncio import AsyncSession

from models.people import Person
from models.queries import event_owners as rows
from models.queries import people as people_rows
from services import people, rights
from services.rights import Right
from services.visits import Visit

EVENTS = "events"
"""The name events are kept under in a handover."""


async def hand_on(
    session: AsyncSession, visit: Visit, *, giver: Person, taker: Person, only: Collection[int] | None = None
) -> list[int]:
    """Within the caller's transaction, once the taker has the duties; returns the ids of what is not over yet.

    What the taker may not keep stays with the giver. `only`: of these, as when a handover is taken back.
    """
    found = await people_rows.find_by_id(session, taker.id)
    if found is None:
        return []
    actor = people.actor_of(found, consent_version=visit.municipality.programme.consent.version)
    scope = rights.reach(actor, Right.PLAN_EVENTS)
    if not scope:
        return []
    return await rows.pass_on(session, scope, from_id=giver.id, to_id=taker.id, now=visit.now, only=only)
