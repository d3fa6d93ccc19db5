"""What is said in the group of an association of its events: new, moved, called off. Never anything about people."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.events import Event
from models.queries.associations import association_groups as rows
from services import outbox
from services.events.event_facts import ends_at
from services.events.event_links import payload_of
from services.municipality import Municipality
from services.outbox import Letter, Priority, Recipient
from services.quiet_time import next_allowed
from services.visits import Visit

URGENT = timedelta(hours=24)
"""What is moved or called off so shortly before is said at any hour, as to those who come: rule C.9."""


class Post(StrEnum):
    PUBLISHED = "published"
    REPEATED = "repeated"
    """Comes again, as a series from now on."""
    MOVED = "moved"
    PLACE = "place"
    CANCELLED = "cancelled"
    TOMORROW = "tomorrow"


NEWS_OF_CHANGE = frozenset({Post.MOVED, Post.PLACE, Post.CANCELLED})


def kind_of(event_id: int) -> str:
    """What rows of the outbox that speak of an event in groups are kept under."""
    return f"event:{event_id}:group"


async def tell(
    session: AsyncSession,
    visit: Visit,
    events: Sequence[Event],
    post: Post,
    *,
    was: datetime | None = None,
    more: int | None = None,
) -> None:
    """One post about the first of these events, which are one association's; within the caller's transaction.

    Whatever still waits to be said of them is taken back: of what nobody there has heard nothing has changed.
    """
    event, modules = events[0], visit.municipality.programme.modules
    if event.association_id is None or event.is_external or not (modules.associations and modules.events):
        return
    chats = await rows.reachable(session, [event.association_id])
    if not chats:
        return
    is_of_place, news = post is Post.PLACE, [kind_of(one.id) for one in events if post in NEWS_OF_CHANGE]
    gone = await rows.take_back(session, news, now=visit.now) if news else {}
    unheard = {one: _among(gone, event, one) for one in (Post.PUBLISHED, Post.MOVED, Post.PLACE)}
    if unheard[Post.PUBLISHED]:
        if post is Post.CANCELLED:
            return
        post = Post.PUBLISHED
    elif unheard[Post.MOVED] and post is Post.PLACE:
        post = Post.MOVED
    said = spoken(visit.municipality, event, post, was=was, more=len(events) - 1 if more is None else more)
    known = unheard[Post.MOVED]
    if known:  # the time the group has heard of
        said["values"]["before"], said["days"]["was"] = known["values"]["before"], known["days"]["was"]
    said["place_too"] = is_of_place or bool(unheard[Post.PLACE]) or known.get("place_too", False)
    if post is Post.MOVED and _is_where_it_was(said):
        if not said["place_too"]:
            return
        post, said = Post.PLACE, spoken(visit.municipality, event, Post.PLACE)
    await put(session, visit.municipality, event, chats[event.association_id], post, said, was=was, now=visit.now)


async def put(  # a post is as wide as that
    session: AsyncSession,
    municipality: Municipality,
    event: Event,
    chat_id: int,
    post: Post,
    said: Mapping[str, Any],
    *,
    was: datetime | None = None,
    now: datetime,
) -> None:
    """Once for every edition of the event, whatever number the group has. Nothing is said when it is too late."""
    is_urgent = post in NEWS_OF_CHANGE and min(event.starts_at, was or event.starts_at) - now < URGENT
    allowed = now if is_urgent else next_allowed(now, municipality.programme.calendar.quiet_hours, municipality.zone)
    if ends_at(event) <= now or (not is_urgent and allowed >= event.starts_at):
        return
    key = f"{_prefix(event, post)}{event.sequence}"
    letter = Letter(key, Recipient(chat_id, None), said, addressee=f"association:{event.association_id}")
    await outbox.put(
        session,
        municipality,
        [letter],
        kind=kind_of(event.id),
        priority=Priority.REMINDER,
        now=now,
        ignores_quiet=is_urgent,
    )


def spoken(
    municipality: Municipality, event: Event, post: Post, *, was: datetime | None = None, more: int = 0
) -> dict[str, Any]:
    """Title, time and room; whoever wants more, or to come, opens the bot."""
    begins = event.starts_at.astimezone(municipality.zone)
    before = (was or event.starts_at).astimezone(municipality.zone)
    place = event.place or ("online" if event.link else "none")
    values = {
        "title": event.title,
        "hour": f"{begins:%H:%M}",
        "before": f"{before:%H:%M}",
        "place": place,
        "more": more,
    }
    return {
        "phrase": f"association-group-told-{post.value}",
        "values": values,
        "days": {"day": begins.date().isoformat(), "was": before.date().isoformat()},
        "rows": [[{"phrase": "association-group-open-event", "start": payload_of(event.id)}]],
    }


def _is_where_it_was(said: Mapping[str, Any]) -> bool:
    """Moved there and back before anybody in the group had heard of it."""
    return bool(said["values"]["before"] == said["values"]["hour"] and said["days"]["was"] == said["days"]["day"])


def _among(gone: Mapping[str, Mapping[str, Any]], event: Event, post: Post) -> Mapping[str, Any]:
    return next((said for key, said in gone.items() if key.startswith(_prefix(event, post))), {})


def _prefix(event: Event, post: Post) -> str:
    return f"event:{event.id}:group-{post.value}:"
