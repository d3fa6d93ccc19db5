"""Requests for help as they stand before a test begins."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from bot.app import House
from models.associations import Association
from models.consultations import Consultation, ConsultationForm, ConsultationMove, ConsultationStatus
from models.outbox import OutboxMessage
from models.people import Role, RoleGrant
from models.queries.conversations import threads
from models.threads import MessageKind, Part, ThreadKind, ThreadMember, ThreadMessage
from tests.dialogs.shortcuts import settle
from tests.telegram import Person, Telegram

QUESTION = "Какие документы <b>приложить</b> & куда?"


FIRST, SECOND, HEAD, LEADER, SCHOOL_HEAD, TEACHER, NEIGHBOUR = range(701, 708)
NAMES = {
    FIRST: ("Осокина", "Дарья", "Юрьевна"),
    SECOND: ("Клёнов", "Лев", "Ильич"),
    HEAD: ("Сиренева", "Ирина", "Олеговна"),
    LEADER: ("Тополева", "Алла", "Ивановна"),
    SCHOOL_HEAD: ("Гвоздикова", "Нина", "Петровна"),
    TEACHER: ("Ромашкина", "Вера", "Павловна"),
    NEIGHBOUR: ("Лютиков", "Пётр", "Ильич"),
}
ROLES = {
    FIRST: Role.METHODIST,
    SECOND: Role.METHODIST,
    HEAD: Role.CENTRE_HEAD,
    LEADER: Role.ASSOCIATION_LEADER,
    SCHOOL_HEAD: Role.ORGANIZATION_HEAD,
}


@dataclass
class Town:
    people: dict[int, Person]
    ids: dict[int, int]

    def __getitem__(self, number: int) -> Person:
        return self.people[number]


async def people_the_town(house: House, telegram: Telegram) -> Town:
    """Two methodists, the head of the centre, a leader of an association, the head of a school, two teachers."""
    ids = {number: await settle(house, number, names=names, role=ROLES.get(number)) for number, names in NAMES.items()}
    async with house.database.writing() as session:
        association = Association(title="Кружок", search_key="кружок", created_at=house.clock())
        session.add(association)
        await session.flush()
        grant = (await session.scalars(select(RoleGrant).where(RoleGrant.person_id == ids[LEADER]))).one()
        grant.association_id = association.id
        await session.commit()
    return Town({number: telegram.person(number) for number in NAMES}, ids)


async def letters(house: House, telegram_id: int) -> list[str]:
    """Phrases somebody was sent, oldest first."""
    async with house.database.reading() as session:
        rows = await session.scalars(select(OutboxMessage).where(OutboxMessage.chat_id == telegram_id))
        found = [str(row.payload.get("phrase")) for row in sorted(rows, key=lambda row: row.id)]
        await session.commit()
    return found


async def asked(  # what matters to a test of a request
    house: House,
    asker: int,
    *,
    responsible: int | None = None,
    helper: int | None = None,
    topic: str = "attestation_category",
    question: str = QUESTION,
    hours_ago: float = 1,
    first_in: float = 20,
    solution_in: float = 240,
    **facts: Any,
) -> int:
    """A request of that person, with its conversation; terms are in hours from now."""
    now = house.clock()
    status = ConsultationStatus.NEW if responsible is None else ConsultationStatus.ASSIGNED
    async with house.database.writing() as session:
        members = {asker: Part.ASKER} | {one: Part.HELPER for one in (responsible, helper) if one}
        thread = await threads.add(session, ThreadKind.CONSULTATION, "№", now)
        await threads.put_members(session, thread.id, members, now)
        values: dict[str, Any] = {"status": status, "first_answer_at": None} | facts
        consultation = Consultation(
            asker_id=asker, topic=topic, question=question, form=ConsultationForm.CHAT, subject="math",
            responsible_id=responsible, thread_id=thread.id, created_at=now - timedelta(hours=hours_ago),
            first_due_at=now + timedelta(hours=first_in), solution_due_at=now + timedelta(hours=solution_in), **values,
        )  # fmt: skip
        session.add(consultation)
        await session.flush()
        session.add_all([
            ThreadMessage(thread_id=thread.id, author_id=asker, at=now, kind=MessageKind.TEXT, text=question),
            ThreadMessage(thread_id=thread.id, author_id=asker, at=now, kind=MessageKind.PHOTO, file_id="x"),
            ConsultationMove(consultation_id=consultation.id, at=now, actor_id=asker, change="asked", details={}),
        ])  # fmt: skip
        await session.commit()
        return consultation.id


async def stored(house: House, consultation_id: int) -> Consultation:
    async with house.database.reading() as session:
        found = await session.get_one(Consultation, consultation_id)
        await session.commit()
    return found


async def helping(house: House, consultation_id: int) -> set[int]:
    """Who is in its conversation now, besides the one who asked."""
    thread = (await stored(house, consultation_id)).thread_id
    query = select(ThreadMember.person_id).where(
        ThreadMember.thread_id == thread, ThreadMember.part == Part.HELPER, ThreadMember.left_at.is_(None)
    )
    async with house.database.reading() as session:
        found = set(await session.scalars(query))
        await session.commit()
    return found


async def written(house: House, consultation_id: int) -> list[ThreadMessage]:
    """What was said by those who help."""
    one = await stored(house, consultation_id)
    query = select(ThreadMessage).where(
        ThreadMessage.thread_id == one.thread_id, ThreadMessage.author_id != one.asker_id
    )
    async with house.database.reading() as session:
        found = list(await session.scalars(query.order_by(ThreadMessage.id)))
        await session.commit()
    return found


async def changes(house: House, consultation_id: int) -> list[str]:
    query = select(ConsultationMove.change).where(ConsultationMove.consultation_id == consultation_id)
    async with house.database.reading() as session:
        found = list(await session.scalars(query.order_by(ConsultationMove.id)))
        await session.commit()
    return found
