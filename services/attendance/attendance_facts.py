"""What taking part means for routes: the step an event fulfils is done, and ahead again when it turns out not so."""

from collections.abc import Mapping

from sqlalchemy.ext.asyncio import AsyncSession

from models.events import Event, EventRole
from models.queries.routes import routes
from services.routes import route_facts
from services.routes.route_facts import Fact
from services.visits import Visit

SPOKE = "spoke"
"""As `closed_by` of a programme calls it."""


async def took_part(session: AsyncSession, visit: Visit, event: Event, roles: Mapping[int, EventRole]) -> None:
    """Close the steps of these people, within the caller's transaction."""
    for person_id in await _walkers(session, visit, event, roles):
        for fact in facts_of(visit, event, roles[person_id]):
            if await route_facts.close_by_fact(session, visit.municipality, fact, person_id=person_id, now=visit.now):
                break


async def took_no_part(session: AsyncSession, visit: Visit, event: Event, roles: Mapping[int, EventRole]) -> None:
    """What was closed by it is ahead again, unless somebody has accepted it already."""
    for person_id in await _walkers(session, visit, event, roles):
        fact = facts_of(visit, event, roles[person_id])[0]
        await route_facts.open_again(session, visit.municipality, fact, person_id=person_id, now=visit.now)


def facts_of(visit: Visit, event: Event, role: EventRole) -> list[Fact]:
    """The most telling first; all are one fact and close one step together."""
    kinds = [event.kind]
    if role is not EventRole.LISTENER:
        kinds = (
            [f"{event.kind}_shown", SPOKE, event.kind]
            if role is EventRole.SPOKE
            else [f"{event.kind}_shown", event.kind]
        )
    day, topics = visit.municipality.day(event.starts_at), tuple(event.topics)
    return [Fact(kind, day, f"event:{event.id}", topics=topics) for kind in kinds]


async def _walkers(session: AsyncSession, visit: Visit, event: Event, roles: Mapping[int, EventRole]) -> list[int]:
    """Those of them who have a route of that year; routes of earlier years are over."""
    municipality = visit.municipality
    year = municipality.school_year(event.starts_at)
    if not roles or not municipality.programme.modules.routes or year != municipality.school_year(visit.now):
        return []
    await session.flush()
    return await routes.owners_of_year(session, list(roles), year)
