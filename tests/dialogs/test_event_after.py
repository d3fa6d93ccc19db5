"""After an event: materials sent and taken, certificates, feedback in two taps, a year of taking part; and attacks."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import SendVideo
from openpyxl import load_workbook
from sqlalchemy import select

from bot.app import House
from bot.delivery import TelegramMessenger
from models.events import Attendance, Event, EventFeedback, EventMaterial, EventPerson, EventRole, EventStatus
from models.forms import Form
from models.outbox import OutboxMessage
from models.people import Role
from services.events import event_feedback_clock
from tests.conftest import Clock
from tests.dialogs.shortcuts import counted, put_to_work, settle, visit_of
from tests.paper import pages
from tests.telegram import Person, Telegram

METHODIST, TEACHER, COLLEAGUE, COORDINATOR = 901, 911, 912, 902
HOSTILE = "Чтение <Ов> & $x$"


@pytest.fixture
async def town(house: House, telegram: Telegram) -> dict[int, Person]:
    await settle(house, METHODIST, names=("Осокина", "Дарья", "Юрьевна"), role=Role.METHODIST)
    await settle(
        house, COORDINATOR, names=("Ивова", "Ия", "Ильинична"), school="Школа № 7", role=Role.SCHOOL_COORDINATOR
    )
    await settle(house, TEACHER)
    await settle(house, COLLEAGUE, names=("Кленов", "Лев", "Ильич"))
    found = {number: telegram.person(number) for number in (METHODIST, TEACHER, COLLEAGUE, COORDINATOR)}
    for person in found.values():
        await person.says("/menu")
    return found


async def held(house: House, *telegram_ids: int, **facts: Any) -> int:
    """A seminar of this morning these people took part in."""
    now = house.clock()
    organiser = (await visit_of(house, METHODIST)).actor.id
    known = {
        "kind": "seminar", "title": HOSTILE, "place": "Кабинет 5", "starts_at": now - timedelta(hours=3),
        "ends_at": now - timedelta(hours=1), "organiser_id": organiser, "status": EventStatus.PLANNED, "created_at": now,
    }  # fmt: skip
    there = [(await visit_of(house, one)).actor.id for one in telegram_ids]
    async with house.database.writing() as session:
        event = Event(**{**known, **facts})
        session.add(event)
        await session.flush()
        for person in there:
            session.add(
                EventPerson(
                    event_id=event.id, person_id=person, attendance=Attendance.ATTENDED, changed_at=now,
                    confirmed_at=now, confirmed_by=organiser,
                )
            )  # fmt: skip
        await session.commit()
        return event.id


async def post(house: House, telegram: Telegram) -> None:
    """Say everything that stands in the outbox."""
    messenger = TelegramMessenger(telegram.bot, house.catalog)
    async with house.database.reading() as session:
        letters = [(one.chat_id, dict(one.payload)) for one in await session.scalars(select(OutboxMessage))]
    for chat, payload in letters:
        await messenger.deliver(chat, payload)


def pdf_of(person: Person) -> list[str]:
    document = person.screen.content.file
    assert document is not None
    return pages(document.data)


async def test_materials_are_sent_once_and_taken_with_a_tap(house: House, telegram: Telegram, town: dict[int, Person]):
    methodist, teacher, colleague = town[METHODIST], town[TEACHER], town[COLLEAGUE]
    number = await held(house, TEACHER)
    await methodist.says("/plan")
    await methodist.taps("Чтение")
    assert "Участвовали: 1" in await methodist.taps("После встречи")
    assert "Здесь пока пусто" in await methodist.taps("📎 Материалы · 0")
    await methodist.taps("➕ Добавить")
    assert "Добавили ✓ план & <Ов>.docx" in await methodist.hands_over("план & <Ов>.docx", b"x")
    await put_to_work(house, telegram)  # a restart in the middle
    assert "Добавили ✓ подпись" in await methodist.sends("photo")
    assert "Добавили ✓ video.png" in await methodist.sends("video")
    assert "Не получилось" in await methodist.sends("voice")
    assert "Не получилось" in await methodist.says("просто слова")
    assert "Как это назвать?" in await methodist.says("https://video.example.ru/1")
    await methodist.says("x" * 5000)
    assert "Длинновато" in methodist.text
    await methodist.sends_album("", "", kind="photo")  # what had no title keeps a plain one, nothing is lost
    assert "Добавили ✓ Фото" in methodist.text
    await methodist.says("Запись https://video.example.ru/2")
    assert "· 7" in await methodist.taps("Готово")
    await methodist.taps("›")
    await methodist.taps("🖼 Фото")
    assert "Удалить «Фото»?" in await methodist.taps("Удалить")
    sure = methodist.data("Да, удалить")
    await methodist.taps("Да, удалить")
    assert await counted(house, EventMaterial) == 6
    await methodist.forges(sure)
    assert await counted(house, EventMaterial) == 6
    await methodist.forges(f"egm:{number}:0")
    assert "Напишем 1 участнику" in await methodist.taps("Разослать участникам · 1")
    assert "уже написали" in await methodist.taps("Разослать участникам · 1")
    assert await counted(house, OutboxMessage) == 1
    await post(house, telegram)
    assert "6 файлов и ссылок" in teacher.text
    listed = await teacher.taps("Посмотреть")
    assert "· 6" in listed
    shelf = teacher.screen
    await teacher.taps("📄 план", message=shelf)
    assert teacher.screen.content.file is not None
    assert teacher.screen.content.file.data == b"x"
    gone = TelegramBadRequest(method=SendVideo(chat_id=TEACHER, video="x"), message="wrong file identifier")
    telegram.session.fails_with["sendVideo"] = [gone]
    await teacher.taps("🎬 video", message=shelf)
    assert "Файла больше нет" in teacher.toast
    await teacher.taps("🎬 video", message=shelf)
    assert teacher.screen.content.kind == "video"
    await teacher.taps("🔗 Ссылка", message=shelf)
    assert "https://video.example.ru/1" in teacher.text
    before = len(colleague.messages)
    for forged in (
        f"egl:{number}:0",
        "egg:1",
        f"egc:{number}",
        f"egf:{number}",
        f"egm:{number}:0",
        "egx:1:1",
        f"egs:{number}",
    ):
        await colleague.forges(forged)
        await town[COORDINATOR].forges(forged)
        assert HOSTILE not in colleague.text + town[COORDINATOR].text
        assert not colleague.screen.content.file
    assert len(colleague.messages) - before < 3
    assert await counted(house, EventMaterial) == 6


async def test_certificates_are_drawn_for_one_and_for_all(house: House, town: dict[int, Person]):
    methodist, teacher = town[METHODIST], town[TEACHER]
    number = await held(house, TEACHER, COLLEAGUE)
    await teacher.forges(f"ev:{number}")
    await teacher.taps("🎓 Сертификат")
    [own] = pdf_of(teacher)
    assert {
        "Методическая служба", "Ромашкина Вера Павловна", "Подтверждаем участие в мероприятии", "Кабинет 5",
        f"Семинар «{HOSTILE}»", "7 октября 2025 г.", "3 академических часа",
    } <= set(own.split("\n"))  # fmt: skip
    assert f"№ 2025/26-{number}-" in own
    await methodist.forges(f"ega:{number}")
    await methodist.taps("🎓 Сертификаты · 2")
    both = pdf_of(methodist)
    assert [("Лев К." in one, "Вера Р." in one) for one in both] == [(True, False), (False, True)]
    assert not any("Ромашкина" in one or "Кленов" in one for one in both)
    await town[COORDINATOR].forges(f"egz:{number}")
    assert not town[COORDINATOR].screen.content.file
    elsewhere = await held(house, TEACHER, is_external=True)
    await teacher.forges(f"ev:{elsewhere}")
    assert not any("Сертификат" in one or "Отзыв" in one for one in teacher.buttons)


async def test_feedback_is_two_taps_and_a_few_words(
    house: House, telegram: Telegram, town: dict[int, Person], clock: Clock
):
    teacher, methodist = town[TEACHER], town[METHODIST]
    number = await held(house, TEACHER, COLLEAGUE)
    async with house.database.writing() as session:
        await event_feedback_clock.ask(session, house.municipality, now=clock.now)
    await post(house, telegram)
    assert "Насколько это было полезно" in teacher.text
    letter = teacher.screen
    assert "Полезно: 4 из 5" in await teacher.taps("4")
    await put_to_work(house, telegram)  # a restart in the middle: the first mark stands in the message
    assert "Полезно: 4 из 5" in letter.content.text
    applied = teacher.data("Отчасти")
    teacher.presses("Отчасти")
    teacher.presses("Отчасти")
    await telegram.deliver_at_once()
    await asyncio.sleep(0)
    assert await counted(house, EventFeedback) == 1
    assert await counted(house, Form) == 0, "the number of what was said stands beside nobody"
    assert "Длинновато" in await teacher.says("x" * 301)
    assert "отзыв принят" in await teacher.says("Мало <b>практики</b> & времени")
    for again in (applied, f"egu:{number}:1", f"egf:{number}", f"egd:{number}:1:1"):
        assert "уже есть" in await teacher.forges(again) + teacher.toast
    async with house.database.reading() as session:
        [row] = await session.scalars(select(EventFeedback))
    assert (row.useful, row.applied, row.words) == (4, 2, "Мало <b>практики</b> & времени")
    colleague = town[COLLEAGUE]
    await colleague.taps("5")
    await colleague.taps("‹ Назад")
    await colleague.taps("3")
    await colleague.taps("Да")
    asked = colleague.screen
    clock.passes(hours=2)
    assert "принят" not in await colleague.says("а это уже о другом")
    await colleague.taps("Без слов", message=asked)
    await colleague.says("это уже никуда")
    await methodist.forges(f"ega:{number}")
    assert "Ответили: 2 из 2" in await methodist.taps("💬 Отзывы · 2")
    assert "Итоги появятся 14 октября" in methodist.text
    clock.passes(days=8)
    assert "Ответов меньше 5" in await methodist.forges(f"egr:{number}")
    assert "практики" not in methodist.text
    async with house.database.writing() as session:
        session.add_all([EventFeedback(event_id=number, useful=5, applied=3) for _ in range(3)])
        await session.commit()
    assert "Полезность: 4,4 из 5" in await methodist.forges(f"egr:{number}")
    assert "Оценили на 4 и 5: 4 из 5" in methodist.text
    assert "▰▰▰▰▰▰▰▰▰▰ 5 — 3" in methodist.text
    assert "Мало <b>практики</b> & времени" in await methodist.taps("Своими словами · 1")
    await teacher.forges(f"egr:{number}")
    assert "Полезность" not in teacher.text


async def test_taking_part_year_by_year_and_as_a_register(house: House, town: dict[int, Person], clock: Clock):
    teacher, methodist = town[TEACHER], town[METHODIST]
    for days in range(0, 60, 10):
        await held(house, TEACHER, title="=1+1", starts_at=clock.now - timedelta(days=days, hours=2), ends_at=None)
    old = await held(house, TEACHER, starts_at=clock.now - timedelta(days=400), is_external=True)
    async with house.database.writing() as session:
        row = (await session.scalars(select(EventPerson).where(EventPerson.event_id == old))).one()
        row.role = EventRole.SPOKE
        await session.commit()
    await teacher.says("/events")
    await teacher.taps("Мои записи")
    assert "Моё участие · 2025/26" in await teacher.taps("🎓 Моё участие")
    assert "Мероприятий: 4, академических часов: 8" in teacher.text
    assert "выступление" in await teacher.taps("‹ 2024/25")
    await teacher.taps("3")
    assert HOSTILE in teacher.text
    await teacher.forges("ego::0")
    await teacher.taps("⬇️ Таблица")
    document = teacher.screen.content.file
    assert document is not None
    table = list(load_workbook(BytesIO(document.data)).worksheets[0].iter_rows(values_only=True))
    assert [row[0] for row in table[1:]].count("2024/25") == 3
    assert table[1][1:6] == ("07.10.2025", "=1+1", "Семинар", None, "участие")
    await methodist.says("/plan")
    await methodist.taps("Цифры")
    assert "4 подтверждённых участия" in await methodist.taps("Реестр участия")
    await methodist.taps("⬇️ Месяц")
    document = methodist.screen.content.file
    assert document is not None
    table = list(load_workbook(BytesIO(document.data)).worksheets[0].iter_rows(values_only=True))
    assert [row[1] for row in table[1:]] == ["Вера Р."]
    for forged in ("egk:24309:year", "egt:24309", "ego:2199:99", "ego:1:0", "egt:12"):
        await teacher.forges(forged)
        assert "подтверждённ" not in teacher.text or "Моё участие" in teacher.text


async def test_without_events_nothing_leads_behind_them(house: House, telegram: Telegram, town: dict[int, Person]):
    number = await held(house, TEACHER)
    modules = house.municipality.programme.modules.model_copy(update={"events": False})
    programme = house.municipality.programme.model_copy(update={"modules": modules})
    await put_to_work(replace(house, municipality=replace(house.municipality, programme=programme)), telegram)
    for who, forged in (
        (
            METHODIST,
            (f"ega:{number}", f"egm:{number}:0", f"ege:{number}", f"egz:{number}", f"egr:{number}", "egt:24309"),
        ),
        (TEACHER, (f"egl:{number}:0", f"egc:{number}", f"egf:{number}", f"egd:{number}:5:3", "ego::0", "egp")),
    ):
        await town[who].says("/menu")
        for one in forged:
            assert "из старого сообщения" in await town[who].forges(one), one
    assert await counted(house, EventFeedback) == 0
