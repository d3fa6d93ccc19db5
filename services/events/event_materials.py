"""What is kept of an event for those who took part: added, taken away, told of, handed out."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from models.events import Event, EventMaterial, EventStatus
from models.queries import audiences, turns
from models.queries.events import event_materials as rows
from models.queries.events import event_participants, events
from services import outbox
from services.errors import NotFound, Unfitting
from services.events.event_material_facts import LONGEST_VALUE, MOST, MaterialKind, checked_title
from services.events.event_parts import ALIVE, find_part, is_over
from services.events.events import all_or_nothing, reach
from services.notices import recipient
from services.outbox import Letter, Priority
from services.rights import Right, must
from services.rights import reach as right_reach
from services.visits import Visit

TOLD = "event-materials-told"


@dataclass(frozen=True, slots=True)
class Shelf:
    """An event with what is kept of it."""

    event: Event
    materials: Sequence[EventMaterial]
    people: int
    """Whom one would tell of it now; nought for whoever does not keep it."""


async def kept(session: AsyncSession, visit: Visit, *, event_id: int) -> Shelf:
    """For whoever keeps the event."""
    event = await reach(session, visit, event_id)
    people = await event_participants.ids(session, event, with_registered=not is_over(event, visit.now))
    shelf = Shelf(event, await rows.of_event(session, event.id), len(people))
    await session.commit()
    return shelf


async def shown(session: AsyncSession, visit: Visit, *, event_id: int) -> Shelf:
    """For those who took part or are coming, and whoever keeps the event."""
    shelf = Shelf(await _seen(session, visit, event_id), await rows.of_event(session, event_id), 0)
    await session.commit()
    return shelf


async def get(session: AsyncSession, visit: Visit, *, material_id: int) -> EventMaterial:
    """One of them, for the same people."""
    must(visit.actor, Right.JOIN_EVENTS)
    material = await rows.find(session, material_id)
    if material is None:
        raise NotFound
    await _seen(session, visit, material.event_id)
    await session.commit()
    return material


async def look(session: AsyncSession, visit: Visit, *, material_id: int) -> EventMaterial:
    """One of them, for whoever keeps the event."""
    material = await _kept(session, visit, material_id)
    await session.commit()
    return material


async def add(
    session: AsyncSession, visit: Visit, *, event_id: int, kind: MaterialKind, value: str, title: str
) -> EventMaterial:
    """Keep it; the very same twice is kept once. Raises Unfitting for what there is no room for."""
    async with all_or_nothing(session):
        await turns.take(session, f"event materials {event_id}")
        event = await reach(session, visit, event_id)
        if event.status not in ALIVE:
            raise Unfitting("event-materials-closed")
        words = checked_title(title)
        if len(value) > LONGEST_VALUE:
            raise Unfitting("event-materials-unfit")
        found = await rows.of_event(session, event.id)
        same = next((one for one in found if one.value == value), None)
        if same is None and len(found) >= MOST:
            raise Unfitting("event-materials-full", high=MOST)
    material = same or await rows.add(
        session, event.id, kind=kind.value, value=value, title=words, added_by=visit.actor.id, now=visit.now
    )
    await session.commit()
    return material


async def remove(session: AsyncSession, visit: Visit, *, material_id: int) -> int:
    """Nobody gets it any more; returns the event it was of."""
    material = await _kept(session, visit, material_id)
    event_id = material.event_id
    is_gone = await rows.remove(session, material)
    await session.commit()
    if not is_gone:
        raise NotFound
    return event_id


async def announce(session: AsyncSession, visit: Visit, *, event_id: int) -> int:
    """One letter to everybody who may have them; returns how many had not got it yet.

    The letter is named by the newest of them: what is added later can be told of again, the same cannot.
    """
    async with all_or_nothing(session):
        event = await reach(session, visit, event_id)
        if event.status not in ALIVE:
            raise Unfitting("event-materials-closed")
        found = await rows.of_event(session, event.id)
        if not found:
            raise Unfitting("event-materials-none")
        over = is_over(event, visit.now)
        people = await event_participants.ids(session, event, with_registered=not over)
        if not people:
            raise Unfitting("event-materials-nobody")
    newest = found[-1]
    # A number is given again when the newest row has gone: the moment tells the two apart.
    key = f"event:{event.id}:materials:{newest.id}:{int(newest.added_at.timestamp() * 1000)}"
    said = {
        "phrase": TOLD,
        "values": {"title": event.title, "count": len(found)},
        "rows": [[{"phrase": "event-materials-open", "data": f"egl:{event.id}:0"}]],
    }
    letters = [Letter(key, recipient(one), said) for one in await audiences.reached_of(session, people)]
    told = await outbox.put(
        session,
        visit.municipality,
        letters,
        kind=f"event:{event.id}:materials",
        priority=Priority.NOTICE,
        now=visit.now,
    )
    await session.commit()
    return told


async def _seen(session: AsyncSession, visit: Visit, event_id: int) -> Event:
    part = await find_part(session, visit, event_id)
    if part is not None and (part.took_part or part.comes):
        return part.event
    scope = right_reach(visit.actor, Right.PLAN_EVENTS)
    kept_one = await events.find_kept(session, event_id, scope, person_id=visit.actor.id) if scope else None
    if kept_one is None or kept_one.status is EventStatus.DRAFT:
        raise NotFound
    return kept_one


async def _kept(session: AsyncSession, visit: Visit, material_id: int) -> EventMaterial:
    must(visit.actor, Right.PLAN_EVENTS)
    material = await rows.find(session, material_id)
    if material is None:
        raise NotFound
    await reach(session, visit, material.event_id)
    return material
