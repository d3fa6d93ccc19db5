"""Meetings of associations in the chat: the agenda, the minutes, what was decided and what becomes of it."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook
from sqlalchemy import select

from bot.app import House
from models.associations import Association, MemberPart, Membership
from models.audit import Action, AuditEntry
from models.base import Base
from models.events import Attendance, Event, EventPerson, EventStatus
from models.meetings import AgendaItem, Decision, DecisionStatus, Minutes
from models.outbox import OutboxMessage
from models.people import Person as Stored
from models.people import Role, RoleGrant
from services.events import event_reminders
from tests.conftest import Clock
from tests.dialogs.shortcuts import put_to_work, settle
from tests.telegram import Person, Telegram

METHODIST, LEADER, SECRETARY, TEACHER, STRANGER = 901, 902, 903, 911, 904


@pytest.fixture
async def town(house: House, telegram: Telegram) -> dict[int, Person]:
    """An association with a leader, a secretary and a member; a methodist; a leader of another one."""
    await settle(house, METHODIST, names=("Осокина", "Дарья", "Юрьевна"), role=Role.METHODIST)
    leader = await settle(house, LEADER, names=("Тополева", "Алла", "Ивановна"), school="Школа № 7")
    secretary = await settle(house, SECRETARY, names=("Клюквина", "Нина", "Олеговна"))
    stranger = await settle(house, STRANGER, names=("Ивова", "Ия", "Ильинична"), school="Школа № 7")
    teacher = await settle(house, TEACHER)
    async with house.database.writing() as session:
        now = house.clock()
        own = Association(title="РМО <физиков> & Co", search_key="рмо физиков", created_at=now)
        other = Association(title="РМО историков", search_key="рмо историков", created_at=now)
        session.add_all([own, other])
        await session.flush()
        facts = {"role": Role.ASSOCIATION_LEADER, "granted_at": now}
        session.add_all(
            [
                RoleGrant(person_id=leader, association_id=own.id, **facts),
                RoleGrant(person_id=stranger, association_id=other.id, **facts),
                Membership(association_id=own.id, person_id=secretary, part=MemberPart.SECRETARY),
                Membership(association_id=own.id, person_id=teacher),
                Event(
                    kind="meeting", title="Итоги <четверти>", starts_at=now + timedelta(days=2), organiser_id=leader,
                    ends_at=now + timedelta(days=2, hours=1), status=EventStatus.PLANNED, created_at=now,
                    association_id=own.id, place="Кабинет 12",
                    audience={"wanted": {"association": [str(own.id)]}, "unwanted": {}, "is_everybody": False},
                ),
            ]
        )  # fmt: skip
        await session.commit()
    found = {}
    for number in (METHODIST, LEADER, SECRETARY, TEACHER, STRANGER):
        found[number] = telegram.person(number)
        await found[number].says("/menu")
    return found


async def every(house: House, table: type[Base]) -> list[Any]:
    async with house.database.reading() as session:
        return list(await session.scalars(select(table).order_by(*table.__table__.primary_key)))


async def person_of(house: House, surname: str) -> int:
    async with house.database.reading() as session:
        return (await session.scalars(select(Stored.id).where(Stored.surname == surname))).one()


async def keep_coming(house: House, event_id: int, surname: str) -> None:
    person = await person_of(house, surname)
    async with house.database.writing() as session:
        seat = (await session.scalars(select(EventPerson).where(EventPerson.person_id == person))).one()
        assert (seat.event_id, seat.attendance) == (event_id, Attendance.INVITED)
        seat.attendance = Attendance.REGISTERED
        await session.commit()


async def refused(person: Person, data: str) -> bool:
    """Whether what the button says is not there for this person."""
    await person.forges(data)
    return "больше нет" in person.toast


def document(person: Person) -> bytes:
    file = person.screen.content.file
    assert file is not None
    return file.data


async def letters(house: House, phrase: str) -> list[OutboxMessage]:
    return [one for one in await every(house, OutboxMessage) if one.payload.get("phrase") == phrase]


async def test_everybody_who_sees_the_next_meeting_can_open_it(house: House, town: dict[int, Person]):
    [meeting] = await every(house, Event)
    for number in (METHODIST, LEADER, SECRETARY, TEACHER):
        person = town[number]
        await person.forges(f"oa:{meeting.association_id}")
        await person.taps("📅 Следующая встреча")
        assert "Итоги <четверти>" in person.text
        assert "Кабинет 12" in person.text, number


async def test_an_agenda_is_put_together_and_read(
    house: House, telegram: Telegram, town: dict[int, Person], clock: Clock
):
    leader, secretary, teacher, stranger = (town[one] for one in (LEADER, SECRETARY, TEACHER, STRANGER))
    [meeting] = await every(house, Event)
    await leader.forges(f"oma:{meeting.id}")
    assert leader.buttons[0] == "➕ Добавить вопросы"  # what the screen asks for can be done at once
    await leader.forges(f"ek:{meeting.id}")
    await leader.taps("Повестка и протокол")
    assert "Вопросов пока нет" in leader.text
    assert "Протокол" not in " ".join(one for one in leader.buttons if one.startswith("📝"))
    await leader.taps("Добавить вопросы")
    assert "от 3 до 300" in await leader.says("a")
    assert "от 3 до 300" in await leader.says("я" * 5000)
    assert "15 вопросов" in await leader.says("\n".join(f"Вопрос {number}" for number in range(16)))
    await put_to_work(house, telegram)  # a restart in the middle
    await leader.says("1. Итоги <b>& диагностики — Ромашкина\n2) План — что дальше\nГость — Орехов Олег Олегович")
    assert "Итоги <b>& диагностики" in leader.text
    assert "Вера Р." in leader.text
    assert "План — что дальше" in leader.text
    assert "Орехов Олег Олегович" in leader.text
    items = sorted(await every(house, AgendaItem), key=lambda one: one.place)
    assert [bool(one.speaker_id) for one in items] == [True, False, False]
    assert [one.speaker for one in items] == [None, None, "Орехов Олег Олегович"]
    [told] = await letters(house, "agenda-told-speaker")
    assert (told.chat_id, told.payload["rows"][0][0]["data"]) == (TEACHER, f"oma:{meeting.id}")
    # several people may be meant
    await settle(house, 950, names=("Клюквин", "Лев", "Олегович"))
    async with house.database.writing() as session:
        person = await person_of(house, "Клюквин")
        session.add(Membership(association_id=meeting.association_id, person_id=person))
        await session.commit()
    await leader.taps("Добавить вопросы")
    await leader.says("Разное — Клюкв")
    assert {"Нина К., Школа № 3", "Лев К., Школа № 3"} <= set(leader.buttons)
    await leader.taps("Нина К.")
    assert "Докладывает: Нина К." in leader.text
    await leader.taps("Выше")
    fourth = max(one.id for one in await every(house, AgendaItem))
    await leader.forges(f"omv:{fourth}:2")
    await leader.forges(f"omv:{fourth}:2")
    items = sorted(await every(house, AgendaItem), key=lambda one: one.place)
    assert items[2].question == "Разное"
    await leader.taps("Докладчик")
    await leader.says("Неведомый Гость")
    await leader.taps("Гость: Неведомый Гость")
    assert "Докладывает: Неведомый Гость" in leader.text
    await leader.forges(f"omg:{fourth}")
    assert "старая кнопка" in leader.toast
    await leader.taps("Текст")
    await leader.says("Разное и <i>ещё</i>")
    await leader.taps("Убрать")
    await leader.taps("Да, убрать")
    assert "Разное" not in leader.text
    # whoever comes is reminded with the agenda at hand
    await keep_coming(house, meeting.id, "Ромашкина")
    clock.passes(days=1, hours=23)
    async with house.database.writing() as session:
        await event_reminders.run(session, house.municipality, now=clock())
    reminded = await letters(house, "event-told-hours")
    assert TEACHER in {one.chat_id for one in reminded}
    assert all("РМО <физиков> & Co: " in one.payload["values"]["title"] for one in reminded)
    ways = [f"ex:{meeting.id}", f"ev:{meeting.id}", f"oma:{meeting.id}"]
    assert all([row[0]["data"] for row in one.payload["rows"]] == ways for one in reminded)
    # the secretary writes too, members read, others do neither
    await secretary.forges(f"oma:{meeting.id}")
    await secretary.taps("Повестка и протокол")
    await secretary.taps("Добавить вопросы")
    await secretary.says("Вопрос секретаря — Ромашкина")
    assert "Вопрос секретаря — Вера Р." in secretary.text
    assert len(await letters(house, "agenda-told-speaker")) == 2  # the secretary once, the teacher once
    await teacher.forges(f"ev:{meeting.id}")
    await teacher.taps("📋 Повестка")
    assert "Вопрос секретаря" in teacher.text
    first = min(one.id for one in await every(house, AgendaItem))
    for forged in (f"om:{meeting.id}", f"omn:{meeting.id}", f"omi:{first}", f"omr:{first}:1", f"omb:{meeting.id}"):
        for somebody in (teacher, stranger):
            assert await refused(somebody, forged), forged
    assert len(await every(house, AgendaItem)) == 4


async def hold(house: House, clock: Clock, *surnames: str) -> int:
    """The meeting is over, and these people were there."""
    clock.passes(days=2, hours=3)
    async with house.database.writing() as session:
        event = (await session.scalars(select(Event))).one()
        for surname in surnames:
            person = await person_of(house, surname)
            session.add(
                EventPerson(
                    event_id=event.id, person_id=person, attendance=Attendance.ATTENDED, changed_at=clock(),
                    confirmed_at=clock(), confirmed_by=person,
                )
            )  # fmt: skip
        await session.commit()
        return event.id


async def test_minutes_are_written_signed_and_followed(house: House, town: dict[int, Person], clock: Clock):
    leader, secretary, teacher, stranger = (town[one] for one in (LEADER, SECRETARY, TEACHER, STRANGER))
    methodist = town[METHODIST]
    [meeting] = await every(house, Event)
    await leader.forges(f"omn:{meeting.id}")
    await leader.says("Итоги <диагностики>\nПлан")
    await leader.forges(f"omb:{meeting.id}")
    assert "когда заседание начнётся" in leader.toast
    await hold(house, clock, "Тополева", "Клюквина", "Ивова")
    await secretary.forges(f"om:{meeting.id}")
    await secretary.taps("📝 Протокол")
    begun = secretary.screen
    await secretary.forges(f"omb:{meeting.id}", message=begun)
    # who was there is one tap away for whoever marks it; members are there to be ticked off
    await leader.forges(f"omb:{meeting.id}")
    assert "Пришли 3 из" in await leader.taps("Кто был")
    # begun by mistake: the draft goes, the agenda stays
    await secretary.taps("Номер, председатель")
    await secretary.taps("Удалить черновик")
    await secretary.taps("Да, удалить")
    assert "Итоги <диагностики>" in secretary.text
    assert await every(house, Minutes) == []
    await secretary.forges(f"omb:{meeting.id}")
    [minutes] = await every(house, Minutes)
    assert (minutes.number, minutes.members, minutes.held_on.isoformat()) == (1, 3, "2025-10-09")
    assert len(secretary.buttons) <= 8
    assert "Присутствовали 2 из 3, 1 гость." in secretary.text
    assert "Председатель: Алла Т." in secretary.text
    assert "Секретарь: Нина К." in secretary.text
    await secretary.taps("Номер, председатель")
    await secretary.taps("Номер")
    assert "число не больше" in await secretary.says("нет")
    assert "число не больше" in await secretary.says("0")
    assert "Протокол № 7" in await secretary.says("7")
    await secretary.taps("Номер, председатель")
    await secretary.taps("Гости")
    assert "5 гостей" in await secretary.says("5")
    await secretary.taps("Номер, председатель")
    await secretary.taps("Председатель")
    await secretary.says("Ромашк")
    await secretary.taps("Вера Р.")
    assert "Председатель: Вера Р." in secretary.text
    await secretary.taps("Что говорили")
    await secretary.taps("1. Итоги")
    assert "Длинновато" in await secretary.says("я" * 1001)
    await secretary.says("я" * 4200)  # Telegram cuts it in two, and the rest is no answer either
    [minutes] = await every(house, Minutes)
    assert minutes.heard == {}
    await secretary.says("Говорили о <b>&\nвторой строкой")
    assert "✓ 1. Итоги <диагностики>" in secretary.buttons
    await secretary.taps("‹ Назад")
    await secretary.taps("Решения · 0")
    await secretary.taps("➕ Решение")
    assert "от 3 до 500" in await secretary.says("x" * 501)
    await secretary.says("Провести <мастер-класс> &")
    await secretary.taps("Ответственный")
    await secretary.says("Ромашкина")
    await secretary.taps("Вера Р.")
    await secretary.taps("Срок")
    assert "Срок: " not in await secretary.says("какой-нибудь")
    assert "раньше заседания" in await secretary.says("1 октября 2025")
    await secretary.says("20 октября")
    assert "Срок: 20 октября 2025" in secretary.text
    [decision] = await every(house, Decision)
    assert await letters(house, "decision-told-given") == []
    assert await refused(teacher, f"omD:{decision.id}")
    await secretary.forges(f"omm:{minutes.id}")
    await secretary.taps("Подписать")
    assert "Записано 1 решение" in secretary.text
    sure = secretary.screen
    await secretary.taps("Да, подписать")
    await secretary.forges(f"omS:{minutes.id}:1", message=sure)
    [signed] = await every(house, Minutes)
    assert signed.signed_at is not None
    assert len(signed.present) == 2
    [given] = await letters(house, "decision-told-given")
    assert (given.chat_id, given.payload["days"]) == (TEACHER, {"day": "2025-10-20"})
    # nothing changes any more
    item = (await every(house, AgendaItem))[0]
    for forged in (
        f"omf:{minutes.id}:number", f"omc:{minutes.id}:chair", f"omC:{minutes.id}:chair:0", f"omA:{minutes.id}",
        f"omH:{minutes.id}:{item.id}", f"omR:{decision.id}:0", f"omX:{decision.id}:1", f"omr:{item.id}:1",
        f"omi:{item.id}", f"omv:{item.id}:1", f"omn:{meeting.id}",
    ):  # fmt: skip
        await secretary.forges(forged)
        assert "Протокол подписан" in secretary.toast or forged.startswith("omn"), forged
    await secretary.says("Ещё вопрос")
    assert len(await every(house, AgendaItem)) == 2
    # the document
    await secretary.forges(f"omW:{minutes.id}")
    text = "\n".join(one.text for one in Document(BytesIO(document(secretary))).paragraphs)
    for words in (
        "ПРОТОКОЛ № 7", "РМО <физиков> & Co", "Присутствовали: 2 из 3: Алла Т., Нина К.",
        "Гостей: 5", "1. Итоги <диагностики>", "Говорили о <b>&", "второй строкой",
        "1. Провести <мастер-класс> &", "Ответственный: Вера Р.", "Срок: 20 октября 2025",
        "Председатель ____________________ Вера Р.", "Кабинет 12",
    ):  # fmt: skip
        assert words in text, words
    # members read signed minutes, others do not
    await teacher.forges(f"oma:{meeting.id}")
    await teacher.taps("Протокол № 7")
    assert "Провести <мастер-класс> &" in teacher.text
    assert "Документ" not in " ".join(teacher.buttons)
    for forged in (f"omm:{minutes.id}", f"omL:{meeting.association_id}:0", f"omK:{meeting.association_id}:0", "omQ"):
        await stranger.forges(forged)
        assert "РМО <физиков>" not in stranger.text
    for forged in (f"omW:{minutes.id}", f"omT:{minutes.id}:1", f"omJ:{decision.id}", f"omK:{meeting.association_id}:0"):
        assert await refused(teacher, forged), forged
    # corrected by whoever keeps the association
    assert "Вернуть" not in " ".join(leader.buttons)
    await leader.forges(f"omT:{minutes.id}:1")
    assert (await every(house, Minutes))[0].signed_at is not None
    await methodist.forges(f"omm:{minutes.id}")
    await methodist.taps("Вернуть на исправление")
    await methodist.taps("Вернуть на исправление")
    assert "черновик" in methodist.text
    await leader.forges(f"omx:{minutes.id}:1")
    assert "уже раздали поручения" in leader.toast
    await leader.forges(f"omS:{minutes.id}:1")
    await leader.forges(f"omx:{minutes.id}:1")
    assert "Протокол подписан" in leader.toast
    assert len(await letters(house, "decision-told-given")) == 1
    actions = [one.action for one in await every(house, AuditEntry)]
    assert actions.count(Action.MINUTES_SIGNED) == 2
    assert Action.MINUTES_DROPPED in actions
    assert {Action.MINUTES_RETURNED, Action.MINUTES_EXPORTED} <= set(actions)
    # the register
    await methodist.forges(f"omL:{meeting.association_id}:0")
    assert any("№ 7 · 09.10.2025" in one for one in methodist.buttons)
    await methodist.taps("Журнал за год")
    sheet = load_workbook(BytesIO(document(methodist))).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[1][:8] == ("РМО <физиков> & Co", 7, "09.10.2025", "Итоги <четверти>", 2, 3, 1, 0)
    # the card of the association leads to all of it, and back
    await teacher.says("/association")
    await teacher.taps("Протоколы")
    await teacher.taps("Назад")
    await teacher.taps("✅ Мои поручения · 1")
    await teacher.taps("Назад")
    assert {"План года", "Протоколы", "✅ Мои поручения · 1", "Выйти из объединения"} <= set(teacher.buttons)
    assert teacher.data("‹ Назад") == "go:menu"  # the only association stands where the list would be
    assert await refused(teacher, f"oaT:{meeting.association_id}")
    async with house.database.writing() as session:
        one = (await session.scalars(select(Event))).one()
        secretary_id = await person_of(house, "Клюквина")
        session.add(
            Event(
                kind="meeting", title="Дальше", starts_at=clock() + timedelta(days=9), organiser_id=one.organiser_id,
                status=EventStatus.PLANNED, created_at=clock(), association_id=one.association_id, audience={},
            )
        )  # fmt: skip
        session.add(
            Decision(
                minutes_id=minutes.id, place=9, text="Секретарю", responsible_id=secretary_id, status=DecisionStatus.OPEN
            )
        )  # fmt: skip
        await session.commit()
    await secretary.says("/association")
    await secretary.taps("Поручения")
    assert "Ждут 2 поручения" in secretary.text
    await secretary.taps("Назад")
    assert {"Протоколы", "Поручения", "✅ Мои поручения · 1", "Ещё…"} <= set(secretary.buttons)
    assert len(secretary.buttons) == 8
    await secretary.taps("Ещё…")
    assert [one for one in secretary.buttons if "Кто ведёт" in one or "Группа" in one] == []
    await secretary.taps("Назад")
    # done by whoever answers for it
    await teacher.says("/events")
    await teacher.taps("Мои записи")
    await teacher.taps("✅ Мои поручения · 1")
    await teacher.taps("20.10")
    await teacher.taps("Сделано")
    assert "помещается 300" in await teacher.says("x" * 301)
    await teacher.says("Провели <b>")
    assert "✓ Выполнено" in teacher.text
    await teacher.forges(f"omG:{decision.id}")
    [done, _] = await every(house, Decision)
    assert (done.status, done.comment) == (DecisionStatus.DONE, "Провели <b>")
    await leader.forges(f"omJ:{decision.id}")
    assert "уже выполнено" in await leader.says("Не нужно")


async def test_a_task_is_taken_off_by_the_leader_and_papers_of_what_is_no_meeting_are_not_there(
    house: House, town: dict[int, Person], clock: Clock
):
    leader, secretary, teacher = (town[one] for one in (LEADER, SECRETARY, TEACHER))
    [meeting] = await every(house, Event)
    number = await hold(house, clock, "Тополева")
    await leader.forges(f"omb:{number}")
    [minutes] = await every(house, Minutes)
    await leader.forges(f"omS:{minutes.id}:1")
    assert "Подписывать пока нечего" in leader.toast
    await leader.forges(f"omA:{minutes.id}")
    await leader.says("Разработать памятку")
    [decision] = await every(house, Decision)
    await leader.forges(f"omR:{decision.id}:{await person_of(house, 'Ромашкина')}")
    assert await refused(leader, f"omR:{decision.id}:{await person_of(house, 'Ивова')}")
    await leader.forges(f"omS:{minutes.id}:1")
    await leader.forges(f"omK:{meeting.association_id}:0")
    assert "Ждёт 1 поручение" in leader.text
    assert await refused(secretary, f"omJ:{decision.id}")
    await leader.taps("Разработать")
    await leader.taps("Снять")
    await leader.says("Не нужно <b>")
    assert "✕ Снято" in leader.text
    [dropped] = await letters(house, "decision-told-dropped")
    assert dropped.payload["values"]["reason"] == "Не нужно <b>"
    await teacher.forges(f"omG:{decision.id}")
    assert "уже выполнено или снято" in teacher.toast
    async with house.database.writing() as session:
        session.add(
            Event(
                kind="seminar", title="Семинар", starts_at=clock() + timedelta(days=1), organiser_id=meeting.organiser_id,
                status=EventStatus.PLANNED, created_at=clock(), association_id=meeting.association_id, audience={},
            )
        )  # fmt: skip
        await session.commit()
    seminar = max(one.id for one in await every(house, Event))
    await leader.forges(f"ek:{seminar}")
    assert "📋 Повестка и протокол" not in leader.buttons
    assert await refused(leader, f"om:{seminar}")


async def test_the_members_of_an_association_are_its_list_where_nobody_registered(
    house: House, town: dict[int, Person], clock: Clock
):
    leader, teacher, stranger = (town[one] for one in (LEADER, TEACHER, STRANGER))
    [meeting] = await every(house, Event)
    await leader.forges(f"omn:{meeting.id}")
    await leader.says("Итоги — Ромашкина")  # which invites her
    await leader.forges(f"ea:{meeting.id}:m:0")
    assert not any("Все участники" in one for one in leader.buttons)
    clock.passes(days=2)
    await leader.forges(f"ea:{meeting.id}:m:0")
    every_member = leader.data("✓ Все участники объединения · 3")
    for somebody in (teacher, stranger):
        await somebody.forges(every_member)
        assert "Пришли" not in somebody.text
    assert "Пришли 3 из 3" in await leader.taps("✓ Все участники объединения · 3")
    assert not any("Все участники" in one for one in leader.buttons)
    assert "Пришли 2 из 3" in await leader.taps("✓ Вера Р.")
    await leader.forges(every_member)  # twice is once, and nobody's word is turned
    assert "Все уже отмечены" in leader.toast
    assert "Пришли 2 из 3" in leader.text
