"""How the bot is, before administrators; and the letters they get when something goes wrong."""

from pathlib import Path

import pytest
from aiogram.exceptions import TelegramForbiddenError
from aiogram.methods import SendMessage
from sqlalchemy import select

from bot.alarms import Alarms
from bot.app import House
from bot.readings import Readings
from models.outbox import ALERT, OutboxMessage
from models.people import Role
from scheduler.sender import Sender
from services import alerts
from services.alerts import Alert
from services.ports import Outcome
from services.pulse import DAY, HOUR, Beat, Trouble
from tests.conftest import POSTGRESQL, SQLITE
from tests.dialogs.shortcuts import settle
from tests.telegram import HELD, Person, Telegram

ADMIN = 1
"""Stands in the settings of the house of these tests."""


class Hands:
    now = 0.0

    def __call__(self) -> float:
        return self.now


KINDS = {SQLITE: "SQLite", POSTGRESQL: "PostgreSQL"}
NEWEST = max(path.name[:4] for path in Path("migrations/versions").glob("0*.py"))


@pytest.fixture
async def admin(house: House, telegram: Telegram) -> Person:
    person = telegram.person(ADMIN, "Пётр", "Лютиков")
    await settle(house, ADMIN, names=("Лютиков", "Пётр", ""))
    await person.says("/menu")
    return person


async def letters(house: House) -> list[OutboxMessage]:
    async with house.database.reading() as session:
        query = select(OutboxMessage).where(OutboxMessage.kind == ALERT).order_by(OutboxMessage.id)
        return list(await session.scalars(query))


async def test_an_administrator_sees_how_the_bot_is(
    house: House, telegram: Telegram, admin: Person, database_kind: str
):
    house.pulse.is_migrated = True
    house.pulse.beat(Beat.ASKED)
    house.pulse.sender_went()
    async with house.database.writing() as session:
        await alerts.tell(session, house.municipality, [Alert("job", 1, "x")], admin_ids=[1], now=house.clock())
    shown = await admin.says("/status")
    for line in ("Версия 0.1.0, работает с 7 октября", "по опросу Telegram, последнее только что", "сбоев не было",
                 f"База: {KINDS[database_kind]}, ", f"схема {NEWEST}", "В очереди 1 письмо", "Уже пора отправить 1", "Ошибок за сутки нет",
                 "Сегодня все письма ушли"):  # fmt: skip
        assert line in shown, line
    assert shown.count("⚠️") == 1  # nobody takes copies in this house
    house.pulse.trouble(Trouble.UPDATE, "7, ValueError")
    house.pulse.is_database_there = False
    house.pulse.is_webhook = True
    sent = len(admin.messages)
    shown = await admin.taps("Обновить")
    assert len(admin.messages) == sent
    assert telegram.toasts[-1] == "Обновлено"
    for line in ("через вебхук", "<b>Ошибок за сутки: 1</b>", "ответ человеку не получился: 1", "База не отвечает"):
        assert line.replace("<b>", "").replace("</b>", "") in shown, line
    assert "status" in telegram.commands_of(ADMIN)
    await admin.taps("Назад")


@pytest.mark.parametrize("role", [Role.METHODIST, Role.CENTRE_HEAD, None])
async def test_nobody_else_does(house: House, telegram: Telegram, role: Role | None):
    person = telegram.person(777)
    await settle(house, 777, role=role)
    await person.says("/menu")
    assert "Версия" not in await person.says("/status")
    await person.forges("go:status")
    assert "Версия" not in person.text


async def test_trouble_is_told_once_an_hour_with_its_count(house: House, telegram: Telegram):
    hands = Hands()
    alarms = Alarms(house, telegram.bot, readings := Readings(house.database, house.pulse, house.clock), hands)
    house.pulse.is_migrated = True
    for number in range(5):
        house.pulse.trouble(Trouble.UPDATE, f"{number}, ValueError")
    house.pulse.ticked("keep_terms", 1.0, error=OSError())
    await alarms.look()
    first, second = await letters(house)
    assert (first.chat_id, first.payload["phrase"]) == (ADMIN, "alert-update")
    assert first.payload["values"] == {"count": 5, "detail": "0, ValueError"}
    assert second.payload["values"] == {"count": 1, "detail": "keep_terms, OSError"}
    t = house.catalog.speaker("ru")
    assert "5 сообщений закончились ошибкой" in t(first.payload["phrase"], **first.payload["values"])
    house.pulse.trouble(Trouble.UPDATE, "9, ValueError")
    await alarms.look()
    assert len(await letters(house)) == 2
    hands.now += HOUR
    house.clock.passes(hours=1)
    await alarms.look()
    assert (await letters(house))[2].payload["values"] == {"count": 1, "detail": "9, ValueError"}
    assert readings.waiting is not None
    for phrase in alerts.PHRASES.values():
        for language in ("ru", "en"):
            assert house.catalog.speaker(language)(phrase, count=2, detail="7, KeyError")


async def test_a_database_that_is_away_is_told_past_it_and_once(house: House, telegram: Telegram, admin: Person):
    hands = Hands()
    readings = Readings(house.database, house.pulse, house.clock)
    alarms = Alarms(house, telegram.bot, readings, hands)
    house.pulse.is_migrated = True
    HELD.set(None)
    looked = readings.look

    async def away(*, is_fresh_wanted: bool = False) -> None:
        readings.seconds, house.pulse.is_database_there = None, False

    readings.look = away  # type: ignore[method-assign]
    house.pulse.trouble(Trouble.UPDATE, "7, OperationalError")
    telegram.session.sent.clear()
    for _ in range(4):
        await alarms.look()
        hands.now += 60
    assert ["База данных не отвечает" in one["text"] for one in telegram.session.sent] == [True]
    assert await letters(house) == []
    readings.look = looked  # type: ignore[method-assign]
    await alarms.look()
    await alarms.look()
    told = [(one.payload["phrase"], one.payload["values"]["detail"]) for one in await letters(house)]
    assert told == [("alert-update", "7, OperationalError"), ("alert-database-back", "3")]
    readings.look = away  # type: ignore[method-assign]
    hands.now += DAY
    forbidden = TelegramForbiddenError(SendMessage(chat_id=1, text="x"), "Forbidden: bot was blocked by the user")
    telegram.session.fails_with["sendMessage"] = [forbidden]
    before = house.pulse.troubles.total()
    for _ in range(3):
        await alarms.look()
    assert house.pulse.troubles.total() == before + 1  # the database; the letter that did not come is no trouble


async def test_it_speaks_english(house: House, telegram: Telegram):
    person = telegram.person(ADMIN, "Пётр", "Лютиков")
    await settle(house, ADMIN, language="en")
    await person.says("/menu")
    shown = await person.says("/status")
    for line in ("Version 0.1.0", "by asking Telegram, the last one just now", "last tick not yet", "No letters wait",
                 "The schema of the database is not ready"):  # fmt: skip
        assert line in shown, line


async def test_a_full_disk_is_no_reason_to_be_silent(
    house: House, telegram: Telegram, admin: Person, monkeypatch: pytest.MonkeyPatch
):
    async def full(*_args: object, **_more: object) -> None:
        raise OSError("database or disk is full")

    monkeypatch.setattr("services.alerts.outbox.put", full)
    alarms = Alarms(house, telegram.bot, Readings(house.database, house.pulse, house.clock))
    house.pulse.is_migrated = True
    HELD.set(None)
    house.pulse.trouble(Trouble.UPDATE, "7, OperationalError")
    for _ in range(2):
        await alarms.look()
    assert admin.text.startswith("⚠️ Бот не смог ответить")
    assert [one["text"] for one in telegram.session.sent if "⚠️" in one["text"]] == [telegram.session.sent[-1]["text"]]


async def test_two_programs_tell_once(house: House):
    for _ in range(2):
        async with house.database.writing() as session:
            await alerts.tell(session, house.municipality, [Alert("job", 1, "x")], admin_ids=[1, 2], now=house.clock())
    assert [letter.chat_id for letter in await letters(house)] == [1, 2]


async def test_the_sender_tells_of_itself_but_not_of_alerts(house: House, monkeypatch: pytest.MonkeyPatch):
    class Mute:
        async def deliver(self, _chat_id: int, _payload: object) -> Outcome:
            raise RuntimeError("a defect")

    heard: list[Trouble] = []
    house.pulse.alarm = lambda trouble, _detail: heard.append(trouble)
    sender = Sender(house.database, house.municipality, Mute(), house.clock, rate=25, pulse=house.pulse)
    for kind in (ALERT, "announcement:1"):
        await sender._deliver(OutboxMessage(id=1, kind=kind, chat_id=1, payload={}))
    assert heard == [Trouble.LETTER]
    monkeypatch.setattr("scheduler.sender.LOOK_SECONDS", 0)
    await sender._look()
    assert house.pulse.since(Beat.SENDER) is not None

    async def fail(*_args: object, **_more: object) -> None:
        raise OSError("the database is away")

    monkeypatch.setattr("scheduler.sender.outbox.claim", fail)
    monkeypatch.setattr("scheduler.sender.TROUBLE_SECONDS", 0)
    for _ in range(3):
        await sender._look()
    assert heard == [Trouble.LETTER, Trouble.SENDER]
    assert house.pulse.troubles[Trouble.SENDER] == 3
