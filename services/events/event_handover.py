"""Events somebody organises, given to somebody else together with their duties, and taken back."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from models.people import Person
from models.queries import people as people_rows
from models.queries.events import event_owners as rows
from services import people, rights
from services.events import event_questions
from services.rights import Right
from services.visits import Visit

EVENTS = "events"
"""The name they are kept under in a handover."""


async def hand_on(session: AsyncSession, visit: Visit, *, giver: Person, taker: Person) -> dict[str, list[int]]:
    """What is not over yet; what the taker may not keep stays with the giver."""
    return {EVENTS: await _pass(session, visit, giver, taker)}


async def take_back(
    session: AsyncSession, visit: Visit, moved: Mapping[str, Sequence[int]], *, giver: Person, taker: Person
) -> None:
    await _pass(session, visit, taker, giver, only=moved.get(EVENTS, ()))


async def _pass(
    session: AsyncSession, visit: Visit, source: Person, target: Person, *, only: Collection[int] | None = None
) -> list[int]:
    found = await people_rows.find_by_id(session, target.id)
    if found is None:
        return []
    actor = people.actor_of(found, consent_version=visit.municipality.programme.consent.version)
    scope = rights.reach(actor, Right.PLAN_EVENTS)
    if not scope:
        return []
    passed = await rows.pass_on(session, scope, from_id=source.id, to_id=target.id, now=visit.now, only=only)
    await event_questions.pass_on(session, visit, passed, from_id=source.id, to_id=target.id)
    return passed
