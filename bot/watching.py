"""Counting what goes through the bot: updates on their way in, calls on their way out."""

import time
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware, Bot, Dispatcher
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.exceptions import TelegramAPIError, TelegramRetryAfter
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import TelegramObject, Update

from bot.calls import UNANSWERED
from services.errors import Refusal
from services.pulse import DOING, Pulse, Trouble

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]
FLOOD = "flood"
"""The outcome of a call Telegram puts off with 429."""


def pulse_of(dispatcher: Dispatcher) -> Pulse:
    pulse = dispatcher.workflow_data.get("pulse")
    return pulse if isinstance(pulse, Pulse) else Pulse()


async def feed(dispatcher: Dispatcher, bot: Bot, update: Update) -> None:
    """Handle one update; every line written meanwhile carries its number."""
    token = DOING.set(("update", update.update_id))
    try:
        await dispatcher.feed_update(bot, update)
    finally:
        DOING.reset(token)


class WatchUpdates(BaseMiddleware):
    """How each update ended, and how long that took."""

    def __init__(self, pulse: Pulse) -> None:
        self._pulse = pulse

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        begun = time.perf_counter()
        outcome = "failed"
        try:
            result = await handler(event, data)
            outcome = "unhandled" if result is UNHANDLED else "handled"
        except Refusal:
            outcome = "refused"
            raise
        except Exception as error:
            number = event.update_id if isinstance(event, Update) else 0
            if not (isinstance(error, UNANSWERED) and self._pulse.away_for):  # one letter tells of an outage
                self._pulse.trouble(Trouble.UPDATE, f"{number}, {type(error).__name__}")
            raise
        else:
            return result
        finally:
            kind = event.event_type if isinstance(event, Update) else "other"
            self._pulse.handled(kind, outcome, time.perf_counter() - begun)


class WatchCalls(BaseRequestMiddleware):
    """Every attempt of a call counts: it stands nearest to the wire."""

    def __init__(self, pulse: Pulse) -> None:
        self._pulse = pulse

    async def __call__(
        self, make_request: NextRequestMiddlewareType[TelegramType], bot: Bot, method: TelegramMethod[TelegramType]
    ) -> Response[TelegramType] | TelegramType:
        begun = time.perf_counter()
        outcome = "ok"
        is_reached: bool | None = True
        try:
            return await make_request(bot, method)
        except TelegramRetryAfter:
            outcome = FLOOD
            raise
        except UNANSWERED:
            outcome, is_reached = "unreached", False
            raise
        except TelegramAPIError:
            outcome = "refused"
            raise
        except BaseException:
            outcome, is_reached = "broken", None  # a stop in the middle of a call says nothing about Telegram
            raise
        finally:
            if is_reached is not None:
                self._pulse.reached(is_reached=is_reached)
            self._pulse.calls.add(method.__api_method__, outcome, time.perf_counter() - begun)
