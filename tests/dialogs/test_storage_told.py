"""What people and administrators hear when nothing can be stored: one sentence, what to do, and when it is over."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import AnswerCallbackQuery

from bot.alarms import Alarms
from bot.app import House
from bot.readings import Readings
from models.faults import Fault, Faulty
from models.session import is_file
from services.pulse import Part, Trouble
from services.surveys import survey_answers
from tests.dialogs.drawer import Drawer
from tests.dialogs.shortcuts import answer
from tests.dialogs.test_status import ADMIN, Hands, letters
from tests.telegram import HELD, Person, Telegram

LATER, AGAIN = "Сейчас бот не может ничего записать", "Нажмите ещё раз"


@contextmanager
def away(house: House) -> Iterator[None]:
    """The file of the database has another name for a while."""
    if not is_file(house.database.url):
        pytest.skip("a server keeps its own files")
    file = Path(house.database.url.database or "")
    other = file.with_suffix(".away")
    file.rename(other)
    try:
        yield
    finally:
        other.rename(file)


async def test_the_screen_stays_and_the_same_tap_works_afterwards(
    teacher: Person, telegram: Telegram, house: House, drawer: Drawer
):
    await answer(house, teacher.id, until="D03")
    await teacher.taps("Мои анкеты")
    await teacher.taps("Продолжить")
    shown, chosen = teacher.text, teacher.buttons[0]
    with away(house):
        await teacher.taps(chosen)
        assert (telegram.toasts[-1][: len(LATER)], teacher.text) == (LATER, shown)
        late = TelegramBadRequest(AnswerCallbackQuery(callback_query_id="1"), "Bad Request: query is too old")
        telegram.session.fails_with["answerCallbackQuery"] = [late]
        await teacher.taps(chosen)
        assert telegram.session.sent[-1]["text"].startswith(LATER)
        assert LATER in await teacher.says("/menu")
    assert house.pulse.troubles == {Trouble.STORAGE: 3}
    assert set(await drawer.answers(teacher.id)) == {"D01"}
    await teacher.says("/surveys")
    await teacher.taps("Продолжить")
    await teacher.taps(chosen)
    assert set(await drawer.answers(teacher.id)) == {"D01", "D03"}


@pytest.mark.parametrize("fault", [Fault.BUSY, Fault.AWAY, Fault.CONFLICT])
async def test_what_passes_by_itself_is_worth_another_tap(
    teacher: Person, telegram: Telegram, house: House, monkeypatch: pytest.MonkeyPatch, fault: Fault
):
    await answer(house, teacher.id, until="D03")
    await teacher.taps("Мои анкеты")
    await teacher.taps("Продолжить")

    async def fail(*_given: object, **_named: object) -> None:
        raise Faulty(fault, "not now")

    with monkeypatch.context() as patch:
        patch.setattr(survey_answers, "choose", fail)
        await teacher.taps(teacher.buttons[0])
    assert AGAIN in telegram.toasts[-1]
    expected = Trouble.STORAGE if fault is Fault.BUSY else Trouble.UPDATE
    assert house.pulse.troubles == {expected: 1}


async def test_administrators_hear_of_it_and_of_its_end(house: House, telegram: Telegram):
    telegram.person(ADMIN, "Пётр", "Лютиков")
    hands = Hands()
    readings = Readings(house.database, house.pulse, house.clock)
    alarms = Alarms(house, telegram.bot, readings, hands)
    house.pulse.is_migrated = True
    telegram.playground.say(ADMIN, "/start")
    await telegram.deliver()
    HELD.set(None)
    with away(house):
        telegram.session.sent.clear()
        for _ in range(4):
            await alarms.look()
            hands.now += 60
        assert Part.STORAGE in house.pulse.amiss()
    assert ["Файл базы удалили или подменили" in one["text"] for one in telegram.session.sent] == [True]
    await alarms.look()
    assert Part.STORAGE not in house.pulse.amiss()
    told = [(one.payload["phrase"], one.payload["values"]["detail"]) for one in await letters(house)]
    assert told == [("alert-storage-back", "4")]


async def test_another_program_may_hold_the_database_for_a_moment(house: House, telegram: Telegram):
    alarms = Alarms(house, telegram.bot, Readings(house.database, house.pulse, house.clock), Hands())
    for fault, troubles in (("busy", 0), ("", 0), ("busy", 0), ("busy", 1), ("busy", 1)):
        alarms._judge_storage(fault)
        assert house.pulse.troubles[Trouble.STORAGE] == troubles
