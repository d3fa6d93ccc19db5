"""A button sends the very words it stands under: an older message of the same form shows how it is now, and waits."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

from bot.app import House
from models.consultations import Consultation
from models.contests import Contest, ContestEntry
from models.courses import Completion, CourseOffer
from models.materials import Material
from models.mentorships import Mentorship
from models.people import Role
from models.practices import Practice
from playground.messages import Message
from tests.conftest import Clock
from tests.dialogs.shortcuts import settle
from tests.telegram import Person, Telegram

METHODIST, YOUNG, MENTOR, OTHER = (5_000_008_000 + n for n in range(1, 5))
FIRST, NEW = "Старое <имя>", "Новое <имя> & слово"
LINK, NEW_LINK = "https://example.org/1", "https://example.org/2"
FORMS = {
    "practice": (
        Practice,
        ("/practices", "Рассказать"),
        ("Мастер-класс", FIRST, "муниципальный", "01.10.2025", "Фестиваль", LINK),
        ("Тема", NEW),
        "Отправить",
    ),
    "material": (
        Material,
        ("/materials", "Мои материалы", "Поделиться"),
        ("Видео", FIRST, "Методическая", "Всем", "Что внутри", LINK, "Да, с моим"),
        ("Название", NEW),
        "Отправить",
    ),
    "course": (
        Completion,
        ("/courses", "Добавить"),
        (FIRST, "72 ч", "12 мая 2025", "Институт развития", "Новая:", "77"),
        ("Исправить", "Название", NEW),
        "Сохранить",
    ),
    "offer": (
        CourseOffer,
        ("/courses", "🗂", "Предложения", "➕ Предложить курс"),
        (FIRST, "36", "20 октября", "24.10"),
        ("Название", NEW),
        "Показать педагогам",
    ),
    "contest": (
        Contest,
        ("/contests", "Вести конкурсы", "➕ Новый конкурс"),
        (FIRST, "20.10.2025"),
        ("Название", NEW),
        "Объявить конкурс",
    ),
    "result": (
        ContestEntry,
        ("/contests", "Мои участия", "➕ Результат не у нас"),
        (FIRST, "Профессиональное мастерство", "региональный", "01.10.2025", "лауреат", "2 место", LINK),
        ("Другое подтверждение", NEW_LINK),
        "Отправить методисту",
    ),
}
"""What is stored, the way to the form, its answers, a change, and the button that sends it."""


@pytest.fixture
async def methodist(house: House, telegram: Telegram, clock: Clock) -> Person:
    clock.now = datetime(2025, 10, 7, 9, tzinfo=UTC)
    await settle(house, METHODIST, names=("Василькова", "Анна", "Юрьевна"), role=Role.METHODIST)
    person = telegram.person(METHODIST)
    await person.says("/menu")
    return person


async def walk(person: Person, *steps: str) -> None:
    """What a button says is tapped, anything else is typed."""
    for step in steps:
        if any(step in label for label in person.buttons):
            await person.taps(step)
        else:
            await person.says(step)


def with_id(person: Person, number: int) -> Message:
    return next(one for one in person.messages if one.id == number)


async def count(house: House, table: type) -> int:
    async with house.database.reading() as session:
        return (await session.scalars(select(func.count()).select_from(table))).one()


async def must_wait(house: House, person: Person, table: type, send: str, old: int, word: str) -> None:
    """The older message stores nothing at first; what it then shows, it stores once."""
    await person.taps(send, message=with_id(person, old))
    shown = with_id(person, old).content.text
    assert shown.startswith("С тех пор здесь кое-что изменилось")
    assert word in shown
    assert await count(house, table) == 0
    await person.taps(send, message=with_id(person, old))
    assert await count(house, table) == 1


@pytest.mark.parametrize("form", FORMS)
async def test_an_older_message_sends_nothing_it_does_not_show(house: House, methodist: Person, form: str):
    table, way, answers, change, send = FORMS[form]
    await walk(methodist, *way, *answers)
    old = methodist.screen.id
    await walk(methodist, *way, "Продолжить", *change)
    await must_wait(house, methodist, table, send, old, change[-1])


async def test_nobody_is_asked_whom_the_message_does_not_name(house: House, telegram: Telegram, methodist: Person):
    for account, names in ((YOUNG, "Пётр"), (MENTOR, "Ирина"), (OTHER, "Олег")):
        await settle(house, account, names=("Ромашкин", names, "Львович"), school="Школа № 3")
    drafts: list[int] = []
    for mentor in ("Ирина", "Олег"):
        await walk(methodist, "/mentorships", "Новая пара", "ромашкин", "Пётр Р.", "Найти по имени", "ромашкин", mentor)
        drafts.append(methodist.screen.id)
    await must_wait(house, methodist, Mentorship, "Предложить", drafts[0], "Олег")


async def test_a_question_that_has_grown_is_read_before_it_goes(house: House, methodist: Person, teacher: Person):
    await walk(teacher, "/consult", "Аттестация", "Первая половина вопроса")
    old = teacher.screen.id
    await teacher.says("и вторая его половина")
    await must_wait(house, teacher, Consultation, "Отправить", old, "и вторая")
