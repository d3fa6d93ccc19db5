"""Calls to Telegram that do not get through: tried again, or given up with a line an operator can act on."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
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
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType

log = logging.getLogger(__name__)

Result = TypeVar("Result")

PAUSES = (0.3, 0.7, 1.5, 3.0, 6.0)
LONGEST_FLOOD_WAIT = 20
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
    comes twice is harmless, one that never comes is not.
    """

    async def __call__(
        self, make_request: NextRequestMiddlewareType[TelegramType], bot: Bot, method: TelegramMethod[TelegramType]
    ) -> Response[TelegramType] | TelegramType:
        if method.__api_method__ in OWN_PATIENCE or IMPATIENT.get():
            return await make_request(bot, method)
        for pause in PAUSES:
            try:
                return await make_request(bot, method)
            except TelegramEntityTooLarge:
                raise
            except TelegramRetryAfter as error:
                if error.retry_after > LONGEST_FLOOD_WAIT:
                    raise
                await asyncio.sleep(error.retry_after)
            except (TelegramNetworkError, TelegramServerError, ClientDecodeError) as error:
                log.info("%s did not get through (%s), again in %s s", method.__api_method__, told(error), pause)
                await asyncio.sleep(pause)
        try:
            return await make_request(bot, method)
        except ClientDecodeError as error:  # a page of some proxy instead of an answer
            raise TelegramServerError(method=method, message=told(error)) from error


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
        except (TelegramNetworkError, TelegramServerError, ClientDecodeError) as error:
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
        await asyncio.sleep(PAUSES[min(self._failures, len(PAUSES) - 1)])
        self._failures += 1

    def over(self) -> None:
        if self._failures:
            log.warning("Telegram answers again, after %s attempts", self._failures)
        self._failures = 0


def told(error: Exception) -> str:
    """The first line of an error without the page of advice below it."""
    text = error.message if isinstance(error, TelegramAPIError | ClientDecodeError) else str(error)
    return text.partition("\n")[0] or type(error).__name__


def hopeless(setting: str, error: TelegramBadRequest | OSError) -> Hopeless:
    said: Any = error.strerror if isinstance(error, OSError) else told(error)
    return Hopeless(f"{setting}: {said}")
