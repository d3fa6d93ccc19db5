"""Practices of one's own: told of, corrected until they are confirmed, shared with co-authors by a link."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from models.people import Person
from models.practices import Practice, PracticeAuthor, PracticeStatus
from models.queries import turns
from models.queries.practices import practices as rows
from services.errors import NotFound, Unfitting
from services.marks import mark_of
from services.paging import pages_of
from services.practices.practice_drafts import PracticeDraft
from services.practices.practice_levels import theme_key
from services.rights import Right, must
from services.telling_apart import called_apart
from services.visits import Visit

LINK = "pr_"
"""`/start pr_TOKEN` shows a card to whoever is asked to be its co-author."""
MOST_AUTHORS = 20
THEMES = 4


@dataclass(frozen=True, slots=True)
class Card:
    practice: Practice
    authors: Sequence[str]
    """As they are called to whoever looks."""
    mark: str
    """Of the card as it is shown."""
    is_mine: bool
    is_alone: bool
    """The actor is the only author who is not forgotten."""


@dataclass(frozen=True, slots=True)
class Page:
    listed: Sequence[Card]
    page: int
    pages: int
    count: int


async def own(session: AsyncSession, visit: Visit, *, page: int, size: int) -> Page:
    must(visit.actor, Right.SHARE_PRACTICES)
    found, count = await rows.of_author(session, visit.actor.id, offset=page * size, limit=size)
    if page >= (pages := pages_of(count, size)):
        return await own(session, visit, page=pages - 1, size=size)
    cards = await cards_of(session, visit, found)
    await session.commit()
    return Page(cards, page, pages, count)


async def look(session: AsyncSession, visit: Visit, *, practice_id: int) -> Card:
    """Only to its authors."""
    must(visit.actor, Right.SHARE_PRACTICES)
    found = await rows.find(session, practice_id)
    cards = await cards_of(session, visit, [found]) if found else []
    await session.commit()
    if not cards or not cards[0].is_mine:
        raise NotFound
    return cards[0]


async def themes(session: AsyncSession, visit: Visit) -> list[str]:
    """What this person has told of before."""
    must(visit.actor, Right.SHARE_PRACTICES)
    found = await rows.themes_of(session, visit.actor.id, limit=THEMES)
    await session.commit()
    return found


async def tell(session: AsyncSession, visit: Visit, *, draft: PracticeDraft) -> int:
    """Write it down, or correct it; it counts once somebody has confirmed it. Returns its number.

    The very same told once more, as after a crash, is the card that is there.
    """
    must(visit.actor, Right.SHARE_PRACTICES)
    if not visit.actor.is_registered:
        raise Unfitting("practice-unregistered")
    if draft.missing is not None or draft.level is None or draft.on is None:
        raise Unfitting("practice-draft-gone")
    if visit.municipality.programme.practices.kind(draft.kind) is None:
        raise Unfitting("practice-draft-gone")
    words = draft.words
    if not draft.practice_id:
        await turns.take(session, f"practices:{visit.actor.id}")
        if (same := await rows.same(session, visit.actor.id, words)) is not None:
            await session.commit()
            return same
    practice = await _to_write(session, visit, draft)
    for name, value in words.items():
        setattr(practice, name, value)
    practice.theme_key = theme_key(draft.theme)
    practice.status, practice.reason, practice.decided_by, practice.decided_at = (
        PracticeStatus.WAITING, None, None, None
    )  # fmt: skip
    practice.told_at = visit.now
    await rows.add(session, practice)
    if not draft.practice_id:
        await rows.join(session, PracticeAuthor(practice_id=practice.id, person_id=visit.actor.id, joined_at=visit.now))
    await session.commit()
    return practice.id


async def invited(session: AsyncSession, visit: Visit, *, token: str) -> Card:
    """What a colleague's link shows: the card, and whose it is."""
    must(visit.actor, Right.SHARE_PRACTICES)
    found = await rows.by_token(session, token)
    cards = await cards_of(session, visit, [found]) if found else []
    await session.commit()
    if not cards:
        raise NotFound
    return cards[0]


async def join(session: AsyncSession, visit: Visit, *, token: str) -> int:
    """One more author, twice is once; only until the card is confirmed."""
    must(visit.actor, Right.SHARE_PRACTICES)
    if not visit.actor.is_registered:
        raise Unfitting("practice-unregistered")
    practice = await rows.by_token(session, token, to_change=True)
    if practice is None:
        raise NotFound
    authors = (await rows.authors_of(session, [practice.id])).get(practice.id, [])
    if visit.actor.id not in {one.id for one in authors}:
        await _must_be_open(session, practice)
        if len(authors) >= MOST_AUTHORS:
            await session.rollback()
            raise Unfitting("practice-authors-many", count=MOST_AUTHORS)
        await rows.join(session, PracticeAuthor(practice_id=practice.id, person_id=visit.actor.id, joined_at=visit.now))
    await session.commit()
    return practice.id


async def leave(session: AsyncSession, visit: Visit, *, practice_id: int) -> None:
    """The last author takes the card along: without any it would be nobody's. Twice is once."""
    must(visit.actor, Right.SHARE_PRACTICES)
    practice = await rows.find(session, practice_id, to_change=True)
    authors = (await rows.authors_of(session, [practice_id])).get(practice_id, [])
    if practice is not None and visit.actor.id in {one.id for one in authors}:
        await _must_be_open(session, practice)
        if _is_alone(visit, authors):
            await rows.remove(session, practice_id)
        else:
            await rows.leave(session, practice_id, visit.actor.id)
    await session.commit()


async def cards_of(session: AsyncSession, visit: Visit, found: Sequence[Practice]) -> list[Card]:
    """Within the caller's transaction."""
    authors = await rows.authors_of(session, [one.id for one in found])
    people = {one.id: one for some in authors.values() for one in some}
    called = await called_apart(session, visit, [(one, None) for one in people.values()])
    return [_card(visit, one, authors.get(one.id, []), called) for one in found]


def _card(visit: Visit, one: Practice, authors: Sequence[Person], called: dict[int, str]) -> Card:
    ids = [author.id for author in authors]
    mark = mark_of(
        one.id, one.kind, one.theme, one.level.value, one.held_on, one.place, one.proof, one.status.value, ids
    )
    is_mine = visit.actor.id in ids
    return Card(one, [called[number] for number in ids], mark, is_mine, is_mine and _is_alone(visit, authors))


def _is_alone(visit: Visit, authors: Sequence[Person]) -> bool:
    return all(one.id == visit.actor.id or one.forgotten_at is not None for one in authors)


async def _to_write(session: AsyncSession, visit: Visit, draft: PracticeDraft) -> Practice:
    if not draft.practice_id:
        return Practice(token=secrets.token_urlsafe(12), told_by=visit.actor.id)
    practice = await rows.find(session, draft.practice_id, to_change=True)
    authors = (await rows.authors_of(session, [draft.practice_id])).get(draft.practice_id, [])
    if practice is None or visit.actor.id not in {one.id for one in authors}:
        await session.rollback()
        raise NotFound
    await _must_be_open(session, practice)
    if draft.mark and draft.mark != PracticeDraft.of_row(practice).mark:  # a co-author has corrected it meanwhile
        await session.rollback()
        raise Unfitting("practice-changed")
    return practice


async def _must_be_open(session: AsyncSession, practice: Practice) -> None:
    """What is confirmed is confirmed with its words and its authors: it changes no more."""
    if practice.status is PracticeStatus.CONFIRMED:
        await session.rollback()
        raise Unfitting("practice-confirmed-already")
