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
from bot.turn import Turn, during, this_turn
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
local function taken()
    return {redis.call('EXISTS', KEYS[4]), redis.call('EXISTS', unpack(KEYS, 5))}
end
local holder = redis.call('GET', KEYS[1])
if holder == ARGV[1] then return taken() end
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
        return taken()
    end
end
redis.call('ZADD', KEYS[2], ARGV[2], ARGV[1])
redis.call('ZADD', KEYS[3], now, ARGV[1])
redis.call('PEXPIRE', KEYS[2], ARGV[4])
redis.call('PEXPIRE', KEYS[3], ARGV[4])
"""
"""The free turn goes to the update with the lowest number of those that wait.

Says along with it whether that update is done already, and whether the person looks at something that renews itself.
"""
LEAVE = """
if ARGV[2] ~= '0' then redis.call('SET', KEYS[2], 1, 'EX', ARGV[2]) end
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
"""
"""An update that has been handled is noted before the next one may come."""
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
    it does what two people do at once. Redis is asked twice for an update, once before and once after it.
    """

    def __init__(self, shared: Shared, looks_of: Callable[[int], list[str]]) -> None:
        self._shared, self._looks_of = shared, looks_of
        self._inside = OneByOne()
        register = shared.redis.register_script
        self._scripts = {"take": register(TAKE), "leave": register(LEAVE), "hold": register(HOLD)}
        self._held: dict[str, str] = {}
        """By name of the turn what proves that it is ours."""
        shared.on_beat(self._hold_on)

    @asynccontextmanager
    async def lock(self, key: StorageKey) -> AsyncGenerator[None, None]:
        name, proof = self._shared.key("turn", key.chat_id, key.user_id), secrets.token_hex(8)
        doing = DOING.get()
        number = int(doing[1]) if doing and doing[0] == "update" else 0
        done, is_handled = self._shared.key("done", number), False
        turn = await self._take(name, proof, number, [done, *self._looks_of(key.user_id)])
        try:
            async with self._inside.lock(key):
                with during(turn):
                    yield None
            is_handled = number != 0
        finally:
            self._held.pop(name, None)
            args: list[str | int] = [proof, REMEMBERED_SECONDS if is_handled else 0]
            with suppress(Away):
                await self._shared.ask(lambda: self._scripts["leave"](keys=[name, done], args=args))

    async def close(self) -> None:
        """What is held is let go by whoever holds it."""

    async def _take(self, name: str, proof: str, number: int, known: list[str]) -> Turn:
        """`known`: the keys of what Redis may know of the update and its person."""
        pause = SHORTEST_PAUSE
        keys = [name, f"{name}:line", f"{name}:seen", *known]
        args: list[str | int] = [proof, number, int(LEASE_SECONDS * 1000), int(WAITER_SECONDS * 1000)]
        try:
            while not (taken := await self._shared.ask(lambda: self._scripts["take"](keys=keys, args=args))):
                await asyncio.sleep(pause)
                pause = min(pause * 1.5, LONGEST_PAUSE)
        except Away:
            return Turn()
        self._held[name] = proof
        is_done, looks = taken
        return Turn(is_repeat=bool(is_done), may_look=bool(looks))

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

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        turn = this_turn()
        if turn is not None and turn.is_repeat:
            log.info("update %s came again and is handled already", event.update_id if isinstance(event, Update) else 0)
            return None
        return await handler(event, data)
