"""Long polling. Updates are confirmed once they are handled or kept: those a crash interrupts come again."""

import asyncio
import json
import logging
import time
from collections.abc import Iterable
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

from bot.calls import Hopeless, Waiting, told
from bot.kept import Keeper
from bot.line import Line, One
from bot.taking import one_of, take
from bot.watching import pulse_of
from services.pulse import Beat

log = logging.getLogger(__name__)

OPEN_SECONDS = 20
"""How long Telegram keeps a question for updates open when there are none."""
SLACK_SECONDS = 10
UPDATES_AT_ONCE = 100
"""Whoever gets so many has more behind them."""
CATCHING_UP_SECONDS = 0.3
"""How long the next updates may be kept waiting for the ones before; what takes longer is kept in the database."""
MOST_WAITING = 20_000
"""More stay at Telegram: some 3 kB of memory each."""
REMEMBERED = 2000
"""Many times what Telegram hands out at once."""
ASK_AGAIN_SECONDS = 0.5
"""Telegram answers who asks for the same more often with a single update."""
DRAIN_SECONDS = 20
TOLERATED_SECONDS, YOUNG_SECONDS = 20, 60
CONFLICT_PAUSE_SECONDS = 1.0


class RawUpdates(GetUpdates):
    """Updates as they come: one that cannot be read must not take the others with it."""

    __returning__ = list[dict[str, Any]]


async def poll(bot: Bot, dispatcher: Dispatcher, kept: Keeper) -> None:
    """Fetch and handle updates until cancelled; those under way are finished before it ends.

    Raises Hopeless when Telegram takes the token back, or another program polls for the same bot.
    """
    polling = Polling(bot, dispatcher, kept)
    try:
        await polling.recall()
        await polling.fetch()
    finally:
        await polling.finish()


class Polling:
    def __init__(self, bot: Bot, dispatcher: Dispatcher, kept: Keeper) -> None:
        self._bot = bot
        self._dispatcher = dispatcher
        self._kept = kept
        self._kinds = dispatcher.resolve_used_update_types()
        self._pulse = pulse_of(dispatcher)
        self._offset: int | None = None
        self._confirmed: int | None = None
        self._line = Line(self._handle)
        self._open: dict[int, bytes] = {}
        """By number what is neither handled nor kept yet: Telegram must not forget it."""
        self._closed = asyncio.Event()
        """Nothing is open."""
        self._is_behind = False
        """Telegram has handed out as much as it does at once: there is more."""
        self._taken: dict[int, None] = {}
        """What has been taken lately: Telegram hands out again what is not confirmed, a bad way even the rest."""
        self._started_at = time.monotonic()

    async def recall(self) -> None:
        """What the run before has kept comes before anything else of the same people."""
        for number, content in (await self._kept.recall()).items():
            self._taken[number] = None
            self._line.put(one_of(json.loads(content), is_late=True))

    async def fetch(self) -> None:
        self._pulse.beat(Beat.ASKED)  # Telegram knew the token a moment ago; where nobody writes it answers late
        waiting = Waiting()
        while True:
            await self._catch_up()
            try:
                updates = await self._ask(0 if self._is_behind else OPEN_SECONDS, UPDATES_AT_ONCE)
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
                self._is_behind = len(found) >= UPDATES_AT_ONCE
                self._line.fill(goes_on=self._is_behind)
                for number in sorted(found):  # whatever lies between may double and swap
                    self._take(found[number])
                if updates and not found:
                    await self._wait(ASK_AGAIN_SECONDS)

    async def finish(self) -> None:
        """Wait for what is under way, and let Telegram know: it will not send it again."""
        await self._line.close(DRAIN_SECONDS)
        if self._line.under_way:
            log.warning("%s updates are left in the middle and will come again", self._line.under_way)
        if self._offset != self._confirmed and not self._open:
            try:
                await self._ask(0, 1)
            except AiogramError as error:
                log.info("the last updates stay unconfirmed and will come again: %s", told(error))
        await self._kept.close()

    async def _ask(self, seconds: int, limit: int) -> list[dict[str, Any]]:
        """What lies before the offset is confirmed: only what is handled or kept may lie there."""
        while len(self._taken) > REMEMBERED:
            del self._taken[next(iter(self._taken))]
        offset = min(self._open, default=self._offset)
        asked = RawUpdates(offset=offset, limit=limit, timeout=seconds, allowed_updates=self._kinds)
        self._confirmed = asked.offset
        try:
            updates: Any = await self._bot(asked, request_timeout=seconds + SLACK_SECONDS)
        except AiogramError:
            self._confirmed = None
            raise
        self._pulse.beat(Beat.ASKED)
        return list(updates)

    def _take(self, raw: dict[str, Any]) -> None:
        one = one_of(raw, is_late=self._is_behind)
        self._offset = max(self._offset or 0, one.number + 1)
        self._taken[one.number] = None
        self._open[one.number] = one.content
        self._closed.clear()
        self._line.put(one)

    async def _handle(self, one: One) -> None:
        await take(self._bot, self._dispatcher, one)
        self._close([one.number])
        self._kept.done(one.number)

    def _close(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            self._open.pop(number, None)
        if not self._open:
            self._closed.set()

    async def _catch_up(self) -> None:
        """The next question confirms the updates before it: they are given a moment to be handled, or else kept."""
        if self._open and not self._is_behind:
            await self._wait(CATCHING_UP_SECONDS)
        await self._line.shorter_than(MOST_WAITING)
        some = dict(self._open)
        if some and await self._kept.keep(some):
            for number in some.keys() - self._open.keys():  # handled while it was written down
                self._kept.done(number)
            self._close(some)

    async def _wait(self, seconds: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):  # wait_for would not hear a stop at the moment the last one is closed
                await self._closed.wait()

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
