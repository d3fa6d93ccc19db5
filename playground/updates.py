"""The queue of updates of one bot and long polling."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from playground.errors import ApiError, conflict
from playground.wire import Encoded, encode_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

RETENTION_SECONDS: Final = 24 * 3600
LONGEST_POLL = 50
BURST_SECONDS = 0.0015
FIRST_UPDATE_ID = 700_000_001
KINDS: Final = frozenset(
    {
        "message", "edited_message", "channel_post", "edited_channel_post", "business_connection",
        "business_message", "edited_business_message", "deleted_business_messages", "message_reaction",
        "message_reaction_count", "inline_query", "chosen_inline_result", "callback_query", "shipping_query",
        "pre_checkout_query", "purchased_paid_media", "poll", "poll_answer", "my_chat_member", "chat_member",
        "chat_join_request", "chat_boost", "removed_chat_boost", "managed_bot",
    }
)  # fmt: skip
DEFAULT_KINDS: Final = KINDS - {"chat_member", "message_reaction", "message_reaction_count"}
OTHER_POLL = "terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


@dataclass(slots=True, eq=False)
class Update:
    id: int
    chat_id: int
    expires_at: float
    body: bytes


class UpdateQueue:
    """Updates wait here until they are confirmed; at most one long poll waits for them."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.clock = clock
        self.waiting: deque[Update] = deque()
        self.next_id = FIRST_UPDATE_ID
        self.kinds = DEFAULT_KINDS
        self.listed_kinds: list[str] = []
        self.poll: asyncio.Future[None] | None = None
        self.seen_at = 0.0
        self.on_put: Callable[[Update], None] | None = None
        self.previous_offset: int | None = None
        self.previous_start = -10.0
        self.conflict_at = -10.0

    def put(self, kind: str, chat_id: int, date: float, payload: dict[str, Any]) -> None:
        """Queue an update of a kind the bot asked for; others are never created."""
        if kind not in self.kinds:
            return
        body = f'{{"update_id":{self.next_id},"{kind}":{encode_json(payload)}}}'
        update = Update(self.next_id, chat_id, date + RETENTION_SECONDS, body.encode("utf-8", "replace"))
        self.next_id += 1
        self.waiting.append(update)
        if self.on_put:
            self.on_put(update)
        elif self.poll and not self.poll.done():
            self.poll.set_result(None)

    def choose_kinds(self, names: Any) -> None:
        """allowed_updates: anything but an array of text changes nothing."""
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            return
        known = [name.lower() for name in names if name.lower() in KINDS]
        self.kinds = frozenset(known) if known else DEFAULT_KINDS
        self.listed_kinds = known if self.kinds != DEFAULT_KINDS else []

    def drop_expired(self) -> None:
        now = self.clock()
        while self.waiting and self.waiting[0].expires_at <= now:
            self.waiting.popleft()

    def forget_before(self, offset: int) -> None:
        while self.waiting and self.waiting[0].id < offset:
            self.waiting.popleft()

    def apply_offset(self, offset: int) -> None:
        """Positive: forget what lies before; negative: keep only the last ones; else begin at the head."""
        if offset < 0:
            while len(self.waiting) > -offset:
                self.waiting.popleft()
        elif 0 < offset <= self.next_id:
            self.forget_before(offset)

    def interrupt(self, reason: str) -> None:
        """End a waiting long poll with a conflict."""
        if self.poll and not self.poll.done():
            self.poll.set_exception(conflict(reason))

    def close(self) -> None:
        """End a waiting long poll because the server goes down."""
        if self.poll and not self.poll.done():
            self.poll.set_exception(ApiError(429, "Too Many Requests: retry after 5", {"retry_after": 5}))

    async def get(self, offset: int, limit: int, timeout: int) -> Encoded:  # noqa: ASYNC109  # Telegram's parameter
        """One getUpdates call: JSON of an array of updates."""
        self.interrupt(OTHER_POLL)
        loop = asyncio.get_running_loop()
        now = loop.time()
        if offset == self.previous_offset:
            # The real server slows down a bot that asks the same again and again.
            if timeout < 3 and now < self.previous_start + 3:
                timeout = 3
            if now < self.previous_start + 0.5:
                limit = 1
        self.previous_offset, self.previous_start = offset, now
        self.apply_offset(offset)
        self.drop_expired()
        if not self.waiting and timeout > 0:
            await self.wait(loop, timeout)
        self.seen_at = loop.time()
        self.drop_expired()
        return batch(update for update, _ in zip(self.waiting, range(limit), strict=False))

    async def wait(self, loop: asyncio.AbstractEventLoop, seconds: int) -> None:
        poll: asyncio.Future[None] = loop.create_future()
        self.poll = poll
        try:
            async with asyncio.timeout(seconds):
                await poll
            await asyncio.sleep(BURST_SECONDS)
        except TimeoutError:
            return
        finally:
            if self.poll is poll:
                self.poll = None

    async def delay_conflict(self) -> None:
        """A second conflict within three seconds is answered three seconds later."""
        now = asyncio.get_running_loop().time()
        is_repeated = now < self.conflict_at + 3
        self.conflict_at = now
        if is_repeated:
            await asyncio.sleep(3)


def batch(updates: Iterable[Update]) -> Encoded:
    return Encoded(b"[" + b",".join([update.body for update in updates]) + b"]")
