"""What people are told at once of an event they are coming to: that it has moved, or is called off."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.announcements import AnnouncementStatus
from models.events import Event, EventStatus
from models.queries import audiences
from models.queries.announcements import announcements
from models.queries.events import event_announcements as told_rows
from models.queries.events import events as rows
from services import outbox
from services.announcements.announcement_letters import OF_EVENT
from services.associations import association_posts
from services.associations.association_posts import Post
from services.notices import recipient
from services.outbox import Letter, Priority
from services.visits import Visit

URGENT = timedelta(hours=24)
"""What begins within it is worth a message at any hour: rule C.9."""


def kind_of(event_id: int) -> str:
    """What rows of the outbox that speak of one edition of an event are kept under."""
    return f"event:{event_id}"


def moved_key(event_id: int) -> str:
    """How names of letters begin that say another time or place of an event."""
    return f"event:{event_id}:moved:"


def link_of(event_id: int) -> str:
    """Stands as the link of an announcement whose button opens an event."""
    return f"{OF_EVENT}{event_id}"


async def tell_concerned(
    session: AsyncSession, visit: Visit, events: Sequence[Event], phrase: str, old_starts: Mapping[int, datetime]
) -> int:
    """One letter to everybody these events lie ahead of, about the first of theirs; returns how many people hear of it.

    Within the caller's transaction. Whatever else waits to be said of these events is taken back.
    """
    for one in events:
        await outbox.cancel(session, kind_of(one.id), now=visit.now)
    by_event: dict[int, list[int]] = defaultdict(list)
    of_person: dict[int, int] = defaultdict(int)
    pairs = await rows.concerned(session, [one.id for one in events])
    order = {one.id: place for place, one in enumerate(events)}
    for event_id, person_id in sorted(pairs, key=lambda pair: order[pair[0]]):
        if not of_person[person_id]:
            by_event[event_id].append(person_id)
        of_person[person_id] += 1
    told = 0
    for one in events:
        reached = await audiences.reached_of(session, by_event[one.id])
        is_urgent = min(one.starts_at, old_starts.get(one.id, one.starts_at)) - visit.now < URGENT
        is_off = one.status is EventStatus.CANCELLED
        name = f"event:{one.id}:cancelled:" if is_off else moved_key(one.id)
        letters = [
            Letter(
                f"{name}{one.sequence}",
                recipient(to),
                said(visit, one, phrase, was=old_starts.get(one.id), more=of_person[to.person_id] - 1),
            )
            for to in reached
        ]
        await outbox.put(
            session,
            visit.municipality,
            letters,
            kind=kind_of(one.id),
            priority=Priority.NOTICE,
            now=visit.now,
            ignores_quiet=is_urgent,
        )
        told += len(reached)
    await _post(session, visit, events, old_starts)
    return told


async def _post(
    session: AsyncSession, visit: Visit, events: Sequence[Event], old_starts: Mapping[int, datetime]
) -> None:
    """The group of the association reads the same."""
    was = old_starts.get(events[0].id)
    post = Post.PLACE if was is None else Post.MOVED
    if events[0].status is EventStatus.CANCELLED:
        post = Post.CANCELLED
    await association_posts.tell(session, visit, events, post, was=was)


def said(visit: Visit, event: Event, phrase: str, *, was: datetime | None, more: int) -> Mapping[str, Any]:
    zone = visit.municipality.zone
    begins, before = event.starts_at.astimezone(zone), (was or event.starts_at).astimezone(zone)
    values = {
        "title": event.title,
        "hour": f"{begins:%H:%M}",
        "before": f"{before:%H:%M}",
        "place": event.place or event.link or "none",
        "reason": event.reason or "none",
        "more": more,
    }
    days = {"day": begins.date().isoformat(), "was": before.date().isoformat()}
    rows_of_buttons = [[{"phrase": "planning-open", "data": f"ev:{event.id}"}]]
    return {"phrase": phrase, "values": values, "days": days, "rows": rows_of_buttons}


async def withdraw_announcements(session: AsyncSession, visit: Visit, event_ids: Sequence[int]) -> int:
    """Announcements of these events that have not gone out, or not to everybody, go no further; returns how many."""
    withdrawn = 0
    for one in await told_rows.not_gone_out(session, [link_of(event_id) for event_id in event_ids]):
        spared = await outbox.cancel(session, announcements.outbox_kind(one.id), now=visit.now)
        if spared or one.status is not AnnouncementStatus.SENDING:
            one.status = AnnouncementStatus.CANCELLED
            withdrawn += 1
    return withdrawn
