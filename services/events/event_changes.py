"""Events changed: a fact, the time, called off, held; what concerns people they are told at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from models.events import Event, EventStatus
from models.queries.events import event_seats as seats
from models.queries.events import events as rows
from services.errors import NotFound, Unfitting
from services.events import event_facts, event_letters, event_offers
from services.events.events import EventDraft, all_or_nothing, holder_of, reach
from services.rights import Right, must
from services.visits import Visit
from services.written_moments import carried, combine

TYPED = ("title", "place", "link", "map_link", "goal", "description", "seats")
"""Facts people write."""
WINDOW = ("registers_from", "registers_until")
CONCERNS_PEOPLE = ("place", "link")
"""Besides the time: who comes has to know."""


@dataclass(frozen=True, slots=True)
class Changed:
    event: Event
    events: int
    """How many of a series have changed."""
    told: int
    """How many people are told of it."""
    withdrawn: int = 0
    """Announcements of it that had not gone out and are not going to."""
    over: "Over | None" = None


@dataclass(frozen=True, slots=True)
class Over:
    """More people have a seat than there are seats now: nobody loses theirs."""

    seats: int
    registered: int
    offered: int
    """Seats kept for whoever was asked: they may take them still."""


async def write(
    session: AsyncSession, visit: Visit, *, event_id: int, fact: str, typed: str, later: bool = False
) -> Changed:
    """A fact as somebody types it; a dash takes it away. Raises Unfitting for what cannot stand there."""
    if fact not in TYPED:
        raise NotFound
    facts: Mapping[str, Any]
    if fact == "title":
        facts = {"title": event_facts.title(typed)}
    elif fact == "place":
        async with all_or_nothing(session):
            facts = event_facts.where(typed, await reach(session, visit, event_id))
    elif fact == "seats":
        facts = {"seats": event_facts.seats(typed)}
    elif fact in {"link", "map_link"}:
        facts = {fact: event_facts.link(typed)}
    else:
        facts = {fact: event_facts.words(typed, fact)}
    return await change(session, visit, event_id=event_id, later=later, **facts)


async def change(session: AsyncSession, visit: Visit, *, event_id: int, later: bool = False, **facts: Any) -> Changed:
    """Change facts of an event, or of it and the later ones of its series. Doing it twice is doing it once."""
    async with all_or_nothing(session):
        event, others = await _open(session, visit, event_id, later=later)
        changed = [one for one in (event, *others) if _apply(visit, one, facts)]
    told = 0
    planned = [one for one in changed if one.status is EventStatus.PLANNED]
    if planned:
        told = await _announce(session, visit, planned, "planning-notice-place")
    for one in (event, *others) if "seats" in facts else ():
        await event_offers.pass_on(session, visit.municipality, one, now=visit.now)
    over = await _over(session, event) if "seats" in facts else None
    await session.commit()
    return Changed(event, 1 + len(others), told, over=over)


async def _over(session: AsyncSession, event: Event) -> Over | None:
    if event.seats is None or event.status is not EventStatus.PLANNED:
        return None
    taken, offered = await seats.taken(session, event.id), len(await seats.offered(session, event.id))
    return Over(event.seats, taken - offered, offered) if taken > event.seats else None


def _apply(visit: Visit, event: Event, facts: Mapping[str, Any]) -> bool:
    """Whether something has changed that people who come have to know."""
    before = {name: getattr(event, name) for name in facts}
    for name, value in facts.items():
        setattr(event, name, value)
    if {"place", "link"} & facts.keys():
        event.format = event_facts.format_of(event.place, event.link)
    event_facts.checked_facts(visit, event, with_time=False)
    return any(before[name] != facts[name] for name in facts if name in CONCERNS_PEOPLE)


async def toggle_topic(session: AsyncSession, visit: Visit, *, event_id: int, topic: str, later: bool = False) -> None:
    """A topic the event works on, or not any more."""
    async with all_or_nothing(session):
        event, others = await _open(session, visit, event_id, later=later)
        is_new = topic not in event.topics
        wanted = [*event.topics, topic] if is_new else [one for one in event.topics if one != topic]
        for one in (event, *others):
            one.topics = wanted
            event_facts.checked_facts(visit, one, with_time=False)
    await session.commit()


async def entrust(
    session: AsyncSession, visit: Visit, *, event_id: int, association_id: int | None, organization_id: int | None
) -> None:
    """Let another association or school of the actor hold a draft; its audience follows."""
    scope = must(visit.actor, Right.PLAN_EVENTS)
    async with all_or_nothing(session):
        event = await reach(session, visit, event_id, to_change=True)
        if event.status is not EventStatus.DRAFT:
            raise Unfitting("planning-over")
        named = EventDraft("", "", event.starts_at, association_id=association_id, organization_id=organization_id)
        event.association_id, event.organization_id = await holder_of(session, scope, named)
    event.audience = event_facts.checked_audience({}, scope, event.association_id, event.organization_id)
    event.level = event_facts.level_of(event.organization_id)
    await session.commit()


async def move(
    session: AsyncSession,
    visit: Visit,
    *,
    event_id: int,
    starts_at: datetime,
    minutes: int = 0,
    later: bool = False,
    reason: str = "",
) -> Changed:
    """Another time, as long as before or `minutes`; later ones of a series move by as many days, to the same hour.

    Everybody concerned is told, and why where that is said; a draft just gets its time. Raises Unfitting for a time
    that is past or too far.
    """
    why = event_facts.words(reason, "reason")
    async with all_or_nothing(session):
        event, others = await _open(session, visit, event_id, later=later)
        old_starts = {one.id: one.starts_at for one in (event, *others)}
        moved = _rescheduled(visit, event, others, starts_at, minutes)
        for one in moved:
            event_facts.checked_time(visit, one)
    planned = [one for one in moved if one.status is EventStatus.PLANNED]
    for one in planned:
        if one.starts_at == old_starts[one.id]:
            one.sequence += 1  # it only lasts longer or shorter: calendars will know
    planned = [one for one in planned if one.starts_at != old_starts[one.id]]
    for one in planned:
        one.reason = why
    told = await _announce(session, visit, planned, "planning-notice-moved", old_starts) if planned else 0
    withdrawn = await event_letters.withdraw_announcements(session, visit, [one.id for one in planned])
    await session.commit()
    return Changed(event, len(moved), told, withdrawn)


async def set_window(
    session: AsyncSession, visit: Visit, *, event_id: int, edge: str, moment: datetime | None, later: bool = False
) -> None:
    """When people may register: `registers_from` or `registers_until`; none takes the limit away.

    Later ones of a series get theirs as long before their own beginning.
    """
    if edge not in WINDOW:
        raise NotFound
    async with all_or_nothing(session):
        event, others = await _open(session, visit, event_id, later=later)
        if event.status is EventStatus.DRAFT and not is_dated(event):
            raise Unfitting("planning-when-missing")
        zone = visit.municipality.zone
        for one in (event, *others):
            setattr(one, edge, moment and carried(moment, event.starts_at, one.starts_at, zone))
            event_facts.checked_facts(visit, one, with_time=False)
    await session.commit()


async def last(session: AsyncSession, visit: Visit, *, event_id: int, minutes: int, later: bool = False) -> None:
    """Longer or shorter, from the same hour on; nobody is told, calendars will know."""
    async with all_or_nothing(session):
        event, others = await _open(session, visit, event_id, later=later)
        for one in (event, *others):
            one.ends_at = one.starts_at + timedelta(minutes=minutes)
            event_facts.checked_length(one)
            one.sequence += one.status is EventStatus.PLANNED
    await session.commit()


@dataclass(frozen=True, slots=True)
class MovePreview:
    event: Event
    people: int
    """Who would be told, as far as they are in the bot."""


async def look_at_move(
    session: AsyncSession, visit: Visit, *, event_id: int, starts_at: datetime, minutes: int = 0
) -> MovePreview:
    """What moving an event would mean, before it is moved. Raises Unfitting for a time it cannot have."""
    async with all_or_nothing(session):
        event = await reach(session, visit, event_id)
        if event.status is not EventStatus.PLANNED:
            raise Unfitting("planning-over")
        lasts = timedelta(minutes=minutes) if minutes else event_facts.ends_at(event) - event.starts_at
        moved = Event(starts_at=starts_at, ends_at=starts_at + lasts, is_external=event.is_external)
        event_facts.checked_time(visit, moved)
        people = await rows.count_concerned(session, event.id)
    await session.commit()
    return MovePreview(event, people)


async def cancel(session: AsyncSession, visit: Visit, *, event_id: int, reason: str, later: bool = False) -> Changed:
    """Call it off; whoever was coming is told why. Raises Unfitting without a reason, and for what is over."""
    words = event_facts.words(reason, "reason")
    if words is None:
        raise Unfitting("planning-reason-needed")
    async with all_or_nothing(session):
        event, others = await _open(session, visit, event_id, later=later)
        if event.status is EventStatus.DRAFT:
            raise Unfitting("planning-over")
    every = [event, *others]
    for one in every:
        one.status, one.closed_at, one.reason = EventStatus.CANCELLED, visit.now, words
    ahead = [one for one in every if event_facts.ends_at(one) > visit.now]
    told = await _announce(session, visit, ahead, "planning-notice-cancelled") if ahead else 0
    withdrawn = await event_letters.withdraw_announcements(session, visit, [one.id for one in every])
    await session.commit()
    return Changed(event, len(every), told, withdrawn)


async def hold(session: AsyncSession, visit: Visit, *, event_id: int) -> Event:
    """It took place. Saying so twice is saying it once; raises Unfitting before it has begun."""
    async with all_or_nothing(session):
        event = await reach(session, visit, event_id, to_change=True)
        if event.status in {EventStatus.DRAFT, EventStatus.CANCELLED}:
            raise Unfitting("planning-over")
        if event.starts_at > visit.now:
            raise Unfitting("planning-not-begun")
    if event.status is not EventStatus.HELD:
        event.status, event.closed_at = EventStatus.HELD, visit.now
    await session.commit()
    return event


async def reopen(session: AsyncSession, visit: Visit, *, event_id: int) -> Event:
    """Marked as held by mistake, it is planned again. Raises Unfitting once somebody is said to have been there."""
    async with all_or_nothing(session):
        event = await reach(session, visit, event_id, to_change=True)
        if event.status not in {EventStatus.HELD, EventStatus.PLANNED} or event.starts_at > visit.now:
            raise Unfitting("planning-not-held")
        if event.status is EventStatus.HELD and await rows.count_confirmed(session, event.id):
            raise Unfitting("planning-somebody-came")
    event.status, event.closed_at = EventStatus.PLANNED, None
    await session.commit()
    return event


def is_dated(event: Event) -> bool:
    """A draft begins as if at the moment it is made, which means that nobody has said when yet."""
    return event.starts_at != event.created_at


async def _open(session: AsyncSession, visit: Visit, event_id: int, *, later: bool) -> tuple[Event, Sequence[Event]]:
    """An event that may still be changed, and the later ones of its series where they are meant too."""
    scope = must(visit.actor, Right.PLAN_EVENTS)
    event = await reach(session, visit, event_id, to_change=True)
    if event.status not in {EventStatus.DRAFT, EventStatus.PLANNED}:
        raise Unfitting("planning-over")
    return event, await rows.later_of_series(session, event, scope) if later else ()


def _rescheduled(visit: Visit, event: Event, others: Sequence[Event], starts_at: datetime, minutes: int) -> list[Event]:
    zone = visit.municipality.zone
    was, new = event.starts_at.astimezone(zone), starts_at.astimezone(zone)
    days = new.date() - was.date()
    moved = []
    for one in (event, *others):
        day = one.starts_at.astimezone(zone).date() + days
        if _reschedule(one, starts_at if one is event else combine(day, new.time(), zone), minutes, zone):
            moved.append(one)
    return moved


def _reschedule(event: Event, begins: datetime, minutes: int, zone: ZoneInfo) -> bool:
    """Whether that is another time. What stands at a distance from the beginning keeps it."""
    begins = begins.astimezone(UTC)
    lasts = timedelta(minutes=minutes) if minutes else event_facts.ends_at(event) - event.starts_at
    if event.starts_at == begins and event.ends_at == begins + lasts:
        return False
    for edge in WINDOW:
        if (at := getattr(event, edge)) is not None:
            setattr(event, edge, carried(at, event.starts_at, begins, zone))
    event.starts_at, event.ends_at = begins, begins + lasts
    return True


async def _announce(
    session: AsyncSession,
    visit: Visit,
    events: Sequence[Event],
    phrase: str,
    old_starts: Mapping[int, datetime] | None = None,
) -> int:
    """Another edition of these events; what was waiting to be said of the old one is not said."""
    for one in events:
        one.sequence += 1
    told = await event_letters.tell_concerned(session, visit, events, phrase, old_starts or {})
    for one in events:
        if one.status is EventStatus.PLANNED:
            await event_offers.renew(session, visit.municipality, one, now=visit.now)
    return told
