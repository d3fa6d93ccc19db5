"""Letting a tapped button go within the answer to the webhook: a call less for every tap."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from contextvars import ContextVar
from typing import Any, cast

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import AiogramError
from aiogram.methods import AnswerCallbackQuery, Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiohttp import web

HELD_SECONDS = 0.5
"""Longer than this nobody should look at a button that is still busy: the call is made after all."""


class Reply:
    """Room for one call whose outcome nobody needs. An answer that does not arrive brings the update again."""

    def __init__(self) -> None:
        self._held: AnswerCallbackQuery | None = None
        self._call: Callable[[], Awaitable[Any]] | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._late: asyncio.Task[None] | None = None
        self._is_over = False

    def takes(self, method: AnswerCallbackQuery, call: Callable[[], Awaitable[Any]]) -> bool:
        """Whether it goes along with the answer; `call` is made if the answer takes too long."""
        if self._is_over or self._timer is not None:
            return False
        self._held, self._call = method, call
        self._timer = asyncio.get_running_loop().call_later(HELD_SECONDS, self._let_go)
        return True

    def _let_go(self) -> None:
        self._held = None
        self._late = asyncio.create_task(self._make_the_call())

    async def _make_the_call(self) -> None:
        assert self._call is not None
        with suppress(AiogramError):
            await self._call()

    async def response(self) -> web.Response:
        """Once the update has been handled: the answer, with the call in it if there is one."""
        self._is_over = True
        if self._timer is not None:
            self._timer.cancel()
        if self._late is not None:
            await self._late
        if self._held is None:
            return web.Response()
        name = self._held.__api_method__
        return web.json_response({"method": name, **self._held.model_dump(exclude_none=True, warnings=False)})


REPLY: ContextVar[Reply | None] = ContextVar("reply", default=None)
"""That of the update that is being handled, if it came through the webhook."""


class InReply(BaseRequestMiddleware):
    async def __call__(
        self, make_request: NextRequestMiddlewareType[TelegramType], bot: Bot, method: TelegramMethod[TelegramType]
    ) -> Response[TelegramType] | TelegramType:
        reply = REPLY.get()
        let_go: object = method
        if reply is None or not isinstance(let_go, AnswerCallbackQuery):
            return await make_request(bot, method)
        if reply.takes(let_go, lambda: make_request(bot, method)):
            return cast("TelegramType", True)  # what Telegram answers it with
        return await make_request(bot, method)
