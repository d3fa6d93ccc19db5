"""Delivery of updates by webhook: one chat strictly in order, different chats side by side."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from typing import TYPE_CHECKING, Final

import aiohttp

from playground.errors import ApiError
from playground.wire import FORM_TYPE, JSON_TYPE, read_arguments

if TYPE_CHECKING:
    from collections.abc import Callable

    from playground.arguments import Arguments
    from playground.updates import Update, UpdateQueue
    from playground.webhook_settings import WebhookSettings

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  # the name of a header
LONGEST_DELAY: Final = 60.0
LONGEST_RETRY_AFTER: Final = 3600.0
GONE_SECONDS: Final = 23 * 3600
ANSWER_SECONDS: Final = 60
NEVER_EXECUTED: Final = frozenset({"setwebhook", "deletewebhook", "close", "logout"})


class Webhook:
    """The webhook of one bot. `execute` runs a call that came in an answer; its result is never seen."""

    def __init__(self, updates: UpdateQueue, execute: Callable[[str, Arguments], object]) -> None:
        self.updates = updates
        self.execute = execute
        self.settings: WebhookSettings | None = None
        self.last_error = ""
        self.last_error_at = 0.0
        self.gone_since: float | None = None
        self.queues: dict[int, deque[Update]] = {}
        self.tasks: set[asyncio.Task[None]] = set()
        self.session: aiohttp.ClientSession | None = None
        self.connections = asyncio.Semaphore(1)

    @property
    def url(self) -> str:
        return self.settings.url if self.settings else ""

    def start(self, settings: WebhookSettings) -> None:
        """Deliver from now on; what waits in the queue goes first."""
        self.halt()
        self.settings = settings
        self.connections = asyncio.Semaphore(settings.max_connections)
        self.updates.on_put = self.enqueue
        self.updates.drop_expired()
        for update in tuple(self.updates.waiting):
            self.enqueue(update)

    def stop(self) -> None:
        """No webhook any more: updates wait for getUpdates."""
        self.halt()
        self.settings = None
        self.updates.on_put = None
        self.last_error = ""
        self.last_error_at = 0.0

    def halt(self) -> None:
        for task in self.tasks:
            task.cancel()
        self.tasks.clear()
        self.queues.clear()

    def forget_all(self) -> None:
        for queue in self.queues.values():
            queue.clear()

    async def close(self) -> None:
        """Stop all deliveries and the connections under them."""
        tasks = tuple(self.tasks)
        self.halt()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self.session:
            await self.session.close()
            self.session = None

    def enqueue(self, update: Update) -> None:
        queue = self.queues.get(update.chat_id)
        if queue is not None:
            queue.append(update)
            return
        self.queues[update.chat_id] = deque([update])
        task = asyncio.get_running_loop().create_task(self.deliver_chat(update.chat_id))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def deliver_chat(self, chat_id: int) -> None:
        queue = self.queues[chat_id]
        while queue:
            await self.deliver(queue[0])
            if queue:
                queue.popleft()
        if self.queues.get(chat_id) is queue:
            del self.queues[chat_id]

    async def deliver(self, update: Update) -> None:
        """Until it is taken or too old: at once again, then after 2, 4, 8... seconds."""
        delay = 0.0
        while update.expires_at > self.updates.clock():
            async with self.connections:
                retry_after = await self.attempt(update)
            if retry_after is None:
                break
            await asyncio.sleep(max(delay, retry_after))
            delay = min(LONGEST_DELAY, delay * 2 or 2.0)
        self.discard(update)

    def discard(self, update: Update) -> None:
        waiting = self.updates.waiting
        if waiting and waiting[0] is update:
            waiting.popleft()
        elif update in waiting:
            waiting.remove(update)

    async def attempt(self, update: Update) -> float | None:
        """None when delivered, else the seconds the bot asked to wait."""
        settings = self.settings
        if settings is None:
            return None
        if self.session is None:
            self.session = aiohttp.ClientSession(
                timeout=aiohttp.ClientTimeout(total=ANSWER_SECONDS), connector=aiohttp.TCPConnector(limit=0)
            )
        headers = {"Content-Type": JSON_TYPE}
        if settings.secret:
            headers[SECRET_HEADER] = settings.secret
        try:
            async with self.session.post(settings.url, data=update.body, headers=headers) as response:
                body = await response.read()
                return self.judge(response, body)
        except (aiohttp.ClientError, TimeoutError, OSError) as trouble:
            is_timeout = isinstance(trouble, TimeoutError)
            self.fail("Read timeout expired" if is_timeout else "Connection refused")
            return 0.0

    def judge(self, response: aiohttp.ClientResponse, body: bytes) -> float | None:
        if 200 <= response.status < 300:
            self.gone_since = None
            self.answer(response.headers.get("Content-Type", ""), body)
            return None
        self.fail(f"Wrong response from the webhook: {response.status} {response.reason}")
        if response.status == 410:
            self.notice_gone()
        asked = response.headers.get("Retry-After", "")
        return min(float(asked), LONGEST_RETRY_AFTER) if asked.isdigit() else 0.0

    def notice_gone(self) -> None:
        """An address that says for most of a day that it is gone loses its webhook."""
        now = time.monotonic()
        if self.gone_since is None:
            self.gone_since = now
        elif now - self.gone_since > GONE_SECONDS:
            self.settings = None
            self.updates.on_put = None

    def fail(self, sentence: str) -> None:
        self.last_error = sentence
        self.last_error_at = self.updates.clock()

    def answer(self, content_type: str, body: bytes) -> None:
        """A call inside the HTTP answer: executed, refused or not."""
        if not body or content_type.partition(";")[0].strip() not in {
            JSON_TYPE,
            FORM_TYPE,
            "multipart/form-data",
        }:
            return
        try:
            arguments = read_arguments(None, content_type, body)
            name = arguments.text("method").lower()
            if name and not name.startswith("get") and name not in NEVER_EXECUTED:
                self.execute(name, arguments)
        except ApiError:
            return
