"""Requests the clock has something to say or do about."""

from datetime import date, datetime

from sqlalchemy import ColumnElement, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.consultations import Consultation, ConsultationStatus
from models.people import Person
from models.queries.consultations.consultation_routing import WAITING, may_answer
from models.queries.holding import held
from models.threads import Part, ThreadMember


async def waiting(session: AsyncSession, *, since: datetime, until: datetime) -> list[Consultation]:
    """Those that wait and have a term, or came without anybody to answer, between two moments."""
    query = (
        select(Consultation)
        .where(
            Consultation.status.in_(WAITING),
            or_(
                Consultation.first_due_at.between(since, until),
                Consultation.solution_due_at.between(since, until),
                Consultation.responsible_id.is_(None),
            ),
        )
        .order_by(Consultation.id)
    )
    return list(await session.scalars(query))


async def rested(session: AsyncSession, *, today: date, after: int, limit: int) -> list[Consultation]:
    """Put off until today or earlier."""
    is_over = Consultation.snoozed_until <= today
    return await _some(session, Consultation.status.in_(WAITING), is_over, after=after, limit=limit)


async def orphaned(session: AsyncSession, *, after: int, limit: int) -> list[Consultation]:
    """Whoever is responsible has left, or may not answer any more."""
    able = select(Person.id).where(may_answer())
    is_orphaned = Consultation.responsible_id.is_not(None) & Consultation.responsible_id.not_in(able)
    return await _some(session, Consultation.status.in_(WAITING), is_orphaned, after=after, limit=limit)


async def let_go(session: AsyncSession, *, now: datetime) -> int:
    """Whoever may not answer any more is out of the conversations of open requests; returns of how many."""
    open_ones = select(Consultation.thread_id).where(Consultation.status.in_((*WAITING, ConsultationStatus.ANSWERED)))
    gone = await session.scalars(
        update(ThreadMember)
        .where(
            ThreadMember.part == Part.HELPER,
            ThreadMember.left_at.is_(None),
            ThreadMember.thread_id.in_(open_ones),
            ThreadMember.person_id.not_in(select(Person.id).where(may_answer())),
        )
        .values(left_at=now)
        .returning(ThreadMember.thread_id)
        .execution_options(synchronize_session=False)
    )
    return len(gone.all())


async def answered(
    session: AsyncSession, *, marked_before: datetime, after: int, limit: int, most_asked: int | None = None
) -> list[Consultation]:
    """Marked before that moment and not closed; with `most_asked` those alone whose asker keeps silent."""
    conditions = [Consultation.status == ConsultationStatus.ANSWERED, Consultation.answered_at < marked_before]
    if most_asked is not None:
        conditions += [Consultation.result_asker.is_(None), Consultation.asked_times <= most_asked]
    return await _some(session, *conditions, after=after, limit=limit)


async def _some(session: AsyncSession, *conditions: ColumnElement[bool], after: int, limit: int) -> list[Consultation]:
    query = select(Consultation).where(*conditions, Consultation.id > after).order_by(Consultation.id).limit(limit)
    return list(await session.scalars(held(query, skips_locked=True)))
