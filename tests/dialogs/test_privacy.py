"""What is stored about me: to see, to take along, to withdraw; and logs that say nothing of anybody."""

import json
import logging

import pytest
from sqlalchemy import text

from bot.app import House
from bot.logs import Discreet, Json
from models.people import Account, Consent
from models.people import Person as Stored
from models.responses import Answer
from tests.conftest import Clock
from tests.dialogs.drawer import Drawer
from tests.dialogs.shortcuts import answer, settle, submit
from tests.telegram import TOKEN, Person, Telegram

WORDS = "Секретные слова о пятом классе"


@pytest.fixture
async def writer(house: House, telegram: Telegram) -> Person:
    """A teacher who came by herself, has answered everything and added own words."""
    teacher = telegram.person(501)
    await settle(house, teacher.id, is_registered=False)
    await teacher.says("/menu")
    await answer(house, teacher.id, until="D24")
    await teacher.taps("Мои анкеты")
    await teacher.taps("Продолжить")
    await teacher.says(WORDS)
    await teacher.taps("Отправить")
    await teacher.says("/menu")
    return teacher


async def test_the_numbers_on_the_screen_are_the_numbers_in_the_drawer(writer: Person, drawer: Drawer):
    await writer.taps("Ещё")
    await writer.taps("Мои данные")
    assert f"«Профессиональный профиль педагога», 2025/26: {await drawer.count(Answer)} ответ" in writer.text
    assert "Имя: Ромашкина Вера Павловна" in writer.text
    assert "Место работы: Школа № 3" in writer.text
    assert "Согласие дано 7 октября 2025" in writer.text


async def test_everything_stored_can_be_taken_along(writer: Person, drawer: Drawer):
    await writer.says("/privacy")
    await writer.taps("Забрать")
    file = writer.screen.content.file
    assert file is not None
    taken = json.loads(file.data)
    assert taken["person"][0]["surname"] == "Ромашкина"
    assert taken["accounts"][0]["telegram_id"] == writer.id
    assert taken["organization"] == "Школа № 3"
    [response] = taken["responses"]
    stored = await drawer.answers(writer.id)
    answers = {answer["question"]: answer for answer in response["answers"]}
    assert set(answers) == set(stored)
    assert answers["D24"]["text"] == WORDS
    assert taken["consents"][0]["version"] == 1


async def test_nobody_takes_along_what_is_somebody_elses(writer: Person, colleague: Person):
    await colleague.says("/privacy")
    await colleague.taps("Забрать")
    file = colleague.screen.content.file
    assert file is not None
    assert WORDS not in file.data.decode()
    assert json.loads(file.data)["responses"] == []


async def test_leaving_is_asked_about_and_can_be_thought_over(writer: Person, drawer: Drawer):
    await writer.says("/privacy")
    assert "Отозвать согласие?" in await writer.taps("Отозвать")
    assert "Мои данные" in await writer.taps("Назад")
    assert await drawer.person(writer.id) is not None


async def test_leaving_takes_names_words_and_the_account_and_leaves_the_marks(writer: Person, drawer: Drawer):
    answers = await drawer.count(Answer)
    await writer.says("/privacy")
    await writer.taps("Отозвать")
    assert "ваши тексты удалены" in await writer.taps("Да, отозвать")
    left = await drawer.everything()
    assert not any(trace in left for trace in (str(writer.id), "Ромашкина", "Вера", "Павловна", WORDS, "2009"))
    assert await drawer.count(Answer) == answers
    assert await drawer.count(Account) == 0
    assert "Здравствуйте" in await writer.says("/menu")


async def test_leaving_twice_at_once_is_leaving_once(writer: Person, drawer: Drawer):
    await writer.says("/privacy")
    await writer.taps("Отозвать")
    writer.presses("Да, отозвать")
    writer.presses("Да, отозвать")
    await writer.telegram.deliver_at_once()
    assert await drawer.count(Account) == 0
    assert "Готово" in writer.text
    assert not writer.telegram.unanswered


async def test_leaving_in_the_middle_of_typing_leaves_no_form(teacher: Person, drawer: Drawer):
    await teacher.says("/profile")
    await teacher.taps("Место работы")
    await teacher.says("Тайное место")
    await teacher.forges("leave:1")
    assert "Тайное" not in await drawer.everything()
    assert str(teacher.id) not in await drawer.everything()


async def test_whoever_comes_back_is_a_new_person(writer: Person, drawer: Drawer):
    await writer.forges("leave:1")
    await writer.says("/start")
    await writer.taps("Продолжить")
    await writer.taps("Согласен")
    assert "Где вы работаете" in writer.text
    assert await drawer.count(Stored) == 2
    assert await drawer.count(Consent) == 2
    assert await drawer.responses(writer.id) == []


async def test_old_buttons_of_whoever_has_left_lead_to_the_door(writer: Person, drawer: Drawer):
    await writer.forges("leave:1")
    before = await drawer.everything()
    for data in (
        "st:1",
        "se:1:3",
        "sc:1:3:0",
        "pa:name",
        "pp:name:Аня Ким",
        "pc:1",
        "mydata",
        "leave:1",
        "consenttext",
    ):
        await writer.forges(data)
    assert await drawer.everything() == before
    assert not writer.telegram.unanswered


@pytest.mark.parametrize("data", ["mydata", "leave:1", "leave:0", "go:privacy", "consenttext"])
async def test_strangers_find_nothing_about_themselves(stranger: Person, drawer: Drawer, data: str):
    before = await drawer.everything()
    await stranger.says("/privacy")
    assert "ничего не хранится" in stranger.text
    await stranger.forges(data)
    assert await drawer.everything() == before


async def test_logs_name_nobody(writer: Person, house: House, caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.INFO)
    await writer.says("Ромашкина пишет без вопроса")
    await writer.says("/profile")
    await writer.taps("Имя")
    await writer.says("Колокольчикова 7")
    await writer.says("Колокольчикова Инна")
    await writer.forges("st:999")
    await writer.forges("pp:organization:999")
    logged = caplog.text
    assert "refused NotFound in update" in logged
    assert not any(secret in logged for secret in ("Ромашкина", "Колокольчикова", "Вера", WORDS, TOKEN, TOKEN[10:]))


BROKEN = {
    "sqlite": ("CREATE TRIGGER broken BEFORE INSERT ON answers BEGIN SELECT RAISE(ABORT, 'out of order'); END",),
    "postgresql": (
        "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'out of order'; END $$",
        "CREATE TRIGGER broken BEFORE INSERT ON answers FOR EACH ROW EXECUTE FUNCTION refuse()",
    ),
}
"""How to make a database refuse every answer."""


async def test_a_failure_of_the_database_is_logged_without_what_was_typed(
    teacher: Person, house: House, drawer: Drawer, caplog: pytest.LogCaptureFixture
):
    await answer(house, teacher.id, until="D24")
    await teacher.says("/menu")
    await teacher.taps("Продолжить")
    async with house.database.writing() as session:
        for statement in BROKEN[house.database.url.get_backend_name()]:
            await session.execute(text(statement))
        await session.commit()
    assert "мы уже знаем" in await teacher.says(WORDS)
    assert "out of order" in caplog.text
    assert WORDS not in caplog.text
    assert "D24" not in await drawer.answers(teacher.id)


@pytest.mark.parametrize("formatter", [Discreet(), Json()])
def test_a_token_in_an_exception_stays_out_of_the_log(formatter: logging.Formatter):
    try:
        int(f"https://api.telegram.org/bot{TOKEN}/getMe")
    except ValueError as error:
        shown = (ValueError, error, error.__traceback__)
        record = logging.LogRecord("x", logging.ERROR, __file__, 1, f"failed {TOKEN}", None, shown)
    line = formatter.format(record)
    assert "<secret>" in line
    assert TOKEN[10:] not in line


async def test_the_consent_of_another_day_is_dated_by_its_own_day(teacher: Person, clock: Clock):
    clock.passes(days=40)
    await teacher.says("/privacy")
    assert "7 октября 2025" in teacher.text


async def test_own_answers_may_be_read_after_sending_and_leaving_changes_no_totals(
    teacher: Person, house: House, drawer: Drawer
):
    await submit(house, teacher.id)
    before = await drawer.count(Answer)
    await teacher.forges("leave:1")
    stored = await drawer.everything()
    assert await drawer.count(Answer) == before
    assert '"D03"' in stored
