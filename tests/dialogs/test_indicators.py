"""Indicators in the chat: the worst first, a card, groups, who is missing, entering, signing, what to be sent."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from bot.app import House
from models.audit import AuditEntry
from models.indicators import DigestPeriod, IndicatorEntry, IndicatorSnapshot, IndicatorSubscription
from models.outbox import OutboxMessage
from models.people import Role
from models.session import count_statements
from services.indicators import indicator_clock
from tests.by_hand import by_hand
from tests.dialogs.shortcuts import counted, put_to_work, settle, submit, visit_of
from tests.telegram import Person, Telegram

METHODIST, COORDINATOR, AUTHORITY, TEACHER = 901, 902, 904, 911
MOST_STATEMENTS = 8


@pytest.fixture
async def town(house: House, telegram: Telegram) -> dict[int, Person]:
    """One of six teachers of a school has answered; the people of work are heads that are not counted."""
    for number, role, name in (
        (METHODIST, Role.METHODIST, "Осокина"),
        (COORDINATOR, Role.SCHOOL_COORDINATOR, "Клюквина"),
        (AUTHORITY, Role.AUTHORITY_HEAD, "Рябинина"),
    ):
        await settle(house, number, names=(name, "Анна", "Юрьевна"), position="director", role=role)
    for number in range(TEACHER, TEACHER + 6):
        await settle(house, number, names=("Ромашкина", "Вера&<", "Павловна"))
    await submit(house, TEACHER)
    return {number: telegram.person(number) for number in (METHODIST, COORDINATOR, AUTHORITY, TEACHER)}


async def tell(house: House) -> None:
    async with house.database.writing() as session:
        await indicator_clock.tell_all(session, house.municipality, now=house.clock())


async def open_one(person: Person, title: str) -> str:
    await person.says("/stats")
    for _ in range(6):
        for line in person.text.split("\n"):
            if title in line:
                return await person.taps(line.split(".")[0])
        await person.taps("›")
    raise AssertionError(title)


async def test_the_worst_comes_first_and_a_card_tells_everything(
    house: House, telegram: Telegram, town: dict[int, Person]
):
    methodist, coordinator, authority, teacher = town.values()
    house.clock.passes(days=1)
    await tell(house)
    statements: list[str] = []
    count_statements(house.database, lambda one: None if one.startswith("BEGIN") else statements.append(one))
    shown = await methodist.says("/stats")
    assert "1. ❗" in shown
    assert len(statements) <= MOST_STATEMENTS, "\n".join(statements)
    assert "Охват диагностикой" not in shown, "what has reached nothing at all stands before it"
    shown = await methodist.taps("›")
    assert shown.index("❗ Охват диагностикой") < shown.index("16,7\u202f% · план 100\u202f%")
    statements.clear()
    card = await open_one(methodist, "Охват диагностикой")
    assert "16,7\u202f% (1 из 6) на" in card
    assert "План 100\u202f% к 31.08.2028: не хватает 83,3\u00a0п.\u00a0п." in card
    assert "руководители — 3" in card
    assert "Посчитано только что" in card
    assert len(statements) <= 2 * MOST_STATEMENTS
    assert len(methodist.buttons) <= 8
    assert "1. Школа № 3 — 16,7\u202f% (1 из 6)" in await methodist.taps("По группам")
    school = await methodist.taps("1")
    assert "Школа № 3\nОхват диагностикой\n16,7\u202f% (1 из 6) на" in school
    assert "не хватает 83,3" in school
    assert "Раньше" in school, "what the night has told"
    assert "Не хватает: 5" in await methodist.taps("Кого не хватает")
    await methodist.taps("‹ Назад")
    await methodist.taps("График")
    assert methodist.screen.content.kind == "photo"
    assert "Школа № 3" in methodist.text
    await methodist.taps("‹ Назад")
    others = await methodist.taps("Другие показатели школы")
    assert "❗ Охват диагностикой" in others
    assert len(methodist.buttons) <= 8
    await methodist.taps("1")
    assert "Школа № 3" in methodist.text
    await methodist.forges("isg:P1:organization:0:0")
    assert "Учителя и преподаватели — 16,7" in await methodist.taps("По должностям")
    await methodist.taps("‹ Назад")
    assert "Не хватает: 5" in await methodist.taps("Кого не хватает")
    assert not any("Напомнить" in label for label in methodist.buttons), "no campaign runs"
    await methodist.taps("Вера&<")
    assert "Вера&< Р." in methodist.text, "a name is a name, never a tag"
    # a school: its own, by name; nothing to enter or to sign
    assert "ваша школа" in await coordinator.says("/stats")
    await open_one(coordinator, "Охват диагностикой")
    assert not any("Зафиксировать" in label or "Внести" in label for label in coordinator.buttons)
    assert "Не хватает: 5" in await coordinator.taps("Кого не хватает")
    await coordinator.forges("isg:P1:organization:0:0")
    before = coordinator.text
    await coordinator.forges("isx:P1:0:99999")
    assert coordinator.text == before, "another school is not there"
    # the authority: figures and no names, whatever is forged
    await open_one(authority, "Охват диагностикой")
    assert not any("Кого" in label for label in authority.buttons)
    for forged in ("ism:P1:0:0:0", "isx:P1:0:1", "isu:P1:0:1:0", "isj:P1:0:1", "isf:P1:0", "isz:P1:0", "isr:P1"):
        await authority.forges(forged)
        assert telegram.toasts[-1] or "Никого" not in authority.text
        assert "Вера" not in authority.text
    # an educator, where results are open: the municipality, small groups and parts closed
    await teacher.says("/menu")
    assert "Охват диагностикой" in await teacher.says("/stats")
    assert not any("Присылать" in label for label in teacher.buttons)
    await open_one(teacher, "Охват диагностикой")
    assert not any("групп" in label or "История" in label for label in teacher.buttons)
    for forged in (
        "isg:P1:organization:0:0",
        "ism:P1:0:0:0",
        "isx:P1:0:1",
        "isj:P1:0:0",
        "ish:P1:0",
        "iss",
        "ist:P1:1:0",
        "ise:P7",
        "isc:P8:0",
        "isk:1",
    ):
        before = teacher.text
        await teacher.forges(forged)
        assert teacher.text == before, forged
    assert await counted(house, IndicatorSubscription) == 0
    await open_one(methodist, "Охват диагностикой")
    await methodist.taps("График")
    assert methodist.screen.content.kind == "photo", "nights are drawn before the first day of the programme"


async def test_no_day_before_the_programme_is_shown(house: House, telegram: Telegram, town: dict[int, Person]):
    methodist = town[METHODIST]
    await open_one(methodist, "Охват диагностикой")
    for forged in ("isc:P1:1", "isg:P1:organization:1:0", "ism:P1:1:0:0", "isf:P1:1"):
        await methodist.forges(forged)
        assert "ещё не началась" in methodist.toast, forged


async def test_figures_are_typed_plainly_and_a_long_history_fits_into_a_message(
    house: House, telegram: Telegram, town: dict[int, Person]
):
    methodist = town[METHODIST]
    await open_one(methodist, "Успеваемость")
    for day in range(1, 6):
        await methodist.taps("Внести значение")
        for unfit in ("1e1", "9_8", "\u0661\u0662", "98 %%", "+98", "9.8.1", "x" * 4000):
            assert "Напишите число" in await methodist.says(unfit)
        await methodist.says(f"98,{day} %")
        await methodist.says(f"0{day}.09.2025")
        shown = await methodist.says("д" * 295 + "<b>&\n" + "<&" * 250)
        assert f"98,{day} на 0{day}.09.2025" in shown
    history = await methodist.taps("История")
    assert history.count("Комментарий: " + "<&" * 250) == 3
    assert "98,2\n" in await methodist.taps("›")
    await methodist.taps("‹ Назад")
    await methodist.taps("График")
    assert methodist.screen.content.kind == "photo"
    assert "98,5 на 05.09.2025" in methodist.text
    await methodist.taps("‹ Назад")
    assert "Как считаем" in methodist.text, "the card it was drawn from"
    assert "\n▁▂▄▆█ с 01.09.2025\n" in methodist.text, "the same as bars of letters"


async def test_a_value_is_entered_in_three_steps_and_replaced(
    house: House, telegram: Telegram, town: dict[int, Person]
):
    methodist = town[METHODIST]
    municipality = replace(house.municipality, programme=by_hand(house.municipality.programme))
    await put_to_work(replace(house, municipality=municipality), telegram)
    assert "нет данных" in await open_one(methodist, "Практики, которыми поделились")
    assert "Значения ещё не вносили" in methodist.text
    await methodist.taps("Внести значение")
    assert "число" in await methodist.says("много")
    assert "число" in await methodist.says("2,5")
    assert "На какой день" in await methodist.says("7")
    assert "ещё не наступил" in await methodist.says("31.12.2030")
    await methodist.taps("31.08.2025")
    assert "Откуда число" in methodist.text
    await methodist.sends("voice")
    assert "Подойдёт файл" in methodist.text
    assert "Длинновато" in await methodist.says("я" * 400)
    shown = await methodist.says("Приказ № 5 <b>&\nпо отчётам школ")
    assert "7 на 31.08.2025" in shown
    assert "План 10 к 31.08.2028: не хватает 3" in shown
    assert "Внесено" in shown
    assert "Анна О." in shown
    await methodist.taps("Внести значение")
    await methodist.says("12")
    await methodist.taps("31.08.2025")
    await methodist.hands_over("Справка.pdf", b"%PDF")
    assert "12 на 31.08.2025" in methodist.text
    assert "выполнен" in methodist.text
    history = await methodist.taps("История")
    assert "12" in history.split("\n\n")[1]
    assert "7 (заменено)" in history
    assert "Документ: Приказ № 5 <b>&" in history
    assert "Комментарий: по отчётам школ" in history
    assert "Документ: Справка.pdf" in history
    await methodist.taps("📎 Документ на 31.08.2025")
    assert methodist.screen.content.kind == "document"
    # stale and forged: the day of what was never typed, a share where a number belongs, somebody else's indicator
    await methodist.forges(f"isq:P7:{date(2025, 8, 31).toordinal()}")
    assert "Напишите число" in methodist.text
    await methodist.forges("ise:P1")
    await methodist.forges("isy:P7:1")
    assert await counted(house, IndicatorEntry) == 2
    await open_one(methodist, "Выполнение дорожной карты")
    await methodist.taps("Внести значение")
    assert "Первое не больше второго" in await methodist.says("200 из 148")
    await methodist.says("1 480 из 2 000")
    await methodist.taps("Сегодня")
    assert "74,0\u202f% (1\u202f480 из 2\u202f000)" in await methodist.says("https://example.org/otchet")
    # counted by itself from now on: what was entered stays in the history, behind what was told since
    await put_to_work(house, telegram)
    await open_one(methodist, "Практики, которыми поделились")
    assert "Внести значение" not in methodist.buttons
    await methodist.taps("Зафиксировать")
    await methodist.taps("Да, зафиксировать")
    signed, *entered = (await methodist.taps("История")).split("\n\n")[1:]
    assert "расчёт версии 2" in signed
    assert "вручную" not in signed
    assert "31.08.2025 — 12\nВнесено вручную: Анна О." in entered[0]
    assert "7 (заменено)" in entered[1]
    assert "Документ: Приказ № 5 <b>&" in entered[1]
    assert not any("версии" in one for one in entered)
    await methodist.taps("📎 Документ на 31.08.2025")
    assert methodist.screen.content.kind == "document"
    await open_one(methodist, "Выполнение дорожной карты")
    assert "1\u202f480 из 2\u202f000" in await methodist.taps("История")


async def test_a_value_that_comes_after_its_day_was_told_without_it_is_shown(
    house: House, telegram: Telegram, town: dict[int, Person]
):
    methodist = town[METHODIST]
    municipality = replace(house.municipality, programme=by_hand(house.municipality.programme))
    await put_to_work(replace(house, municipality=municipality), telegram)
    day = house.clock().date()
    house.clock.passes(days=1)
    async with house.database.writing() as session:
        await indicator_clock.tell_all(session, municipality, now=house.clock())
    for value in ("7", "8"):
        await open_one(methodist, "Практики, которыми поделились")
        await methodist.taps("Внести значение")
        await methodist.says(value)
        await methodist.says(f"{day:%d.%m.%Y}")
        assert f"{value} на {day:%d.%m.%Y}\n" in await methodist.says("Приказ № 5")
    await methodist.taps("Зафиксировать")
    await methodist.taps("Да, зафиксировать")
    await methodist.taps("Внести значение")
    await methodist.says("9")
    await methodist.says(f"{day:%d.%m.%Y}")
    assert f"8 на {day:%d.%m.%Y}\n" in await methodist.says("Приказ № 6"), "as it was signed"


async def test_a_value_is_signed_once_and_corrected_with_a_reason(
    house: House, telegram: Telegram, town: dict[int, Person]
):
    methodist = town[METHODIST]
    await open_one(methodist, "Охват диагностикой")
    await methodist.taps("Зафиксировать")
    assert "Сейчас: 16,7" in methodist.text
    methodist.presses("Да, зафиксировать")
    methodist.presses("Да, зафиксировать")
    await telegram.deliver()
    assert await counted(house, IndicatorSnapshot) == 1
    await methodist.taps("Исправить")
    assert "Почему оно меняется" in methodist.text
    assert "исправлять нечего" in await methodist.says("потому что")
    await submit(house, TEACHER + 1)
    await methodist.says("/stats")
    await methodist.forges("isz:P1:0")
    assert "Его можно исправить" in telegram.toasts[-1]
    await methodist.forges("isf:P1:0")
    await methodist.says("Ответила <b>ещё& одна")
    house.clock.passes(days=40)
    day = (house.clock().date()).strftime("%d.%m.%Y")
    await open_one(methodist, "Охват диагностикой")
    history = await methodist.taps("История")
    assert "33,3\u202f% (2 из 6)" in history
    assert "16,7\u202f% (1 из 6) (заменено)" in history
    assert "Причина: Ответила <b>ещё& одна" in history
    await methodist.taps("‹ Назад")
    await methodist.taps("На другой день")
    assert day not in methodist.buttons
    assert "разобрать день" in await methodist.says("когда-нибудь")
    signed = (await visit_of(house, METHODIST)).municipality.day(house.clock()).replace(day=1)
    assert "на" in await methodist.says(f"{signed:%d.%m.%Y}")
    async with house.database.reading() as session:
        details = [one.details for one in await session.scalars(select(AuditEntry))]
        await session.commit()
    assert not any("Ответила" in str(one) for one in details)


async def test_everybody_is_reminded_once_a_day(house: House, telegram: Telegram, town: dict[int, Person]):
    methodist = town[METHODIST]
    house.clock.now = datetime(2025, 10, 6, 9, tzinfo=UTC)
    await methodist.says("/campaigns")
    await methodist.taps("Открыть: Входная")
    await methodist.taps("Открыть сейчас")
    house.clock.passes(days=3)
    await open_one(methodist, "Охват диагностикой")
    await methodist.taps("Кого не хватает")
    before = await counted(house, OutboxMessage)
    label = next(one for one in methodist.buttons if "Напомнить всем" in one)
    first, second = methodist.buttons[1:3]
    assert first.startswith("Вера&< Р. (…")
    assert second != first, "two called the same are told apart"
    await methodist.taps(first)
    await methodist.taps("‹ Назад")
    assert methodist.buttons[1] == first, "back in the list, not among everybody"
    assert "Сегодня ещё никому не напоминали" in methodist.text
    methodist.presses(label)
    methodist.presses(label)
    await telegram.deliver()
    count = int(label.split(": ")[1])
    assert await counted(house, OutboxMessage) == before + count
    assert f"Сегодня уже напомнили: {count}" in methodist.text
    await methodist.forges("isr:P1")
    assert await counted(house, OutboxMessage) == before + count
    await methodist.forges("isr:P4")
    assert await counted(house, OutboxMessage) == before + count


async def test_a_coordinator_reminds_those_of_the_school(house: House, telegram: Telegram, town: dict[int, Person]):
    house.clock.now = datetime(2025, 10, 6, 9, tzinfo=UTC)
    await settle(house, 950, names=("Тополева", "Алла", "Ивановна"), school="Школа № 7")
    await town[METHODIST].says("/campaigns")
    await town[METHODIST].taps("Открыть: Входная")
    await town[METHODIST].taps("Открыть сейчас")
    house.clock.passes(days=3)
    coordinator, before = town[COORDINATOR], await counted(house, OutboxMessage)
    await open_one(coordinator, "Охват диагностикой")
    await coordinator.taps("Кого не хватает")
    label = next(one for one in coordinator.buttons if "Напомнить всем" in one)
    await coordinator.taps(label)
    assert await counted(house, OutboxMessage) == before + int(label.split(": ")[1])
    async with house.database.reading() as session:
        asked = set(await session.scalars(select(OutboxMessage.chat_id)))
        await session.commit()
    assert 950 not in asked


async def test_what_to_be_sent_and_where_the_programme_stands(house: House, town: dict[int, Person]):
    coordinator = town[COORDINATOR]
    await coordinator.says("/stats")
    assert len(coordinator.buttons) <= 10
    await coordinator.taps("Ещё…")
    await coordinator.taps("Присылать")
    await coordinator.taps("Раз в неделю")
    assert coordinator.buttons[0] == "● Раз в неделю"
    await coordinator.taps("Сказать сразу")
    await coordinator.taps("☐ Охват диагностикой")
    await coordinator.forges("ist:P1:1:0")
    await coordinator.forges("ist:P9:1:0")
    await coordinator.forges("ist:NOPE:1:0")
    assert "☑ Охват диагностикой" in coordinator.buttons
    async with house.database.reading() as session:
        kept = await session.scalar(select(IndicatorSubscription))
        await session.commit()
    assert kept is not None
    assert (kept.period, kept.alerts) == (DigestPeriod.WEEKLY, ["P1"])
    await coordinator.taps("‹ Назад")
    assert "Сказать сразу, если хуже: 1" in coordinator.buttons
    await coordinator.taps("● Раз в неделю")
    await coordinator.taps("Не присылать")
    await coordinator.taps("‹ Назад")
    await coordinator.taps("Ещё…")
    shown = await coordinator.taps("Этапы и цели")
    assert "▶ Основной (внедренческий): 01.09.2024" in shown
    assert "✓ Организационно-диагностический" in shown
    assert "◐ Диагностика у всех" in shown
    await coordinator.taps("Охват диагностикой")
    assert "Как считаем" in coordinator.text
    await coordinator.taps("‹ Назад")
    await coordinator.taps("Картинкой")
    assert coordinator.screen.content.kind == "photo"
    await coordinator.taps("‹ Назад")
    assert "Показатели" in coordinator.text
