"""Buttons of courses tapped long after their screen: what has changed since is not decided unseen."""

import pytest

from bot.app import House
from models.courses import Completion, CompletionStatus
from models.people import Role
from tests.dialogs.shortcuts import settle
from tests.dialogs.test_course_plan import offer
from tests.dialogs.test_courses import all_of, done, put
from tests.telegram import Person, Telegram

TEACHER, METHODIST, OTHER = 821, 822, 823


@pytest.fixture
async def methodist(house: House, telegram: Telegram) -> Person:
    await settle(house, METHODIST, names=("Василькова", "Анна", "Юрьевна"), position="director", role=Role.METHODIST)
    return telegram.person(METHODIST)


async def test_buttons_of_drafts_outlive_other_forms(house: House, telegram: Telegram, methodist: Person):
    person = await settle(house, TEACHER, names=("Ромашкина", "Вера", "Павловна"))
    await put(house, done(house, person, status=CompletionStatus.ENTERED))
    await methodist.says("/courses")
    await methodist.taps("🗂")
    await methodist.taps("Ждут проверки")
    await methodist.taps("Вера Р.")
    await methodist.taps("Вернуть с причиной")
    for stale in ("Ud:summary", "Us:1:0", "Uh:36", "UT:3", "Up:1", "Un", "Uf:title:0"):
        await methodist.forges(stale)
        assert "уже закрыт" in methodist.toast
    assert "возвращён: нет даты" in await methodist.says("нет даты")
    await offer(methodist)
    await methodist.forges("zm:1:0")
    for stale in ("zd", "zs:seats", "zf:title:0", "zS:0"):
        await methodist.forges(stale)
        assert "уже закрыт" in methodist.toast
    assert telegram.unanswered == []


async def test_what_was_not_shown_is_not_confirmed(house: House, telegram: Telegram, methodist: Person):
    person = await settle(house, TEACHER, names=("Ромашкина", "Вера", "Павловна"))
    teacher = telegram.person(TEACHER)
    await put(house, done(house, person, status=CompletionStatus.ENTERED))
    await methodist.says("/courses")
    await methodist.taps("🗂")
    await methodist.taps("Ждут проверки")
    assert "повышение квалификации, 36 ч" in await methodist.taps("Вера Р.")
    confirm = methodist.data("Подтвердить")
    await teacher.says("/courses")
    await teacher.taps("Основы")
    await teacher.taps("Исправить")
    await teacher.taps("Исправить")
    await teacher.taps("Часы")
    await teacher.says("1999")
    await teacher.taps("Готово")
    await teacher.taps("Сохранить")
    await methodist.forges(confirm)
    assert "уже изменился" in methodist.toast
    [stored] = await all_of(house, Completion)
    assert (stored.hours, stored.status) == (1999, CompletionStatus.ENTERED)
    await methodist.forges("Uc:1")
    shown = methodist.data("Подтвердить")
    await methodist.taps("Подтвердить")
    await methodist.forges(shown)  # twice is once
    assert "Подтверждено" in methodist.toast
    assert [one.status for one in await all_of(house, Completion)] == [CompletionStatus.CONFIRMED]
    assert telegram.unanswered == []


async def test_marks_that_are_gone_close_nothing(house: House, telegram: Telegram, methodist: Person):
    await settle(house, TEACHER, names=("Ромашкина", "Вера", "Павловна"))
    teacher = telegram.person(TEACHER)
    await offer(methodist)
    await teacher.says("/courses")
    await teacher.forges("ze:1:1")
    house.clock.passes(days=20)
    await methodist.says("/courses")
    await methodist.forges("zm:1:0")
    await methodist.taps("☑ Вера Р.")
    await methodist.taps("Не прошёл(ла)")
    await methodist.taps("Закрыть курс")
    assert "Прошли: 0" in methodist.text
    sure = methodist.data("Да, закрыть")
    await methodist.says("/courses")  # a screen in between, and nothing is marked any more
    await methodist.forges(sure)
    assert "Отметки с тех пор изменились" in methodist.toast
    assert await all_of(house, Completion) == []
    assert telegram.unanswered == []
