"""An event put together step by step: a row nobody else sees until it is published."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from models.events import Event, EventStatus
from models.queries import audiences as audience_rows
from models.queries import turns
from models.queries.events import events as rows
from models.queries.meetings import meeting_plans
from services.associations import association_posts
from services.associations.association_posts import Post
from services.errors import Unfitting
from services.events import event_conflicts, event_facts
from services.events.event_changes import is_dated
from services.events.event_conflicts import Conflict
from services.events.events import EventDraft, all_or_nothing, holder_of, reach
from services.rights import Right, must
from services.visits import Visit

MOST_DRAFTS = 20
MOST_ALIKE = 50
"""Events of the same hours that are looked through for conflicts."""


@dataclass(frozen=True, slots=True)
class Holder:
    """An association or a school that may hold what the actor makes."""

    title: str
    association_id: int | None = None
    organization_id: int | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """A draft, or a planned event, with all that is worth knowing before others come."""

    event: Event
    holder: str | None
    """None: the municipality itself."""
    conflicts: Sequence[Conflict]
    holders: Sequence[Holder]
    """What could hold it instead; nothing where there is no choice."""
    is_dated: bool

    @property
    def missing(self) -> tuple[str, ...]:
        """What cannot be left out, in the order it is asked."""
        asked: Mapping[str, bool] = {"title": bool(self.event.title), "when": self.is_dated}
        return tuple(name for name, is_there in asked.items() if not is_there)


async def begin(session: AsyncSession, visit: Visit, *, kind: str) -> int:
    """A draft of a kind; one's own that has no title yet is taken again. Raises Unfitting."""
    scope = must(visit.actor, Right.PLAN_EVENTS)
    lasts = event_facts.length_of(visit.municipality, kind)
    await turns.take(session, f"event drafts {visit.actor.id}")
    drafts = await rows.drafts_of(session, visit.actor.id, scope, limit=MOST_DRAFTS)
    empty = next((one for one in drafts if not one.title), None)
    if empty is not None:
        empty.kind = kind
        if not is_dated(empty):
            empty.ends_at = empty.starts_at + lasts
        await session.commit()
        return empty.id
    if len(drafts) >= MOST_DRAFTS:
        await session.rollback()
        raise Unfitting("planning-too-many-drafts", high=MOST_DRAFTS)
    named = EventDraft(kind, "", visit.now)
    if not scope.is_whole:
        association_id = min(scope.associations, default=None)
        organization_id = min(scope.organizations, default=None) if association_id is None else None
        named = EventDraft(kind, "", visit.now, association_id=association_id, organization_id=organization_id)
    association_id, organization_id = await holder_of(session, scope, named)
    event = Event(
        kind=kind,
        title="",
        starts_at=visit.now,
        created_at=visit.now,
        ends_at=visit.now + lasts,
        organiser_id=visit.actor.id,
        status=EventStatus.DRAFT,
        level=event_facts.level_of(organization_id),
        format=event_facts.format_of(None, None),
        audience=event_facts.checked_audience({}, scope, association_id, organization_id),
        topics=[],
        association_id=association_id,
        organization_id=organization_id,
        sequence=0,
    )
    await rows.add(session, event)
    await session.commit()
    return event.id


async def look(session: AsyncSession, visit: Visit, *, event_id: int) -> Summary:
    """An event of the actor's reach with what goes on at the same time."""
    scope = must(visit.actor, Right.PLAN_EVENTS)
    event = await reach(session, visit, event_id)
    dated = is_dated(event) or event.status is not EventStatus.DRAFT
    others = await _at_the_same_time(session, event) if dated else []
    holder = await rows.titles(session, association_id=event.association_id, organization_id=event.organization_id)
    holders = []
    if event.status is EventStatus.DRAFT and not scope.is_whole:
        holders = [
            Holder(one, association_id=number) for number, one in await audience_rows.associations(session, scope)
        ]
        holders += [
            Holder(one, organization_id=number)
            for number, one in await audience_rows.schools(session, scope)
            if number in scope.organizations
        ]
    await session.commit()
    found = event_conflicts.conflicts(event, others)
    return Summary(event, holder, found, holders if len(holders) > 1 else (), dated)


async def drafts(session: AsyncSession, visit: Visit) -> Sequence[Event]:
    """One's own, the newest first."""
    scope = must(visit.actor, Right.PLAN_EVENTS)
    found = await rows.drafts_of(session, visit.actor.id, scope, limit=MOST_DRAFTS)
    await session.commit()
    return found


async def publish(session: AsyncSession, visit: Visit, *, event_id: int) -> Event:
    """Let everybody of its audience see it; nobody is told. Doing it twice is doing it once. Raises Unfitting."""
    async with all_or_nothing(session):
        event = await reach(session, visit, event_id, to_change=True)
        if event.status is EventStatus.DRAFT:
            if not event.title:
                raise Unfitting("planning-title-missing")
            if not is_dated(event):
                raise Unfitting("planning-when-missing")
            event_facts.checked_facts(visit, event)
            event.status, event.created_at = EventStatus.PLANNED, visit.now
            await association_posts.tell(session, visit, [event], Post.PUBLISHED)
    await session.commit()
    return event


async def drop(session: AsyncSession, visit: Visit, *, event_id: int) -> None:
    """Throw a draft away; dropping twice is dropping once for whoever looks."""
    async with all_or_nothing(session):
        event = await reach(session, visit, event_id, to_change=True)
        if event.status is not EventStatus.DRAFT:
            raise Unfitting("planning-over")
    await meeting_plans.release_events(session, [event.id])
    await session.delete(event)
    await session.commit()


async def copy(session: AsyncSession, visit: Visit, *, event_id: int) -> int:
    """The same once more as a draft without a time, made by the actor; a copy just made is taken again."""
    scope = must(visit.actor, Right.PLAN_EVENTS)
    async with all_or_nothing(session):
        await turns.take(session, f"event drafts {visit.actor.id}")
        old = await reach(session, visit, event_id)
        drafts = await rows.drafts_of(session, visit.actor.id, scope, limit=MOST_DRAFTS)
        made = twin(old)
        same = next((one for one in drafts if not is_dated(one) and _facts(one) == _facts(made)), None)
        if same is None and len(drafts) >= MOST_DRAFTS:
            raise Unfitting("planning-too-many-drafts", high=MOST_DRAFTS)
    if same is not None:
        await session.commit()
        return same.id
    made.organiser_id, made.status, made.created_at = visit.actor.id, EventStatus.DRAFT, visit.now
    made.starts_at, made.ends_at = visit.now, visit.now + (event_facts.ends_at(old) - old.starts_at)
    await rows.add(session, made)
    await session.commit()
    return made.id


def twin(old: Event) -> Event:
    """An event of the same facts; when it is, whose and of which series is left to the caller."""
    return Event(
        kind=old.kind,
        title=old.title,
        place=old.place,
        link=old.link,
        map_link=old.map_link,
        level=old.level,
        format=old.format,
        audience=dict(old.audience),
        goal=old.goal,
        topics=list(old.topics),
        description=old.description,
        seats=old.seats,
        association_id=old.association_id,
        organization_id=old.organization_id,
        is_external=old.is_external,
        sequence=0,
    )


def _facts(event: Event) -> Mapping[str, object]:
    """What a copy has of its pattern."""
    return {name: value for name, value in vars(twin(event)).items() if not name.startswith("_")}


async def _at_the_same_time(session: AsyncSession, event: Event) -> list[Event]:
    return await rows.at_the_same_time(session, event.starts_at, event_facts.ends_at(event), limit=MOST_ALIKE)
