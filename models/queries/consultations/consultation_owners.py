"""Whose requests are: taken along, made nobody's, handed over to another row of the same person."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.base import Base
from models.consultations import (
    AnswerTemplate,
    Consultation,
    ConsultationMove,
    ConsultationStatus,
    Duty,
    Substitute,
)
from models.queries import outbox
from models.queries.consultations import canned_answers
from models.queries.consultations.consultation_routing import WAITING
from models.queries.holding import held
from models.queries.many import change_rows
from models.queries.portions import portions
from models.threads import Thread, ThreadMember, ThreadMessage

WORDS = ("question", "own_topic", "asker_comment", "summary", "reason", "position", "subject", "wanted_by")
"""Of a request, with what was known of whoever asked."""


async def everything_of(session: AsyncSession, person_id: int) -> dict[str, list[Base]]:
    """What somebody has asked and what became of it, what they answer, what they have written to give it often."""
    own = select(Consultation.id).where(Consultation.asker_id == person_id)
    stands_in = or_(Substitute.person_id == person_id, Substitute.substitute_id == person_id)
    kinds: dict[str, Any] = {
        "consultations": select(Consultation).where(Consultation.asker_id == person_id).order_by(Consultation.id),
        "consultation_moves": select(ConsultationMove)
        .where(ConsultationMove.consultation_id.in_(own))
        .order_by(ConsultationMove.id),
        "consultation_duties": select(Duty).where(Duty.person_id == person_id).order_by(Duty.id),
        "substitutes": select(Substitute).where(stands_in).order_by(Substitute.person_id),
        "answer_templates": select(AnswerTemplate)
        .where(AnswerTemplate.author_id == person_id)
        .order_by(AnswerTemplate.id),
    }
    return {name: list(await session.scalars(query)) for name, query in kinds.items()}


async def count_of(session: AsyncSession, person_id: int) -> int:
    query = select(func.count()).select_from(Consultation).where(Consultation.asker_id == person_id)
    return await session.scalar(query) or 0


async def leave(session: AsyncSession, person_id: int, now: datetime) -> None:
    """Somebody goes: what they ask need not be answered, what they have answered so far somebody else will.

    Letters about their requests lose their words; duties, standing in and answers nobody else could give end.
    """
    own = select(Consultation.id, Consultation.thread_id, Consultation.status).where(
        Consultation.asker_id == person_id,
        Consultation.status.in_((*WAITING, ConsultationStatus.ANSWERED)),
    )
    for number, thread_id, status in (await session.execute(own)).all():
        is_marked = status is ConsultationStatus.ANSWERED
        ended = ConsultationStatus.CLOSED if is_marked else ConsultationStatus.WITHDRAWN
        change = update(Consultation).where(Consultation.id == number)
        is_silent = Consultation.result_asker.is_(None) if is_marked else False
        await change_rows(
            session, change.values(status=ended, closed_at=now, snoozed_until=None, is_unconfirmed=is_silent)
        )
        await change_rows(session, update(Thread).where(Thread.id == thread_id).values(closed_at=now))
        what = "unanswered" if is_marked else "withdrawn"
        session.add(ConsultationMove(consultation_id=number, at=now, actor_id=None, change=what, details={}))
    numbers = list(await session.scalars(select(Consultation.id).where(Consultation.asker_id == person_id)))
    await outbox.take_back(session, [f"consultation:{number}:" for number in numbers], now=now)
    await canned_answers.archive_of(session, person_id, now)
    await change_rows(session, delete(Duty).where(Duty.person_id == person_id))
    stands_in = or_(Substitute.person_id == person_id, Substitute.substitute_id == person_id)
    await change_rows(session, delete(Substitute).where(stands_in))


async def forget_words(session: AsyncSession, people: Sequence[int]) -> None:
    """Leave topic, days and results for the totals; every word, and what was known of the asker, goes."""
    wordless = dict.fromkeys(WORDS)

    for some in portions(people):
        own = Consultation.asker_id.in_(some)
        threads = select(Consultation.thread_id).where(own, Consultation.own_topic.is_not(None))
        await change_rows(session, update(Thread).where(Thread.id.in_(threads)).values(title=""))
        await change_rows(session, update(Consultation).where(own).values(wordless))


async def hand_to(session: AsyncSession, nobodies: Mapping[int, int]) -> None:
    """From each person to a row that is nobody; the conversations go along, or they would tell who it was."""
    if not nobodies:
        return
    pairs = [{"of_person": old, "to_person": new} for old, new in nobodies.items()]
    connection = await session.connection()
    requests: Any = Consultation.__table__
    own = select(requests.c.id).where(requests.c.asker_id == bindparam("of_person"))
    talks = select(requests.c.thread_id).where(requests.c.asker_id == bindparam("of_person"))
    for column, key, within in (
        (ConsultationMove.actor_id, ConsultationMove.consultation_id, own),
        (ThreadMember.person_id, ThreadMember.thread_id, talks),
        (ThreadMessage.author_id, ThreadMessage.thread_id, talks),
    ):
        table: Any = column.class_.__table__
        moving = update(table).where(table.c[column.key] == bindparam("of_person"), table.c[key.key].in_(within))
        await connection.execute(moving.values({column.key: bindparam("to_person")}), pairs)
    asking = update(requests).where(requests.c.asker_id == bindparam("of_person"))
    await connection.execute(asking.values(asker_id=bindparam("to_person")), pairs)


async def merge(session: AsyncSession, *, source: int, target: int) -> None:
    """Two rows of one person; of two who stand in for them the target's stays. Duties have gone over already."""
    twice = select(Substitute.person_id).where(Substitute.person_id == target).exists()
    await change_rows(session, delete(Substitute).where(Substitute.person_id == source, twice))
    for moved in (
        Consultation.asker_id,
        Consultation.responsible_id,
        ConsultationMove.actor_id,
        ConsultationMove.other_id,
        Duty.created_by,
        Substitute.person_id,
        Substitute.substitute_id,
        AnswerTemplate.author_id,
    ):
        await change_rows(session, update(moved.class_).where(moved == source).values({moved.key: target}))
    await change_rows(session, delete(Substitute).where(Substitute.person_id == Substitute.substitute_id))


async def waiting_for(
    session: AsyncSession, responsible_id: int, *, among: Sequence[int] | None = None
) -> list[Consultation]:
    """What somebody is responsible for and has not answered, to be changed."""
    query = select(Consultation).where(Consultation.responsible_id == responsible_id, Consultation.status.in_(WAITING))
    if among is not None:
        query = query.where(Consultation.id.in_(list(among)))
    return list(await session.scalars(held(query.order_by(Consultation.id))))


async def duties_of(session: AsyncSession, person_id: int) -> list[int]:
    return list(await session.scalars(select(Duty.id).where(Duty.person_id == person_id).order_by(Duty.id)))


async def pass_duties(session: AsyncSession, duty_ids: Sequence[int], *, giver: int, taker: int) -> list[int]:
    """Those of these duties that are still the giver's; returns which they were."""
    query = select(Duty.id).where(Duty.id.in_(list(duty_ids)), Duty.person_id == giver).order_by(Duty.id)
    found = list(await session.scalars(query.with_for_update()))
    await change_rows(session, update(Duty).where(Duty.id.in_(found)).values(person_id=taker))
    return found
