"""Digests as their readers open them: the list, and each announcement of it in today's words."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.outbox import OutboxMessage, OutboxStatus
from models.queries.announcements import announcement_digests as rows
from models.queries.announcements import announcements as announcement_rows
from services.announcements import announcement_deadlines
from services.announcements import announcement_letters as wording
from services.announcements.digest_letters import GONE, LIST, TOGETHER, Part, listed, page_of, parts_of
from services.errors import NotFound
from services.rights import Right, must
from services.visits import Visit


async def list_of(session: AsyncSession, visit: Visit, *, row_id: int, page: int) -> dict[str, Any]:
    """The whole list. Raises NotFound for a digest of somebody else."""
    found = await _own(session, visit, row_id)
    parts = await _parts(session, found)
    await session.commit()
    return listed(visit.municipality, parts, page=page)


async def opened(session: AsyncSession, visit: Visit, *, row_id: int) -> dict[str, Any]:
    """An announcement as it reads today, with its own buttons and the way back to the list."""
    found = await _own(session, visit, row_id)
    parts = await _parts(session, found)
    lead = found.payload[TOGETHER][0]
    back = {"phrase": "announcement-digest-back", "data": f"{LIST}:{lead}:{page_of(parts, row_id)}"}
    is_gone = found.payload.get(GONE) or found.status is OutboxStatus.CANCELLED
    said = None if is_gone else await _said(session, visit, found)
    await session.commit()
    if said is None:
        return {"phrase": "announcement-digest-gone", "rows": [[back]]}
    return {**said, "rows": [*said["rows"], [back]]}


async def _said(session: AsyncSession, visit: Visit, row: OutboxMessage) -> dict[str, Any] | None:
    number = announcement_rows.number_of(row.kind)
    announcement = await announcement_rows.find_own(session, number, author_id=None)
    if announcement is None:
        return None
    faces = await announcement_deadlines.faces(session, visit, announcement, [visit.actor.id])
    return wording.payload(announcement, faces.get(visit.actor.id))


async def _own(session: AsyncSession, visit: Visit, row_id: int) -> OutboxMessage:
    must(visit.actor, Right.KEEP_PROFILE)
    found = await rows.find_own(session, row_id, person_id=visit.actor.id)
    if found is None:
        raise NotFound
    return found


async def _parts(session: AsyncSession, row: OutboxMessage) -> list[Part]:
    ids = row.payload[TOGETHER]
    return parts_of({one.id: one.payload for one in await rows.these(session, ids)}, ids)
