"""What the clock does with groups of associations: events of tomorrow, and groups that are lost."""

import logging
from datetime import datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models.events import Event
from models.queries import association_groups as rows
from services import association_groups, association_posts
from services.association_posts import Post, kind_of
from services.municipality import Municipality
from services.quiet_time import next_allowed

log = logging.getLogger(__name__)

REMINDED_AT = time(16)
"""Of the day before: rule C.9. Where that was no time to write, as soon as one may."""
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
    if next_allowed(now, municipality.programme.calendar.quiet_hours, municipality.zone) > now:
        return
    midnight = municipality.midnight(now)
    days = 2 if now.astimezone(municipality.zone).time() >= REMINDED_AT else 1
    until = datetime.combine(midnight.date() + timedelta(days=days), time.min, municipality.zone)
    for event, chat_id in await rows.coming(session, since=now, until=until):
        number = event.id
        try:
            async with session.begin_nested():
                await _post(session, municipality, event, chat_id, now)
        except Exception:  # the others must not wait for it
            log.exception("the group could not be reminded of event %s", number)


async def _post(session: AsyncSession, municipality: Municipality, event: Event, chat_id: int, now: datetime) -> None:
    """Not where the group has heard of it on the day before, or later."""
    since = municipality.midnight(event.starts_at) - timedelta(days=1)
    if await rows.spoken_of(session, kind_of(event.id), since=since):
        return
    said = association_posts.spoken(municipality, event, Post.TOMORROW)
    await association_posts.put(session, municipality, event, chat_id, Post.TOMORROW, said, now=now)
