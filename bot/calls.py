"""Calls to Telegram that do not get through: tried again, or given up with a line an operator can act on."""

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable
from contextlib import suppress
from contextvars import ContextVar
from typing import Any, TypeVar

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import (
    AiogramError,
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import GetMe, Response, TelegramMethod
from aiogram.methods.base import TelegramType

from bot.line import LATE, resting
from services.pulse import Pulse

log = logging.getLogger(__name__)

Result = TypeVar("Result")

PAUSES = (0.3, 0.7, 1.5, 3.0, 6.0)
OUTAGE_PAUSE = 10.0
OUTAGE_SECONDS = 15 * 60.0
"""A screen that could not be shown for so long is shown no more: who comes back asks anew."""
MOST_WAITING = 200
"""So many calls may wait for the end of an outage, each with its update; a webhook brings more and more."""
FLEETING = frozenset({"answerCallbackQuery", "sendChatAction"})
"""Worth nothing some seconds later."""
LONGEST_FLOOD_WAIT = 20
FLOOD_PATIENCE = 60
LATE_FLOOD_PATIENCE = 600
"""Seconds an answer is put off in all before it is given up, and one to what lay waiting: with it many others want to
get through, and whoever comes at the right moment does."""
FLEETING_PATIENCE = 5
UNANSWERED = (TelegramNetworkError, TelegramServerError, ClientDecodeError)
"""Telegram did not answer, or something on the way did in its place."""
OWN_PATIENCE = frozenset({"getMe", "getUpdates"})
"""Whoever makes these calls goes on trying for as long as the program runs."""


IMPATIENT: ContextVar[bool] = ContextVar("impatient", default=False)
"""Whoever makes a call with it tries again themselves, later and in their own order."""


class Hopeless(Exception):
    """No waiting helps; the text tells an operator what to change."""


class Unreached(Exception):
    """What the bot needs has not answered at the start, and may later; the text is for an operator."""


class Patience(BaseRequestMiddleware):
    """An answer that did not get through is sent again: the person must not be left in front of an old screen.

    After a connection that broke in the middle nobody knows whether the call was carried out. A screen that
    comes twice is harmless, one that never comes is not. While Telegram answers nobody calls wait for its return.
    """

    def __init__(self, pulse: Pulse | None = None) -> None:
        self._pulse = pulse or Pulse()
        self._waiting = 0
        self._asking = asyncio.Lock()

    async def __call__(
        self, make_request: NextRequestMiddlewareType[TelegramType], bot: Bot, method: TelegramMethod[TelegramType]
    ) -> Response[TelegramType] | TelegramType:
        if method.__api_method__ in OWN_PATIENCE or IMPATIENT.get():
            return await make_request(bot, method)
        pauses, patience = list(PAUSES), _flood_patience(method)
        while pauses and patience > 0:
            try:
                return await make_request(bot, method)
            except TelegramEntityTooLarge:
                raise
            except TelegramRetryAfter as error:
                if error.retry_after > LONGEST_FLOOD_WAIT:
                    raise
                patience -= max(1, error.retry_after)
                with resting():
                    await asyncio.sleep(error.retry_after)
            except UNANSWERED as error:
                pause = pauses.pop(0)
                log.info("%s did not get through (%s), again in %s s", method.__api_method__, told(error), pause)
                await asyncio.sleep(pause)
        if method.__api_method__ not in FLEETING and await self._has_waited(make_request, bot):
            return await self(make_request, bot, method)
        try:
            return await make_request(bot, method)
        except ClientDecodeError as error:  # a page of some proxy instead of an answer
            raise TelegramServerError(method=method, message=told(error)) from error

    async def _has_waited(self, make_request: NextRequestMiddlewareType[Any], bot: Bot) -> bool:
        """Wait while nobody is answered at all, and not for ever. One asks for all that wait."""
        if self._waiting >= MOST_WAITING or not self._pulse.away_for:
            return False
        self._waiting += 1
        try:
            while 0 < self._pulse.away_for < OUTAGE_SECONDS:
                async with self._asking:
                    if self._pulse.away_for:
                        await asyncio.sleep(_jittered(OUTAGE_PAUSE))
                        with suppress(AiogramError):
                            await make_request(bot, GetMe())
        finally:
            self._waiting -= 1
        return not self._pulse.away_for


async def reach(bot: Bot) -> None:
    """Wait until Telegram answers; raises Hopeless when it does not know the token."""
    try:
        me = await persistently(bot.me)
    except (TelegramUnauthorizedError, TelegramNotFound):
        raise Hopeless("BOT_TOKEN: Telegram does not know this token; BotFather shows the right one") from None
    log.info("this is @%s", me.username)


async def persistently(call: Callable[[], Awaitable[Result]]) -> Result:
    """Make the call until Telegram answers it; a refusal is an answer and is raised."""
    waiting = Waiting()
    while True:
        try:
            result = await call()
        except TelegramRetryAfter as error:
            await asyncio.sleep(error.retry_after)
        except UNANSWERED as error:
            await waiting.after(error)
        else:
            waiting.over()
            return result


class Waiting:
    """Longer and longer pauses while Telegram is away; one line in the log when that begins, one when it ends."""

    def __init__(self) -> None:
        self._failures = 0

    async def after(self, error: AiogramError) -> None:
        if not self._failures:
            log.warning("Telegram does not answer (%s); trying until it does", told(error))
        await asyncio.sleep(_jittered((*PAUSES, OUTAGE_PAUSE)[min(self._failures, len(PAUSES))]))
        self._failures += 1

    def over(self) -> None:
        if self._failures:
            log.warning("Telegram answers again, after %s attempts", self._failures)
        self._failures = 0


def _flood_patience(method: TelegramMethod[Any]) -> float:
    if method.__api_method__ in FLEETING:
        return FLEETING_PATIENCE
    return LATE_FLOOD_PATIENCE if LATE.get() else FLOOD_PATIENCE


def _jittered(seconds: float) -> float:
    """Not all programs that have lost Telegram should come back in the same moment."""
    return seconds * random.uniform(0.7, 1)  # noqa: S311  # nothing secret hangs on it


def told(error: Exception) -> str:
    """The first line of an error without the page of advice below it."""
    text = error.message if isinstance(error, TelegramAPIError | ClientDecodeError) else str(error)
    return text.partition("\n")[0] or type(error).__name__


def hopeless(setting: str, error: TelegramBadRequest | OSError) -> Hopeless:
    said: Any = error.strerror if isinstance(error, OSError) else told(error)
    return Hopeless(f"{setting}: {said}")
