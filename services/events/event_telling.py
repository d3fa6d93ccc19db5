"""Telling people of an event: an announcement to its audience with a button that opens it."""

from sqlalchemy.ext.asyncio import AsyncSession

from models.announcements import Announcement, AnnouncementKind, AnnouncementStatus, Repeat
from models.events import EventStatus
from models.queries import turns
from models.queries.announcements import announcements as announcement_rows
from models.queries.events import event_announcements as rows
from services.errors import Unfitting
from services.events.event_audiences import audience_of
from services.events.event_facts import ends_at
from services.events.event_letters import link_of
from services.events.events import all_or_nothing, reach
from services.rights import Right, must
from services.visits import Visit


async def draft_announcement(session: AsyncSession, visit: Visit, *, event_id: int, text: str) -> int:
    """An announcement of the event, ready to be sent now or later; one's own that waits is taken again.

    Raises Unfitting for an event that is over: nobody can come any more.
    """
    must(visit.actor, Right.ANNOUNCE)
    async with all_or_nothing(session):
        await turns.take(session, f"announcement drafts {visit.actor.id}")
        event = await reach(session, visit, event_id)
        if event.status is not EventStatus.PLANNED or ends_at(event) <= visit.now:
            raise Unfitting("planning-over")
    link = link_of(event.id)
    announcement = await rows.draft_of(session, link, author_id=visit.actor.id)
    if announcement is None:
        announcement = await announcement_rows.add(
            session,
            Announcement(
                author_id=visit.actor.id,
                kind=AnnouncementKind.EVENT,
                status=AnnouncementStatus.DRAFT,
                link=link,
                repeat=Repeat.NEVER,
                created_at=visit.now,
            ),
        )
    announcement.text, announcement.audience = text, audience_of(event).plain()
    await session.commit()
    return announcement.id
