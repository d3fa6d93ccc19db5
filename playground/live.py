"""The WebSocket that tells the web page what happens."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final

from aiohttp import WSCloseCode, WSMsgType, web

from playground.wire import encode_json

if TYPE_CHECKING:
    from playground.server import Playground

Json = dict[str, Any]
SILENCE_SECONDS: Final = 5.0
WATCH_SECONDS: Final = 0.5
BACKLOG: Final = 10_000


class Live:
    """One queue per open page; a page that does not read is dropped."""

    def __init__(self, playground: Playground) -> None:
        self.playground = playground
        self.pages: dict[web.WebSocketResponse, asyncio.Queue[str]] = {}
        self.watcher: asyncio.Task[None] | None = None

    def add_routes(self, application: web.Application) -> None:
        application.router.add_get("/playground/live", self.connect)
        application.on_shutdown.append(self.close)

    def is_online(self) -> bool:
        """A bot polls now, polled a moment ago, or has a webhook."""
        bot = self.playground.world.bot
        if bot.webhook.url or bot.updates.poll is not None:
            return True
        seen_at = bot.updates.seen_at
        return bool(seen_at) and asyncio.get_running_loop().time() - seen_at <= SILENCE_SECONDS

    async def connect(self, request: web.Request) -> web.WebSocketResponse:
        page = web.WebSocketResponse(heartbeat=30)
        await page.prepare(request)
        queue: asyncio.Queue[str] = asyncio.Queue(BACKLOG)
        queue.put_nowait(encode_json({"event": "bot", "online": self.is_online()}))
        self.open(page, queue)
        writer = asyncio.create_task(self.write(page, queue))
        try:
            async for message in page:
                if message.type is WSMsgType.ERROR:
                    break
        finally:
            # First what needs no waiting: the handler itself may be on its way to being cancelled.
            self.leave(page)
            writer.cancel()
            await asyncio.gather(writer, return_exceptions=True)
        return page

    def open(self, page: web.WebSocketResponse, queue: asyncio.Queue[str]) -> None:
        if not self.pages:
            self.playground.world.listeners.append(self.tell)
            self.watcher = asyncio.create_task(self.watch())
        self.pages[page] = queue

    def leave(self, page: web.WebSocketResponse) -> None:
        self.pages.pop(page, None)
        if self.pages:
            return
        if self.tell in self.playground.world.listeners:
            self.playground.world.listeners.remove(self.tell)
        if self.watcher:
            self.watcher.cancel()
            self.watcher = None

    def tell(self, event: Json) -> None:
        text = encode_json(event)
        for queue in self.pages.values():
            if not queue.full():
                queue.put_nowait(text)

    async def write(self, page: web.WebSocketResponse, queue: asyncio.Queue[str]) -> None:
        while not page.closed:
            await page.send_str(await queue.get())

    async def watch(self) -> None:
        """Say when the bot comes or falls silent."""
        was_online = self.is_online()
        while True:
            await asyncio.sleep(WATCH_SECONDS)
            is_online = self.is_online()
            if is_online != was_online:
                was_online = is_online
                self.tell({"event": "bot", "online": is_online})

    async def close(self, _application: web.Application) -> None:
        for page in tuple(self.pages):
            await page.close(code=WSCloseCode.GOING_AWAY, message=b"the playground is closing")
        watcher = self.watcher
        if watcher:
            self.watcher = None
            watcher.cancel()
            await asyncio.gather(watcher, return_exceptions=True)
