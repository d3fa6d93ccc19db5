"""Going back out of a form at its last check: nothing typed is lost by a tap; old buttons of it change nothing."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from bot.app import House
from models.contests import Contest, ContestEntry
from models.courses import Completion, CourseOffer
from models.people import Role
from tests.conftest import Clock
from tests.dialogs.shortcuts import settle
from tests.dialogs.test_contests import HOSTILE, announce
from tests.dialogs.test_course_plan import offer
from tests.telegram import Person, Telegram

METHODIST, TEACHER = 5_000_005_001, 5_000_005_002


@pytest.fixture
async def methodist(house: House, telegram: Telegram, clock: Clock) -> Person:
    clock.now = datetime(2025, 10, 7, 9, tzinfo=UTC)
    await settle(house, METHODIST, names=("Василькова", "Анна", "Юрьевна"), role=Role.METHODIST)
    return telegram.person(METHODIST)


async def all_of(house: House, table: type) -> list:
    async with house.database.reading() as session:
        return list(await session.scalars(select(table).order_by(table.id)))


async def leave_and_stay(person: Person, typed: str) -> None:
    """The way back asks; from there the whole of it is as it was."""
    assert "пропадёт" in await person.taps("‹ Назад")
    assert typed in await person.taps("Вернуться")


async def leave_and_return(person: Person, typed: str, *, begin: str) -> None:
    """The way back does not ask; whoever begins again finds the whole of it."""
    await person.taps("‹ Назад")
    await person.taps(begin)
    assert typed in await person.taps("Продолжить")


async def test_a_contest_is_not_lost_at_its_check(house: House, telegram: Telegram, methodist: Person):
    await announce(methodist)
    await methodist.taps("Номинации")
    skipping = methodist.data("Без номинаций")
    await methodist.says("Дебют\nМастер")
    await methodist.forges(skipping)  # of a question that is answered
    assert "Номинации (2)" in methodist.text
    await leave_and_return(methodist, HOSTILE, begin="➕ Новый конкурс")
    assert "Номинации (2)" in methodist.text
    await methodist.taps("Объявить конкурс")
    assert [one.title for one in await all_of(house, Contest)] == [HOSTILE]
    await methodist.taps("Изменить")
    assert "Идёт приём" in await methodist.taps("‹ Назад")  # nothing was changed: nothing to ask
    await methodist.taps("Изменить")
    await methodist.taps("Название")
    await methodist.says("Другое имя")
    await leave_and_stay(methodist, "Другое имя")
    leaving = methodist.data("‹ Назад")
    await methodist.taps("‹ Назад")
    await methodist.taps("Выйти")
    assert HOSTILE in methodist.text
    await methodist.forges(leaving)  # of a form that is over
    assert "Конкурсы · 1" in methodist.text
    assert telegram.unanswered == []


async def test_a_course_is_not_lost_at_its_check(house: House, telegram: Telegram, methodist: Person):
    await settle(house, TEACHER, names=("Ромашкина", "Вера", "Павловна"))
    teacher = telegram.person(TEACHER)
    await teacher.says("/courses")
    await teacher.taps("Добавить")
    await teacher.says("Основы <оценки> & Ко")
    hours = teacher.data("72 ч")
    await teacher.says("36")
    await teacher.says("01.09.2025")
    skipping = teacher.data("Пропустить")
    await teacher.says("Институт <развития>")
    await teacher.taps("Институт")
    document = teacher.text
    for stale in (skipping, hours):
        await teacher.forges(stale)
        assert teacher.text == document
    await teacher.says("77")
    for stale in (skipping, hours):
        await teacher.forges(stale)
        assert "Институт <развития>" in teacher.text
        assert "36 ч" in teacher.text
    await leave_and_return(teacher, "Институт <развития>", begin="Добавить")
    await teacher.taps("Сохранить")
    [stored] = await all_of(house, Completion)
    assert (stored.hours, stored.document, stored.provider_id) == (36, "77", 1)
    await teacher.taps("Исправить")
    assert "Мои курсы" in await teacher.taps("‹ Назад")  # nothing was changed: nothing to ask


async def test_an_offer_and_a_told_result_are_not_lost(house: House, telegram: Telegram, methodist: Person):
    await offer(methodist)
    [made] = await all_of(house, CourseOffer)
    await methodist.taps("Изменить")
    await methodist.taps("Мест")
    await methodist.says("12")
    await leave_and_stay(methodist, made.title)
    await methodist.taps("‹ Назад")
    await methodist.taps("Выйти")
    assert [one.seats for one in await all_of(house, CourseOffer)] == [made.seats]
    await methodist.says("/contests")
    await methodist.taps("Мои участия")
    await methodist.taps("➕ Результат не у нас")
    await methodist.says(HOSTILE)
    await methodist.taps("Профессиональное мастерство")
    await methodist.taps("региональный этап")
    await methodist.says("01.10.2025")
    await methodist.taps("лауреат")
    await methodist.taps("2 место")
    await methodist.says("https://example.org/итоги <b>")
    await leave_and_return(methodist, "лауреат, 2 место", begin="➕ Результат не у нас")
    await methodist.taps("Другое подтверждение")
    assert "лауреат, 2 место" in await methodist.taps("‹ Назад")  # a question asked again leads back to all of it
    sending = methodist.data("Отправить методисту")
    await methodist.taps("‹ Назад")
    await methodist.forges(sending)
    assert "закрыта" in methodist.toast
    await methodist.forges("ocO:0")
    assert "Мои участия" in methodist.text
    assert await all_of(house, ContestEntry) == []
    assert telegram.unanswered == []
