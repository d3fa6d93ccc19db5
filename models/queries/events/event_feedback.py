"""Questions about feedback on events: who has given it, and, apart from that, what was said."""

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.events import Event, EventFeedback, EventPerson, EventStatus, FeedbackGiven
from models.queries.events.event_participants import TOOK_PART
from models.queries.events.events import answering_requests, events_within
from models.queries.upsert import insert
from models.scopes import Scope

NUMBERS = 2**62


class Marks(NamedTuple):
    useful: Mapping[int, int]
    """How many gave each mark."""
    applied: Mapping[int, int]
    words: int
    """How many have written any."""

    @property
    def answers(self) -> int:
        return sum(self.useful.values())


async def has_given(session: AsyncSession, event_id: int, person_id: int) -> bool:
    query = select(FeedbackGiven.event_id).where(
        FeedbackGiven.event_id == event_id, FeedbackGiven.person_id == person_id
    )
    return (await session.scalar(query)) is not None


async def give(session: AsyncSession, event_id: int, person_id: int, *, useful: int, applied: int) -> int | None:
    """The number of what was said, drawn by chance: no order of rows tells whose it is. None: given already."""
    mark = insert(session, FeedbackGiven).values(event_id=event_id, person_id=person_id)
    is_first = await session.scalar(mark.on_conflict_do_nothing().returning(FeedbackGiven.event_id))
    if is_first is None:
        return None
    number = secrets.randbelow(NUMBERS) + 1
    session.add(EventFeedback(id=number, event_id=event_id, useful=useful, applied=applied))
    await session.flush()
    return number


async def add_words(session: AsyncSession, feedback_id: int, event_id: int, words: str) -> bool:
    """Once; False where there are words already or no such row."""
    changed = await session.scalars(
        update(EventFeedback)
        .where(EventFeedback.id == feedback_id, EventFeedback.event_id == event_id, EventFeedback.words.is_(None))
        .values(words=words)
        .returning(EventFeedback.id)
        .execution_options(synchronize_session=False)
    )
    return changed.one_or_none() is not None


async def count(session: AsyncSession, event_id: int) -> int:
    query = select(func.count()).select_from(EventFeedback).where(EventFeedback.event_id == event_id)
    return await session.scalar(query) or 0


async def marks(session: AsyncSession, event_id: int) -> Marks:
    query = (
        select(EventFeedback.useful, EventFeedback.applied, func.count(), func.count(EventFeedback.words))
        .where(EventFeedback.event_id == event_id, EventFeedback.useful.is_not(None))
        .group_by(EventFeedback.useful, EventFeedback.applied)
    )
    useful: dict[int, int] = {}
    applied: dict[int, int] = {}
    written = 0
    for mark, use, people, words in await session.execute(query):
        if mark is not None:
            useful[mark] = useful.get(mark, 0) + people
        if use is not None:
            applied[use] = applied.get(use, 0) + people
        written += words
    return Marks(useful, applied, written)


async def words(session: AsyncSession, event_id: int, *, offset: int, limit: int) -> list[str]:
    """In the order of their numbers, which is one of chance."""
    query = select(EventFeedback.words).where(EventFeedback.event_id == event_id, EventFeedback.words.is_not(None))
    return [one for one in await session.scalars(query.order_by(EventFeedback.id).offset(offset).limit(limit)) if one]


async def useful_of_events(
    session: AsyncSession, scope: Scope, *, since: datetime, until: datetime, fewest: int
) -> list[tuple[datetime, int, int]]:
    """Of every event with enough answers: when it was asked about, a mark, how many gave it."""
    enough = (
        select(EventFeedback.event_id)
        .where(EventFeedback.useful.is_not(None))
        .group_by(EventFeedback.event_id)
        .having(func.count() >= fewest)
    )
    query = (
        select(Event.feedback_asked_at, EventFeedback.useful, func.count())
        .join(Event, Event.id == EventFeedback.event_id)
        .where(
            EventFeedback.useful.is_not(None),
            EventFeedback.event_id.in_(enough),
            events_within(scope),
            Event.starts_at >= since,
            Event.starts_at < until,
            Event.feedback_asked_at.is_not(None),
        )
        .group_by(Event.id, Event.feedback_asked_at, EventFeedback.useful)
    )
    found = await session.execute(query)
    return [(row[0], row[1], row[2]) for row in found if row[0] is not None and row[1] is not None]


def _confirmed_since_asked() -> ColumnElement[bool]:
    return (
        select(EventPerson.person_id)
        .where(
            EventPerson.event_id == Event.id,
            TOOK_PART,
            or_(Event.feedback_asked_at.is_(None), EventPerson.confirmed_at >= Event.feedback_asked_at),
        )
        .exists()
    )


async def to_ask(session: AsyncSession, *, now: datetime, since: datetime, limit: int) -> list[Event]:
    """Events that are over and have people confirmed who may not have been asked yet.

    Consultations for a group ask for themselves; of events elsewhere nobody here learns anything.
    """
    ended = func.coalesce(Event.ends_at, Event.starts_at)
    query = (
        select(Event)
        .where(
            Event.status.in_((EventStatus.PLANNED, EventStatus.HELD)),
            Event.is_external.is_(False),
            Event.id.not_in(answering_requests()),
            ended >= since,
            or_(ended <= now, Event.status == EventStatus.HELD),
            _confirmed_since_asked(),
        )
        .order_by(Event.feedback_asked_at.is_not(None), Event.starts_at, Event.id)
        .limit(limit)
    )
    return list(await session.scalars(query))


async def confirmed_since(session: AsyncSession, event_id: int, since: datetime | None) -> list[int]:
    query = select(EventPerson.person_id).where(EventPerson.event_id == event_id, TOOK_PART)
    if since is not None:
        query = query.where(EventPerson.confirmed_at >= since)
    return list(await session.scalars(query.order_by(EventPerson.person_id)))
