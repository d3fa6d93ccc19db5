"""What several replicas of the bot share through Redis, and how each of them does without it for a while."""

import asyncio
import logging
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any, TypeVar

from redis.asyncio import BlockingConnectionPool, Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import AuthenticationError, AuthorizationError, RedisError
from redis.exceptions import ConnectionError as RedisConnectionError

from bot.calls import Hopeless, Unreached
from services.pulse import Pulse

log = logging.getLogger(__name__)

Answer = TypeVar("Answer")

CONNECTIONS = 32
ANSWERS_WITHIN, CONNECTS_WITHIN = 3.0, 2.0
START_SECONDS = 30.0
BEAT_SECONDS = 2.0
SEEN_SECONDS = 15.0
"""A replica nobody has heard of for so long is gone."""

COME = """
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZADD', KEYS[1], now, ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return redis.call('ZCARD', KEYS[1])
"""


class Away(Exception):
    """Redis does not answer; whoever asks goes on without it."""


class Shared:
    """One connection pool. While Redis is away nobody waits for it: one task looks whether it is back."""

    def __init__(self, url: str, bot_id: int, pulse: Pulse) -> None:
        pool: Any = BlockingConnectionPool.from_url(
            url,
            max_connections=CONNECTIONS,
            timeout=ANSWERS_WITHIN,
            socket_timeout=ANSWERS_WITHIN,
            socket_connect_timeout=CONNECTS_WITHIN,
            retry=Retry(NoBackoff(), 1),  # a connection that was open before Redis was started again
            retry_on_error=[RedisConnectionError],
        )
        self.redis: Redis = Redis(connection_pool=pool)
        self.replicas = 1
        """How many there are, as far as this one knows: itself at least."""
        self._bot_id, self._pulse = bot_id, pulse
        self._name = secrets.token_hex(8)
        self._come = self.redis.register_script(COME)
        self._beats: list[Callable[[], Awaitable[None]]] = []
        self._is_away = False

    @property
    def is_away(self) -> bool:
        return self._is_away

    def key(self, *parts: object) -> str:
        """Several bots may share one Redis."""
        return ":".join(("metodbot", str(self._bot_id), *map(str, parts)))

    def on_beat(self, work: Callable[[], Awaitable[None]]) -> None:
        """To be done every two seconds while Redis is there."""
        self._beats.append(work)

    async def ask(self, question: Callable[[], Awaitable[Answer]]) -> Answer:
        """What Redis answers; raises Away, at once where it is known to be."""
        if self._is_away:
            raise Away
        try:
            return await question()
        except (RedisError, OSError, TimeoutError) as error:
            self._lose(error)
            raise Away from error

    async def reach(self, patience: float = START_SECONDS) -> None:
        """Wait until it answers; raises Unreached, and Hopeless for a password it does not take."""
        until = asyncio.get_running_loop().time() + patience
        while True:
            try:
                await self._beat()
            except (AuthenticationError, AuthorizationError) as error:
                raise Hopeless(f"REDIS_URL: {error}") from None
            except (RedisError, OSError, TimeoutError) as error:
                if asyncio.get_running_loop().time() >= until:
                    raise Unreached(f"REDIS_URL: Redis does not answer ({_told(error)})") from None
                self._lose(error)
                await asyncio.sleep(1)
            else:
                self._find()
                return

    @asynccontextmanager
    async def kept(self) -> AsyncIterator[None]:
        """Inside this block the replica is known to the others and looks after what it holds."""
        beating = asyncio.create_task(self._go_on())
        try:
            yield
        finally:
            beating.cancel()
            await asyncio.wait({beating})
            with suppress(RedisError, OSError, TimeoutError, Away):
                await self.ask(lambda: self.redis.zrem(self.key("replicas"), self._name))
            await self.close()

    async def close(self) -> None:
        await self.redis.aclose(close_connection_pool=True)

    async def _go_on(self) -> None:
        while True:
            await asyncio.sleep(BEAT_SECONDS)
            try:
                await self._beat()
            except (RedisError, OSError, TimeoutError) as error:
                self._lose(error)
            else:
                self._find()
                for work in self._beats:
                    with suppress(Away):
                        await work()

    async def _beat(self) -> None:
        answer = self._come(keys=[self.key("replicas")], args=[self._name, int(SEEN_SECONDS * 1000)])
        self.replicas = max(1, int(await answer))

    def _lose(self, error: Exception) -> None:
        if not self._is_away:
            log.warning("Redis is away (%s): people are answered all the same, and less is sent", _told(error))
        self._is_away, self._pulse.is_redis_there = True, False

    def _find(self) -> None:
        if self._is_away:
            log.warning("Redis is back")
        self._is_away, self._pulse.is_redis_there = False, True


def _told(error: Exception) -> str:
    return (str(error).partition("\n")[0] or type(error).__name__).rstrip(".")
