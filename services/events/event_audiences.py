"""Whom an event is for, chosen as announcements choose; never beyond the reach of whoever chooses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from models.announcements import AnnouncementKind
from models.audiences import Audience, Facet
from models.events import Event, EventStatus
from models.queries import audiences as audience_rows
from models.queries.audiences import Size
from models.queries.events import events as rows
from models.scopes import Scope
from services import audiences
from services.audiences import Choice
from services.errors import NotFound, Unfitting
from services.events import event_facts
from services.events.events import all_or_nothing, reach
from services.rights import Right, must
from services.visits import Visit


@dataclass(frozen=True, slots=True)
class Chosen:
    event: Event
    audience: Audience
    size: Size
    choices: Mapping[Facet, Sequence[Choice]]
    is_limited: bool
    """To the association or the school that holds the event."""


async def look(session: AsyncSession, visit: Visit, *, event_id: int) -> Chosen:
    scope = must(visit.actor, Right.PLAN_EVENTS)
    event = await reach(session, visit, event_id)
    audience = audience_of(event)
    found = Chosen(
        event,
        audience,
        await audiences.size(session, visit, scope, audience, AnnouncementKind.EVENT),
        await _choices(session, visit, scope),
        not scope.is_whole,
    )
    await session.commit()
    return found


async def turn(
    session: AsyncSession, visit: Visit, *, event_id: int, facet: Facet, place: int, later: bool = False
) -> None:
    """A value of a facet, by its place in the choices: wanted, then unwanted, then neither."""
    scope = must(visit.actor, Right.PLAN_EVENTS)
    async with all_or_nothing(session):
        offered = (await _choices(session, visit, scope)).get(facet, ())
        if not 0 <= place < len(offered):
            raise NotFound
        event = await reach(session, visit, event_id, to_change=True)
        audience = audience_of(event)
        if audience == Audience(is_everybody=True):
            audience = Audience()
        await _take(session, scope, event, audience.turned(facet, offered[place].value), later=later)
    await session.commit()


async def take_everybody(session: AsyncSession, visit: Visit, *, event_id: int, later: bool = False) -> None:
    """Everybody within reach."""
    scope = must(visit.actor, Right.PLAN_EVENTS)
    async with all_or_nothing(session):
        event = await reach(session, visit, event_id, to_change=True)
        await _take(session, scope, event, Audience(is_everybody=True), later=later)
    await session.commit()


async def saved(session: AsyncSession, visit: Visit) -> Sequence[tuple[int, str]]:
    """One's own audiences kept under a name."""
    must(visit.actor, Right.PLAN_EVENTS)
    found = [(one.id, one.title) for one in await audience_rows.saved(session, visit.actor.id)]
    await session.commit()
    return found


async def take_saved(session: AsyncSession, visit: Visit, *, event_id: int, saved_id: int, later: bool = False) -> None:
    """An audience kept under a name, as far as the actor reaches."""
    scope = must(visit.actor, Right.PLAN_EVENTS)
    async with all_or_nothing(session):
        kept = next((one for one in await audience_rows.saved(session, visit.actor.id) if one.id == saved_id), None)
        if kept is None:
            raise NotFound
        event = await reach(session, visit, event_id, to_change=True)
        await _take(session, scope, event, Audience.of(kept.audience), later=later)
    await session.commit()


def audience_of(event: Event) -> Audience:
    """What an event says of its audience; nothing said is everybody."""
    return Audience.of(event.audience) if event.audience else Audience(is_everybody=True)


async def _take(session: AsyncSession, scope: Scope, event: Event, audience: Audience, *, later: bool) -> None:
    if event.status not in {EventStatus.DRAFT, EventStatus.PLANNED}:
        raise Unfitting("planning-over")
    if not audience and any(audience.unwanted.values()):
        audience = Audience(unwanted=audience.unwanted, is_everybody=True)  # everybody but those
    plain = audience.plain() if audience else {}
    for one in (event, *(await rows.later_of_series(session, event, scope) if later else ())):
        one.audience = event_facts.checked_audience(plain, scope, one.association_id, one.organization_id)


async def _choices(session: AsyncSession, visit: Visit, scope: Scope) -> Mapping[Facet, Sequence[Choice]]:
    """Without what is chosen anew every year; whoever holds an event of a school or an association cannot leave it."""
    left_out = {Facet.UNANSWERED, *(() if scope.is_whole else (Facet.SCHOOL, Facet.ASSOCIATION))}
    found = await audiences.choices(session, visit, scope)
    return {facet: values for facet, values in found.items() if facet not in left_out}
