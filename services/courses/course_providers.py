"""Who gives courses: suggested by the first letters; looked after and made one by methodists."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.course_rows import Counted
from models.courses import Provider, ProviderType
from models.queries import turns
from models.queries.courses import providers as rows
from services import audit, naming
from services.courses.course_drafts import LONGEST_PROVIDER, SHORTEST_PROVIDER, provider_of
from services.errors import NotAllowed, NotFound, Unfitting
from services.paging import pages_of
from services.rights import Right, must, must_be_whole
from services.visits import Visit

SUGGESTED = 5
TELLING = 5
"""Words of fewer letters say nothing about whether two names mean the same."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """Known providers for what was typed, and that very name if nobody has named it yet."""

    known: Sequence[Provider]
    new: str | None


@dataclass(frozen=True, slots=True)
class Page:
    listed: Sequence[Counted]
    page: int
    pages: int
    count: int


async def suggest(session: AsyncSession, visit: Visit, *, typed: str) -> Suggested:
    """By the first letters of a word; of nothing typed the ones people name most.

    Raises Unfitting for what can be no name.
    """
    must(visit.actor, Right.KEEP_OWN_COURSES)
    words, key = naming.clean(typed), naming.search_key(typed)
    if words and (not key or len(words) > LONGEST_PROVIDER):
        raise Unfitting("course-provider-unfit", low=SHORTEST_PROVIDER, high=LONGEST_PROVIDER)
    found = await rows.beginning(session, key, limit=SUGGESTED)
    exact = await rows.find_by_key(session, key) if key else None
    await session.commit()
    if exact is not None:
        found = [exact, *(one for one in found if one.id != exact.id)][:SUGGESTED]
    return Suggested(found, words if exact is None and len(words) >= SHORTEST_PROVIDER else None)


async def one(session: AsyncSession, visit: Visit, *, provider_id: int) -> Provider:
    """Any of them: names of organisations are nobody's secret."""
    must(visit.actor, Right.KEEP_OWN_COURSES)
    found = await rows.find(session, provider_id)
    await session.commit()
    if found is None:
        raise NotFound
    return found


async def kept(session: AsyncSession, visit: Visit, *, provider_id: int) -> Provider:
    """One of them for whoever looks after them."""
    _must_keep(visit)
    found = await _find(session, provider_id)
    await session.commit()
    return found


async def page(session: AsyncSession, visit: Visit, *, typed: str, page: int, size: int) -> Page:
    _must_keep(visit)
    key = naming.search_key(typed)
    found, count = await rows.page(session, key=key, offset=page * size, limit=size)
    pages = pages_of(count, size)
    if page >= pages:
        found, count = await rows.page(session, key=key, offset=(pages - 1) * size, limit=size)
    await session.commit()
    return Page(found, min(page, pages - 1), pages, count)


async def set_type(session: AsyncSession, visit: Visit, *, provider_id: int, type_: ProviderType) -> Provider:
    _must_keep(visit)
    found = await _find(session, provider_id)
    found.type = type_
    await session.commit()
    return found


async def rename(session: AsyncSession, visit: Visit, *, provider_id: int, typed: str) -> Provider:
    """Raises Unfitting for the name of another one: the two can be made one."""
    _must_keep(visit)
    title = provider_of(typed)
    found = await _find(session, provider_id)
    key = naming.search_key(title)
    other = await rows.find_by_key(session, key)
    if other is not None and other.id != found.id:
        await session.rollback()
        raise Unfitting("course-provider-is-there")
    found.title, found.search_key = title, key
    await session.commit()
    return found


async def alike(session: AsyncSession, visit: Visit, *, provider_id: int, typed: str, size: int) -> Sequence[Provider]:
    """Others that may be the same by their letters, or that fit what was typed; the likest first."""
    _must_keep(visit)
    provider = await _find(session, provider_id)
    wanted = naming.search_key(typed).split() or _telling(provider.search_key)
    found = await rows.alike(session, provider, wanted, limit=50)
    await session.commit()
    return sorted(found, key=lambda one: (-_likeness(provider.search_key, one.search_key), one.search_key))[:size]


async def merge(session: AsyncSession, visit: Visit, *, gone_id: int, kept_id: int) -> int:
    """Two spellings of one: everything goes over to the kept one. Returns how many courses have moved."""
    _must_keep(visit)
    if gone_id == kept_id:
        raise NotFound
    await turns.take(session, "merge providers")
    gone, kept = await _find(session, gone_id), await _find(session, kept_id)
    if kept.type is None:
        kept.type = gone.type
        await session.flush()
    session.expunge(gone)
    moved = await rows.merge(session, gone=gone.id, kept=kept.id)
    await audit.note(session, visit, Action.PROVIDERS_MERGED, kept=kept.id, gone=gone.id, courses=moved)
    await session.commit()
    return moved


def _must_keep(visit: Visit) -> None:
    must_be_whole(visit.actor, Right.CONFIRM_COURSES)
    if not visit.municipality.programme.modules.training_providers:
        raise NotAllowed


async def _find(session: AsyncSession, provider_id: int) -> Provider:
    found = await rows.find(session, provider_id)
    if found is None:
        raise NotFound
    return found


def _telling(key: str) -> list[str]:
    return [word for word in key.split() if len(word) >= TELLING] or key.split()


def _likeness(one: str, other: str) -> float:
    """Which part of their words two names share."""
    ours, theirs = set(one.split()), set(other.split())
    return len(ours & theirs) / len(ours | theirs)
