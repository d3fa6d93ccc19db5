"""What the clock does with groups of associations: events of tomorrow, and groups that are lost."""

import logging
from datetime import datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models.events import Event
from models.queries.associations import association_groups as rows
from services.associations import association_groups, association_posts
from services.associations.association_posts import Post, kind_of
from services.municipality import Municipality
from services.quiet_time import is_allowed

log = logging.getLogger(__name__)

REMINDED_AT = time(16)
"""Of the day before: rule C.9."""
FARTHEST = timedelta(days=14)
"""In a longer silence nobody is told of what lies at its end."""
TOLD_WITHIN = timedelta(days=14)
"""Of a group that was lost longer ago nobody is told any more."""


async def run(session: AsyncSession, municipality: Municipality, *, now: datetime) -> None:
    """What was said already is not said again."""
    modules = municipality.programme.modules
    if not (modules.associations and modules.events):
        return
    await _remind(session, municipality, now)
    for group in await rows.lost_since(session, now - TOLD_WITHIN):
        await association_groups.tell_lost(session, municipality, group, now=now)
    await session.commit()


async def _remind(session: AsyncSession, municipality: Municipality, now: datetime) -> None:
    """Nothing is left waiting: of what is called off in the night nobody is reminded in the morning."""
    if not _may_be_told(municipality, now):
        return
    for event, chat_id in await rows.coming(session, since=now, until=now + FARTHEST):
        number = event.id
        try:
            async with session.begin_nested():
                await _post(session, municipality, event, chat_id, now)
        except Exception:  # the others must not wait for it
            log.exception("the group could not be reminded of event %s", number)


async def _post(session: AsyncSession, municipality: Municipality, event: Event, chat_id: int, now: datetime) -> None:
    """Not where the group has heard of it on the same day, or since."""
    due = _due(municipality, event)
    if now < due or await rows.spoken_of(session, kind_of(event.id), since=municipality.midnight(due)):
        return
    said = association_posts.spoken(municipality, event, Post.TOMORROW)
    await association_posts.put(session, municipality, event, chat_id, Post.TOMORROW, said, now=now)


def _due(municipality: Municipality, event: Event) -> datetime:
    """In the afternoon of the day before, or of the last one before it on which one may write."""
    day = municipality.day(event.starts_at)
    slots = (
        datetime.combine(day - timedelta(days=back), REMINDED_AT, municipality.zone) for back in range(1, FARTHEST.days)
    )
    return next((slot for slot in slots if _may_be_told(municipality, slot)), event.starts_at)


def _may_be_told(municipality: Municipality, at: datetime) -> bool:
    return is_allowed(at, municipality.programme.calendar.quiet_hours, municipality.zone)
