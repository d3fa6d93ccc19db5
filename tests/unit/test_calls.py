"""Calls that do not get through: which are tried again, for how long, and what is left to say."""

import asyncio

import pytest
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import AnswerCallbackQuery, GetMe, SendMessage

from bot import calls
from bot.calls import Hopeless, Patience, reach
from bot.polling import DRAIN_SECONDS
from tests.unit.scripted_telegram import ME, PAGE, bad, bot_with, good

BROKEN = TelegramNetworkError(method=GetMe(), message="ServerDisconnectedError: Server disconnected")
SENT = good({"message_id": 1, "date": 0, "chat": {"id": 5, "type": "private"}})
SAY = SendMessage(chat_id=5, text="Здравствуйте")


@pytest.fixture(autouse=True)
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses there would have been."""
    slept: list[float] = []
    real = asyncio.sleep

    async def sleep(seconds: float) -> None:
        if seconds:
            slept.append(seconds)
        await real(0)

    monkeypatch.setattr(asyncio, "sleep", sleep)
    return slept


def patient(*script: str | Exception):
    bot, session = bot_with(*script)
    session.middleware(Patience())
    return bot, session


async def test_a_call_that_breaks_is_made_again(pauses: list[float]):
    bot, session = patient(BROKEN, PAGE, bad(500, "Internal Server Error"), bad(502, "Bad Gateway"), SENT)
    assert (await bot(SAY)).message_id == 1
    assert len(session.calls) == 5
    assert pauses == list(calls.PAUSES[:4])


@pytest.mark.parametrize(
    ("reply", "error"),
    [(BROKEN, TelegramNetworkError), (PAGE, TelegramServerError), (bad(500, "Internal"), TelegramServerError)],
)
async def test_in_the_end_it_is_given_up_as_an_error_of_telegram(reply: str | Exception, error: type[Exception]):
    bot, session = patient(*[reply] * 20)
    with pytest.raises(error):
        await bot(SAY)
    assert len(session.calls) == len(calls.PAUSES) + 1


async def test_all_pauses_together_fit_into_a_polite_stop():
    assert sum(calls.PAUSES) < DRAIN_SECONDS


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (bad(400, "Bad Request: message is not modified"), TelegramBadRequest),
        (bad(403, "Forbidden: bot was blocked by the user"), TelegramForbiddenError),
    ],
)
async def test_a_refusal_is_an_answer(reply: str, error: type[Exception], pauses: list[float]):
    bot, session = patient(reply, SENT)
    with pytest.raises(error):
        await bot(SAY)
    assert len(session.calls) == 1
    assert pauses == []


async def test_a_short_flood_wait_is_waited_out(pauses: list[float]):
    bot, _ = patient(bad(429, "Too Many Requests: retry after 3", retry_after=3), SENT)
    assert (await bot(SAY)).message_id == 1
    assert pauses == [3]


async def test_it_is_put_off_again_and_again_but_not_for_ever(pauses: list[float]):
    """With many others who want to get through an answer has to be lucky."""
    flood = bad(429, "Too Many Requests: retry after 1", retry_after=1)
    bot, _ = patient(*[flood] * (calls.FLOOD_PATIENCE - 1), SENT)
    assert (await bot(SAY)).message_id == 1
    assert sum(pauses) == calls.FLOOD_PATIENCE - 1
    bot, session = patient(*[flood] * 100)
    with pytest.raises(TelegramRetryAfter):
        await bot(SAY)
    assert len(session.calls) == calls.FLOOD_PATIENCE + 1
    bot, session = patient(*[flood] * 100)
    with pytest.raises(TelegramRetryAfter):
        await bot(AnswerCallbackQuery(callback_query_id="1"))
    assert len(session.calls) == calls.FLEETING_PATIENCE + 1


async def test_a_long_flood_wait_is_not(pauses: list[float]):
    bot, _ = patient(bad(429, "Too Many Requests: retry after 300", retry_after=300), SENT)
    with pytest.raises(TelegramRetryAfter):
        await bot(SAY)
    assert pauses == []


async def test_telegram_is_waited_for_and_that_is_said_once(caplog: pytest.LogCaptureFixture, pauses: list[float]):
    bot, _ = patient(*[BROKEN] * 30, PAGE, bad(429, "Too Many", retry_after=7), good(ME))
    await reach(bot)
    said = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    assert len(said) == 2
    assert "Server disconnected" in said[0]
    assert "answers again" in said[1]
    assert max(pauses) <= calls.OUTAGE_PAUSE


@pytest.mark.parametrize("reply", [bad(401, "Unauthorized"), bad(404, "Not Found")])
async def test_a_token_nobody_knows_is_hopeless(reply: str):
    bot, session = patient(reply)
    with pytest.raises(Hopeless, match="BOT_TOKEN"):
        await reach(bot)
    assert len(session.calls) == 1
