"""Telegram away for minutes, hours and days: nothing is given up, little is tried, one letter tells of it afterwards."""

import asyncio
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from aiogram.exceptions import TelegramBadRequest, TelegramNetworkError
from aiogram.methods import GetMe, SendMessage

from bot import calls
from bot.alarms import Alarms
from bot.app import House
from bot.calls import Patience
from bot.readings import Readings
from bot.watching import WatchCalls
from models.outbox import OutboxStatus
from scheduler.sender import Sender
from services.outbox import Letter, Recipient
from services.ports import Delivered, Later, Outcome
from services.pulse import STALE_SECONDS, Beat, Part, Pulse
from tests.conftest import Clock
from tests.dialogs.test_outbox import all_settled, put, rows
from tests.dialogs.test_status import Hands, letters
from tests.telegram import HELD, Telegram
from tests.unit.scripted_telegram import PAGE, bad, bot_with, good

BROKEN = TelegramNetworkError(method=GetMe(), message="ServerDisconnectedError")
SENT = good({"message_id": 1, "date": 0, "chat": {"id": 5, "type": "private"}})
SAY = SendMessage(chat_id=5, text="Здравствуйте")


class Away:
    """A messenger in front of nobody; `poison` is the one letter Telegram itself stumbles over."""

    def __init__(self, pulse: Pulse) -> None:
        self.pulse, self.is_away, self.poison = pulse, True, ""
        self.calls = 0

    async def deliver(self, _chat_id: int, payload: Mapping[str, Any]) -> Outcome:
        self.calls += 1
        is_lost = self.is_away or payload["text"] == self.poison
        self.pulse.reached(is_reached=not is_lost)
        return Later("ServerDisconnectedError", is_unanswered=True) if is_lost else Delivered((self.calls,))


@pytest.fixture
def hands(monkeypatch: pytest.MonkeyPatch) -> Hands:
    """Turns the sender's own clock."""
    hands = Hands()
    monkeypatch.setattr("scheduler.sender.monotonic", hands)
    monkeypatch.setattr("scheduler.sender.LOOK_SECONDS", 0.001)
    monkeypatch.setattr("services.outbox_pace.PRIVATE_SECONDS", 0.0)
    return hands


def written_to(number: int, text: str) -> Letter:
    return Letter(text, Recipient(number, None), {"text": text})


async def passes(sender: Sender, hands: Hands, clock: Clock, seconds: float, step: float = 20.0) -> None:
    for _ in range(round(seconds / step)):
        hands.now += step
        clock.now += timedelta(seconds=step)
        await sender._look()
        if sender._in_flight:
            await asyncio.wait(sender._in_flight)


async def test_letters_outlive_days_without_telegram(house: House, hands: Hands, clock: Clock):
    pulse = Pulse(hands)
    messenger = Away(pulse)
    sender = Sender(house.database, house.municipality, messenger, clock, rate=1000, pulse=pulse)
    await put(house, [written_to(800 + number, f"№{number}") for number in range(12)], ignores_quiet=True)
    await passes(sender, hands, clock, 600)
    # In steps of a quarter of an hour, the longest pause of a letter of its own.
    await passes(sender, hands, clock, 18 * 3600, step=900)
    found = await rows(house)
    assert {row.status for row in found} == {OutboxStatus.NEW}
    assert max(row.attempts for row in found) <= 5
    assert messenger.calls < 12 * 5 + 600 / 20 + 18 * 4  # one a look tries, whatever waits
    messenger.is_away = False
    await passes(sender, hands, clock, 120)
    found = await rows(house)
    assert all_settled(found)
    assert {row.status for row in found} == {OutboxStatus.SENT}


async def test_a_letter_telegram_stumbles_over_ends(house: House, hands: Hands, clock: Clock):
    """While it answers others and only that one letter gets nothing, it is that letter's fault."""
    pulse = Pulse(hands)
    messenger = Away(pulse)
    messenger.is_away, messenger.poison = False, "№0"
    sender = Sender(house.database, house.municipality, messenger, clock, rate=1000, pulse=pulse)
    await put(house, [written_to(800, "№0")], ignores_quiet=True)
    for _ in range(70):
        await passes(sender, hands, clock, 1000, step=1000)
        pulse.reached(is_reached=True)  # the question for updates is answered every 20 seconds
    [row] = await rows(house)
    assert row.status is OutboxStatus.FAILED


async def test_one_letter_tells_of_it_when_it_is_over(house: House, telegram: Telegram):
    hands = Hands()
    house.pulse.__init__(hands)  # type: ignore[misc]
    house.pulse.is_migrated = house.pulse.is_webhook = True
    house.pulse.beat(Beat.ASKED)
    house.pulse.sender_went()
    alarms = Alarms(house, telegram.bot, Readings(house.database, house.pulse, house.clock), hands)
    HELD.set(None)
    for minutes, letters_so_far in ((2, 0), (61, 1)):
        house.pulse.reached(is_reached=False)
        for _ in range(minutes):
            hands.now += 60
            house.pulse.sender_went()
            house.pulse.ticked("keep_terms", 0.1)
            house.pulse.reached(is_reached=False)
            await alarms.look()
        assert (Part.UPDATES in house.pulse.amiss()) is (minutes * 60 > STALE_SECONDS)
        house.pulse.reached(is_reached=True)
        for _ in range(2):
            await alarms.look()
        assert house.pulse.amiss() == []
        found = await letters(house)
        assert len(found) == letters_so_far * len(house.admin_ids)
    assert {row.payload["phrase"] for row in found} == {"alert-telegram-back"}
    assert {row.payload["values"]["detail"] for row in found} == {"61"}


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    found: list[float] = []
    real = asyncio.sleep

    async def sleep(seconds: float) -> None:
        if seconds:
            found.append(seconds)
        await real(0)

    monkeypatch.setattr(asyncio, "sleep", sleep)
    return found


def patient(*script: str | Exception):
    bot, session = bot_with(*script)
    pulse = Pulse()
    session.middleware(Patience(pulse))
    session.middleware(WatchCalls(pulse))
    return bot, session, pulse


async def test_a_screen_waits_for_telegram(slept: list[float]):
    bot, session, pulse = patient(*[BROKEN, PAGE] * 20, good({"id": 1, "is_bot": True, "first_name": "x"}), SENT)
    assert (await bot(SAY)).message_id == 1
    assert pulse.away_for == 0
    names = [call.__api_method__ for call in session.calls]
    assert names == ["sendMessage"] * len(calls.PAUSES) + ["getMe"] * (41 - len(calls.PAUSES)) + ["sendMessage"]


async def test_many_screens_wait_and_one_asks(slept: list[float]):
    count = 30
    lost = [BROKEN] * (count * len(calls.PAUSES) + 4)
    bot, session, _ = patient(*lost, good({"id": 1, "is_bot": True, "first_name": "x"}), *[SENT] * count)
    assert len(await asyncio.gather(*(bot(SAY) for _ in range(count)))) == count
    assert [call.__api_method__ for call in session.calls].count("getMe") == 5


async def test_it_does_not_wait_for_ever_nor_too_many(slept: list[float], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(calls, "OUTAGE_SECONDS", 0.0)
    bot, session, _ = patient(*[BROKEN] * 100)
    with pytest.raises(TelegramNetworkError):
        await bot(SAY)
    assert len(session.calls) == len(calls.PAUSES) + 1
    monkeypatch.setattr(calls, "OUTAGE_SECONDS", 900.0)
    monkeypatch.setattr(calls, "MOST_WAITING", 0)
    with pytest.raises(TelegramNetworkError):
        await bot(SAY)
    assert len(session.calls) == 2 * (len(calls.PAUSES) + 1)


async def test_one_call_telegram_stumbles_over_is_given_up(slept: list[float]):
    """Others are answered meanwhile: that is no outage."""
    bot, session, pulse = patient(*[bad(500, "Internal Server Error")] * 50)
    stumbling = asyncio.create_task(bot(SAY))
    while not stumbling.done():
        pulse.reached(is_reached=True)
        await asyncio.sleep(0)
    assert stumbling.exception() is not None
    assert len(session.calls) <= len(calls.PAUSES) + 2


async def test_a_refusal_is_an_answer_of_telegram(slept: list[float]):
    bot, _, pulse = patient(BROKEN, bad(400, "Bad Request: chat not found"))
    with pytest.raises(TelegramBadRequest):
        await bot(SAY)
    assert pulse.away_for == 0
