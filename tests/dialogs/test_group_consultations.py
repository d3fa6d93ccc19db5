"""Several requests alike: gathered, invited to, held or called off; duties, figures and the journal beside them."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from bot.app import House
from models.audit import Action, AuditEntry
from models.consultations import ConsultationStatus, Duty, Outcome, Substitute
from models.events import Attendance, Event, EventPerson, EventStatus
from models.outbox import OutboxMessage
from models.people import Person as Stored
from services.consultations import group_clock
from tests.conftest import Clock
from tests.dialogs.requesting import (
    FIRST,
    HEAD,
    LEADER,
    NEIGHBOUR,
    SECOND,
    TEACHER,
    Town,
    asked,
    changes,
    helping,
    letters,
    people_the_town,
    stored,
)
from tests.dialogs.test_announcements import deliver
from tests.telegram import Telegram


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("services.outbox_pace.PRIVATE_SECONDS", 0.0)
    monkeypatch.setattr("scheduler.sender.LOOK_SECONDS", 0.01)


@pytest.fixture
async def town(house: House, telegram: Telegram) -> Town:
    found = await people_the_town(house, telegram)
    for number in (TEACHER, NEIGHBOUR):
        await found[number].says("/menu")
    return found


async def seats(house: House) -> dict[int, Attendance]:
    async with house.database.reading() as session:
        found = {one.person_id: one.attendance for one in await session.scalars(select(EventPerson))}
        await session.commit()
    return found


async def event_of(house: House) -> Event:
    async with house.database.reading() as session:
        found = (await session.scalars(select(Event))).one()
        await session.commit()
    return found


async def tick(house: House) -> None:
    async with house.database.writing() as session:
        await group_clock.run(session, house.municipality, now=house.clock())


async def gather(house: House, town: Town, *numbers: int) -> None:
    methodist = town[FIRST]
    await methodist.says("/requests")
    await methodist.taps(f"№ {numbers[0]}")
    await methodist.taps("Ещё")
    await methodist.taps("Собрать группу")
    for number in numbers[1:]:
        await methodist.taps(f"☐ № {number}")
    await methodist.taps(f"Дальше · {len(numbers)}")
    await methodist.says("Портфолио: <b>вопросы</b> & ответы")
    assert "прошло" in await methodist.says("1.10.2025 10:00")
    await methodist.says("завтра в 14:30")
    checked = await methodist.says("Кабинет 5 <у входа>")
    assert "8 октября, 14:30 · Кабинет 5 <у входа>" in checked


async def test_it_is_gathered_held_and_closes_what_was_asked(
    house: House,
    telegram: Telegram,
    town: Town,
    clock: Clock,
):
    mine = await asked(house, town.ids[TEACHER], responsible=town.ids[FIRST])
    free = await asked(house, town.ids[NEIGHBOUR])
    other = await asked(house, town.ids[NEIGHBOUR], topic="lesson")
    foreign = await asked(house, town.ids[LEADER], responsible=town.ids[SECOND])
    await gather(house, town, mine, free)
    methodist, teacher, neighbour = town[FIRST], town[TEACHER], town[NEIGHBOUR]
    shown = "".join(message.content.text for message in methodist.messages)
    assert f"№ {other} ·" not in shown
    assert f"№ {foreign} ·" not in shown
    methodist.presses("Позвать")
    [tap] = telegram.pending()
    await telegram.deliver_at_once(tap, {**tap, "update_id": tap["update_id"] + 1})
    event = await event_of(house)
    assert [(await stored(house, one)).event_id for one in (mine, free, other)] == [event.id, event.id, None]
    assert await helping(house, free) == {town.ids[FIRST]}
    await deliver(house, telegram)
    assert "Зовём на групповую консультацию по вашей заявке: Портфолио: <b>вопросы</b> & ответы" in teacher.text
    await teacher.taps("Буду")
    assert "Напомним накануне" in teacher.text
    await neighbour.taps("Не смогу")
    await neighbour.taps("Буду")
    await town[SECOND].forges(f"qgl:{event.id}:1", message=(await greeted(town[SECOND])))
    assert await seats(house) == {town.ids[TEACHER]: Attendance.REGISTERED, town.ids[NEIGHBOUR]: Attendance.REGISTERED}
    clock.passes(hours=2)
    await tick(house)
    await tick(house)
    assert (await letters(house, TEACHER)).count("group-told-tomorrow") == 1
    await methodist.forges(f"qgk:{event.id}")
    assert "ещё не началась" in methodist.toast
    clock.passes(days=1)
    await teacher.forges(f"qgl:{event.id}:0")
    assert "уже прошла" in teacher.toast
    await tick(house)
    await tick(house)
    await deliver(house, telegram)
    assert (await letters(house, FIRST)).count("group-told-over") == 1
    await town[SECOND].forges(f"qgj:{event.id}:{town.ids[TEACHER]}:0:0")
    await methodist.taps("Прошла? Кто был")
    await methodist.taps("☑ Пётр Л.")
    assert "☐ Пётр Л." in "".join(methodist.buttons)
    done = await methodist.taps("Прошла")
    assert "1 заявка отмечена" in done
    assert "Остались открытыми: 1" in done
    attended, absent = await stored(house, mine), await stored(house, free)
    assert (attended.status, attended.result_methodist) == (ConsultationStatus.ANSWERED, Outcome.FULL)
    assert (absent.status, absent.event_id) == (ConsultationStatus.IN_PROGRESS, None)
    assert (await changes(house, free))[-1] == "ungrouped"
    assert await seats(house) == {town.ids[TEACHER]: Attendance.ATTENDED, town.ids[NEIGHBOUR]: Attendance.ABSENT}
    await methodist.forges(f"qgk:{event.id}")
    assert "уже прошла или отменена" in methodist.toast


async def greeted(person):
    await person.says("/menu")
    return person.screen


async def test_the_day_before_those_who_come_are_reminded_once(
    house: House,
    telegram: Telegram,
    town: Town,
    clock: Clock,
):
    number = await asked(house, town.ids[TEACHER])
    await gather(house, town, number)
    await town[FIRST].taps("Позвать")
    async with house.database.writing() as session:
        event = (await session.scalars(select(Event))).one()
        event.starts_at, event.title = clock().replace(day=9), "Портфолио"
        await session.commit()
    await deliver(house, telegram)
    await town[TEACHER].taps("Буду")
    for _ in range(3):
        clock.passes(hours=12)
        await tick(house)
    assert (await letters(house, TEACHER)).count("group-told-tomorrow") == 1
    assert (await letters(house, FIRST)).count("group-told-tomorrow") == 0
    await town[FIRST].says("/plan")
    assert any(event.title in one for one in town[FIRST].buttons), town[FIRST].buttons
    refused = await town[FIRST].forges(f"ekh:{event.id}")
    assert "/requests" in f"{refused} {town[FIRST].toast}"
    assert (await event_of(house)).status is EventStatus.PLANNED
    await town[TEACHER].forges(f"ev:{event.id}")
    assert event.title in town[TEACHER].text


async def test_called_off_everybody_hears_why_and_requests_wait_on(
    house: House,
    telegram: Telegram,
    town: Town,
):
    number = await asked(house, town.ids[TEACHER])
    await gather(house, town, number)
    await town[FIRST].taps("Позвать")
    event = await event_of(house)
    await town[SECOND].forges(f"qgh:{event.id}", message=(await greeted(town[SECOND])))
    await town[SECOND].says("Потому что")
    assert (await event_of(house)).status is EventStatus.PLANNED
    await town[FIRST].taps("Отменить")
    assert "Длинновато" in await town[FIRST].says("я" * 301)
    await town[FIRST].says("Отключат <свет> & воду")
    assert "Отменена: Отключат <свет> & воду" in town[FIRST].text
    await deliver(house, telegram)
    assert "не будет: Отключат <свет> & воду" in town[TEACHER].text
    found = await stored(house, number)
    assert (found.status, found.event_id) == (ConsultationStatus.IN_PROGRESS, None)
    await town[TEACHER].forges(f"qgl:{event.id}:1")
    assert await seats(house) == {town.ids[TEACHER]: Attendance.INVITED}


async def test_whoever_takes_the_request_back_is_not_waited_for_and_who_came_has_come(
    house: House,
    telegram: Telegram,
    town: Town,
    clock: Clock,
):
    first = await asked(house, town.ids[TEACHER])
    second, third = await asked(house, town.ids[NEIGHBOUR]), await asked(house, town.ids[NEIGHBOUR])
    await gather(house, town, first, second, third)
    await town[FIRST].taps("Позвать")
    event = await event_of(house)
    for person, number in ((TEACHER, first), (NEIGHBOUR, second)):
        await town[person].forges(f"yw:{number}:1", message=(await greeted(town[person])))
        assert (await stored(house, number)).status is ConsultationStatus.WITHDRAWN
    assert await seats(house) == {town.ids[TEACHER]: Attendance.DECLINED, town.ids[NEIGHBOUR]: Attendance.INVITED}
    clock.passes(days=1)
    methodist = town[FIRST]
    await methodist.forges(f"qgj:{event.id}:{town.ids[NEIGHBOUR]}:1:0")
    assert (await seats(house))[town.ids[NEIGHBOUR]] is Attendance.ATTENDED
    await methodist.forges(f"qgh:{event.id}")
    assert "отменить нельзя" in await methodist.says("Передумали")
    assert (await event_of(house)).status is EventStatus.PLANNED
    await methodist.forges(f"qgk:{event.id}")
    assert "1 заявка отмечена" in methodist.text


async def test_whoever_leads_says_who_answers_what(house: House, town: Town):
    head, methodist = town[HEAD], town[FIRST]
    async with house.database.writing() as session:
        (await session.get_one(Stored, town.ids[FIRST])).paused_until = date(2025, 10, 20)
        await session.commit()
    await head.says("/requests")
    await head.taps("Ещё")
    await head.taps("Кто на что отвечает")
    await head.taps("⚠️ Дарья О. · 0")
    assert "никто не замещает" in head.text
    await head.taps("＋ Добавить")
    await head.taps("Аттестация на категорию")
    await head.taps("Все предметы")
    await head.taps("Школа № 3")
    assert "Аттестация на категорию, все предметы, Школа № 3" in head.text
    await head.taps("Кто замещает")
    await head.taps("Лев К.")
    assert "прошёл или слишком далеко" in await head.says("1.10.2027")
    assert "Замещает Лев К., последний день 20 октября" in await head.says("20.10")
    async with house.database.reading() as session:
        duty = (await session.scalars(select(Duty))).one()
        substitute = (await session.scalars(select(Substitute))).one()
        actions = [one.action for one in await session.scalars(select(AuditEntry))]
        await session.commit()
    assert (duty.person_id, duty.topic, duty.subject) == (town.ids[FIRST], "attestation_category", None)
    assert substitute.substitute_id == town.ids[SECOND]
    assert actions.count(Action.CONSULTATION_DUTIES_CHANGED) == 2
    await methodist.says("/requests")
    await methodist.taps("Ещё")
    await methodist.taps("Кто на что отвечает")
    assert "＋ Добавить" not in methodist.buttons
    assert "Уведомления" in methodist.buttons
    for data in (f"duh:{duty.id}:{town.ids[FIRST]}", f"dub:{town.ids[SECOND]}", f"duk:{town.ids[SECOND]}", f"duj:{town.ids[SECOND]}:{town.ids[HEAD]}", "duf:0"):  # fmt: skip
        await methodist.forges(data)
    await methodist.says("30.10")
    async with house.database.reading() as session:
        assert len(list(await session.scalars(select(Duty)))) == 1
        assert [one.person_id for one in await session.scalars(select(Substitute))] == [town.ids[FIRST]]
        await session.commit()
    number = await asked(house, town.ids[TEACHER], responsible=town.ids[FIRST])
    deputy = town[SECOND]
    await deputy.says("/requests")
    await deputy.taps(f"№ {number}")
    await deputy.taps("Взять и ответить")
    assert (await stored(house, number)).responsible_id == town.ids[SECOND]
    assert await helping(house, number) == {town.ids[FIRST], town.ids[SECOND]}
    await methodist.forges(f"dub:{town.ids[FIRST]}")
    await methodist.taps("Не замещать")
    await deputy.says("/requests")
    await head.forges(f"duh:{duty.id}:{town.ids[FIRST]}")
    assert "Отдельных обязанностей нет" in head.text


async def test_figures_and_the_journal(house: House, telegram: Telegram, town: Town, clock: Clock):
    now = clock()
    await asked(house, town.ids[TEACHER], responsible=town.ids[FIRST], hours_ago=5, first_answer_at=now)
    await asked(house, town.ids[TEACHER], responsible=town.ids[SECOND], hours_ago=50, first_in=-10)
    await asked(
        house, town.ids[NEIGHBOUR], responsible=town.ids[FIRST], status=ConsultationStatus.ANSWERED, answered_at=now,
        first_answer_at=now, summary='=HYPERLINK("x")', result_methodist=Outcome.PARTIAL,
    )  # fmt: skip
    methodist, head = town[FIRST], town[HEAD]
    await methodist.says("/requests")
    await methodist.taps("Ещё")
    await methodist.taps("Цифры и журнал")
    assert "10.2025 · мои заявки" in methodist.text
    assert "Первый ответ в среднем: 3 ч" in methodist.text
    assert "Сейчас открыто: 1, просрочено: 0" in methodist.text
    assert "Лев К." not in methodist.text
    await head.forges("qF:0", message=await greeted(head))
    assert "Сейчас открыто: 2, просрочено: 1" in head.text
    assert "Лев К.: открыто 1, просрочено 1" in head.text
    await head.taps("‹")
    assert "09.2025" in head.text
    await methodist.taps("Журнал консультаций")
    await methodist.taps("Учебный год: 01.09.2025 – 31.08.2026")
    file = methodist.screen.content.file
    assert file is not None
    rows = [*load_workbook(BytesIO(file.data)).active.iter_rows()]
    assert [row[0].value for row in rows] == ["№", 1, 3]
    assert rows[2][12].value == '=HYPERLINK("x")'
    assert rows[2][12].data_type == "s"
    assert rows[1][2].value == "Вера Р."
    assert rows[2][13].value == "Частично"
    async with house.database.reading() as session:
        [entry] = await session.scalars(select(AuditEntry))
        await session.commit()
    assert (entry.action, entry.details["rows"]) == (Action.CONSULTATIONS_EXPORTED, 2)
    await town[LEADER].forges("qN:year:0", message=await greeted(town[LEADER]))
    await town[NEIGHBOUR].forges("qN:year:0", message=await greeted(town[NEIGHBOUR]))
    await town[NEIGHBOUR].forges("qF:0")
    assert "заявки" not in town[NEIGHBOUR].text
    async with house.database.reading() as session:
        entries = list(await session.scalars(select(AuditEntry)))
        waiting = list(await session.scalars(select(OutboxMessage)))
        await session.commit()
    assert [one.details["rows"] for one in entries] == [2, 0]
    assert waiting == []
