"""Buttons of courses tapped long after their screen: what has changed since is not decided unseen."""

from datetime import date

import pytest

from bot.app import House
from models.courses import Completion, CompletionStatus, CourseKind, CourseOffer
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
    for stale in ("Ud:summary", "Us:1", "Uh:36", "UT:3", "Up:1", "Un", "Uf:title:0"):
        await methodist.forges(stale)
        assert "уже закрыт" in methodist.toast
    assert "возвращён: нет даты" in await methodist.says("нет даты")
    await offer(methodist)
    await methodist.forges("zm:1:0")
    for stale in ("zd", "zs:seats", "zf:title:0", "zS"):
        await methodist.forges(stale)
        assert "уже закрыт" in methodist.toast
    assert telegram.unanswered == []
