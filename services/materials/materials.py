"""The bank of materials: read by everybody, offered by educators, reviewed by methodists."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.materials import Material, MaterialStatus
from models.queries import turns
from models.queries.materials import materials as rows
from models.queries.materials.materials import Found
from services import audit, naming, rights
from services.calling import call
from services.documents import Document, read_document
from services.errors import NotFound, Unfitting
from services.materials.material_drafts import EVERYBODY, MaterialDraft, Naming, still_known
from services.paging import pages_of
from services.rights import Right, must
from services.visits import Visit


@dataclass(frozen=True, slots=True)
class Page:
    materials: Sequence[Material]
    page: int
    pages: int
    count: int


@dataclass(frozen=True, slots=True)
class Bank:
    found: Page
    waiting: int
    """For the actor to review; nothing for whoever does not."""


@dataclass(frozen=True, slots=True)
class Card:
    material: Material
    author: str | None
    """None: whoever made it wants no name beside it, or is nobody any more."""
    source: Document
    uses: int
    is_used: bool
    """By the actor."""
    is_mine: bool
    may_review: bool


async def bank(session: AsyncSession, visit: Visit, *, kind: str, area: str, typed: str, page: int, size: int) -> Bank:
    """What is published; an empty word narrows nothing."""
    must(visit.actor, Right.USE_MATERIALS)
    words = naming.search_words(typed)
    found, count = await rows.published(session, kind=kind, area=area, words=words, offset=page * size, limit=size)
    waiting = await rows.count_waiting(session) if reviews(visit) else 0
    await session.commit()
    return Bank(Page(found, page, pages_of(count, size), count), waiting)


async def own(session: AsyncSession, visit: Visit, *, page: int, size: int) -> Page:
    must(visit.actor, Right.OFFER_MATERIALS)
    found, count = await rows.own(session, visit.actor.id, offset=page * size, limit=size)
    if page >= (pages := pages_of(count, size)):
        return await own(session, visit, page=pages - 1, size=size)
    await session.commit()
    return Page(found, page, pages, count)


async def look(session: AsyncSession, visit: Visit, *, material_id: int) -> Card:
    """What is published, one's own, and what waits for the actor's review."""
    found = await _seen(session, visit, material_id)
    card = await card_of(session, visit, found)
    await session.commit()
    return card


async def mark_use(session: AsyncSession, visit: Visit, *, material_id: int, is_used: bool) -> Card:
    """Whether the actor has worked with it; twice is once."""
    must(visit.actor, Right.USE_MATERIALS)
    found = await rows.find(session, material_id, to_change=True)
    if found is None or found.material.status is not MaterialStatus.PUBLISHED:
        raise NotFound
    await rows.use(session, material_id, visit.actor.id, now=visit.now, is_used=is_used)
    card = await card_of(session, visit, found)
    await session.commit()
    return card


async def to_correct(session: AsyncSession, visit: Visit, *, material_id: int) -> MaterialDraft:
    one = (await _mine(session, visit, material_id)).material
    await _must_be_open(session, one)
    await session.commit()
    name = Naming.NAMED if one.is_named else Naming.UNNAMED
    return MaterialDraft(one.id, one.kind, one.title, one.area, one.audience or EVERYBODY, one.note, one.source, name)


async def offer(session: AsyncSession, visit: Visit, *, draft: MaterialDraft) -> int:
    """Write it down for a review, anew or corrected; a reviewer's own is in the bank at once. Returns its number.

    The very same offered once more, as after a crash, is the one that is there.
    """
    must(visit.actor, Right.OFFER_MATERIALS)
    if draft.missing is not None or still_known(draft, visit.municipality.programme) != draft:
        raise Unfitting("material-draft-gone")
    told = {
        "kind": draft.kind, "title": draft.title, "area": draft.area,
        "audience": None if draft.audience == EVERYBODY else draft.audience,
        "note": draft.note, "source": draft.source,
    }  # fmt: skip
    if draft.material_id:
        one = (await _mine(session, visit, draft.material_id, to_change=True)).material
        await _must_be_open(session, one)
    else:
        await turns.take(session, f"materials:{visit.actor.id}")
        if (same := await rows.same(session, visit.actor.id, told)) is not None:
            await session.commit()
            return same
        one = Material(author_id=visit.actor.id)
    for name, value in told.items():
        setattr(one, name, value)
    one.search_key, one.is_named = naming.search_key(draft.title), draft.name is Naming.NAMED
    one.status, one.told_at = MaterialStatus.WAITING, visit.now
    one.reviewed_by = one.reviewed_at = one.reason = None
    await rows.add(session, one)
    if reviews(visit):
        await publish(session, visit, one)
        await audit.note(session, visit, Action.MATERIAL_DECIDED, material=one.id, outcome=one.status.value)
    await session.commit()
    return one.id


async def remove(session: AsyncSession, visit: Visit, *, material_id: int) -> None:
    """One's own that is not in the bank. Twice is once."""
    must(visit.actor, Right.OFFER_MATERIALS)
    found = await rows.find(session, material_id, to_change=True)
    if found is not None and found.author.id == visit.actor.id:
        await _must_be_open(session, found.material)
        await rows.remove(session, found.material)
    await session.commit()


async def publish(session: AsyncSession, visit: Visit, one: Material) -> None:
    """Into the bank, within the caller's transaction."""
    one.status, one.reviewed_by, one.reviewed_at, one.reason = (
        MaterialStatus.PUBLISHED, visit.actor.id, visit.now, None,
    )  # fmt: skip
    await rows.begin_period(session, one.id, now=visit.now)


def reviews(visit: Visit) -> bool:
    return visit.actor.has_consented and rights.reach(visit.actor, Right.REVIEW_MATERIALS).is_whole


async def card_of(session: AsyncSession, visit: Visit, found: Found) -> Card:
    """Within the caller's transaction."""
    one, may_review = found.material, reviews(visit)
    uses, is_used = await rows.uses(session, one.id, visit.actor.id)
    is_mine = found.author.id == visit.actor.id
    is_told = found.author.forgotten_at is None and (one.is_named or is_mine or may_review)
    author = call(visit.municipality.privacy_mode, found.author, place=found.place) if is_told else None
    source = read_document(one.source)
    assert source is not None
    return Card(one, author, source, uses, is_used, is_mine, may_review)


async def _seen(session: AsyncSession, visit: Visit, material_id: int) -> Found:
    must(visit.actor, Right.USE_MATERIALS)
    found = await rows.find(session, material_id)
    if found is None:
        raise NotFound
    is_open = found.material.status is MaterialStatus.PUBLISHED
    if not (is_open or found.author.id == visit.actor.id or reviews(visit)):
        raise NotFound
    return found


async def _mine(session: AsyncSession, visit: Visit, material_id: int, *, to_change: bool = False) -> Found:
    must(visit.actor, Right.OFFER_MATERIALS)
    found = await rows.find(session, material_id, to_change=to_change)
    if found is None or found.author.id != visit.actor.id:
        raise NotFound
    return found


async def _must_be_open(session: AsyncSession, one: Material) -> None:
    """In the bank it is everybody's: a methodist withdraws it first."""
    if one.status is MaterialStatus.PUBLISHED:
        await session.rollback()
        raise Unfitting("material-is-published")
