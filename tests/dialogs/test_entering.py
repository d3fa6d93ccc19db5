"""Coming in: who the bot is, the consent, and nothing about anybody before it."""

import hashlib
import json

import pytest

from bot.app import House
from models.people import Consent
from models.people import Person as Stored
from tests.dialogs.drawer import Drawer
from tests.dialogs.shortcuts import enter, put_to_work
from tests.telegram import Person, Telegram

NAMES = ("501", "Вера", "Ромашкина", "Иванова")


async def test_the_first_meeting_leads_to_the_menu_through_the_profile(stranger: Person, drawer: Drawer):
    assert "Здравствуйте" in await stranger.says("/start")
    assert "Согласие на обработку" in await stranger.taps("Продолжить")
    await enter(stranger)
    assert "Вера, добрый день" in stranger.text
    person = await drawer.person(stranger.id)
    assert person is not None
    assert (person.surname, person.name, person.patronymic) == ("Ромашкина", "Вера", "Павловна")
    assert (person.position, person.subject, person.career_started) == ("teacher", "math", 2009)


async def test_before_the_consent_nothing_is_stored_whatever_is_tried(stranger: Person, drawer: Drawer):
    before = await drawer.everything()
    for typed in (
        "/start q_diagnostics",
        "Иванова",
        "/menu",
        "/privacy",
        "/language",
        "/profile",
        "/surveys",
        "/cancel",
    ):
        await stranger.says(typed)
    for data in ("pp:name:Иванова Анна", "lang:en", "pk", "so:diagnostics", "sc:1:0:0", "leave:1", "mydata", "go:menu"):
        await stranger.forges(data)
    for kind in ("photo", "contact", "voice"):
        await stranger.sends(kind)
    await stranger.says("/start")
    await stranger.taps("Продолжить")
    await stranger.taps("Не согласен")
    after = await drawer.everything()
    assert after == before
    assert not any(name in after for name in NAMES)
    assert not stranger.telegram.unanswered


@pytest.mark.parametrize("typed", ["/menu", "/surveys", "/profile", "/cancel", "привет", "/unknown"])
async def test_whatever_comes_first_is_answered_with_the_greeting(stranger: Person, typed: str):
    assert "Здравствуйте" in await stranger.says(typed)
    assert stranger.buttons == ["Продолжить"]


@pytest.mark.parametrize(("typed", "expected"), [("/help", "Что умеет бот"), ("/privacy", "ничего не хранится")])
async def test_help_and_privacy_are_open_to_strangers(stranger: Person, typed: str, expected: str):
    assert expected in await stranger.says(typed)


async def test_declining_leaves_the_door_open(stranger: Person, drawer: Drawer):
    await stranger.says("/start")
    await stranger.taps("Продолжить")
    assert "Ничего о вас не сохранили" in await stranger.taps("Не согласен")
    assert await drawer.person(stranger.id) is None
    await stranger.taps("Вернуться к согласию")
    await stranger.taps("Согласен")
    assert "Где вы работаете" in stranger.text
    assert await drawer.person(stranger.id) is not None


async def test_the_text_of_the_consent_comes_as_a_file_before_agreeing(stranger: Person, house: House, drawer: Drawer):
    await stranger.says("/start")
    await stranger.taps("Продолжить")
    await stranger.taps("Скачать")
    file = stranger.screen.content.file
    assert file is not None
    assert file.name == "Согласие, версия 1.txt"
    assert house.municipality.programme.consent_text() in file.data.decode()
    assert await drawer.person(stranger.id) is None


async def test_the_consent_stays_in_the_chat_with_its_day_and_the_digest_of_its_text(
    stranger: Person, drawer: Drawer, house: House
):
    await stranger.says("/start")
    await stranger.taps("Продолжить")
    await stranger.taps("Согласен")
    assert any("Согласие дано 7 октября (версия 1)" in message.content.text for message in stranger.messages)
    digest = hashlib.sha256(house.municipality.programme.consent_text().encode()).hexdigest()
    assert digest in await drawer.everything()


async def test_agreeing_twice_is_agreeing_once(stranger: Person, telegram: Telegram, drawer: Drawer):
    await stranger.says("/start")
    await stranger.taps("Продолжить")
    consent = stranger.screen
    stranger.presses("Согласен")
    stranger.presses("Согласен")
    await telegram.deliver_at_once()
    await stranger.forges("consent:1:", message=consent)
    assert (await drawer.count(Stored), await drawer.count(Consent)) == (1, 1)
    assert "Где вы работаете" in stranger.text
    assert not telegram.unanswered


async def test_declining_after_agreeing_takes_nothing_away(teacher: Person, drawer: Drawer):
    await teacher.forges("consent:0:")
    person = await drawer.person(teacher.id)
    assert person is not None
    assert person.surname == "Ромашкина"
    assert "Вера, добрый день" in await teacher.says("/menu")


async def test_a_link_survives_consent_and_profile(stranger: Person):
    await stranger.says("/start q_diagnostics")
    await stranger.taps("Продолжить")
    await stranger.taps("Не согласен")
    await stranger.taps("Вернуться")
    await stranger.taps("Согласен")
    await stranger.says("Школа № 3")
    await stranger.taps("Моей нет")
    await stranger.taps("Педагог дополнительного")
    await stranger.taps("Тренер")
    await stranger.taps("2025")
    assert "Профессиональный профиль педагога" in await stranger.says("Ромашкина Вера Павловна")
    assert "Начать" in stranger.buttons


async def test_a_link_survives_a_restart_in_the_middle_of_the_profile(
    stranger: Person, house: House, telegram: Telegram
):
    await stranger.says("/start q_needs")
    await stranger.taps("Продолжить")
    await stranger.taps("Согласен")
    await put_to_work(house, telegram)
    await stranger.says("Лицей")
    await stranger.taps("Моей нет")
    await stranger.taps("Руководитель")
    await stranger.taps("Директор")
    await stranger.taps("2020")
    assert "Запрос на обучение" in await stranger.says("Ромашкина Вера")


async def test_a_link_opens_its_questionnaire_for_somebody_known(teacher: Person):
    assert "Профессиональный профиль педагога" in await teacher.says("/start q_diagnostics")
    assert "Запрос на обучение" in await teacher.says("/start q_needs")


@pytest.mark.parametrize(
    "payload",
    ["q_", "q_unknown", "q_adaptation", "q_satisfaction", "hello", "q_" + "x" * 60, "я" * 40, "a:b:c", "<b>&", "q_diagnostics x", "%s' OR 1=1"],
)  # fmt: skip
async def test_a_link_nobody_knows_leads_to_the_menu(stranger: Person, payload: str):
    await stranger.says(f"/start {payload}")
    assert stranger.buttons == ["Продолжить"]
    await enter_from_greeting(stranger)
    assert "добрый день" in stranger.text
    assert "добрый день" in await stranger.says(f"/start {payload}")


async def enter_from_greeting(person: Person) -> None:
    await person.taps("Продолжить")
    await person.taps("Согласен")
    await person.says("Школа № 3")
    await person.taps("Моей нет")
    await person.taps("Воспитатель")
    await person.taps("Воспитатель")
    await person.taps("2020")
    await person.says("Ромашкина Вера")


async def test_a_link_for_somebody_whose_profile_is_unfinished_waits_for_it(stranger: Person):
    await stranger.says("/start")
    await stranger.taps("Продолжить")
    await stranger.taps("Согласен")
    assert "Где вы работаете" in await stranger.says("/start q_diagnostics")
    await stranger.says("Школа № 3")
    await stranger.taps("Моей нет")
    await stranger.taps("Воспитатель")
    await stranger.taps("Воспитатель")
    await stranger.taps("2020")
    assert "Профессиональный профиль педагога" in await stranger.says("Ромашкина Вера")


async def test_the_payload_never_makes_a_button_too_heavy(stranger: Person):
    for length in (1, 24, 47, 48, 49, 64):
        for letter in "aя":
            await stranger.says("/start " + letter * length)
            data = stranger.data("Продолжить")
            assert len(data.encode()) <= 64
            assert json.dumps(data)
            await stranger.taps("Продолжить")
            assert len(stranger.buttons) == 3
