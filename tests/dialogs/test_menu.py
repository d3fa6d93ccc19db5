"""The menu: what waits for the person, the way home from everywhere, and no corner without a door."""

import re

import pytest

from bot.app import House
from models.people import Role
from tests.dialogs.shortcuts import answer, settle, submit
from tests.telegram import Person, Telegram

ALIKE = re.compile(r"^(s[cm]:\d+:\d+|p[lp]:[a-z]+|se:\d+|lang|wx|wC:\d+:\d+|wT:\d+|is[a-z]):.*")
"""Options of one question, pages and choices of one fact, numbers of one review: each kind is tried, not each of it."""
NUMBER = re.compile(r"^(?:[☑☐●] )?\d+$")
MOST_BUTTONS, MOST_ROWS = 13, 13


async def test_the_menu_names_what_waits_and_what_is_new(teacher: Person, house: House):
    assert "«Профессиональный профиль педагога» ждёт вас: 8 минут" in teacher.text
    await answer(house, teacher.id, until="D03")
    assert "осталось 22 вопроса, до 31 августа" in await teacher.says("/menu")
    await answer(house, teacher.id)
    assert "заполнена. Осталось отправить" in await teacher.says("/menu")
    assert teacher.buttons[0] == "Проверить и отправить"
    await submit(house, teacher.id)
    assert "Запрос на обучение и помощь" in await teacher.says("/menu")
    await submit(house, teacher.id, code="needs")
    assert "Все анкеты заполнены" in await teacher.says("/menu")


@pytest.mark.parametrize("role", list(Role))
async def test_the_menu_of_every_role_fits_a_screen(telegram: Telegram, house: House, role: Role):
    await settle(house, 502, role=role)
    person = telegram.person(502)
    await person.says("/menu")
    assert len(person.buttons) <= 8, person.buttons
    assert "Пройти анкету" in person.buttons[0]
    if "🗂 Другая работа" in person.buttons:
        await person.taps("🗂 Другая работа")
        assert len(person.buttons) <= 10, person.buttons
        await person.taps("‹ Назад")
    home = set(person.buttons)
    await person.taps("Ещё")
    assert len(person.buttons) <= 8, person.buttons
    assert not home & set(person.buttons)
    assert {"👩‍🏫 Объединение", "🏆 Конкурсы"} <= set(person.buttons)
    more = set(person.buttons)
    await person.taps("Настройки")
    assert len(person.buttons) <= 8, person.buttons
    assert not (home | more) & set(person.buttons) - {"‹ Назад"}
    assert {"Мои анкеты", "Мой профиль", "Помощь", "📅 Мероприятия"} <= home | more | set(person.buttons)


async def test_the_plan_of_events_is_two_taps_away(telegram: Telegram, house: House):
    await settle(house, 502, role=Role.METHODIST)
    methodist = telegram.person(502)
    await methodist.says("/menu")
    await methodist.taps("🗂 Другая работа")
    await methodist.taps("🗓 План мероприятий")
    assert "➕ Новое" in methodist.buttons


@pytest.mark.parametrize("command", ["/menu", "/cancel", "/start", "/menu@metodbot_test_bot", "/menu лишнее"])
async def test_every_way_home_leads_home(teacher: Person, command: str):
    await teacher.taps("Мой профиль")
    await teacher.taps("Имя")
    assert "Вера, добрый день" in await teacher.says(command)
    assert "ничего не спрашивал" in await teacher.says("Лютикова Анна")


@pytest.mark.parametrize(
    ("place", "text"),
    [("Мои анкеты", "Мои анкеты"), ("Мой профиль", "Мой профиль"), ("Ещё", "Ещё"), ("Ещё: Помощь", "Что умеет бот"),
     ("Ещё: ⚙️ Настройки: О программе", "2023–"), ("Ещё: ⚙️ Настройки: Мои данные", "Согласие дано"),
     ("Ещё: ⚙️ Настройки: Язык", "На каком языке")],
)  # fmt: skip
async def test_every_place_of_the_menu_leads_there_and_back(teacher: Person, place: str, text: str):
    home = teacher.text
    *ways, last = place.split(": ")
    for way in ways:
        await teacher.taps(way)
    assert text in await teacher.taps(last)
    assert await teacher.taps("‹ Назад") == home
    assert len(teacher.messages) == 1


async def test_a_double_tap_on_the_menu_is_answered_twice_and_shown_once(teacher: Person, telegram: Telegram):
    teacher.presses("Мои анкеты")
    teacher.presses("Мои анкеты")
    await telegram.deliver_at_once()
    assert "Мои анкеты" in teacher.text
    assert len(teacher.messages) == 1
    assert not telegram.unanswered


class Walker:
    """Presses every button there is: the first fresh one on the screen, else the one that has waited longest above."""

    def __init__(self, person: Person, *, but: tuple[str, ...] = ("leave:1",)) -> None:
        self.person = person
        self.but = but
        self.pressed: set[str] = set()
        self.waiting: dict[str, str] = {}

    async def walk(self) -> None:
        self.notice()
        while self.waiting:
            shown = [data for data in self.doors() if _kind(data) in self.waiting]
            door = shown[0] if shown else next(iter(self.waiting.values()))
            del self.waiting[_kind(door)]
            self.pressed.add(_kind(door))
            await self.press(door)
            self.notice()

    def doors(self) -> list[str]:
        rows = self.person.screen.inline_keyboard or []
        return [one["callback_data"] for row in rows for one in row if one["callback_data"] not in self.but]

    def notice(self) -> None:
        for data in self.doors():
            if _kind(data) not in self.pressed:
                self.waiting.setdefault(_kind(data), data)

    async def press(self, door: str) -> None:
        calls = self.person.telegram.session.calls
        before = len(calls)
        await self.person.forges(door)
        assert len(calls) - before <= 3, f"{door}: {calls[before:]}"
        self.look(door)

    def look(self, door: str) -> None:
        person = self.person
        if person.screen.content.file and not person.buttons:
            return  # a document stands under its screen, which keeps its buttons
        assert person.buttons, f"{door} leads into a corner"
        assert "мы уже знаем" not in person.text, f"{door} is answered with an apology"
        assert not person.telegram.unanswered, f"{door} turns round for ever"
        worded = [label for label in person.buttons if not NUMBER.match(label)]
        assert len(worded) <= MOST_BUTTONS, f"{door}: {person.buttons}"
        assert len(person.screen.inline_keyboard or []) <= MOST_ROWS, f"{door}: {person.buttons}"
        assert all(len(label) <= 64 for label in person.buttons), person.buttons


def _kind(data: str) -> str:
    return ALIKE.sub(r"\1", data)


async def test_every_button_of_the_bot_leads_somewhere(
    telegram: Telegram, house: House, caplog: pytest.LogCaptureFixture
):
    person = telegram.person(501)
    await settle(house, person.id, position="psychologist", subject=None)
    await person.says("/menu")
    walker = Walker(person)
    await walker.walk()
    prefixes = {door.partition(":")[0] for door in walker.pressed}
    assert prefixes >= {
        "go",
        "so",
        "sb",
        "sd",
        "sc",
        "sm",
        "sn",
        "sp",
        "sx",
        "sr",
        "ss",
        "pa",
        "pl",
        "pp",
        "lang",
        "mydata",
    }
    assert len(walker.pressed) > 100
    assert "ERROR" not in {record.levelname for record in caplog.records}


async def test_every_button_after_the_last_question_leads_somewhere(teacher: Person, house: House):
    await submit(house, teacher.id)
    await answer(house, teacher.id, code="needs")
    await teacher.says("/menu")
    walker = Walker(teacher)
    await walker.walk()
    prefixes = {door.partition(":")[0] for door in walker.pressed}
    assert prefixes >= {"sa", "sk", "se", "ss", "st", "pc", "consenttext", "leave"}
