"""Requests of a time as figures are made of them."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.consultations import Consultation, ConsultationStatus, Outcome


class Kept(NamedTuple):
    """What a figure about help needs to know of a request."""

    asker_id: int
    status: ConsultationStatus
    solution_due_at: datetime
    closed_at: datetime | None
    result_asker: Outcome | None
    result_methodist: Outcome | None
    is_unconfirmed: bool


async def of_topics(session: AsyncSession, topics: Collection[str], *, since: datetime, until: datetime) -> list[Kept]:
    """Asked from one moment on and before another."""
    query = select(
        Consultation.asker_id,
        Consultation.status,
        Consultation.solution_due_at,
        Consultation.closed_at,
        Consultation.result_asker,
        Consultation.result_methodist,
        Consultation.is_unconfirmed,
    ).where(Consultation.topic.in_(topics), Consultation.created_at >= since, Consultation.created_at < until)
    return [Kept(*row) for row in await session.execute(query.order_by(Consultation.id))]


async def counts(
    session: AsyncSession, *, since: datetime, until: datetime
) -> dict[tuple[str, ConsultationStatus], int]:
    """How many of each topic stand where."""
    query = (
        select(Consultation.topic, Consultation.status, func.count())
        .where(Consultation.created_at >= since, Consultation.created_at < until)
        .group_by(Consultation.topic, Consultation.status)
    )
    return {(row[0], row[1]): row[2] for row in await session.execute(query)}


async def first_answers(session: AsyncSession, *, since: datetime, until: datetime) -> list[tuple[datetime, datetime]]:
    """When each was asked and first answered; those nobody has answered are not there."""
    query = select(Consultation.created_at, Consultation.first_answer_at).where(
        Consultation.created_at >= since, Consultation.created_at < until, Consultation.first_answer_at.is_not(None)
    )
    return [(row[0], row[1]) for row in await session.execute(query) if row[1] is not None]
