"""Events: made, found by whoever keeps them, looked at."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.events import Attendance, Event, EventFormat, EventLevel, EventStatus
from models.queries.events import events as rows
from models.scopes import Scope
from services.associations import association_posts
from services.associations.association_posts import Post
from services.errors import NotFound, Refusal, Unfitting
from services.events.event_facts import checked_audience, checked_facts, format_of, length_of, level_of
from services.rights import Right, must
from services.visits import Visit


@dataclass(frozen=True, slots=True)
class EventDraft:
    """All that can be said of an event beforehand; only the first three cannot be left out."""

    kind: str
    title: str
    starts_at: datetime
    ends_at: datetime | None = None
    """None: as long as its kind usually takes."""
    place: str | None = None
    link: str | None = None
    map_link: str | None = None
    level: EventLevel | None = None
    """None: of the school where a school holds it, else of the municipality."""
    format: EventFormat | None = None
    """None: online where there is only a link, both where there is a place too."""
    audience: Mapping[str, Any] = field(default_factory=dict)
    """As announcements say it; empty: everybody within reach of whoever makes it."""
    goal: str | None = None
    topics: tuple[str, ...] = ()
    description: str | None = None
    seats: int | None = None
    registers_from: datetime | None = None
    registers_until: datetime | None = None
    association_id: int | None = None
    organization_id: int | None = None
    is_external: bool = False


@dataclass(frozen=True, slots=True)
class EventCard:
    """An event as whoever keeps it sees it."""

    event: Event
    counts: Mapping[Attendance, int]

    @property
    def registered(self) -> int:
        return self.counts.get(Attendance.REGISTERED, 0)

    @property
    def waiting(self) -> int:
        return self.counts.get(Attendance.WAITING, 0) + self.counts.get(Attendance.OFFERED, 0)

    @property
    def declined(self) -> int:
        return self.counts.get(Attendance.DECLINED, 0)


async def create(session: AsyncSession, visit: Visit, draft: EventDraft) -> Event:
    """An event everybody of its audience sees from now on; nobody is told of it. Raises Unfitting, NotFound."""
    event = await add(session, visit, draft)
    await session.commit()
    return event


async def add(session: AsyncSession, visit: Visit, draft: EventDraft) -> Event:
    """The same within the caller's transaction."""
    scope = must(visit.actor, Right.PLAN_EVENTS)
    association_id, organization_id = await holder_of(session, scope, draft)
    event = Event(
        kind=draft.kind,
        title=draft.title,
        starts_at=draft.starts_at,
        ends_at=draft.ends_at or draft.starts_at + length_of(visit.municipality, draft.kind),
        place=draft.place,
        link=draft.link,
        map_link=draft.map_link,
        level=draft.level or level_of(organization_id),
        format=draft.format or format_of(draft.place, draft.link),
        audience=checked_audience(draft.audience, scope, association_id, organization_id),
        goal=draft.goal,
        topics=list(draft.topics),
        description=draft.description,
        seats=draft.seats,
        registers_from=draft.registers_from,
        registers_until=draft.registers_until,
        association_id=association_id,
        organization_id=organization_id,
        is_external=draft.is_external,
        organiser_id=visit.actor.id,
        status=EventStatus.PLANNED,
        created_at=visit.now,
        sequence=0,
    )
    checked_facts(visit, event)
    await rows.add(session, event)
    await association_posts.tell(session, visit, [event], Post.PUBLISHED)
    return event


async def reach(session: AsyncSession, visit: Visit, event_id: int, *, to_change: bool = False) -> Event:
    """An event the actor may keep, within the caller's transaction; raises NotFound for any other.

    What becomes of requests for help is decided where they are answered: such an event is changed there alone.
    """
    scope = must(visit.actor, Right.PLAN_EVENTS)
    found = await rows.find_kept(session, event_id, scope, person_id=visit.actor.id, to_change=to_change)
    if found is None:
        raise NotFound
    if to_change and await rows.answers_requests(session, found.id):
        raise Unfitting("planning-answers-requests")
    return found


async def view(session: AsyncSession, visit: Visit, event_id: int) -> EventCard:
    """An event with how many people it has, for whoever keeps it."""
    event = await reach(session, visit, event_id)
    card = EventCard(event, await rows.counts(session, event.id))
    await session.commit()
    return card


@asynccontextmanager
async def all_or_nothing(session: AsyncSession) -> AsyncIterator[None]:
    """What is refused half way leaves nothing changed behind for whoever goes on with the session."""
    try:
        yield
    except Refusal:
        await session.rollback()
        raise


async def holder_of(session: AsyncSession, scope: Scope, draft: EventDraft) -> tuple[int | None, int | None]:
    """The association or the school that holds it: the one named, or the only one of a scope that is not whole."""
    association_id, organization_id = draft.association_id, draft.organization_id
    if not scope.is_whole and association_id is None and organization_id is None:
        owned = [*((one, None) for one in scope.associations), *((None, one) for one in scope.organizations)]
        if len(owned) != 1:
            raise Unfitting("planning-whose")
        association_id, organization_id = owned[0]
    if not scope.is_whole:
        is_own = association_id in scope.associations or (
            association_id is None and organization_id in scope.organizations
        )
        if not is_own or (organization_id is not None and organization_id not in scope.organizations):
            raise NotFound
    if not await rows.holder_exists(session, association_id=association_id, organization_id=organization_id):
        raise NotFound
    return association_id, organization_id
