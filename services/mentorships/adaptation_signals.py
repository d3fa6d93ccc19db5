"""Signals of the first years for methodists of the whole municipality: who, and what to look after; no answers."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.queries.mentorships import adaptation_signals as rows
from models.queries.mentorships.adaptation_signals import Found
from services import audit
from services.calling import call
from services.errors import NotFound
from services.paging import pages_of
from services.rights import Right, must_be_whole
from services.visits import Visit


@dataclass(frozen=True, slots=True)
class SignalView:
    id: int
    person_id: int
    called: str
    day: date
    """Of the answers."""
    signals: tuple[str, ...]
    """In words."""
    is_seen: bool


@dataclass(frozen=True, slots=True)
class SignalPage:
    found: tuple[SignalView, ...]
    page: int
    pages: int
    unseen: int
    seen: int


async def page(session: AsyncSession, visit: Visit, *, is_seen: bool, number: int, size: int) -> SignalPage:
    must_be_whole(visit.actor, Right.SEE_SIGNALS)
    unseen, seen = await rows.counts(session)
    pages = pages_of(seen if is_seen else unseen, size)
    number = min(max(number, 0), pages - 1)
    found = await rows.page(session, is_seen=is_seen, offset=number * size, limit=size)
    await session.commit()
    return SignalPage(tuple(_view(visit, one) for one in found), number, pages, unseen, seen)


async def one(session: AsyncSession, visit: Visit, *, signal_id: int) -> SignalView:
    must_be_whole(visit.actor, Right.SEE_SIGNALS)
    found = await rows.find(session, signal_id)
    await session.commit()
    if found is None or not found.signal.codes:
        raise NotFound
    return _view(visit, found)


async def mark_seen(session: AsyncSession, visit: Visit, *, signal_id: int) -> None:
    """The first who has seen it stays the one who has."""
    must_be_whole(visit.actor, Right.SEE_SIGNALS)
    found = await rows.find(session, signal_id, to_change=True)
    if found is None or not found.signal.codes:
        await session.rollback()
        raise NotFound
    if found.signal.seen_at is None:
        found.signal.seen_by, found.signal.seen_at = visit.actor.id, visit.now
        await audit.note(
            session, visit, Action.SIGNAL_SEEN, person_id=found.person.id, signals=list(found.signal.codes)
        )
    await session.commit()


def _view(visit: Visit, found: Found) -> SignalView:
    questionnaire = visit.municipality.library.current(found.questionnaire)
    titles = {one.code: one.title for one in questionnaire.signals} if questionnaire else {}
    place = found.person.organization
    return SignalView(
        id=found.signal.id,
        person_id=found.person.id,
        called=call(visit.municipality.privacy_mode, found.person, place=place.title if place else None),
        day=visit.municipality.day(found.signal.created_at),
        signals=tuple(titles.get(code, code) for code in found.signal.codes),
        is_seen=found.signal.seen_at is not None,
    )
