"""The demo's requests for help, one in every state; made by the use cases, in the days before today."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import delete

from bot.app import House
from models.consultations import AnswerTemplate, Consultation, ConsultationForm, ConsultationStatus, Duty, Outcome
from models.outbox import OutboxMessage
from services import people
from services.consultations import consultation_closing, consultation_history, consultations
from services.consultations.consultation_clock import run
from services.consultations.consultation_likeness import stems
from services.consultations.consultation_moves import Change
from services.conversations import talking, threads
from services.conversations.talking import Said
from services.visits import Visit
from services.working_time import is_working

METHODIST, HEAD, LEADER = 1017, 1018, 1019
NOON = time(11, 20)


@dataclass(frozen=True, slots=True)
class Told:
    """A request: who asked what so many working days ago, and what has become of it."""

    asker: int
    days: int
    topic: str
    question: str
    form: ConsultationForm = ConsultationForm.CHAT
    answer: str | None = None
    marked: Outcome | None = None
    said: Outcome | None = None
    withdrawn: bool = False
    reopened: bool = False
    rejected: str | None = None
    is_free: bool = False
    """Nobody answers it yet."""
    own_topic: str | None = None


TOLD = (
    Told(1101, 24, "programme_docs", "Можно ли взять прошлогоднюю рабочую программу и поменять только даты?",
         answer="Да, если не менялись учебник и часы. Пришлите титул и планирование, посмотрю за день.",
         marked=Outcome.FULL, said=Outcome.FULL),
    Told(1102, 20, "attestation_category", "Иду на первую категорию. С чего начать, если портфолио не собирала?",
         answer="С одной страницы: три результата учеников и два своих занятия. Образец приложу.",
         marked=Outcome.FULL, said=Outcome.FULL),
    Told(1103, 19, "contest_professional", "Как выбрать занятие для конкурса, чтобы уложиться в двадцать минут?",
         form=ConsultationForm.IN_PERSON, answer="Приходите в среду с двумя темами, выберем вместе.",
         marked=Outcome.FULL, said=Outcome.PARTIAL),
    Told(1104, 17, "inclusion", "Ребёнок выполняет половину заданий урока. Как его оценивать честно и не обидеть?",
         answer="По его собственной цели на урок. Пришлю лист с тремя уровнями.", marked=Outcome.PARTIAL),
    Told(1105, 8, "digital", "Какой сервис взять для опросов, чтобы не собирать данные детей?",
         answer="Тот, где ответы без имён: напишу инструкцию на страницу.", marked=Outcome.FULL),
    Told(1106, 7, "lesson", "Шестой класс не слышит задание с первого раза. Что поменять в начале урока?",
         answer="Одна фраза, одна запись на доске, одно повторение учеником. Попробуйте и напишите.",
         marked=Outcome.NONE, said=Outcome.NONE, reopened=True),
    Told(1107, 5, "parents_conflict", "Родители просят пересадить ребёнка третий раз. Как закончить этот разговор?",
         form=ConsultationForm.CALL, answer="Давайте созвонимся завтра после обеда."),
    Told(1113, 4, "exam", "Где брать задания с развёрнутым ответом, которых ещё не видели ученики?"),
    Told(1109, 3, "course_choice", "Подойдёт ли курс на 16 часов, если прошлый был три года назад?"),
    Told(1110, 2, "young_teacher", "Второй год работаю и не успеваю проверять тетради. Как сократить проверку?"),
    Told(1111, 2, "route", "Можно ли заменить семинар в маршруте на урок коллеги?", withdrawn=True),
    Told(1114, 3, "digital", "Почините, пожалуйста, принтер в кабинете.",
         rejected="Это к завхозу школы: методисты принтеры не чинят."),
    Told(1115, 1, "innovation", "Хотим стать площадкой. Кому показать черновик проекта?", is_free=True),
    Told(1101, 1, "attestation_category", "Какие документы приложить к заявлению, если стаж в двух школах?"),
    Told(1112, 1, "other", "Можно ли вести кружок в соседней школе в рабочее время?", own_topic="Совместительство"),
)  # fmt: skip

Act = Callable[..., Awaitable[Any]]


async def fill_consultations(house: House) -> None:
    """A dozen of them, an answer that is ready to be given often, and a leader on duty for exams."""
    now = house.clock()
    await _prepare(house, now - timedelta(days=60))
    for told in TOLD:
        await _live(house, told, now)
    async with house.database.writing() as session:
        await run(session, house.municipality, now=now)
        await session.execute(delete(OutboxMessage))  # what was said in those days has been read long ago
        await session.commit()


async def _prepare(house: House, now: datetime) -> None:
    author = (await _visit(house, METHODIST, now)).actor.id
    head = (await _visit(house, HEAD, now)).actor.id
    title = "Какие документы приложить к заявлению на категорию"
    async with house.database.writing() as session:
        session.add(Duty(person_id=author, topic="attestation_category", created_at=now, created_by=head))
        session.add(
            AnswerTemplate(
                topic="attestation_category", title=title, author_id=author, created_at=now, is_public=True, helped=3,
                text="Заявление подаётся через Госуслуги. Отдельный пакет не нужен: хватит ссылок и справки школы.",
                search_words=sorted(stems(title)),
            )
        )  # fmt: skip
        await session.commit()


async def _live(house: House, told: Told, now: datetime) -> None:
    asked = _before(house, now, told.days)
    request = await _act(
        house, told.asker, asked, consultations.ask, topic=told.topic, own_topic=told.own_topic,
        question=told.question, form=told.form, wanted_by=None, attachments=(),
    )  # fmt: skip
    number, later = request.id, min(asked + timedelta(hours=4), now)
    helper = LEADER if told.topic == "exam" else METHODIST
    if told.answer:
        await _act(house, helper, later, _answer, thread_id=request.thread_id, said=Said(text=told.answer))
    if told.marked:
        result = {"result": told.marked, "summary": told.answer}
        await _act(house, helper, later, consultation_closing.mark_answered, consultation_id=number, **result)
    if told.said:
        await _act(house, told.asker, later, consultation_closing.judge, consultation_id=number, outcome=told.said)
    if told.reopened:
        await _act(house, told.asker, later, consultation_closing.reopen, consultation_id=number)
    elif told.said is Outcome.PARTIAL:
        await _act(house, told.asker, later, consultation_closing.leave_it, consultation_id=number)
    if told.rejected or told.is_free:
        await _settle(house, number, told, later)
    if told.withdrawn:
        await _act(house, told.asker, later, consultation_closing.withdraw, consultation_id=number)


async def _settle(house: House, number: int, told: Told, now: datetime) -> None:
    """Turned down, or put back for somebody to take."""
    methodist = (await _visit(house, METHODIST, now)).actor.id
    async with house.database.writing() as session:
        request = await session.get_one(Consultation, number)
        if told.rejected:
            await consultation_history.move(session, request, Change.REJECTED, actor_id=methodist, now=now)
            request.reason, request.closed_at = told.rejected, now
            await threads.end(session, request.thread_id, now=now)
        elif request.responsible_id is not None:
            await threads.let_out(session, request.thread_id, request.responsible_id, now=now)
            request.responsible_id, request.status = None, ConsultationStatus.NEW
        await session.commit()


async def _answer(session: Any, visit: Visit, *, thread_id: int, said: Said) -> None:
    await talking.put(session, visit, thread_id=thread_id, said=said)
    await session.commit()


def _before(house: House, now: datetime, days: int) -> datetime:
    """A working noon, so many working days ago."""
    calendar, day = house.municipality.programme.calendar.quiet_hours, house.municipality.day(now)
    for _ in range(120):
        if days <= 0:
            break
        day -= timedelta(days=1)
        days -= is_working(day, calendar)
    return datetime.combine(day, NOON, house.municipality.zone)


async def _act(house: House, telegram_id: int, now: datetime, act: Act, **how: Any) -> Any:
    visit = await _visit(house, telegram_id, now)
    async with house.database.writing() as session:
        return await act(session, visit, **how)


async def _visit(house: House, telegram_id: int, now: datetime) -> Visit:
    version = house.municipality.programme.consent.version
    async with house.database.reading() as session:
        actor = await people.acting(session, telegram_id, consent_version=version, is_admin=False)
    assert actor is not None
    return Visit(actor, house.municipality, now)
