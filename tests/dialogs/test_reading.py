"""A new text of the consent: everything can be read, nothing new is stored, and there is always a way on."""

import pytest

from bot.app import House
from models.audit import AuditEntry
from models.people import Consent, Role
from models.people import Person as Stored
from tests.conftest import Clock
from tests.dialogs.drawer import Drawer
from tests.dialogs.shortcuts import answer, change_consent, settle, submit
from tests.dialogs.test_menu import Walker
from tests.telegram import Person, Telegram

READ = "Прочитать и согласиться"
DEAD = (
    "sb:diagnostics", "sd:diagnostics", "ss:1", "sp:1", "se:1:3", "sc:1:3:0", "sm:1:22:0:1", "sn:1:3", "sk:1",
    "pa:name", "pp:name:Лютикова Анна", "pp:position:teacher", "pk", "pc:1", "pl:position:0:", "go:people", "no such",
)  # fmt: skip


@pytest.fixture
async def reader(teacher: Person, house: House, telegram: Telegram) -> Person:
    """A teacher with a result and an open questionnaire, for whom the text has changed."""
    await submit(house, teacher.id)
    await answer(house, teacher.id, code="needs", until="N03")
    await change_consent(house, telegram)
    await teacher.says("/menu")
    return teacher


async def test_the_menu_says_what_has_changed_and_leads_to_the_text(reader: Person, drawer: Drawer, clock: Clock):
    assert "Вера, добрый день" in reader.text
    assert "Текст согласия изменился" in reader.text
    assert reader.buttons[0] == READ
    clock.passes(days=3)
    assert "Версия 2" in await reader.taps(READ)
    await reader.taps("Согласен")
    assert "Вера, добрый день" in reader.text
    assert READ not in reader.buttons
    assert (await drawer.count(Consent), await drawer.count(Stored)) == (2, 1)


async def test_everything_of_ones_own_can_be_read_and_nothing_is_stored_meanwhile(reader: Person, drawer: Drawer):
    before = await drawer.everything()
    await reader.taps("Мои анкеты")
    assert "Ваши опоры" in await reader.taps("Профессиональный профиль")
    assert "Изменить их можно после нового согласия" in await reader.taps("Посмотреть ответы")
    assert reader.buttons == ["Результат", "‹ Назад"]
    await reader.says("/surveys")
    assert "Изменить их можно" in await reader.taps("Продолжить")
    assert reader.buttons == ["‹ Назад"]
    assert "Школа № 3" in await reader.says("/profile")
    assert "Мои данные" in await reader.says("/privacy")
    await reader.taps("Забрать мои данные")
    assert any(message.content.file for message in reader.messages)
    assert await drawer.everything() == before


async def test_whatever_would_be_stored_is_refused_with_the_way_to_the_text(reader: Person, drawer: Drawer):
    before = await drawer.everything()
    for data in DEAD:
        assert "это не записано" in await reader.forges(data), data
        assert reader.buttons == [READ, "В меню"]
    for typed in ("что-нибудь", "/people", "/invite", "/no_such"):
        assert "это не записано" in await reader.says(typed), typed
        assert reader.buttons == [READ, "В меню"]
    for kind in ("photo", "document", "contact"):
        assert "это не записано" in await reader.sends(kind), kind
    assert await drawer.everything() == before
    assert not reader.telegram.unanswered


async def test_typing_into_an_open_form_is_refused_too(
    teacher: Person, house: House, telegram: Telegram, drawer: Drawer
):
    await teacher.says("/profile")
    await teacher.taps("Место работы")
    await change_consent(house, telegram)
    before = await drawer.everything()
    assert "это не записано" in await teacher.says("Лицей № 77")
    assert await drawer.everything() == before
    await teacher.taps(READ)
    await teacher.taps("Согласен")
    assert "Вера, добрый день" in teacher.text


async def test_an_answer_tapped_after_the_change_is_refused(
    teacher: Person, house: House, telegram: Telegram, drawer: Drawer
):
    await teacher.taps("Пройти анкету")
    await teacher.taps("Начать")
    await teacher.taps("Дальше")
    question = teacher.screen
    await change_consent(house, telegram)
    assert "это не записано" in await teacher.taps("Часто трудно", message=question)
    await teacher.says("Своими словами")
    assert set(await drawer.answers(teacher.id)) == {"D01"}
    await teacher.taps(READ)
    await teacher.taps("Согласен")
    await teacher.taps("Продолжить анкету")
    await teacher.taps("Часто трудно")
    assert len(await drawer.answers(teacher.id)) == 2


async def test_who_declines_stays_a_reader_and_can_withdraw(reader: Person, drawer: Drawer):
    await reader.taps(READ)
    assert "Нового о вас записывать не будем" in await reader.taps("Не согласен")
    assert reader.buttons == ["Вернуться к согласию", "Мои данные", "В меню"]
    assert await drawer.count(Consent) == 1
    await reader.taps("Мои данные")
    await reader.taps("Отозвать")
    assert "Готово" in await reader.taps("Да, отозвать")
    assert await drawer.person(reader.id) is None
    assert "Здравствуйте" in await reader.says("/menu")


async def test_no_button_of_a_reader_leads_into_a_corner(reader: Person):
    walker = Walker(reader, but=("leave:1", "consent:1:2:"))
    await walker.walk()
    assert {door.partition(":")[0] for door in walker.pressed} >= {"go", "meet", "consent", "sr", "st", "lang"}


async def test_a_link_waits_behind_the_new_text(reader: Person, house: House):
    await reader.says("/start q_needs")
    await reader.taps(READ)
    await reader.taps("Согласен")
    assert "Запрос на обучение" in reader.text


async def test_an_unfinished_profile_is_no_trap(stranger: Person, house: House, telegram: Telegram, drawer: Drawer):
    await stranger.says("/start")
    await stranger.taps("Продолжить")
    await stranger.taps("Согласен")
    await change_consent(house, telegram)
    assert "Текст согласия изменился" in await stranger.says("/menu")
    assert "Мой профиль" in await stranger.taps("Мой профиль")
    await stranger.taps("Место работы")
    assert "это не записано" in stranger.text
    await stranger.taps(READ)
    await stranger.taps("Согласен")
    assert "Где вы работаете" in stranger.text


async def test_the_second_version_is_not_agreed_to_with_the_button_of_the_first(
    stranger: Person, house: House, telegram: Telegram, drawer: Drawer
):
    await settle(house, stranger.id)
    await change_consent(house, telegram)
    await stranger.says("/menu")
    await stranger.taps(READ)
    assert "Версия 2" in await stranger.forges("consent:1:1:")
    assert await drawer.count(Consent) == 1


@pytest.mark.parametrize("role", [Role.METHODIST, Role.CENTRE_HEAD, Role.SCHOOL_COORDINATOR, Role.ADMIN])
async def test_roles_follow_the_same_rule(house: House, telegram: Telegram, drawer: Drawer, role: Role):
    person = telegram.person(1 if role is Role.ADMIN else 601)
    await settle(house, person.id, role=None if role is Role.ADMIN else role)
    await change_consent(house, telegram)
    assert "Текст согласия изменился" in await person.says("/menu")
    own = ["Мои анкеты", "🧭 Мой маршрут", "💬 Спросить методиста", "📅 Мероприятия", "Мой профиль", "Ещё"]
    assert person.buttons == [READ, *own]
    for command in ("/people", "/staff", "/audit", "/invite"):
        assert "это не записано" in await person.says(command)
    assert await drawer.count(AuditEntry) == 0
    await person.taps(READ)
    await person.taps("Согласен")
    await person.says("/menu")
    assert len(person.buttons) > 4


async def test_somebody_who_reads_english_is_asked_again_in_english(telegram: Telegram, house: House):
    person = telegram.person(503)
    await settle(house, person.id, language="en")
    await change_consent(house, telegram)
    assert "has changed" in await person.says("/start")
    await person.taps("Read and agree")
    await person.taps("I agree")
    assert "Good day" in person.text
