"""Writing down what happens to a request, in the transaction that does it."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models.consultations import Consultation, ConsultationMove
from services.consultations.consultation_moves import Change, after


async def move(
    session: AsyncSession,
    consultation: Consultation,
    change: Change,
    *,
    actor_id: int | None,
    now: datetime,
    other_id: int | None = None,
    **details: str | int,
) -> None:
    """Change the state as the change does, and write it down. Raises Unfitting where it is not possible.

    `actor_id` is none for the clock; details are codes, days and counts, never names or what anybody wrote.
    """
    consultation.status = after(consultation.status, change)
    _write(session, consultation, change, actor_id, now, other_id, details)


async def begin(session: AsyncSession, consultation: Consultation, *, now: datetime) -> None:
    """Write down that it was asked."""
    _write(session, consultation, Change.ASKED, consultation.asker_id, now, None, {})


def _write(
    session: AsyncSession,
    consultation: Consultation,
    change: Change,
    actor_id: int | None,
    now: datetime,
    other_id: int | None,
    details: dict[str, str | int],
) -> None:
    session.add(
        ConsultationMove(
            consultation_id=consultation.id,
            at=now,
            actor_id=actor_id,
            change=change.value,
            other_id=other_id,
            details=details,
        )
    )
