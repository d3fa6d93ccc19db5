"""Announcements whose button opens an event."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.announcements import Announcement, AnnouncementStatus

GOES = (AnnouncementStatus.DRAFT, AnnouncementStatus.SCHEDULED, AnnouncementStatus.SENDING, AnnouncementStatus.PAUSED)


async def not_gone_out(session: AsyncSession, links: Sequence[str]) -> list[Announcement]:
    """Those that may still go out, to be changed."""
    query = select(Announcement).where(Announcement.link.in_(links), Announcement.status.in_(GOES))
    return list(await session.scalars(query.order_by(Announcement.id).with_for_update())) if links else []


async def draft_of(session: AsyncSession, link: str, *, author_id: int) -> Announcement | None:
    """One's own draft about an event."""
    query = (
        select(Announcement)
        .where(
            Announcement.link == link,
            Announcement.author_id == author_id,
            Announcement.status == AnnouncementStatus.DRAFT,
        )
        .order_by(Announcement.id.desc())
        .limit(1)
    )
    return (await session.scalars(query.with_for_update())).one_or_none()
