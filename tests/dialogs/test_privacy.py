"""What is stored about me: to see, to take along, to withdraw; and logs that say nothing of anybody."""

import json
import logging
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import select, text, update

from bot.app import House
from bot.logs import Discreet, Json
from models.associations import Association, Membership
from models.invitations import Invitation, JoinRequest, JoinStatus
from models.people import Account, Consent, Role, RoleGrant
from models.people import Person as Stored
from models.responses import Answer, Response
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
    await writer.taps("Настройки")
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


SHEETS = [
    "О вас",
    "Ответы",
    "Согласия",
    "Роли",
    "Реестр дефицитов",
    "Внешние тесты",
    "Маршрут",
    "Сообщения",
    "Заявки методисту",
    "Наставничество",
    "Реестр курсов",
    "План курсов",
    "Мои мероприятия",
    "Мои поручения",
    "Моё участие",
    "Конкурсы",
    "Практики",
    "Мои материалы",
    "Действия",
]


async def taken(person: Person) -> dict[str, list[tuple]]:
    """The sheets of the table that comes first of the two files."""
    await person.says("/privacy")
    await person.taps("Забрать")
    table, plain = [message.content.file for message in person.messages if message.content.file][-2:]
    assert table.name == "Мои данные 2025-10-07.xlsx"
    assert plain.name == "Мои данные 2025-10-07.json"
    book = load_workbook(BytesIO(table.data))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}


async def test_the_table_can_be_read_without_a_programmer(writer: Person, drawer: Drawer):
    sheets = await taken(writer)
    assert list(sheets) == SHEETS
    assert ("Имя", "Ромашкина Вера Павловна") in sheets["О вас"]
    assert ("Место работы", "Школа № 3") in sheets["О вас"]
    assert len(sheets["Ответы"]) == await drawer.count(Answer) + 1
    [own] = [row for row in sheets["Ответы"] if WORDS in row]
    assert own[0] == "Профессиональный профиль педагога"
    assert own[1] == "2025/26"
    assert "до конца учебного года" in own[2]
    assert own[5] == "вы"
    assert "Курс" in {row[3] for row in sheets["Ответы"]}
    assert sheets["Согласия"][1] == (1, "07.10.2025 15:00", None)
    assert [row[1] for row in sheets["Действия"][1:]] == ["выгружены свои данные"]


@pytest.mark.parametrize("typed", ["=1+1", "+7 900 000", "-3", "@SUM(A1)", "<b>&", "а" * 900])
async def test_own_words_are_text_in_the_table(teacher: Person, house: House, typed: str):
    await answer(house, teacher.id, until="D24")
    await teacher.taps("Мои анкеты")
    await teacher.taps("Продолжить")
    await teacher.says(typed)
    stored = [row[3] for row in (await taken(teacher))["Ответы"]]
    assert typed in stored or len(typed) > 500


async def test_the_screen_says_what_the_register_knows_and_who_entered_what(
    teacher: Person, colleague: Person, house: House, drawer: Drawer
):
    await submit(house, teacher.id)
    vera, helper = await drawer.person(teacher.id), await drawer.person(colleague.id)
    async with house.database.writing() as session:
        stored = await session.get(Stored, vera.id)
        stored.email, stored.category, stored.category_on = "vera@example.org", "first", date(2024, 2, 29)
        session.add(RoleGrant(person_id=vera.id, role=Role.METHODIST, granted_at=house.clock()))
        association = Association(title="РМО математики", search_key="рмо математики", created_at=house.clock())
        session.add(association)
        await session.flush()
        session.add(Membership(association_id=association.id, person_id=vera.id))
        await session.execute(update(Answer).values(entered_by=helper.id))
        await session.commit()
    text = await teacher.says("/privacy")
    for expected in (
        "Почта: vera@example.org",
        "Категория: первая",
        "Категория с: 29 февраля 2024",
        "Объединения: РМО математики",
        "Роли: методист",
        f"За вас внесли ответов: {await drawer.count(Answer)} (Вера Р.)",
    ):
        assert expected in text
    sheets = await taken(teacher)
    assert {row[5] for row in sheets["Ответы"][1:]} == {"Вера Р."}
    assert sheets["Роли"][1] == ("методист", "везде", "07.10.2025 15:00")


async def test_a_person_of_the_register_leaves_and_the_register_stays(
    teacher: Person, house: House, drawer: Drawer, clock: Clock
):
    """The row stays with what the employment brought; nothing leads from it to the answers."""
    await submit(house, teacher.id)
    vera = await drawer.person(teacher.id)
    marks = await drawer.count(Answer)
    async with house.database.writing() as session:
        stored = await session.get(Stored, vera.id)
        stored.email, stored.phone = "vera@example.org", "+79000000"
        session.add(RoleGrant(person_id=vera.id, role=Role.METHODIST, granted_at=house.clock()))
        for digest, used_at in (("unused", None), ("used", clock.now)):
            session.add(
                Invitation(
                    digest=digest, role=Role.EDUCATOR, person_id=vera.id, used_at=used_at,
                    created_at=clock.now, expires_at=clock.now + timedelta(days=9),
                )
            )  # fmt: skip
        session.add(JoinRequest(person_id=vera.id, status=JoinStatus.WAITING, asked_at=clock.now))
        await session.commit()
    await teacher.says("/privacy")
    await teacher.taps("Отозвать")
    assert "останутся в списке педагогов" in teacher.text
    clock.passes(minutes=3)
    assert "осталось то, что пришло от школы" in await teacher.taps("Да, отозвать")
    async with house.database.reading() as session:
        people = list(await session.scalars(select(Stored).order_by(Stored.id)))
        responses = list(await session.scalars(select(Response)))
        invitations = {one.digest: one.revoked_at for one in await session.scalars(select(Invitation))}
        await session.commit()
    kept, nobody = people
    assert (kept.surname, kept.position, kept.email, kept.phone) == ("Ромашкина", "teacher", None, None)
    assert kept.forgotten_at is None
    assert (nobody.surname, nobody.code, nobody.organization_id) == (None, None, None)
    assert nobody.forgotten_at == datetime(2025, 10, 1, tzinfo=UTC)
    assert {response.person_id for response in responses} == {nobody.id}
    assert invitations == {"unused": clock.now, "used": None}
    assert await drawer.count(Answer) == marks
    assert [await drawer.count(table) for table in (Account, RoleGrant, JoinRequest)] == [0, 0, 0]
    assert str(teacher.id) not in await drawer.everything()
    assert "Здравствуйте" in await teacher.says("/menu")


async def test_whoever_stands_in_no_register_leaves_nothing_that_names_them(
    writer: Person, house: House, drawer: Drawer
):
    before = await drawer.person(writer.id)
    await writer.forges("leave:1")
    async with house.database.reading() as session:
        left = await session.get(Stored, before.id)
        await session.commit()
    assert left.forgotten_at == house.clock()
    named = ("surname", "name", "patronymic", "code", "organization_id", "position", "subject", "email", "phone")
    assert {getattr(left, column) for column in named} == {None}
    assert left.search_key == ""
