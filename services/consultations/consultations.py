"""Asking a methodist: a request, its conversation and who answers it, made in one go; one's own requests."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models.consultations import Consultation, ConsultationForm, ConsultationStatus
from models.people import Person
from models.queries.consultations import consultations as rows
from models.threads import MessageKind, Part, ThreadKind
from programmes.consultations import OTHER
from services.calling import call
from services.consultations import consultation_assigning, consultation_history
from services.consultations.consultation_closing_rules import Choices, choices
from services.consultations.consultation_letters import topic_of
from services.consultations.consultation_moves import OPEN, WAITING, Change
from services.consultations.consultation_terms import Promise, first_due, promise, solution_due
from services.conversations import talking, threads
from services.conversations.talking import Said
from services.errors import NotFound, Unfitting
from services.moments import read_day
from services.rights import Right, must
from services.visits import Visit

LONGEST_QUESTION = 1000
LONGEST_TOPIC = 150
LONGEST_TITLE = 100
"""Of a conversation."""


@dataclass(frozen=True, slots=True)
class Line:
    """Something that has happened to a request, for whoever has asked."""

    at: datetime
    change: Change
    who: str
    """What whoever it concerns is called; empty where that is nobody, or the asker."""


@dataclass(frozen=True, slots=True)
class Own:
    """One's own request with all that can be done about it."""

    consultation: Consultation
    topic: str
    lines: Sequence[Line]
    responsible: str
    """What whoever answers is called; empty where nobody does yet."""
    due_on: date | None
    """By when an answer comes, where one is waited for."""
    is_late: bool
    can_talk: bool
    choices: Choices
    read_by_head: bool


@dataclass(frozen=True, slots=True)
class Listed:
    id: int
    topic: str
    status: ConsultationStatus
    due_on: date | None
    asks: bool
    """Whether the help was complete is asked, and not answered yet."""


async def ask(  # everything a request is made of
    session: AsyncSession,
    visit: Visit,
    *,
    topic: str,
    own_topic: str | None,
    question: str,
    form: ConsultationForm,
    wanted_by: date | None,
    attachments: Sequence[Said],
) -> Consultation:
    """A request, once for the same messages. Raises NotFound for an unknown topic, Unfitting for words too long.

    `attachments` may hold the message of the question itself; it is said once.
    """
    must(visit.actor, Right.ASK_CONSULTATION)
    named = checked_topic(visit, topic, own_topic)
    words = checked_question(question)
    if wanted_by is not None and wanted_by < visit.municipality.day(visit.now):
        raise Unfitting("consultation-day-over")
    before = await _asked_before(session, visit, attachments)
    if before is not None:
        await session.commit()
        return before
    actor = visit.actor
    thread = await threads.begin(
        session, ThreadKind.CONSULTATION, {actor.id: Part.ASKER}, title=topic[:LONGEST_TITLE], now=visit.now
    )
    consultation = await rows.add(
        session,
        Consultation(
            asker_id=actor.id,
            organization_id=actor.organization_id,
            position=actor.position,
            subject=actor.subject,
            topic=topic,
            own_topic=named,
            question=words,
            form=form,
            wanted_by=wanted_by,
            status=ConsultationStatus.NEW,
            thread_id=thread.id,
            created_at=visit.now,
            first_due_at=first_due(visit.municipality, visit.now),
            solution_due_at=solution_due(visit.municipality, visit.now),
        ),
    )
    thread.title = f"№ {consultation.id} · {topic_of(visit.municipality, consultation)}"[:LONGEST_TITLE]
    await consultation_history.begin(session, consultation, now=visit.now)
    # Said before anybody who answers is in: they are told of the request at a decent hour, and read it there.
    for said in _everything_said(words, attachments):
        await talking.put(session, visit, thread_id=thread.id, said=said)
    await consultation_assigning.appoint(session, visit.municipality, consultation, now=visit.now)
    await session.commit()
    return consultation


def checked_topic(visit: Visit, topic: str, own_topic: str | None) -> str | None:
    """What somebody calls a topic no other fits; nothing for the others."""
    if visit.municipality.programme.consultations.topic(topic) is None:
        raise NotFound
    if topic != OTHER:
        return None
    named = " ".join((own_topic or "").split())
    if not named:
        raise Unfitting("consultation-name-topic", limit=LONGEST_TOPIC)
    if len(named) > LONGEST_TOPIC:
        raise Unfitting("consultation-topic-too-long", length=len(named), limit=LONGEST_TOPIC)
    return named


def checked_question(question: str) -> str:
    words = question.strip()
    if not words:
        raise Unfitting("consultation-write-question")
    if len(words) > LONGEST_QUESTION:
        raise Unfitting("consultation-too-long", length=len(words), limit=LONGEST_QUESTION)
    return words


def beginning(question: str) -> str:
    """As much of a long question as fits, up to a whole word; the message itself is kept whole in the conversation."""
    words = question.strip()
    if len(words) <= LONGEST_QUESTION:
        return words
    cut = words[: LONGEST_QUESTION - 1]
    whole = cut.rsplit(None, 1)[0] if any(letter.isspace() for letter in cut) else cut
    return f"{whole}…"


def wished_day(visit: Visit, typed: str) -> date:
    """The day somebody wishes an answer by. Raises Unfitting for what is no day, or one that is over."""
    today = visit.municipality.day(visit.now)
    wished = read_day(typed, today=today)
    if wished < today:
        raise Unfitting("consultation-day-over")
    return wished


def promised(visit: Visit) -> Promise:
    """When an answer comes if it is sent now."""
    return promise(visit.municipality, visit.now)


async def counts(session: AsyncSession, visit: Visit) -> tuple[int, int]:
    """How many requests of one's own there are, and how many of them are open."""
    must(visit.actor, Right.ASK_CONSULTATION)
    found = await rows.own_counts(session, visit.actor.id)
    await session.commit()
    return found


async def listed(session: AsyncSession, visit: Visit, *, page: int, size: int) -> list[Listed]:
    must(visit.actor, Right.ASK_CONSULTATION)
    found = await rows.own(session, visit.actor.id, offset=max(page, 0) * size, limit=size)
    await session.commit()
    return [
        Listed(
            one.id,
            topic_of(visit.municipality, one),
            one.status,
            _due_on(visit, one),
            choices(one, visit.municipality, visit.now).judging,
        )
        for one in found
    ]


async def own(session: AsyncSession, visit: Visit, *, consultation_id: int) -> Own:
    """Raises NotFound for somebody else's."""
    must(visit.actor, Right.ASK_CONSULTATION)
    consultation = await rows.find_own(session, consultation_id, asker_id=visit.actor.id)
    if consultation is None:
        raise NotFound
    moves = await rows.moves(session, consultation.id)
    responsible = await rows.person(session, consultation.responsible_id)
    await session.commit()
    due = _due_at(consultation)
    return Own(
        consultation=consultation,
        topic=topic_of(visit.municipality, consultation),
        lines=[
            Line(move.at, Change(move.change), _called(visit, other or actor))
            for move, actor, other in moves
            if move.change in set(Change)
        ],
        responsible=_called(visit, responsible),
        due_on=_due_on(visit, consultation),
        is_late=due is not None and due < visit.now,
        can_talk=consultation.status in OPEN,
        choices=choices(consultation, visit.municipality, visit.now),
        read_by_head=visit.municipality.programme.consultations.is_read_by_head,
    )


def _due_at(consultation: Consultation) -> datetime | None:
    if consultation.status not in WAITING:
        return None
    return consultation.first_due_at if consultation.first_answer_at is None else consultation.solution_due_at


def _due_on(visit: Visit, consultation: Consultation) -> date | None:
    due = _due_at(consultation)
    return visit.municipality.day(due) if due else None


def _called(visit: Visit, person: Person | None) -> str:
    if person is None or person.id == visit.actor.id:
        return ""
    return call(visit.municipality.privacy_mode, person)


def _everything_said(words: str, attachments: Sequence[Said]) -> list[Said]:
    """The question first, whatever came before it; told from the others by its words."""
    own = next((one for one in attachments if (one.text or "").strip() and _holds(one, words)), None)
    if own is None:
        return [Said(kind=MessageKind.TEXT, text=words), *attachments]
    return [own, *(one for one in attachments if one is not own)]


def _holds(said: Said, words: str) -> bool:
    """Whether it is the question or its first message; the others follow in their order."""
    text = (said.text or "").strip()
    return beginning(text) == words or words.startswith(f"{text}\n")


async def _asked_before(session: AsyncSession, visit: Visit, attachments: Sequence[Said]) -> Consultation | None:
    """The same messages come twice after a crash between the request and the answer to the tap."""
    messages = [one.message_id for one in attachments if one.message_id is not None]
    chat = next((one.chat_id for one in attachments if one.chat_id is not None), None)
    if chat is None or not messages:
        return None
    return await rows.asked_by(session, visit.actor.id, chat_id=chat, message_ids=messages)
