"""The gate before everything else: blocked accounts and floods are turned away before any work with the database."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from aiogram import BaseMiddleware, Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import TelegramObject, Update, User

from locales.catalog import Speaker
from services.blocks import InForce
from services.pace import Pace, Verdict

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]
TOLD_EVERY = timedelta(days=1)


class Gate(BaseMiddleware):
    """Nothing is dropped in silence: whoever goes too fast hears it, and hears how much was not taken."""

    def __init__(
        self,
        pace: Pace,
        blocked: InForce,
        speaker: Speaker,
        *,
        admin_ids: frozenset[int],
        clock: Callable[[], datetime],
    ) -> None:
        self._pace, self._blocked, self._t = pace, blocked, speaker
        self._admin_ids, self._clock = admin_ids, clock
        self._told_at: dict[int, datetime] = {}
        """When blocked accounts last heard that they are."""
        self._lost: dict[int, int] = {}
        """Messages not taken in the pause that is running, by account."""
        self._tasks: set[asyncio.Task[None]] = set()

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        user: User | None = data.get("event_from_user")
        if user is None or not isinstance(event, Update):
            return await handler(event, data)
        if user.id not in self._admin_ids and self._blocked.holds(user.id, self._clock()):
            await self._turn_away(event, user)
            return None
        verdict = self._pace.take(user.id)
        if verdict is Verdict.PASSES:
            return await handler(event, data)
        await self._slow_down(event, user, data["bot"], verdict)
        return None

    async def _turn_away(self, event: Update, user: User) -> None:
        now = self._clock()
        told_at = self._told_at.get(user.id)
        is_news = told_at is None or now - told_at >= TOLD_EVERY
        if is_news and (_is_private(event) or event.callback_query):
            self._told_at[user.id] = now
        await _answer(event, self._t.plain("blocked-told") if is_news else None)

    async def _slow_down(self, event: Update, user: User, bot: Bot, verdict: Verdict) -> None:
        is_message = event.message is not None and _is_private(event)
        if verdict is Verdict.TOO_FAST:
            phrase = "too-fast-message" if is_message else "too-fast"
            await _answer(event, self._t.plain(phrase, seconds=round(self._pace.pause)))
            return
        if is_message:
            self._lose_message(user, bot)
        await _answer(event, None)

    def _lose_message(self, user: User, bot: Bot) -> None:
        if user.id not in self._lost:
            task = asyncio.create_task(self._tell_lost(user.id, bot))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        self._lost[user.id] = self._lost.get(user.id, 0) + 1

    async def _tell_lost(self, account_id: int, bot: Bot) -> None:
        """Once the pause is over, one sentence about all that was not taken in it."""
        await asyncio.sleep(self._pace.pause)
        count = self._lost.pop(account_id)
        with suppress(TelegramAPIError):
            await bot.send_message(account_id, self._t("too-fast-lost", count=count))


def _is_private(event: Update) -> bool:
    return event.message is not None and event.message.chat.type == "private"


async def _answer(event: Update, text: str | None) -> None:
    """Let a button go, with the sentence over the screen if there is one; answer a message only with a sentence."""
    with suppress(TelegramAPIError):
        if event.callback_query is not None:
            await event.callback_query.answer(text, show_alert=text is not None)
        elif event.message is not None and text is not None and _is_private(event):
            await event.message.answer(text)
