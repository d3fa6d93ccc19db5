"""Whose events are: handed on, joined with another row of the same person, forgotten."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.events import Event, EventFeedback, EventSeries, EventStatus, FeedbackGiven
from models.queries.events import events_within
from models.scopes import Scope


async def pass_on(  # a handover is as wide as that
    session: AsyncSession,
    scope: Scope,
    *,
    from_id: int,
    to_id: int,
    now: datetime,
    only: Collection[int] | None = None,
) -> list[int]:
    """Planned events within the scope that are not over get another organiser; returns their ids."""
    of_giver = [
        Event.organiser_id == from_id,
        Event.status == EventStatus.PLANNED,
        func.coalesce(Event.ends_at, Event.starts_at) >= now,
        events_within(scope),
    ]
    query = select(Event.id).where(*of_giver).order_by(Event.id).with_for_update()
    found = [one for one in await session.scalars(query) if only is None or one in only]
    for number in found:
        await _run(session, update(Event).where(Event.id == number).values(organiser_id=to_id))
    return found


async def hand_over(session: AsyncSession, *, source: int, target: int) -> None:
    """Everything that belongs to one row belongs to the other from now on; feedback given twice was given once."""
    await _run(session, update(Event).where(Event.organiser_id == source).values(organiser_id=target))
    await _run(session, update(EventSeries).where(EventSeries.created_by == source).values(created_by=target))
    given = select(FeedbackGiven.event_id).where(FeedbackGiven.person_id == target)
    await _run(
        session,
        delete(FeedbackGiven).where(FeedbackGiven.person_id == source, FeedbackGiven.event_id.in_(given)),
    )
    await _run(session, update(FeedbackGiven).where(FeedbackGiven.person_id == source).values(person_id=target))


async def forget(session: AsyncSession, person_id: int) -> None:
    """What somebody was putting together goes, and that they have given feedback; events that were stay as facts."""
    await _run(session, delete(Event).where(Event.organiser_id == person_id, Event.status == EventStatus.DRAFT))
    await _run(session, delete(FeedbackGiven).where(FeedbackGiven.person_id == person_id))


async def remove_drafts(session: AsyncSession, *, before: datetime) -> int:
    """Drafts nobody has gone on with; returns how many."""
    gone = await session.scalars(
        delete(Event).where(Event.status == EventStatus.DRAFT, Event.created_at < before).returning(Event.id)
    )
    return len(gone.all())


async def forget_words(session: AsyncSession, *, before: datetime) -> int:
    """Own words of feedback on events of long ago; marks stay. Returns how many."""
    old = select(Event.id).where(Event.starts_at < before)
    emptied = await session.execute(
        update(EventFeedback)
        .where(EventFeedback.event_id.in_(old), EventFeedback.words.is_not(None))
        .values(words=None)
        .returning(EventFeedback.id)
        .execution_options(synchronize_session=False)
    )
    return len(emptied.all())


async def _run(session: AsyncSession, statement: object) -> None:
    await session.execute(statement.execution_options(synchronize_session=False))  # type: ignore[attr-defined]
