"""Audiences kept under a name, to be used again by whoever has put them together."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from models.announcements import SavedAudience
from models.audiences import Audience
from models.queries import audiences as rows
from services.announcements import announcements
from services.errors import NotFound, Unfitting
from services.naming import clean
from services.rights import Right, must
from services.visits import Visit

LONGEST = 40
MOST = 12


async def save(session: AsyncSession, visit: Visit, *, announcement_id: int, typed: str) -> None:
    """Keep the audience of an announcement; the same title replaces what it stood for."""
    must(visit.actor, Right.ANNOUNCE)
    title = clean(typed)
    if not title or len(title) > LONGEST:
        raise Unfitting("audience-title-unfit", limit=LONGEST)
    view = await announcements.own(session, visit, announcement_id)
    known = {one.title: one for one in await rows.saved(session, visit.actor.id)}
    if title in known:
        known[title].audience = view.audience
    elif len(known) >= MOST:
        await session.rollback()
        raise Unfitting("audience-too-many", limit=MOST)
    else:
        session.add(SavedAudience(owner_id=visit.actor.id, title=title, audience=view.audience))
    await session.commit()


async def listed(session: AsyncSession, visit: Visit) -> Sequence[SavedAudience]:
    must(visit.actor, Right.ANNOUNCE)
    found = await rows.saved(session, visit.actor.id)
    await session.commit()
    return found


async def take(session: AsyncSession, visit: Visit, *, announcement_id: int, saved_id: int) -> None:
    """Let a draft go to a saved audience."""
    must(visit.actor, Right.ANNOUNCE)
    found = await _own(session, visit, saved_id)
    draft = await announcements.draft_of(session, visit, announcement_id)
    draft.audience = Audience.of(found.audience).plain()
    await session.commit()


async def forget(session: AsyncSession, visit: Visit, *, saved_id: int) -> None:
    must(visit.actor, Right.ANNOUNCE)
    await session.delete(await _own(session, visit, saved_id))
    await session.commit()


async def _own(session: AsyncSession, visit: Visit, saved_id: int) -> SavedAudience:
    found = next((one for one in await rows.saved(session, visit.actor.id) if one.id == saved_id), None)
    if found is None:
        raise NotFound
    return found
