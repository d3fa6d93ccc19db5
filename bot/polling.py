"""Long polling. Updates are confirmed once they are handled: those a crash interrupts come again."""

import asyncio
import logging
import time
from contextlib import suppress
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.exceptions import (
    AiogramError,
    TelegramConflictError,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods import GetUpdates
from aiogram.types import Update
from pydantic import ValidationError

from bot.calls import Hopeless, Waiting, told
from bot.reading import read
from bot.watching import feed, pulse_of
from models.faults import told as told_of
from models.faults import trace_of
from services.pulse import Beat, Trouble

log = logging.getLogger(__name__)

OPEN_SECONDS = 20
"""How long Telegram keeps a question for updates open when there are none."""
SLACK_SECONDS = 10
UPDATES_AT_ONCE = 100
TASKS_AT_ONCE = 200
CATCHING_UP_SECONDS = 0.6
"""How long the next updates may be kept waiting for the ones before; somebody's slow picture must not stop all."""
REMEMBERED = 2000
"""Many times what Telegram hands out at once."""
HELD_SECONDS = 20
"""How long Telegram keeps for us what is not handled yet; it hands out no more than a hundred from there on."""
ASK_AGAIN_SECONDS = 0.5
"""Telegram answers who asks for the same more often with a single update."""
DRAIN_SECONDS = 20
TOLERATED_SECONDS, YOUNG_SECONDS = 20, 60
CONFLICT_PAUSE_SECONDS = 1.0


class RawUpdates(GetUpdates):
    """Updates as they come: one that cannot be read must not take the others with it."""

    __returning__ = list[dict[str, Any]]


async def poll(bot: Bot, dispatcher: Dispatcher) -> None:
    """Fetch and handle updates until cancelled; those already taken are finished before it ends.

    Raises Hopeless when Telegram takes the token back, or another program polls for the same bot.
    """
    polling = Polling(bot, dispatcher)
    try:
        await polling.fetch()
    finally:
        await polling.finish()


class Polling:
    def __init__(self, bot: Bot, dispatcher: Dispatcher) -> None:
        self._bot = bot
        self._dispatcher = dispatcher
        self._kinds = dispatcher.resolve_used_update_types()
        self._pulse = pulse_of(dispatcher)
        self._offset: int | None = None
        self._confirmed: int | None = None
        self._running: set[asyncio.Task[None]] = set()
        self._held: dict[int, tuple[asyncio.Task[None], float]] = {}
        """By number what is not handled yet, and when it was taken."""
        self._taken: dict[int, None] = {}
        """What has been taken lately: Telegram hands out again what is not confirmed, a bad way even the rest."""
        self._latest: set[asyncio.Task[None]] = set()
        self._started_at = time.monotonic()

    async def fetch(self) -> None:
        self._pulse.beat(Beat.ASKED)  # Telegram knew the token a moment ago; where nobody writes it answers late
        waiting = Waiting()
        while True:
            await self._catch_up()
            try:
                updates = await self._ask(OPEN_SECONDS, UPDATES_AT_ONCE)
            except TelegramUnauthorizedError:
                raise Hopeless("BOT_TOKEN: Telegram does not accept this token any more") from None
            except TelegramConflictError as error:
                await self._judge(error)
            except TelegramRetryAfter as error:
                await asyncio.sleep(error.retry_after)
            except AiogramError as error:
                await waiting.after(error)
            else:
                waiting.over()
                found = {raw["update_id"]: raw for raw in updates if raw["update_id"] not in self._taken}
                fresh = [found[number] for number in sorted(found)]  # whatever lies between may double and swap
                self._latest = {task for task in map(self._take, fresh) if task}
                if updates and not fresh:
                    await self._wait_for_the_oldest()

    async def finish(self) -> None:
        """Wait for what has been taken, and let Telegram know: it will not send it again."""
        if self._running:
            await asyncio.wait(self._running, timeout=DRAIN_SECONDS)
        if self._running:
            log.warning("%s updates are left in the middle and will come again", len(self._running))
        if self._offset != self._confirmed and not self._running:
            try:
                await self._ask(0, 1)
            except AiogramError as error:
                log.info("the last updates stay unconfirmed and will come again: %s", told(error))

    async def _ask(self, seconds: int, limit: int) -> list[dict[str, Any]]:
        """What lies before the offset is confirmed: a message that waits behind a slow screen must not be lost."""
        offset = self._oldest() or self._offset
        while len(self._taken) > REMEMBERED:
            del self._taken[next(iter(self._taken))]
        asked = RawUpdates(offset=offset, limit=limit, timeout=seconds, allowed_updates=self._kinds)
        self._confirmed = asked.offset
        try:
            updates: Any = await self._bot(asked, request_timeout=seconds + SLACK_SECONDS)
        except AiogramError:
            self._confirmed = None
            raise
        self._pulse.beat(Beat.ASKED)
        return list(updates)

    def _take(self, raw: dict[str, Any]) -> asyncio.Task[None] | None:
        number = raw["update_id"]
        self._offset = max(self._offset or 0, number + 1)
        self._taken[number] = None
        try:
            update = read(raw, self._bot)
        except ValidationError as error:
            log.error("update %s cannot be read: %s", number, error.errors(include_input=False, include_url=False))  # noqa: TRY400  # the input may hold words of people
            self._pulse.trouble(Trouble.UNREADABLE, str(number))
            return None
        task = asyncio.create_task(self._handle(update))
        self._running.add(task)
        self._held[number] = task, time.monotonic()
        task.add_done_callback(self._running.discard)
        task.add_done_callback(lambda _: self._held.pop(number, None))
        return task

    def _oldest(self) -> int | None:
        """The first that is not handled yet; what takes too long is held no longer."""
        long_ago = time.monotonic() - HELD_SECONDS
        for number in [number for number, (_, taken_at) in self._held.items() if taken_at < long_ago]:
            del self._held[number]
        return min(self._held, default=None)

    async def _wait_for_the_oldest(self) -> None:
        """Until it is handled, but not for long: new ones may have come behind it."""
        oldest = self._oldest()
        if oldest is not None:
            await asyncio.wait({self._held[oldest][0]}, timeout=ASK_AGAIN_SECONDS)

    async def _handle(self, update: Update) -> None:
        try:
            await feed(self._dispatcher, self._bot, update)
        except Exception as error:
            trace = trace_of(error)
            log.error("update %s failed (%s)", update.update_id, told_of(error), exc_info=trace)  # noqa: TRY400

    async def _catch_up(self) -> None:
        """The next question confirms the updates before it: they are given a moment to be handled first.

        Only the latest ones: something that takes long has been waited for once, and holds nobody up again.
        """
        if self._latest:
            await asyncio.wait(self._latest, timeout=CATCHING_UP_SECONDS)
        while len(self._running) > TASKS_AT_ONCE:
            await asyncio.wait(self._running, return_when=asyncio.FIRST_COMPLETED)

    async def _judge(self, error: TelegramConflictError) -> None:
        """A webhook left over is taken away. Of two programs that poll for one bot the one that came second goes.

        At first it waits: the one before may be about to end.
        """
        log.warning("Telegram gives the updates to somebody else: %s", told(error))
        if "webhook" in told(error):
            with suppress(AiogramError):
                await self._bot.delete_webhook()
        elif TOLERATED_SECONDS < time.monotonic() - self._started_at < YOUNG_SECONDS:
            raise Hopeless("another program receives the updates of this bot; stop it, or use a token of its own")
        await asyncio.sleep(CONFLICT_PAUSE_SECONDS)
