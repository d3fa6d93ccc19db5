"""One update of a person at a time, whichever replica it came to, and each of them handled once."""

import asyncio
import logging
import secrets
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

from aiogram import BaseMiddleware
from aiogram.fsm.storage.base import BaseEventIsolation, StorageKey
from aiogram.types import TelegramObject, Update

from bot.one_by_one import OneByOne
from bot.shared import Away, Shared
from services.pulse import DOING

log = logging.getLogger(__name__)

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]
LEASE_SECONDS = 15.0
"""A replica that has died lets go after it; one that lives holds on for as long as an update takes."""
WAITER_SECONDS = 3.0
"""Who stands in the line and has not asked for so long stands there no more."""
SHORTEST_PAUSE, LONGEST_PAUSE = 0.01, 0.1
REMEMBERED_SECONDS = 24 * 60 * 60
"""Telegram sends nothing again after a day."""

TAKE = """
local holder = redis.call('GET', KEYS[1])
if holder == ARGV[1] then return 1 end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
for _, gone in ipairs(redis.call('ZRANGEBYSCORE', KEYS[3], '-inf', now - ARGV[4])) do
    redis.call('ZREM', KEYS[2], gone)
    redis.call('ZREM', KEYS[3], gone)
end
if not holder then
    local first = redis.call('ZRANGE', KEYS[2], 0, 0, 'WITHSCORES')
    if #first == 0 or first[1] == ARGV[1] or tonumber(first[2]) > tonumber(ARGV[2]) then
        redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[3])
        redis.call('ZREM', KEYS[2], ARGV[1])
        redis.call('ZREM', KEYS[3], ARGV[1])
        return 1
    end
end
redis.call('ZADD', KEYS[2], ARGV[2], ARGV[1])
redis.call('ZADD', KEYS[3], now, ARGV[1])
redis.call('PEXPIRE', KEYS[2], ARGV[4])
redis.call('PEXPIRE', KEYS[3], ARGV[4])
return 0
"""
"""The free turn goes to the update with the lowest number of those that wait."""
LEAVE = "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0"
HOLD = """
for index, key in ipairs(KEYS) do
    local holder = redis.call('GET', key)
    if not holder or holder == ARGV[index + 1] then
        redis.call('SET', key, ARGV[index + 1], 'PX', ARGV[1])
    end
end
"""


class SharedTurns(BaseEventIsolation):
    """First the turn in Redis, where all stand in one line, then the one within this process.

    Without Redis only the latter is left: what two replicas then do at once for one person the database judges, as
    it does what two people do at once.
    """

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._inside = OneByOne()
        register = shared.redis.register_script
        self._scripts = {"take": register(TAKE), "leave": register(LEAVE), "hold": register(HOLD)}
        self._held: dict[str, str] = {}
        """By name of the turn what proves that it is ours."""
        shared.on_beat(self._hold_on)

    @asynccontextmanager
    async def lock(self, key: StorageKey) -> AsyncGenerator[None, None]:
        name = self._shared.key("turn", key.chat_id, key.user_id)
        proof = await self._take(name)
        try:
            async with self._inside.lock(key):
                yield None
        finally:
            if proof is not None:
                await self._leave(name, proof)

    async def close(self) -> None:
        """What is held is let go by whoever holds it."""

    async def _take(self, name: str) -> str | None:
        doing = DOING.get()
        number = int(doing[1]) if doing and doing[0] == "update" else 0
        proof, pause = secrets.token_hex(8), SHORTEST_PAUSE
        times = int(LEASE_SECONDS * 1000), int(WAITER_SECONDS * 1000)
        keys = [name, f"{name}:line", f"{name}:seen"]
        args: list[str | int] = [proof, number, *times]
        try:
            while not await self._shared.ask(lambda: self._scripts["take"](keys=keys, args=args)):
                await asyncio.sleep(pause)
                pause = min(pause * 1.5, LONGEST_PAUSE)
        except Away:
            return None
        self._held[name] = proof
        return proof

    async def _leave(self, name: str, proof: str) -> None:
        self._held.pop(name, None)
        with suppress(Away):
            await self._shared.ask(lambda: self._scripts["leave"](keys=[name], args=[proof]))

    async def _hold_on(self) -> None:
        """Updates that take longer than the lease; also after Redis has forgotten everything."""
        if self._held:
            keys = list(self._held)
            args: list[str | int] = [int(LEASE_SECONDS * 1000), *self._held.values()]
            await self._shared.ask(lambda: self._scripts["hold"](keys=keys, args=args))


class Once(BaseMiddleware):
    """Telegram sends an update again when the answer was slow or lost; to be asked inside the person's turn.

    Without Redis what is stored judges, as it does after a crash.
    """

    def __init__(self, shared: Shared) -> None:
        self._shared = shared

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        if not isinstance(event, Update):
            return await handler(event, data)
        shared = self._shared
        key = shared.key("done", event.update_id)
        with suppress(Away):
            if await shared.ask(lambda: shared.redis.exists(key)):
                log.info("update %s came again and is handled already", event.update_id)
                return None
        result = await handler(event, data)
        with suppress(Away):
            await shared.ask(lambda: shared.redis.set(key, 1, ex=REMEMBERED_SECONDS))
        return result
