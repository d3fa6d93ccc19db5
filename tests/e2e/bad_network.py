"""A network between the bot and Telegram that loses things: pages instead of answers, connections that break."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from enum import Enum, auto

import aiohttp
from aiohttp import web

PAGE = "<html><body><h1>502 Bad Gateway</h1></body></html>"


class Trouble(Enum):
    """What may become of a call: refused or dropped, before Telegram has heard it or after it was carried out."""

    REFUSED = auto()
    DROPPED = auto()
    REFUSED_AFTERWARDS = auto()
    DROPPED_AFTERWARDS = auto()


class BadNetwork:
    """A proxy in front of the Bot API server; `share` of the calls, from 0 to 1, get into trouble."""

    def __init__(self, api: str, dice: random.Random) -> None:
        self.share = 0.0
        self.troubles: list[Trouble] = []
        self.lost_messages = 0
        """Carried out by Telegram, which the bot never got to know: it has to send them again."""
        self._api = api
        self.dice = dice
        self._runner: web.AppRunner | None = None
        self._session: aiohttp.ClientSession | None = None
        self._port = 0

    async def open(self) -> str:
        """Serve; the address is the same every time."""
        application = web.Application()
        application.router.add_route("*", "/{rest:.*}", self._pass_on)
        self._runner = web.AppRunner(application, access_log=None, handler_cancellation=True, shutdown_timeout=0.1)
        self._session = aiohttp.ClientSession()
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self._port).start()
        self._port = self._runner.addresses[0][1]
        return f"http://127.0.0.1:{self._port}"

    async def close(self) -> None:
        """Be away: every call finds nobody at the address."""
        if self._runner is not None and self._session is not None:
            await self._session.close()
            await self._runner.cleanup()
            self._runner = self._session = None

    async def _pass_on(self, request: web.Request) -> web.StreamResponse:
        trouble = self.dice.choice(list(Trouble)) if self.dice.random() < self.share else None
        if trouble is not None:
            self.troubles.append(trouble)
        if trouble in {Trouble.REFUSED, Trouble.DROPPED}:
            return self._lose(request, trouble)
        assert self._session is not None
        kind = {"Content-Type": request.headers.get("Content-Type", "application/octet-stream")}
        url = self._api + request.rel_url.raw_path
        async with self._session.post(url, data=await request.read(), headers=kind) as answer:
            body = await answer.read()
        if trouble is not None:
            self.lost_messages += request.path.rpartition("/")[2].startswith(("send", "copy"))
            return self._lose(request, trouble)
        return web.Response(body=body, status=answer.status, content_type=answer.content_type)

    def _lose(self, request: web.Request, trouble: Trouble) -> web.StreamResponse:
        if trouble in {Trouble.DROPPED, Trouble.DROPPED_AFTERWARDS} and request.transport is not None:
            request.transport.abort()
        return web.Response(text=PAGE, status=502, content_type="text/html")


@asynccontextmanager
async def bad_network(api: str, dice: random.Random) -> AsyncIterator[BadNetwork]:
    network = BadNetwork(api, dice)
    try:
        yield network
    finally:
        await network.close()
        await asyncio.sleep(0)
