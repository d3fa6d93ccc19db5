"""How fast all replicas together may speak: their slots in time stand in Redis."""

from time import monotonic

from bot.shared import Away, Shared
from services.outbox_pace import GROUP_SECONDS, PRIVATE_SECONDS, RECOVERY, SLOWDOWN, SLOWEST, OwnPace, Pace

RESERVE = """
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
local full, messages, gap = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local known = redis.call('HMGET', KEYS[1], 'next', 'pause', 'rate')
local rate = math.min(full, (tonumber(known[3]) or full) * tonumber(ARGV[4]))
local turn = math.max(now, tonumber(known[1]) or 0, tonumber(known[2]) or 0)
local slot = math.max(turn, tonumber(redis.call('GET', KEYS[2])) or 0)
local free = slot + messages * gap
redis.call('HSET', KEYS[1], 'next', string.format('%.3f', turn + messages / rate * 1000),
    'rate', string.format('%.6f', rate))
redis.call('SET', KEYS[2], string.format('%.3f', free), 'PX', math.ceil(free - now))
return math.ceil(slot - now)
"""
SLOW_DOWN = """
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
local full, pause = tonumber(ARGV[1]), tonumber(ARGV[2])
local known = redis.call('HMGET', KEYS[1], 'pause', 'rate')
local before = tonumber(known[1]) or 0
if now >= before then
    local rate = math.max(tonumber(ARGV[4]), (tonumber(known[2]) or full) * tonumber(ARGV[3]))
    redis.call('HSET', KEYS[1], 'rate', string.format('%.6f', rate))
end
redis.call('HSET', KEYS[1], 'pause', string.format('%.3f', math.max(before, now + pause)))
return 1
"""
PAUSED = """
local time = redis.call('TIME')
local pause = tonumber(redis.call('HGET', KEYS[1], 'pause')) or 0
return math.max(0, math.ceil(pause - time[1] * 1000 - time[2] / 1000))
"""


class SharedPace:
    """The arithmetic of `services/outbox_pace.py` by the clock of Redis, each step in one piece.

    While Redis is away this replica keeps to its part of the rate, as many as there were when it was last seen.
    """

    def __init__(self, shared: Shared, rate: float) -> None:
        self._shared, self._rate = shared, rate
        self._alone: OwnPace | None = None
        register = shared.redis.register_script
        self._reserve, self._slow_down, self._paused = register(RESERVE), register(SLOW_DOWN), register(PAUSED)
        self._key = shared.key("pace")

    async def turn(self, chat_id: int, messages: int) -> float:
        gap = GROUP_SECONDS if chat_id < 0 else PRIVATE_SECONDS
        keys = [self._key, self._shared.key("pace", chat_id)]
        args = [self._rate, messages, gap * 1000, RECOVERY]
        try:
            answer = await self._shared.ask(lambda: self._reserve(keys=keys, args=args))
        except Away:
            return await self._part().turn(chat_id, messages)
        left = await self._forget_part()
        return max(left, int(answer) / 1000)

    async def paused(self) -> float:
        own = await self._alone.paused() if self._alone else 0.0
        try:
            answer = await self._shared.ask(lambda: self._paused(keys=[self._key]))
        except Away:
            return own
        return max(own, int(answer) / 1000)

    async def slow_down(self, seconds: float) -> None:
        args = [self._rate, seconds * 1000, SLOWDOWN, SLOWEST]
        try:
            await self._shared.ask(lambda: self._slow_down(keys=[self._key], args=args))
        except Away:
            await self._part().slow_down(seconds)

    def went_well(self) -> None:
        """The rate recovers with every slot that is taken."""
        if self._alone:
            self._alone.went_well()

    async def _forget_part(self) -> float:
        """Redis is back; what Telegram has said meanwhile is news to the others."""
        if self._alone is None:
            return 0.0
        left = await self._alone.paused()
        self._alone = None
        if left:
            await self.slow_down(left)
        return left

    def _part(self) -> OwnPace:
        if self._alone is None:
            self._alone = OwnPace(Pace(self._rate / self._shared.replicas), monotonic)
        return self._alone
