"""The menu: what waits for the person, the way home from everywhere, and no corner without a door."""

import re
from collections import Counter

import pytest

from bot.app import House
from tests.dialogs.drawer import Drawer
from tests.dialogs.shortcuts import answer, settle, submit
from tests.telegram import Person, Telegram

LAST_STEP = "leave:1"
ANSWERS = re.compile(r"^(s[cm]:\d+:\d+):.*")
STEPS = 420
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


@pytest.mark.parametrize("command", ["/menu", "/cancel", "/start", "/menu@metodbot_test_bot", "/menu лишнее"])
async def test_every_way_home_leads_home(teacher: Person, command: str):
    await teacher.taps("Мой профиль")
    await teacher.taps("Имя")
    assert "Вера, добрый день" in await teacher.says(command)
    assert "ничего не спрашивал" in await teacher.says("Лютикова Анна")


@pytest.mark.parametrize(
    ("place", "text"),
    [("Мои анкеты", "Мои анкеты"), ("Мой профиль", "Мой профиль"), ("О программе", "2023–"), ("Мои данные", "Хранится"),
     ("Помощь", "Что умеет бот"), ("Язык", "На каком языке")],
)  # fmt: skip
async def test_every_place_of_the_menu_leads_there_and_back(teacher: Person, place: str, text: str):
    home = teacher.text
    assert text in await teacher.taps(place)
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
    """Presses the button pressed least so far, again and again, and looks at every screen on the way."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.pressed: Counter[str] = Counter()

    def doors(self) -> dict[str, tuple[int, int]]:
        """What can be pressed, and where; options of one question are one door with two halves."""
        rows = self.person.screen.inline_keyboard or []
        places = {one["callback_data"]: (row, column) for row, every in enumerate(rows) for column, one in enumerate(every)}
        return {data: place for data, place in places.items() if data != LAST_STEP}

    async def step(self) -> None:
        doors = self.doors()
        assert doors, f"no way out of {self.person.text!r}"
        door = min(doors, key=lambda data: (self.pressed[_kind(data)], self.pressed[data]))
        self.pressed[_kind(door)] += 1
        self.pressed[door] += 1
        telegram, before = self.person.telegram, len(self.person.telegram.session.calls)
        telegram.playground.press(self.person.id, self.person.screen.id, *doors[door])
        await telegram.deliver()
        assert len(telegram.session.calls) - before <= 3, f"{door}: {telegram.session.calls[before:]}"
        self.look(door)

    def look(self, door: str) -> None:
        person = self.person
        assert "пошло не так" not in person.text, f"{door} is answered with an apology"
        assert not person.telegram.unanswered, f"{door} turns round for ever"
        worded = [label for label in person.buttons if not NUMBER.match(label)]
        assert len(worded) <= MOST_BUTTONS, f"{door}: {person.buttons}"
        assert len(person.screen.inline_keyboard or []) <= MOST_ROWS, f"{door}: {person.buttons}"
        assert all(len(label) <= 64 for label in person.buttons), person.buttons


def _kind(data: str) -> str:
    return ANSWERS.sub(r"\1", data)


async def test_every_button_of_the_bot_leads_somewhere(telegram: Telegram, house: House, caplog: pytest.LogCaptureFixture):
    person = telegram.person(501)
    await settle(house, person.id, position="psychologist", subject=None)
    await person.says("/menu")
    walker = Walker(person)
    for _ in range(STEPS):
        if not (person.screen.inline_keyboard or []):
            await person.says("/menu")  # under a file there is nothing to press
        await walker.step()
    prefixes = {door.partition(":")[0] for door in walker.pressed}
    assert prefixes >= {"go", "so", "sb", "sd", "sc", "sm", "sn", "sp", "sx", "sr", "pa", "pl", "pp", "lang", "mydata"}
    assert "ERROR" not in {record.levelname for record in caplog.records}


async def test_every_screen_after_the_last_question_leads_on(teacher: Person, house: House, drawer: Drawer):
    await submit(house, teacher.id)
    await answer(house, teacher.id, code="needs")
    await teacher.says("/menu")
    walker = Walker(teacher)
    for _ in range(STEPS // 2):
        if not (teacher.screen.inline_keyboard or []):
            await teacher.says("/menu")
        await walker.step()
    prefixes = {door.partition(":")[0] for door in walker.pressed}
    assert prefixes >= {"sa", "sk", "se", "ss", "st", "consenttext", "leave"}
    first, second = await drawer.responses(teacher.id)
    assert first.submitted_at or second.submitted_at

