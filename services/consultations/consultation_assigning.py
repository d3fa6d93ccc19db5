"""Finding who is responsible for a request, out of the tables."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models.consultations import Consultation
from models.queries.consultations import consultation_routing as rows
from models.threads import Part
from programmes.consultations import Answering
from services.consultations import consultation_letters
from services.consultations.consultation_history import move
from services.consultations.consultation_moves import Change
from services.consultations.consultation_routing import Asked, Held, Staff, Worker, choose
from services.conversations import threads
from services.municipality import Municipality


async def appoint(
    session: AsyncSession, municipality: Municipality, consultation: Consultation, *, now: datetime
) -> None:
    """Somebody answers it from now on and is told; whoever did so is out of it. Where there is nobody, heads are."""
    if consultation.responsible_id is not None:
        await threads.let_out(session, consultation.thread_id, consultation.responsible_id, now=now)
    if await assign(session, municipality, consultation, now=now) is None:
        await consultation_letters.tell_heads(session, municipality, consultation, now=now)
    else:
        said, phrase = f"assigned:{int(now.timestamp())}", "consultation-letter-assigned"
        await consultation_letters.tell_responsible(session, municipality, consultation, phrase, said=said, now=now)


async def assign(
    session: AsyncSession, municipality: Municipality, consultation: Consultation, *, now: datetime
) -> int | None:
    """Make somebody responsible, within the caller's transaction; returns whom, none where nobody fits."""
    found = await pick(session, municipality, consultation, now=now)
    consultation.responsible_id = found
    if found is not None:
        await threads.let_in(session, consultation.thread_id, {found: Part.HELPER}, now=now)
        await move(session, consultation, Change.ASSIGNED, actor_id=None, now=now, other_id=found)
    await session.flush()
    return found


async def pick(
    session: AsyncSession, municipality: Municipality, consultation: Consultation, *, now: datetime
) -> int | None:
    """Who fits best; nobody is made responsible yet."""
    topic = municipality.programme.consultations.topic(consultation.topic)
    asked = Asked(
        asker_id=consultation.asker_id,
        topic=consultation.topic,
        subject=consultation.subject,
        organization_id=consultation.organization_id,
        answered_by=topic.answered_by if topic else Answering.METHODIST,
    )
    today = municipality.day(now)
    duties = await rows.duties(session, topic=asked.topic, subject=asked.subject, organization_id=asked.organization_id)
    by_leaders = asked.answered_by is Answering.ASSOCIATION_LEADER
    leaders = await rows.leaders_of(session, asked.asker_id) if by_leaders else []
    methodists = await rows.methodists(session, asked.organization_id)
    substitutes = await rows.substitutes(session, today)
    everybody = {duty.person_id for duty in duties} | {*leaders, *methodists} | {*substitutes, *substitutes.values()}
    workers = await rows.workers(session, everybody)
    staff = Staff(
        workers={one.person_id: Worker(one.open_requests, one.paused_until) for one in workers},
        duties=[Held(duty.person_id, duty.topic, duty.subject, duty.organization_id) for duty in duties],
        leaders=leaders,
        methodists=methodists,
        substitutes=substitutes,
    )
    return choose(asked, staff, today=today)
