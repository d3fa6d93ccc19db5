"""Practices that wait for a word: confirmed, or sent back with what is missing."""

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.practices import Practice, PracticeStatus
from models.queries import audiences
from models.queries.campaigns import campaigns
from models.queries.practices import practices as rows
from services import audit, naming, notices
from services.errors import NotFound, Unfitting
from services.paging import pages_of
from services.practices.practices import Card, Page, cards_of
from services.rights import Right, must_be_whole
from services.visits import Visit

SHORTEST_REASON, LONGEST_REASON = 3, 300
CHANGED = "practice-changed"
"""Refused: it is not what was shown, or does not wait any more."""


async def waiting(session: AsyncSession, visit: Visit, *, page: int, size: int) -> Page:
    must_be_whole(visit.actor, Right.CONFIRM_PRACTICES)
    found, count = await rows.waiting(session, offset=page * size, limit=size)
    pages = pages_of(count, size)
    if page >= pages:
        page = pages - 1
        found, count = await rows.waiting(session, offset=page * size, limit=size)
    cards = await cards_of(session, visit, found)
    await session.commit()
    return Page(cards, page, pages, count)


async def look(session: AsyncSession, visit: Visit, *, practice_id: int) -> Card:
    card = await _find(session, visit, practice_id)
    await session.commit()
    if card.practice.status is not PracticeStatus.WAITING:
        raise Unfitting(CHANGED)
    return card


async def confirm(session: AsyncSession, visit: Visit, *, practice_id: int, mark: str) -> None:
    """It counts from now on, if it is what was shown; twice is once."""
    card = await _find(session, visit, practice_id, to_change=True)
    if card.practice.status is not PracticeStatus.CONFIRMED:
        await _must_wait(session, card, mark)
        await _must_be_of_another(session, visit, card)
        await _decide(session, visit, card.practice, PracticeStatus.CONFIRMED, reason=None)
    await session.commit()


async def send_back(session: AsyncSession, visit: Visit, *, practice_id: int, mark: str, typed: str) -> None:
    """Its authors hear what is missing, and may send it again."""
    reason = naming.clean(typed)
    if not SHORTEST_REASON <= len(reason) <= LONGEST_REASON:
        raise Unfitting("practice-words-unfit", low=SHORTEST_REASON, high=LONGEST_REASON)
    card = await _find(session, visit, practice_id, to_change=True)
    await _must_wait(session, card, mark)
    await _decide(session, visit, card.practice, PracticeStatus.RETURNED, reason=reason)
    await session.commit()


async def _find(session: AsyncSession, visit: Visit, practice_id: int, *, to_change: bool = False) -> Card:
    must_be_whole(visit.actor, Right.CONFIRM_PRACTICES)
    found = await rows.find(session, practice_id, to_change=to_change)
    if found is None:
        await session.rollback()
        raise NotFound
    return (await cards_of(session, visit, [found]))[0]


async def _must_wait(session: AsyncSession, card: Card, mark: str) -> None:
    if card.practice.status is not PracticeStatus.WAITING or card.mark != mark:
        await session.rollback()
        raise Unfitting(CHANGED)


async def _must_be_of_another(session: AsyncSession, visit: Visit, card: Card) -> None:
    """One's own practice somebody else confirms, as long as there is anybody else who can."""
    if not card.is_mine:
        return
    others = [one for one in await campaigns.methodists(session) if one != visit.actor.id]
    if await audiences.reached_of(session, others):
        await session.rollback()
        raise Unfitting("practice-is-yours")


async def _decide(
    session: AsyncSession, visit: Visit, practice: Practice, status: PracticeStatus, *, reason: str | None
) -> None:
    practice.status, practice.reason = status, reason
    practice.decided_by, practice.decided_at = visit.actor.id, visit.now
    is_confirmed = status is PracticeStatus.CONFIRMED
    await audit.note(
        session, visit, Action.PRACTICE_DECIDED,
        person_id=practice.told_by, practice=practice.id, is_confirmed=int(is_confirmed),
    )  # fmt: skip
    said = {
        "phrase": f"practice-notice-{status.value}",
        "values": {"theme": practice.theme, "reason": reason or ""},
        "rows": [[{"phrase": "practice-notice-open", "data": f"dpo:{practice.id}"}]],
    }
    authors = [one.id for one in (await rows.authors_of(session, [practice.id])).get(practice.id, [])]
    key = f"practice:{practice.id}:{status.value}:{visit.now.isoformat()}"
    await notices.tell(session, visit, authors, key=key, said=said)
