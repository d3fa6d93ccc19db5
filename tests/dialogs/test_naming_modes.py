"""Whatever the mode, nobody reads another's name where names may not be said: every word and file that leaves is read.

A new conversation is one line more in CONVERSATIONS.
"""

import asyncio
import json
import logging
from dataclasses import dataclass, field, replace
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from aiogram.types import BufferedInputFile
from docx import Document
from openpyxl import load_workbook
from pydantic import BaseModel
from sqlalchemy import select, update

from bot.app import House
from handlers.reports.report_making import MAKING
from models.associations import Association, Membership
from models.audit import Action, AuditEntry
from models.deficits import Deficit, DeficitSource, DeficitState
from models.events import Attendance, Event, EventPerson, EventStatus
from models.invitations import Block
from models.mentorships import AdaptationSignal
from models.people import Person as Stored
from models.people import Role, RoleGrant
from models.responses import Answer, Response
from models.threads import Part, ThreadKind
from services.calling import PrivacyMode
from services.conversations import threads
from tests.dialogs.shortcuts import answer, put_to_work, settle, submit
from tests.paper import pages
from tests.telegram import Person, Telegram

CAST: dict[str, tuple[int, tuple[str, str, str], Role | None]] = {
    "head": (901, ("Сиренева", "Ирина", "Олеговна"), Role.CENTRE_HEAD),
    "admin": (902, ("Пионова", "Елена", "Львовна"), Role.ADMIN),
    "methodist": (903, ("Василькова", "Анна", "Юрьевна"), Role.METHODIST),
    "coordinator": (904, ("Лютикова", "Ольга", "Сергеевна"), Role.SCHOOL_COORDINATOR),
    "leader": (905, ("Гвоздикова", "Нина", "Петровна"), Role.ORGANIZATION_HEAD),
    "teacher": (906, ("Ромашкина", "Вера", "Павловна"), None),
    "colleague": (907, ("Колокольчиков", "Пётр", "Ильич"), None),
}
CONVERSATIONS: tuple[tuple[str, ...], ...] = (
    # who, then what they do: > taps a button, ! sends callback data, anything else is typed; {teacher} is an id
    ("teacher", "/menu", "> Мои анкеты", "> Запрос на обучение", "> ‹ Назад"),
    ("teacher", "/surveys", "> Профессиональный профиль", "> Посмотреть ответы", "> Изменить ответ"),
    ("teacher", "/profile", "> Место работы", "школа", "/menu"),
    ("teacher", "/privacy", "> Забрать мои данные", "/privacy", "> Отозвать", "> ‹ Назад"),
    ("teacher", "/help", "/language", "/no_such", "слова", "/people", "/audit"),
    ("coordinator", "/menu", "/privacy", "> Забрать мои данные"),
    ("leader", "/menu", "/privacy"),
    ("methodist", "/menu", "> Ещё", "> ⚙️ Настройки", "> Заблокированные", "> ‹ Назад"),
    ("methodist", "/menu", "! blk:{teacher}", "> Да, заблокировать", "> Разблокировать", "! blk:{head}", "! blk:{admin}"),
    ("head", "/audit", "> Когда", "> всё время", "> Выгрузить .xlsx", "/audit", "> Что", "> роли", "> Выгрузить"),
    ("admin", "/audit", "! au:all:always:1", "! auf:all:always", "! blkl:0"),
    ("methodist", "/people", "> По школам", "! rl:0:all:0", "! rp:{teacher}", "! rc:{teacher}", "! rt:{teacher}:0", "! ra:{teacher}:0", "! ra:{teacher}:1", "! rr:{teacher}"),
    ("coordinator", "/staff", "! rl:0:all:0", "! rp:{teacher}", "! rl:0:archive:0", "/invite"),
    ("head", "/roles", "! gr:methodist:0", "! gg:1:{methodist}:methodist", "! gc:{teacher}", "! gv:{teacher}:mentor"),
    ("head", "/handover", "! hg:{teacher}", "! ht:{teacher}:{colleague}", "! ho:{teacher}:{colleague}", "! hu:1"),
    ("methodist", "/announce", "Семинар", "> Кому", "> Всем", "> Готово", "> Отправить", "> Сейчас", "! nb:1:unread:0"),
    ("methodist", "/deficits", "> Весь реестр", "> Фильтр", "> Показать", "! dfp:{teacher}:0", "! dfo:1", "! dfc:1", "! dfx", "! dfe:{teacher}"),
    ("methodist", "/routes", "> Без маршрута", "> Напомнить всем"),
    ("methodist", "/stats", "! isc:P11_vpr:0", "> Внести", "12", "> Сегодня", "Приказ № 5", "> История", "! isc:P1:0", "> Кого", "! isg:P1:organization:0:0", "> 1", "> Кого", "! isu:P1:0:1:0", "! isc:P1:0", "> Зафикс", "> Да", "> История"),
    ("coordinator", "/stats", "! isc:P11_vpr:0", "> История", "! isc:P1:0", "> Кого", "! ism:P4:0:0:0", "! isv"),
    ("teacher", "/stats", "! isc:P1:0", "! iso"),
    ("coordinator", "/mentorships", "! mpm:{teacher}", "! mpq:{teacher}", "П", "! mpp:{colleague}:{teacher}", "> Цель", "Уроки", "> Предложить", "> История"),
    ("colleague", "/mentees", "> ", "> Да, согласен"),
    ("methodist", "/mentorships", "> Ещё", "> Все пары", "> ", "> Внести приказ", "1 01.09.2025", "! mpk:all:0", "! mp8"),
    ("colleague", "! Jw:1", "> Встреча", "! Jl:1:0", "! Jp:1", "! Jh:1", "! Js:1"),
    ("teacher", "! Jl:1:0", "> 1", "> Да, было", "! fw", "! Jp:1"),
    ("teacher", "/mentor", "> Остановить", "устала"),
    ("colleague", "/mentees", "> ", "! mps:1"),
    ("coordinator", "! mpr:1", "> Не останавливать", "> Сменить наставника", "! mpk:active:0"),
    ("coordinator", "/deficits", "> По школам", "! dfj:school:0"),
    ("methodist", "/campaigns", "> Открыть: Входная", "> Открыть сейчас", "> 📊 Охват", "> Кого нет", "! cvb:1:school:0", "! cvp:1:school", "! cvf:1", "! kj:1"),
    ("coordinator", "/coverage", "> Кого нет", "! cvf:1"),
    ("leader", "/coverage", "! cvm:1:0"),
    ("teacher", "/route", "> По моему запросу", "> Предметная область", "> Кто поможет", "> ", "> Принять", "> Весь маршрут", "> Документом", "/route", "> Весь", "> История"),
    ("methodist", "/routes", "> Ждут моего", "> ", "! wo:1", "> Согласовать", "> История", "/routes", "> Ещё", "> Выгрузить", "! wo:1", "! ws:1:0", "! wj:1"),
    ("teacher", "! tk:{thread}", "Здравствуйте", "/menu", "мимо", "> Никуда", "мимо", "> ", "! tke:{thread}", "! tr:{thread}:-1"),
    ("methodist", "! tk:{thread}", "Здравствуйте", "! tr:{thread}:-1"),
    ("head", "! tr:{thread}:-1", "! tr:{thread}:0"),
    ("teacher", "/consult", "> Аттестация", "Как подать?", "> Отправить", "> Заявка № 1", "/consult", "> Мои заявки", "> № 1"),
    ("methodist", "/requests", "! rq:1", "> Взять", "! rq:1", "> Готово", "! qp:1:p:0", "! qP:1:{head}", "> Передать без", "! rq:1"),
    ("head", "/requests", "! rq:1", "> Взять", "! rq:1", "! qi:1:0", "! qe:1", "> Позвать", "! qH:1:{methodist}", "! qga:1", "> Дальше", "Группа", "завтра 14:30", "Кабинет", "> Позвать", "! qF:0", "! qN:month:0", "! dua:0", "! dub:{methodist}", "! dui:{methodist}:0"),
    ("teacher", "/menu", "! qgl:1:1"),
    ("head", "/menu", "! qgg:1", "! ql:all:-:0", "! qgh:1", "Потому что"),
    ("methodist", "! sg:0:0", "> 1", "> Увидел(а)", "! sg:1:0"),
    ("methodist", "/plan", "> ➕ Новое", "> Семинар", "Семинар о чтении", "завтра в 15:00", "> Пропустить", "> Готово", "> Опубликовать", "> Открыть", "! ekC:1"),
    ("teacher", "/events", "! ev:1", "! ex:1", "! ez:1", "/events", "> Мои записи", "! ey:1"),
    ("teacher", "! ev:2", "! ogs:2:0", "! eq:2", "Будет ли запись?", "Ещё вопрос", "/menu", "! eq:2"),
    ("head", "/plan", "> Цифры", "! ekx:24309:month", "! ek:1", "! ekr:1", "! ekj:1:week:739600", "! ekc:1:0", "Заболел лектор"),
    ("methodist", "/association", "> Все объединения", "> Новое", "> Методический совет", "Совет & Ко", "! oab:1", "Ромаш", "! oaB:1:{teacher}", "! oaB:1:{methodist}", "! oah:1", "! oaL:1:leader:0", "! oaP:1:{teacher}:leader:0", "! oaP:1:{teacher}:leader:1", "! oaP:1:{methodist}:secretary:1", "! oam:1:0", "! oaM:1:{teacher}"),
    ("colleague", "/association", "! oao:0:0", "! oaa:1"),
    ("teacher", "/association", "! oar:1:0", "! oad:1:1", "! oaq:1:2025", "октябрь: Чтение", "! oaz:1:0", "! oaZ:1:{colleague}", "! oal:1", "! oa9:1:2025", "! oa8:1:2025", "! oaf:1:2025", "! oaS:1", "! oaD:1:{methodist}:1"),
    ("methodist", "/association", "! oag:0", "! oaG", "! oaF:2025", "! oap:1:2025", "! oax:1:{colleague}:0", "! oax:1:{colleague}:1"),
    ("methodist", "! ock:0", "> ➕ Новый конкурс", "Урок года", "до 20.10.2025", "> Объявить конкурс"),
    ("coordinator", "/contests", "> Урок", "> Выдвинуть", "Ром", "> ", "> Да, выдвинуть", "! ocg:0", "! ocG:1", "! ocB:1:0", "! ocQ:0", "! ocq:{colleague}", "Сердце", "> Проф", "> рег", "01.10.2025", "> участник", "> Без", "Приказ", "> Отправить", "! ocg:0"),
    ("teacher", "! oca:1:1", "> Кто помогает", "! ocH:1:{colleague}", "! ocy:0"),
    ("methodist", "! ocR:1:-1:0", "> ", "> Победитель", "! ocC:1:0:0", "> Да", "! ocM:1:laureate:2:0", "! ocF:1", "! ocv:0", "> ", "> Не подтверждать", "Нет приказа", "! ock:0"),
    ("methodist", "/plan", "> ➕ Новое", "> Семинар", "Сегодня", "сегодня в 15:20", "> Пропустить", "> Готово", "> Опубликовать", "> Открыть"),
    ("teacher", "! ex:5", "! ev:5", "> 🙋 Я здесь", "000000"),
    ("methodist", "! ek:5", "> Кто был", "> ○", "> Показать код", "> Закончить", "> Ещё", "> Найти", "а", "> ‹ Назад", "> Ещё", "> Кто выступал", "> ✓", "> К отметкам", "> Ещё", "> Убрать из", "> ✓", "> К отметкам", "! eas:5", "Никто", "! eat:5", "! eaw:5"),
    ("methodist", "/plan", "> ➕ Новое", "> Семинар", "Форум", "завтра в 15:00", "> Пропустить", "> Готово", "> Ещё", "> Ещё", "> ☐ Проводят другие", "> Когда", "вчера в 15:00", "> Опубликовать"),
    ("teacher", "/events", "> Мои записи", "> Моё участие", "> Участие", "> 6 октября", "> Участие", "Сертификат"),
    ("coordinator", "/plan", "> Ждут", "> ", "> ✓ Подтвердить"),
    ("colleague", "/start q_diagnostics", "/privacy", "> Отозвать", "> Да, отозвать", "/start", "> Продолжить"),
    ("head", "/audit", "! auf:all:always"),
    ("head", "/report", "> Все реестры одной книгой", "/report", "> Короткая сводка"),
)  # fmt: skip
ABOUT_A_MEETING: tuple[tuple[str, ...], ...] = (
    ("methodist", "! om:{meeting}", "> Добавить", "Итоги — Ромашкина", "> Изменить", "> 1", "> Докладчик", "Лютик", "> ", "! omb:{meeting}", "> Номер, председатель", "> Председатель", "Лютик", "> ", "> Решения", "> ➕", "Памятка", "> Ответственный", "Ромаш", "> ", "> ‹ Назад", "> ‹ Назад", "> Документ", "> Подписать", "> Да", "! omL:1:0", "> Журнал", "! omK:1:0", "> "),
    ("teacher", "! oma:{meeting}", "> Протокол", "! omO:0"),
)  # fmt: skip
"""Once there is one."""

AFTERWARDS: tuple[tuple[str, ...], ...] = (
    ("methodist", "/menu", "! ega:{seminar}", "> 📎 Материалы", "> ➕ Добавить", "https://a.example.ru План", "> Готово", "> Разослать", "! egz:{seminar}", "! egr:{seminar}", "! egt:24309", "! egk:24309:year"),
    ("teacher", "/events", "! ev:{seminar}", "> 📎", "> 🔗", "! egc:{seminar}", "! egf:{seminar}", "> 5", "> Да", "Полезно", "! ego::0", "> ⬇️"),
)  # fmt: skip
"""The same after an event some of them took part in."""


@dataclass
class Wire:
    """Everything the bot sends, by who reads it."""

    seen: list[tuple[int, str]] = field(default_factory=list)
    acting: int = 0

    def note(self, method: Any) -> None:
        texts = [piece for value in dict(method).values() for piece in _texts(value)]
        self.seen.append((getattr(method, "chat_id", None) or self.acting, "\n".join(texts)))


def _texts(value: Any) -> list[str]:
    if isinstance(value, BufferedInputFile):
        return [value.filename or "", *_content(value.filename or "", value.data)]
    if isinstance(value, BaseModel):
        return [piece for part in dict(value).values() for piece in _texts(part)]
    if isinstance(value, list):
        return [piece for part in value for piece in _texts(part)]
    return [str(value)]


def _content(name: str, data: bytes) -> list[str]:
    if name.endswith(".xlsx"):
        sheets = load_workbook(BytesIO(data)).worksheets
        return [str(cell) for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    if name.endswith(".docx"):
        document = Document(BytesIO(data))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return [*(paragraph.text for paragraph in document.paragraphs), *cells]
    if name.endswith(".pdf"):
        return pages(data)
    return [data.decode()] if name.endswith((".json", ".txt")) else []


@pytest.fixture
def wire(telegram: Telegram, monkeypatch: pytest.MonkeyPatch) -> Wire:
    wire = Wire()
    carry = telegram.session.make_request

    async def noted(bot: Any, method: Any, timeout: int | None = None) -> Any:  # noqa: ASYNC109
        wire.note(method)
        return await carry(bot, method, timeout)

    monkeypatch.setattr(telegram.session, "make_request", noted)
    return wire


async def people_the_town(house: House) -> dict[str, int]:
    """Everybody in the register, with answers, roles, a block, and a journal full of each other."""
    ids = {who: await settle(house, account, names=names, role=role) for who, (account, names, role) in CAST.items()}
    teacher = CAST["teacher"][0]
    await submit(house, teacher)
    await answer(house, teacher, code="needs", until="N03")
    async with house.database.writing() as session:
        own = select(Response.id).where(Response.person_id == ids["teacher"])
        by = ids["coordinator"]
        await session.execute(update(Answer).where(Answer.response_id.in_(own)).values(entered_by=by))
        granted = update(RoleGrant).where(RoleGrant.person_id == ids["coordinator"])
        await session.execute(granted.values(granted_by=ids["head"]))
        everybody = list(ids.values())
        for number, action in enumerate(Action):
            actor, person = everybody[number % len(everybody)], everybody[(number + 1) % len(everybody)]
            session.add(AuditEntry(at=house.clock(), actor_id=actor, person_id=person, action=action, details={}))
        session.add(
            Deficit(
                person_id=ids["teacher"], school_year=2025, area="subject", topic="", topics=[], severity="expressed",
                source=DeficitSource.QUESTIONNAIRE, state=DeficitState.PROPOSED, created_at=house.clock(),
                state_since=house.clock(), decided_by=ids["head"],
            )
        )  # fmt: skip
        session.add(Block(telegram_id=999, person_id=ids["colleague"], blocked_at=house.clock()))
        talking = {ids["teacher"]: Part.ASKER, ids["methodist"]: Part.HELPER}
        thread = await threads.begin(session, ThreadKind.CONSULTATION, talking, title="№ 1", now=house.clock())
        ids["thread"] = thread.id
        answered = (await session.scalars(own.limit(1))).one()
        signal = AdaptationSignal(response_id=answered, person_id=ids["teacher"], codes=["x"], created_at=house.clock())
        session.add(signal)
        stored = (await session.scalars(select(Stored).where(Stored.id == ids["teacher"]))).one()
        stored.email, stored.phone, stored.category = "vera@example.org", "+7 900", "first"
        await session.commit()
    return ids


async def hold_a_seminar(house: House, ids: dict[str, int]) -> int:
    """One that is over, with people who took part and are asked what it was worth."""
    now, by = house.clock(), ids["head"]
    async with house.database.writing() as session:
        event = Event(
            kind="seminar", title="Семинар", starts_at=now - timedelta(hours=3), ends_at=now - timedelta(hours=2),
            organiser_id=by, status=EventStatus.HELD, created_at=now, feedback_asked_at=now,
        )  # fmt: skip
        session.add(event)
        await session.flush()
        for who in ("teacher", "leader"):
            session.add(EventPerson(
                event_id=event.id, person_id=ids[who], attendance=Attendance.ATTENDED, changed_at=now,
                confirmed_at=now, confirmed_by=by,
            ))  # fmt: skip
        await session.commit()
        return event.id


async def hold_a_meeting(house: House, ids: dict[str, int]) -> int:
    """Of an association everybody belongs to."""
    now = house.clock()
    async with house.database.writing() as session:
        association = Association(title="РМО", search_key="рмо", created_at=now)
        session.add(association)
        await session.flush()
        meeting = Event(
            kind="meeting", title="Итоги", starts_at=now - timedelta(hours=1), organiser_id=ids["head"],
            status=EventStatus.PLANNED, created_at=now, association_id=association.id, audience={},
        )  # fmt: skip
        members = (Membership(association_id=association.id, person_id=ids[who]) for who in CAST)
        session.add_all([meeting, *members])
        await session.commit()
        return meeting.id


async def play(
    telegram: Telegram,
    wire: Wire,
    ids: dict[str, int],
    conversations: tuple[tuple[str, ...], ...],
) -> None:
    people: dict[str, Person] = {}
    for who, *steps in conversations:
        account, (surname, name, _), _ = CAST[who]
        person = people.setdefault(who, telegram.person(account, name, surname))
        wire.acting = account
        for step in steps:
            if step.startswith("> "):
                with_buttons = [message for message in person.messages if message.inline_keyboard]
                await person.taps(step[2:], message=with_buttons[-1])
            elif step.startswith("! "):
                with_buttons = [message for message in person.messages if message.inline_keyboard]
                await person.forges(step[2:].format(**ids), message=with_buttons[-1])
            else:
                await person.says(step)


def overheard(wire: Wire, mode: PrivacyMode) -> list[tuple[str, str, str]]:
    """Who has read whose name, and where: by surnames without their endings; where only codes are said, first names too."""
    found = []
    for reader, text in wire.seen:
        for who, (account, (surname, name, _), _) in CAST.items():
            secrets = [surname[:-1].lower(), *([name.lower()] if mode is PrivacyMode.CODES else [])]
            if account != reader and any(secret in text.lower() for secret in secrets):
                found.append((str(reader), who, text[:200]))
    return found


@pytest.mark.parametrize("mode", PrivacyMode)
async def test_nobody_reads_anothers_name_where_it_may_not_be_said(
    house: House, telegram: Telegram, wire: Wire, mode: PrivacyMode, caplog: pytest.LogCaptureFixture
):
    caplog.set_level(logging.INFO)
    ids = await people_the_town(house)
    municipality = replace(house.municipality, privacy_mode=mode)
    await put_to_work(replace(house, municipality=municipality), telegram)
    await play(telegram, wire, ids, CONVERSATIONS)
    await asyncio.gather(*MAKING.values())
    ids["seminar"] = await hold_a_seminar(house, ids)
    await play(telegram, wire, ids, AFTERWARDS)
    ids["meeting"] = await hold_a_meeting(house, ids)
    await play(telegram, wire, ids, ABOUT_A_MEETING)
    assert len(wire.seen) > 80
    everything = json.dumps(wire.seen, ensure_ascii=False)
    assert everything.count("Подтверждаем участие") == 3, "one of one's own, and those of both who took part"
    assert "мы уже знаем" not in everything
    names = [names[0][:-1] for _, names, _ in CAST.values()]
    assert not any(name in caplog.text for name in names)
    if mode is PrivacyMode.NAMES:
        assert overheard(wire, mode), "the ear is deaf: where names may be said somebody has to read one"
    else:
        assert overheard(wire, mode) == []
