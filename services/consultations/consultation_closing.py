"""The end of a request: the methodist marks it, whoever has asked says whether the help was complete."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models.consultations import Consultation, ConsultationStatus, Outcome
from models.queries.consultations import consultation_routing as routing
from models.queries.consultations import consultations as rows
from models.queries.consultations import group_consultations
from models.queries.conversations import threads as thread_rows
from models.threads import Part
from services import rights
from services.consultations import consultation_assigning, consultation_letters
from services.consultations.consultation_closing_rules import Choices, choices
from services.consultations.consultation_history import move
from services.consultations.consultation_moves import Change
from services.consultations.consultation_terms import solution_due
from services.conversations import threads
from services.errors import NotFound, Unfitting
from services.municipality import Municipality
from services.rights import Right, must
from services.routes import route_facts
from services.routes.route_facts import Fact
from services.visits import Visit

LONGEST_SUMMARY = 500
LONGEST_COMMENT = 300
FACT = "consultation"
"""What steps of routes are closed by."""


async def mark_answered(
    session: AsyncSession, visit: Visit, *, consultation_id: int, result: Outcome, summary: str | None
) -> Consultation:
    """The help is there, in the eyes of whoever gives it; the asker is asked. An empty summary leaves the old one.

    Raises NotFound for whoever neither answers it nor leads, Unfitting where it has moved on or the summary is long.
    """
    consultation = await _answered_by(session, visit, consultation_id)
    words = " ".join((summary or "").split())
    if len(words) > LONGEST_SUMMARY:
        raise Unfitting("consultation-summary-too-long", length=len(words), limit=LONGEST_SUMMARY)
    if _is_marked(consultation, result, words):
        await session.commit()
        return consultation
    await move(session, consultation, Change.MARKED, actor_id=visit.actor.id, now=visit.now, result=result.value)
    consultation.result_methodist, consultation.summary = result, words or consultation.summary
    consultation.result_asker, consultation.snoozed_until = None, None
    consultation.responsible_id = consultation.responsible_id or visit.actor.id
    consultation.first_answer_at = consultation.first_answer_at or visit.now
    consultation.answered_at, consultation.asked_times = visit.now, 1
    await consultation_letters.ask_about_help(session, visit.municipality, consultation, now=visit.now)
    await session.commit()
    return consultation


async def judge(session: AsyncSession, visit: Visit, *, consultation_id: int, outcome: Outcome) -> Choices:
    """Whether the help was complete; returns what can be said further. Saying the same twice is saying it once."""
    consultation, possible = await _own(session, visit, consultation_id)
    if consultation.result_asker is outcome:
        await session.commit()
        return possible
    if not (possible.judging or possible.deciding):
        await session.rollback()
        raise Unfitting("consultation-moved-on")
    consultation.result_asker, consultation.is_unconfirmed = outcome, False
    if outcome is Outcome.FULL:
        await _close(session, visit, consultation)
    else:
        change = Change.JUDGED
        await move(session, consultation, change, actor_id=visit.actor.id, now=visit.now, result=outcome.value)
    await session.commit()
    return choices(consultation, visit.municipality, visit.now)


async def comment(session: AsyncSession, visit: Visit, *, consultation_id: int, typed: str) -> Choices:
    """What was missing, in a line."""
    consultation, possible = await _own(session, visit, consultation_id)
    words = " ".join(typed.split())
    if not (possible.deciding or possible.reopening):
        await session.rollback()
        raise Unfitting("consultation-moved-on")
    if len(words) > LONGEST_COMMENT:
        await session.rollback()
        raise Unfitting("consultation-comment-too-long", length=len(words), limit=LONGEST_COMMENT)
    consultation.asker_comment = words
    await session.commit()
    return possible


async def leave_it(session: AsyncSession, visit: Visit, *, consultation_id: int) -> None:
    """It was not all of it, and that will do."""
    consultation, possible = await _own(session, visit, consultation_id)
    if possible.deciding:
        await _close(session, visit, consultation)
    elif consultation.status is not ConsultationStatus.CLOSED:
        await session.rollback()
        raise Unfitting("consultation-moved-on")
    await session.commit()


async def reopen(session: AsyncSession, visit: Visit, *, consultation_id: int) -> Consultation:
    """Once: somebody takes it up again, with a term of its own."""
    consultation, possible = await _own(session, visit, consultation_id)
    if not possible.reopening:
        await session.rollback()
        raise Unfitting("consultation-moved-on")
    await move(session, consultation, Change.REOPENED, actor_id=visit.actor.id, now=visit.now)
    consultation.reopened_at, consultation.solution_due_at = visit.now, solution_due(visit.municipality, visit.now)
    consultation.result_asker = consultation.result_methodist = None
    consultation.answered_at = consultation.closed_at = None
    consultation.asked_times, consultation.is_unconfirmed = 0, False
    await threads.reopen(session, consultation.thread_id)
    if await routing.workers(session, [consultation.responsible_id or 0]):
        await consultation_letters.tell_responsible(
            session, visit.municipality, consultation, "consultation-letter-reopened", said="reopened", now=visit.now
        )
    else:
        await consultation_assigning.appoint(session, visit.municipality, consultation, now=visit.now)
    await session.commit()
    return consultation


async def withdraw(session: AsyncSession, visit: Visit, *, consultation_id: int) -> None:
    """It is not needed any more; doing it twice is doing it once."""
    consultation, _possible = await _own(session, visit, consultation_id)
    if consultation.status is ConsultationStatus.WITHDRAWN:
        await session.commit()
        return
    await move(session, consultation, Change.WITHDRAWN, actor_id=visit.actor.id, now=visit.now)
    consultation.closed_at, consultation.snoozed_until = visit.now, None
    await group_consultations.give_up(session, consultation, now=visit.now)
    await threads.end(session, consultation.thread_id, now=visit.now)
    await consultation_letters.tell_responsible(
        session, visit.municipality, consultation, "consultation-letter-withdrawn", said="withdrawn", now=visit.now
    )
    await session.commit()


async def finish(
    session: AsyncSession, municipality: Municipality, consultation: Consultation, *, now: datetime
) -> None:
    """What every closing brings along: the conversation ends, and a step of a route it fulfils is done."""
    consultation.closed_at = consultation.closed_at or now
    await threads.end(session, consultation.thread_id, now=now)
    result = consultation.result_asker or consultation.result_methodist
    if result in {Outcome.FULL, Outcome.PARTIAL}:
        topic = municipality.programme.consultations.topic(consultation.topic)
        fact = Fact(
            kind=FACT,
            on=municipality.day(consultation.answered_at or now),
            reference=f"consultation:{consultation.id}",
            topic=(topic.deficit_topic if topic else None) or consultation.topic,
        )
        await route_facts.close_by_fact(session, municipality, fact, person_id=consultation.asker_id, now=now)


def _is_marked(consultation: Consultation, result: Outcome, words: str) -> bool:
    """As it would be marked now: a tap that came twice."""
    is_same = consultation.result_methodist is result and words in {"", consultation.summary}
    return consultation.status is ConsultationStatus.ANSWERED and is_same


async def _close(session: AsyncSession, visit: Visit, consultation: Consultation) -> None:
    result = consultation.result_asker.value if consultation.result_asker else ""
    await move(session, consultation, Change.CONFIRMED, actor_id=visit.actor.id, now=visit.now, result=result)
    await finish(session, visit.municipality, consultation, now=visit.now)


async def _own(session: AsyncSession, visit: Visit, consultation_id: int) -> tuple[Consultation, Choices]:
    must(visit.actor, Right.ASK_CONSULTATION)
    consultation = await rows.find_own(session, consultation_id, asker_id=visit.actor.id, to_change=True)
    if consultation is None:
        raise NotFound
    return consultation, choices(consultation, visit.municipality, visit.now)


async def _answered_by(session: AsyncSession, visit: Visit, consultation_id: int) -> Consultation:
    """One the actor answers, helps with, or leads over."""
    must(visit.actor, Right.ANSWER_CONSULTATIONS)
    consultation = await rows.find(session, consultation_id)
    if consultation is None:
        raise NotFound
    leads = rights.reach(visit.actor, Right.LEAD_CONSULTATIONS)
    is_led = leads.covers(organization_id=consultation.organization_id)
    part = await thread_rows.part_of(session, consultation.thread_id, visit.actor.id)
    if consultation.responsible_id != visit.actor.id and part is not Part.HELPER and not is_led:
        raise NotFound
    return consultation
