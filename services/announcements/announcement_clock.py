"""Announcements whose hour has come."""

import logging
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models.announcements import AnnouncementStatus
from models.queries import people as people_rows
from models.queries.announcements import announcements as rows
from services import people, rights
from services.announcements import announcement_sending
from services.municipality import Municipality
from services.rights import Right
from services.visits import Visit

log = logging.getLogger(__name__)


async def start_due(session: AsyncSession, municipality: Municipality, *, now: datetime) -> int:
    """Start those that are due, however late the clock comes, with the rights their authors have by then.

    Returns how many letters that makes. Whoever may not announce any more has theirs cancelled.
    """
    letters = 0
    for announcement in await rows.due(session, now):
        found = await people_rows.find_by_id(session, announcement.author_id)
        actor = people.actor_of(found, consent_version=municipality.programme.consent.version) if found else None
        if actor is None or not rights.may(actor, Right.ANNOUNCE):
            announcement.status = AnnouncementStatus.CANCELLED
            continue
        number = announcement.id
        try:
            async with session.begin_nested():
                letters += await announcement_sending.start(session, Visit(actor, municipality, now), announcement)
        except Exception:  # one that cannot start must not keep the others
            log.exception("announcement %s could not be started", number)
    await session.commit()
    return letters
