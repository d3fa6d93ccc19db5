"""What methodists do with materials: look, publish, give back with a word, withdraw."""

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.materials import Material, MaterialStatus
from models.queries import audiences
from models.queries.campaigns import campaigns
from models.queries.materials import materials as rows
from models.queries.materials.materials import Found
from services import audit, naming, notices
from services.errors import NotFound, Unfitting
from services.marks import mark_of
from services.materials.materials import Page, publish
from services.paging import pages_of
from services.rights import Right, must_be_whole
from services.visits import Visit

SHORTEST_REASON, LONGEST_REASON = 3, 300
CHANGED = "material-changed"
"""Refused: it is not what was shown, or was decided meanwhile."""


async def waiting(session: AsyncSession, visit: Visit, *, page: int, size: int) -> Page:
    must_be_whole(visit.actor, Right.REVIEW_MATERIALS)
    pages = pages_of(await rows.count_waiting(session), size)
    page = min(page, pages - 1)
    found, count = await rows.waiting(session, offset=page * size, limit=size)
    await session.commit()
    return Page(found, page, pages, count)


async def accept(session: AsyncSession, visit: Visit, *, material_id: int, shown: str) -> None:
    """Into the bank, if it is what was read; twice is once."""
    one = (await _find(session, visit, material_id)).material
    if one.status is not MaterialStatus.PUBLISHED:
        await _must_be(session, one, MaterialStatus.WAITING, shown)
        await _must_be_of_another(session, visit, one)
        await publish(session, visit, one)
        await _tell(session, visit, one, "material-notice-published")
    await session.commit()


async def give_back(session: AsyncSession, visit: Visit, *, material_id: int, shown: str, typed: str) -> None:
    """The author reads why, corrects it and sends it again."""
    await _close(session, visit, material_id, shown, typed, MaterialStatus.WAITING, MaterialStatus.RETURNED)


async def withdraw(session: AsyncSession, visit: Visit, *, material_id: int, shown: str, typed: str) -> None:
    """Out of the bank; its author may correct and offer it again."""
    await _close(session, visit, material_id, shown, typed, MaterialStatus.PUBLISHED, MaterialStatus.WITHDRAWN)


def mark(one: Material) -> str:
    """Of what is shown: what is decided is what was read."""
    return mark_of(one.id, one.status.value, one.kind, one.title, one.area, one.audience, one.note, one.source)


async def _close(
    session: AsyncSession,
    visit: Visit,
    material_id: int,
    shown: str,
    typed: str,
    before: MaterialStatus,
    after: MaterialStatus,
) -> None:
    reason = naming.clean(typed)
    if not SHORTEST_REASON <= len(reason) <= LONGEST_REASON:
        raise Unfitting("material-reason-unfit", low=SHORTEST_REASON, high=LONGEST_REASON)
    one = (await _find(session, visit, material_id)).material
    await _must_be(session, one, before, shown)
    one.status, one.reviewed_by, one.reviewed_at, one.reason = after, visit.actor.id, visit.now, reason
    if before is MaterialStatus.PUBLISHED:
        await rows.end_period(session, one.id, now=visit.now)
    await _tell(session, visit, one, f"material-notice-{after.value}", reason=reason)
    await session.commit()


async def _tell(session: AsyncSession, visit: Visit, one: Material, phrase: str, **values: str) -> None:
    """Written down, and said to the author, unless they did it themselves."""
    await audit.note(session, visit, Action.MATERIAL_DECIDED, material=one.id, outcome=one.status.value)
    if one.author_id == visit.actor.id:
        return
    said = {
        "phrase": phrase,
        "values": {"title": one.title, **values},
        "rows": [[{"phrase": "material-notice-open", "data": f"mbo:{one.id}"}]],
    }
    await notices.tell(
        session, visit, [one.author_id], key=f"material:{one.id}:{one.status.value}:{visit.now.isoformat()}", said=said
    )


async def _find(session: AsyncSession, visit: Visit, material_id: int) -> Found:
    must_be_whole(visit.actor, Right.REVIEW_MATERIALS)
    found = await rows.find(session, material_id, to_change=True)
    if found is None:
        raise NotFound
    return found


async def _must_be(session: AsyncSession, one: Material, status: MaterialStatus, shown: str) -> None:
    if one.status is not status or mark(one) != shown:
        await session.rollback()
        raise Unfitting(CHANGED)


async def _must_be_of_another(session: AsyncSession, visit: Visit, one: Material) -> None:
    """What one offered before one became a methodist is reviewed by somebody else, if there is anybody."""
    if one.author_id != visit.actor.id:
        return
    others = [other for other in await campaigns.methodists(session) if other != visit.actor.id]
    if await audiences.reached_of(session, others):
        await session.rollback()
        raise Unfitting("material-is-yours")
