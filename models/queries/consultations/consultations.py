"""Requests for help as those who ask see them."""

from collections.abc import Collection, Sequence

from sqlalchemy import case, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models.consultations import AnswerTemplate, Consultation, ConsultationMove, ConsultationStatus
from models.people import Person
from models.queries.holding import held
from models.threads import ThreadMessage

OPEN = (
    ConsultationStatus.NEW,
    ConsultationStatus.ASSIGNED,
    ConsultationStatus.IN_PROGRESS,
    ConsultationStatus.ANSWERED,
)
Other = aliased(Person)


async def add(session: AsyncSession, consultation: Consultation) -> Consultation:
    session.add(consultation)
    await session.flush()
    return consultation


async def find_own(
    session: AsyncSession, consultation_id: int, *, asker_id: int, to_change: bool = False
) -> Consultation | None:
    query = select(Consultation).where(Consultation.id == consultation_id, Consultation.asker_id == asker_id)
    return (await session.scalars(held(query) if to_change else query)).one_or_none()


async def find(session: AsyncSession, consultation_id: int) -> Consultation | None:
    """Whosever it is, to be changed."""
    query = select(Consultation).where(Consultation.id == consultation_id)
    return (await session.scalars(held(query))).one_or_none()


async def asked_by(
    session: AsyncSession, asker_id: int, *, chat_id: int, message_ids: Collection[int]
) -> Consultation | None:
    """The request one of these messages has become part of already."""
    query = (
        select(Consultation)
        .join(ThreadMessage, ThreadMessage.thread_id == Consultation.thread_id)
        .where(
            Consultation.asker_id == asker_id,
            ThreadMessage.chat_id == chat_id,
            ThreadMessage.message_id.in_(message_ids),
        )
        .order_by(Consultation.id)
        .limit(1)
    )
    return (await session.scalars(query)).one_or_none()


async def own(session: AsyncSession, asker_id: int, *, offset: int, limit: int) -> list[Consultation]:
    """Open ones first, of each kind the newest first."""
    is_over = case((Consultation.status.in_(OPEN), 0), else_=1)
    query = select(Consultation).where(Consultation.asker_id == asker_id).order_by(is_over, Consultation.id.desc())
    return list(await session.scalars(query.offset(offset).limit(limit)))


async def own_counts(session: AsyncSession, asker_id: int) -> tuple[int, int]:
    """How many in all, and how many of them are open."""
    query = select(func.count(), func.count().filter(Consultation.status.in_(OPEN))).where(
        Consultation.asker_id == asker_id
    )
    found = (await session.execute(query)).one()
    return found[0], found[1]


async def moves(
    session: AsyncSession, consultation_id: int
) -> Sequence[tuple[ConsultationMove, Person | None, Person | None]]:
    """Everything that has happened to it, oldest first: who did it, whom it concerns."""
    query = (
        select(ConsultationMove, Person, Other)
        .outerjoin(Person, Person.id == ConsultationMove.actor_id)
        .outerjoin(Other, Other.id == ConsultationMove.other_id)
        .where(ConsultationMove.consultation_id == consultation_id)
        .order_by(ConsultationMove.id)
    )
    return [(row[0], row[1], row[2]) for row in await session.execute(query)]


async def person(session: AsyncSession, person_id: int | None) -> Person | None:
    return None if person_id is None else await session.get(Person, person_id)


async def public_answers(session: AsyncSession, topic: str, *, limit: int) -> list[AnswerTemplate]:
    """Answers of a topic everybody may read, the most helpful first."""
    query = (
        select(AnswerTemplate)
        .where(AnswerTemplate.topic == topic, AnswerTemplate.is_public.is_(True), AnswerTemplate.archived_at.is_(None))
        .order_by(AnswerTemplate.helped.desc(), AnswerTemplate.used.desc(), AnswerTemplate.id)
        .limit(limit)
    )
    return list(await session.scalars(query))


async def public_answer(session: AsyncSession, template_id: int, *, to_change: bool = False) -> AnswerTemplate | None:
    query = select(AnswerTemplate).where(
        AnswerTemplate.id == template_id, AnswerTemplate.is_public.is_(True), AnswerTemplate.archived_at.is_(None)
    )
    return (await session.scalars(query.with_for_update() if to_change else query)).one_or_none()
