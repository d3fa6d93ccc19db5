"""Whose events are: handed on, joined with another row of the same person, forgotten."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.base import Base
from models.events import Attendance, Event, EventFeedback, EventPerson, EventSeries, EventStatus, FeedbackGiven
from models.queries import meeting_plans
from models.queries.events import ends_after, events_within
from models.scopes import Scope


async def everything_of(session: AsyncSession, person_id: int) -> dict[str, list[Base]]:
    """What somebody was invited to, what they organise and what they have said of it."""
    invited = select(EventPerson.event_id).where(EventPerson.person_id == person_id)
    kinds: dict[str, Any] = {
        "events": select(Event).where(Event.id.in_(invited) | (Event.organiser_id == person_id)).order_by(Event.id),
        "event_people": select(EventPerson).where(EventPerson.person_id == person_id).order_by(EventPerson.event_id),
        "event_series": select(EventSeries).where(EventSeries.created_by == person_id).order_by(EventSeries.id),
        "event_feedback_given": select(FeedbackGiven).where(FeedbackGiven.person_id == person_id),
    }
    return {name: list(await session.scalars(query)) for name, query in kinds.items()}


async def leave(session: AsyncSession, person_id: int, now: datetime) -> None:
    """Somebody goes: they come to nothing that is planned. What they organise somebody else has to take over."""
    planned = select(Event.id).where(Event.status == EventStatus.PLANNED, Event.starts_at > now)
    statement = delete(EventPerson).where(EventPerson.person_id == person_id, EventPerson.event_id.in_(planned))
    await _run(session, statement)


async def hand_to(session: AsyncSession, nobodies: Mapping[int, int]) -> None:
    """Where somebody was goes to a row that is nobody: it counts, and says no more who it was."""
    if not nobodies:
        return
    table: Any = EventPerson.__table__
    moving = update(table).where(table.c.person_id == bindparam("of_person"))
    connection = await session.connection()
    pairs = [{"of_person": old, "to_person": new} for old, new in nobodies.items()]
    await connection.execute(moving.values(person_id=bindparam("to_person")), pairs)


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
        ends_after(now),
        events_within(scope),
    ]
    query = select(Event.id).where(*of_giver).order_by(Event.id).with_for_update()
    found = [one for one in await session.scalars(query) if only is None or one in only]
    for number in found:
        await _run(session, update(Event).where(Event.id == number).values(organiser_id=to_id))
    return found


async def merge(session: AsyncSession, *, source: int, target: int) -> None:
    """Two rows of one person: what both are invited to stands once, as the target has answered; feedback too."""
    answered = select(EventPerson.event_id).where(
        EventPerson.person_id == source, EventPerson.attendance != Attendance.INVITED
    )
    unanswered = (EventPerson.person_id == target, EventPerson.attendance == Attendance.INVITED)
    await _run(session, delete(EventPerson).where(*unanswered, EventPerson.event_id.in_(answered)))
    both = select(EventPerson.event_id).where(EventPerson.person_id == target)
    await _run(session, delete(EventPerson).where(EventPerson.person_id == source, EventPerson.event_id.in_(both)))
    for moved in (EventPerson.person_id, Event.organiser_id):
        await _run(session, update(moved.class_).where(moved == source).values({moved.key: target}))
    await _run(session, update(EventSeries).where(EventSeries.created_by == source).values(created_by=target))
    given = select(FeedbackGiven.event_id).where(FeedbackGiven.person_id == target)
    await _run(
        session,
        delete(FeedbackGiven).where(FeedbackGiven.person_id == source, FeedbackGiven.event_id.in_(given)),
    )
    await _run(session, update(FeedbackGiven).where(FeedbackGiven.person_id == source).values(person_id=target))


async def forget(session: AsyncSession, person_id: int) -> None:
    """What somebody was putting together goes, and that they have given feedback; events that were stay as facts."""
    own = (Event.organiser_id == person_id, Event.status == EventStatus.DRAFT)
    await meeting_plans.release_events(session, select(Event.id).where(*own))
    await _run(session, delete(Event).where(*own))
    await _run(session, delete(FeedbackGiven).where(FeedbackGiven.person_id == person_id))


async def remove_drafts(session: AsyncSession, *, before: datetime) -> int:
    """Drafts nobody has gone on with; returns how many."""
    old = (Event.status == EventStatus.DRAFT, Event.created_at < before)
    await meeting_plans.release_events(session, select(Event.id).where(*old))
    gone = await session.scalars(delete(Event).where(*old).returning(Event.id))
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


async def _run(session: AsyncSession, statement: Any) -> None:
    await session.execute(statement.execution_options(synchronize_session=False))
