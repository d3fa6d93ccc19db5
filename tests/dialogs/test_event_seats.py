"""Conversations of those who come to events: lists, a seat taken and given back, a file, stale and forged buttons."""

from datetime import UTC, datetime, timedelta

from bot.app import House
from models.people import Role
from services.events import event_changes, events
from services.events.events import EventDraft
from tests.conftest import Clock
from tests.dialogs.shortcuts import settle, visit_of
from tests.telegram import Telegram

METHODIST, TEACHER, OTHER = 5_000_000_901, 5_000_000_902, 5_000_000_903
HOSTILE = "Чтение <Ов> & Ко"


async def test_somebody_registers_and_gives_the_seat_back(house: House, telegram: Telegram, clock: Clock):
    clock.now = datetime(2025, 10, 7, 9, tzinfo=UTC)
    await settle(house, METHODIST, names=("Василькова", "Анна", "Юрьевна"), role=Role.METHODIST)
    await settle(house, TEACHER, names=("Ромашкина", "Вера", "Павловна"))
    await settle(house, OTHER, names=("Кленов", "Лев", "Ильич"))
    teacher, other = telegram.person(TEACHER), telegram.person(OTHER)
    assert "Пока ничего не запланировано" in await teacher.says("/events")
    async with house.database.writing() as session:
        visit = await visit_of(house, METHODIST)
        draft = EventDraft("seminar", HOSTILE, clock.now + timedelta(days=3), place="Кабинет 5", seats=1)
        number = (await events.create(session, visit, draft)).id
    await teacher.says("/menu")
    assert "· 1" in await teacher.taps("Мероприятия")
    assert HOSTILE in await teacher.taps("Чтение")
    assert "Свободно 1 место" in teacher.text
    assert "Анна В." in teacher.text
    assert "Вы записаны" in await teacher.taps("Записаться")
    await teacher.forges(f"ex:{number}")
    assert "Вы записаны" in teacher.text
    await teacher.taps("В календарь")
    await other.says("/menu")
    assert "мест нет" in await other.forges(f"ev:{number}")
    assert "номер 1" in await other.taps("В лист ожидания")
    await teacher.says("/events")
    assert "Куда вы идёте" in await teacher.taps("Мои записи")
    await teacher.taps("Все мои встречи в календарь")
    file = teacher.messages[-1].content.file
    assert file is not None
    assert file.data.count(b"BEGIN:VEVENT") == 1
    assert b"STATUS:CONFIRMED" in file.data
    await teacher.taps("Для меня", message=teacher.messages[-2])
    await teacher.says("/events")
    await teacher.taps("Мои записи")
    await teacher.taps("Чтение")
    assert "вы не придёте" in await teacher.taps("Отменить запись")
    await other.forges(f"ev:{number}")
    assert "освободилось место" in other.text
    assert "Вы записаны" in await other.taps("Занять место")
    await other.says("/events")
    assert "ктябрь 2025" in await other.taps("По месяцам")
    assert any("✓ 10.10" in one for one in other.buttons)
    async with house.database.writing() as session:
        visit = await visit_of(house, METHODIST)
        await event_changes.cancel(session, visit, event_id=number, reason="Заболел лектор")
    await other.forges(f"ey:{number}")  # a button older than that
    assert "уже началось или его отменили" in other.toast
    assert "Заболел лектор" in other.text
    assert other.buttons == ["‹ Назад"]
    await other.forges("ezo")
    assert b"STATUS:CANCELLED" in other.messages[-1].content.file.data
    for forged in (
        "ev:999",
        "ex:999",
        "ey:999",
        "ez:999",
        "em:24309:0",
        "eu:0:99",
        f"ex:{number}",
        f"ey:{number}",
        "em:12:0",
    ):
        await other.forges(forged)
