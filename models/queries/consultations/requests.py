"""Questions about requests for help, as those who answer them see them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models.consultations import Consultation, ConsultationMove
from models.organizations import Organization
from models.people import Person
from models.queries.consultations.consultation_routing import may_answer
from models.queries.holding import held
from models.queries.portions import portions
from models.queries.register.register import matching
from models.request_filters import (
    WAITING,
    Narrow,
    Sight,
    concerns,
    due_at,
    is_awake,
    is_deputised,
    is_free,
    seen_by,
    shown,
    urgency,
)
from models.threads import MessageKind, Part, ThreadMember, ThreadMessage

Responsible = aliased(Person)
Actor = aliased(Person)
Other = aliased(Person)


@dataclass(frozen=True, slots=True)
class Found:
    """A request with the people it names."""

    consultation: Consultation
    asker: Person
    place: str | None
    """The school it was asked from."""
    responsible: Person | None


@dataclass(frozen=True, slots=True)
class Counts:
    """What waits for somebody."""

    waiting: int
    overdue: int
    soon: int
    unassigned: int


async def page(
    session: AsyncSession, sight: Sight, narrow: Narrow, *, offset: int, limit: int
) -> tuple[list[Found], int]:
    """The most urgent first, and how many there are in all."""
    condition = shown(sight, narrow)
    count = await session.scalar(select(func.count()).select_from(Consultation).where(condition))
    query = _whole().where(condition).order_by(urgency(narrow), due_at, Consultation.id)
    rows = await session.execute(query.offset(offset).limit(limit))
    return [Found(*row) for row in rows], count or 0


async def counts(session: AsyncSession, sight: Sight, narrow: Narrow) -> Counts:
    is_overdue = due_at < narrow.now
    query = (
        select(
            func.count(),
            func.count().filter(is_overdue),
            func.count().filter(~is_overdue, due_at < narrow.soon),
            func.count().filter(Consultation.responsible_id.is_(None)),
        )
        .select_from(Consultation)
        .where(seen_by(sight), Consultation.status.in_(WAITING), is_awake(narrow.today), concerns(sight))
    )
    return Counts(*(await session.execute(query)).one())


async def topics(session: AsyncSession, sight: Sight, narrow: Narrow) -> dict[str, int]:
    """How many requests of each topic a list holds."""
    query = select(Consultation.topic, func.count()).where(shown(sight, narrow)).group_by(Consultation.topic)
    return {row[0]: row[1] for row in await session.execute(query)}


async def find(session: AsyncSession, sight: Sight, consultation_id: int) -> Found | None:
    """A request somebody may see, with its people."""
    row = (await session.execute(_whole().where(Consultation.id == consultation_id, seen_by(sight)))).one_or_none()
    return Found(*row) if row else None


async def sees(session: AsyncSession, sight: Sight, consultation_id: int) -> bool:
    query = select(Consultation.id).where(Consultation.id == consultation_id, seen_by(sight))
    return await session.scalar(query) is not None


async def stands_in(session: AsyncSession, sight: Sight, consultation_id: int) -> bool:
    """Whether it waits for somebody one stands in for."""
    query = select(Consultation.id).where(Consultation.id == consultation_id, is_deputised(sight))
    return await session.scalar(query) is not None


async def asker_to_take(session: AsyncSession, sight: Sight, thread_id: int) -> int | None:
    """Who asked in a conversation, where somebody may take the request it belongs to at once."""
    query = select(Consultation.asker_id).where(
        Consultation.thread_id == thread_id, seen_by(sight), or_(is_free(), is_deputised(sight))
    )
    return await session.scalar(query)


async def of_thread(session: AsyncSession, sight: Sight, thread_id: int) -> int | None:
    """The request a conversation belongs to, while it waits for something and somebody may see it."""
    query = select(Consultation.id).where(
        Consultation.thread_id == thread_id, seen_by(sight), Consultation.status.in_(WAITING)
    )
    return await session.scalar(query)


async def among(
    session: AsyncSession, sight: Sight, consultation_ids: Sequence[int], *, to_change: bool = False
) -> list[Consultation]:
    """Those of these requests that wait and that somebody may see."""
    found: list[Consultation] = []
    for some in portions(consultation_ids):
        query = select(Consultation).where(Consultation.id.in_(some), seen_by(sight), Consultation.status.in_(WAITING))
        query = query.order_by(Consultation.id)
        found += await session.scalars(held(query) if to_change else query)
    return found


async def helpers(session: AsyncSession, thread_id: int) -> list[Person]:
    """Everybody who helps in it now, the one who is responsible among them."""
    query = (
        select(Person)
        .join(ThreadMember, ThreadMember.person_id == Person.id)
        .where(ThreadMember.thread_id == thread_id, ThreadMember.part == Part.HELPER, ThreadMember.left_at.is_(None))
        .order_by(ThreadMember.joined_at, Person.id)
    )
    return list(await session.scalars(query))


async def attachments(session: AsyncSession, thread_id: int, author_id: int) -> int:
    """So many files, pictures and voices its asker has sent."""
    query = select(func.count()).where(
        ThreadMessage.thread_id == thread_id,
        ThreadMessage.author_id == author_id,
        ThreadMessage.kind != MessageKind.TEXT,
    )
    return await session.scalar(query) or 0


async def moves(
    session: AsyncSession, consultation_id: int, *, offset: int, limit: int
) -> tuple[list[tuple[ConsultationMove, Person | None, Person | None]], int]:
    """What has happened to it, the newest first: who did it, whom it concerns; and how much there is."""
    of_it = ConsultationMove.consultation_id == consultation_id
    count = await session.scalar(select(func.count()).select_from(ConsultationMove).where(of_it))
    query = (
        select(ConsultationMove, Actor, Other)
        .outerjoin(Actor, Actor.id == ConsultationMove.actor_id)
        .outerjoin(Other, Other.id == ConsultationMove.other_id)
        .where(of_it)
        .order_by(ConsultationMove.id.desc())
    )
    rows = await session.execute(query.offset(offset).limit(limit))
    return [(row[0], row[1], row[2]) for row in rows], count or 0


async def colleagues(  # what a list of people is narrowed by
    session: AsyncSession,
    *,
    words: Sequence[str],
    but: Collection[int],
    offset: int,
    limit: int,
) -> tuple[list[tuple[Person, int]], int]:
    """Who may answer requests and can be told of them, each with how many they answer at the moment; and how many."""
    conditions = (may_answer(), matching(words), Person.id.not_in(but))
    count = await session.scalar(select(func.count()).select_from(Person).where(*conditions))
    busy = (
        select(func.count())
        .where(Consultation.responsible_id == Person.id, Consultation.status.in_(WAITING))
        .correlate(Person)
        .scalar_subquery()
    )
    query = select(Person, busy).where(*conditions).order_by(Person.search_key, Person.id).offset(offset).limit(limit)
    return [(row[0], row[1]) for row in await session.execute(query)], count or 0


async def colleague(session: AsyncSession, person_id: int) -> Person | None:
    """One of those."""
    query = select(Person).where(Person.id == person_id, may_answer())
    return (await session.scalars(query)).one_or_none()


async def last_words(session: AsyncSession, thread_id: int, author_id: int) -> str | None:
    """What somebody has answered last in a conversation."""
    query = (
        select(ThreadMessage.text)
        .where(
            ThreadMessage.thread_id == thread_id,
            ThreadMessage.author_id == author_id,
            ThreadMessage.is_note.is_(False),
            ThreadMessage.text.is_not(None),
        )
        .order_by(ThreadMessage.id.desc())
        .limit(1)
    )
    return await session.scalar(query)


def _whole() -> Any:
    return (
        select(Consultation, Person, Organization.title, Responsible)
        .join(Person, Person.id == Consultation.asker_id)
        .outerjoin(Organization, Organization.id == Consultation.organization_id)
        .outerjoin(Responsible, Responsible.id == Consultation.responsible_id)
    )


async def alike(session: AsyncSession, sight: Sight, topic: str, *, offset: int, limit: int) -> tuple[list[Found], int]:
    """Waiting requests of a topic that are in no group consultation yet, the oldest first; and how many."""
    condition = and_(
        seen_by(sight),
        Consultation.topic == topic,
        Consultation.status.in_(WAITING),
        Consultation.event_id.is_(None),
    )
    count = await session.scalar(select(func.count()).select_from(Consultation).where(condition))
    query = _whole().where(condition).order_by(Consultation.id).offset(offset).limit(limit)
    return [Found(*row) for row in await session.execute(query)], count or 0
