"""What a conversation tells about the request it belongs to."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from models.consultations import Consultation, ConsultationStatus


async def note_first_answer(session: AsyncSession, thread_id: int, now: datetime) -> None:
    """The first one counts; a request somebody answers is in progress."""
    await session.execute(
        update(Consultation)
        .where(Consultation.thread_id == thread_id, Consultation.first_answer_at.is_(None))
        .values(first_answer_at=now)
    )
    await session.execute(
        update(Consultation)
        .where(
            Consultation.thread_id == thread_id,
            Consultation.status.in_((ConsultationStatus.NEW, ConsultationStatus.ASSIGNED)),
        )
        .values(status=ConsultationStatus.IN_PROGRESS)
    )
