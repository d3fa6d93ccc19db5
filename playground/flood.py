"""Flood control: how many messages Telegram takes before it answers 429."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from playground.errors import too_many_requests

if TYPE_CHECKING:
    from collections.abc import Callable

    from playground.people import Chat


@dataclass(frozen=True, slots=True)
class FloodLimits:
    """Telegram publishes only the rough figures; these are the defaults people plan with."""

    per_second: float = 30
    burst: float = 30
    per_chat_second: float = 1
    chat_burst: float = 3
    per_group_minute: float = 20


class Bucket:
    """Tokens come back at a steady rate up to a limit."""

    __slots__ = ("at", "limit", "rate", "tokens")

    def __init__(self, rate: float, limit: float, now: float) -> None:
        self.rate = rate
        self.limit = limit
        self.tokens = limit
        self.at = now

    def wait(self, now: float) -> float:
        """Seconds until a token is there; 0 when there is one."""
        self.tokens = min(self.limit, self.tokens + (now - self.at) * self.rate)
        self.at = now
        return 0.0 if self.tokens >= 1 else (1 - self.tokens) / self.rate


class FloodControl:
    """Counts the messages of one bot; a refused chat stays refused until the named time is over."""

    def __init__(self, limits: FloodLimits, clock: Callable[[], float]) -> None:
        self.limits = limits
        self.clock = clock
        self.everywhere = Bucket(limits.per_second, limits.burst, clock())
        self.chats: dict[int, Bucket] = {}
        self.refused_until: dict[int, float] = {}

    def count(self, chat: Chat, messages: int = 1) -> None:
        """ApiError 429 when the messages are too many; nothing is counted then."""
        now = self.clock()
        until = self.refused_until.get(chat.id, 0.0)
        if until > now:
            raise too_many_requests(math.ceil(until - now))
        bucket = self.chats.get(chat.id)
        if bucket is None:
            bucket = self.chats[chat.id] = self.new_bucket(chat, now)
        seconds = max(self.everywhere.wait(now), bucket.wait(now))
        if seconds > 0:
            retry_after = max(1, math.ceil(seconds))
            self.refused_until[chat.id] = now + retry_after
            raise too_many_requests(retry_after)
        self.refused_until.pop(chat.id, None)
        self.everywhere.tokens -= messages
        bucket.tokens -= messages

    def new_bucket(self, chat: Chat, now: float) -> Bucket:
        limits = self.limits
        if chat.is_private:
            return Bucket(limits.per_chat_second, limits.chat_burst, now)
        return Bucket(limits.per_group_minute / 60, limits.per_group_minute, now)
