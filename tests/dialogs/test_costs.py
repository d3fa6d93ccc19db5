"""What an update costs: calls to Telegram and statements to the database, counted."""

from dataclasses import dataclass, field

import pytest

from bot.app import House
from models.session import count_statements
from tests.dialogs.shortcuts import answer, submit
from tests.telegram import Person, Telegram

MOST_CALLS, MOST_CALLS_ELSEWHERE = 2, 3
MOST_STATEMENTS = 6


@dataclass
class Bill:
    """Calls and statements since it was last looked at; a BEGIN comes with every look and every change."""

    telegram: Telegram
    statements: list[str] = field(default_factory=list)
    seen_calls: int = 0

    def note(self, statement: str) -> None:
        if not statement.startswith("BEGIN"):
            self.statements.append(statement)

    def take(self) -> tuple[list[str], list[str]]:
        calls, self.seen_calls = self.telegram.session.calls[self.seen_calls :], len(self.telegram.session.calls)
        statements, self.statements[:] = list(self.statements), []
        return calls, statements


@pytest.fixture
def bill(telegram: Telegram, house: House) -> Bill:
    counted = Bill(telegram)
    count_statements(house.database, counted.note)
    return counted


async def at(person: Person, house: House, question: str) -> None:
    await answer(house, person.id, until=question)
    await person.says("/surveys")
    await person.taps("Продолжить")


@pytest.mark.parametrize(
    ("question", "label"),
    [("D03", "Часто трудно"), ("D09", "2"), ("D23", "☐ Курс"), ("D07", "Пропустить"), ("D24", "Пропустить"), ("D13", "‹ Назад")],
)  # fmt: skip
async def test_a_tapped_answer_is_cheap(teacher: Person, house: House, bill: Bill, question: str, label: str):
    await at(teacher, house, question)
    bill.take()
    await teacher.taps(label)
    calls, statements = bill.take()
    assert sorted(calls) == ["answerCallbackQuery", "editMessageText"]
    # The last answer opens the review, which is no form any more: two more statements put the form away.
    extra = 2 if question == "D24" else 0
    assert len(statements) <= MOST_STATEMENTS + extra, "\n".join(statements)


async def test_a_typed_answer_is_cheap(teacher: Person, house: House, bill: Bill):
    await at(teacher, house, "D07")
    bill.take()
    await teacher.says("Логарифмы")
    calls, statements = bill.take()
    assert calls == ["sendMessage"]
    assert len(statements) <= MOST_STATEMENTS, "\n".join(statements)


async def test_a_whole_questionnaire_is_cheap(teacher: Person, house: House, bill: Bill):
    await at(teacher, house, "D08")
    bill.take()
    for _ in range(5):
        await teacher.taps(teacher.buttons[0])
        calls, statements = bill.take()
        assert len(calls) <= MOST_CALLS
        assert len(statements) <= MOST_STATEMENTS, "\n".join(statements)


async def test_a_double_tap_and_an_old_tap_cost_no_more(teacher: Person, house: House, bill: Bill):
    await at(teacher, house, "D08")
    bill.take()
    teacher.presses("Часто трудно")
    teacher.presses("Часто трудно")
    await teacher.telegram.deliver()
    calls, statements = bill.take()
    assert len(calls) <= 2 * MOST_CALLS
    assert len(statements) <= 2 * MOST_STATEMENTS


@pytest.mark.parametrize(
    "typed",
    [
        "/menu",
        "/surveys",
        "/profile",
        "/help",
        "/language",
        "/privacy",
        "/cancel",
        "/unknown",
        "слова",
        "/start q_needs",
    ],
)
async def test_other_updates_take_few_calls(teacher: Person, house: House, bill: Bill, typed: str):
    await submit(house, teacher.id)
    await teacher.says(typed)
    bill.take()
    await teacher.says(typed)
    calls, statements = bill.take()
    assert len(calls) <= MOST_CALLS_ELSEWHERE
    assert len(statements) <= MOST_STATEMENTS + 2, "\n".join(statements)


async def test_nobody_waits_for_nothing(teacher: Person, bill: Bill):
    """An update the bot has no word for, a message in a group, costs one look at who it is."""
    telegram = teacher.telegram
    telegram.playground.add_group(-100600, "Учительская", by=teacher.id)
    telegram.pending()
    bill.take()
    telegram.playground.say_in_group(-100600, teacher.id, "/menu")
    await telegram.deliver()
    calls, statements = bill.take()
    assert calls == []
    assert len(statements) <= 2


async def test_the_first_meeting_takes_few_calls(stranger: Person, bill: Bill):
    await stranger.says("/start")
    for label in ("Продолжить", "Скачать", "Не согласен", "Вернуться", "Согласен"):
        bill.take()
        screens = [message for message in stranger.messages if message.inline_keyboard]
        await stranger.taps(label, message=screens[-1])
        calls, _ = bill.take()
        assert len(calls) <= MOST_CALLS_ELSEWHERE, label
