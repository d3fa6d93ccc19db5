"""Calls of the Bot API over whichever way is well: a connection that cannot be made moves a call to the next."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Sequence
from contextlib import suppress
from typing import Any, cast

from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import TelegramMethod
from aiogram.methods.base import TelegramType
from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout
from aiohttp.hdrs import USER_AGENT
from aiohttp.http import SERVER_SOFTWARE

from bot.json_session import JsonSession
from bot.own_server import ON_DISK, read_from_disk
from bot.settings import DIRECT
from bot.ways import CONNECT_SECONDS, NOT_BEGUN, Ways, connector, trusted

log = logging.getLogger(__name__)

ANSWER_SECONDS = 30.0
"""Telegram answers in less, however busy; a person waits in front of the old screen meanwhile."""
UPLOAD_SECONDS = 60.0
LEAST_SECONDS = 1.0
"""With less time left than this another way is not begun."""
LOOK_SECONDS = 15.0


class WaysSession(JsonSession):
    """Each way keeps its own connections. A call is made again only where Telegram cannot have heard it."""

    def __init__(self, ways: Sequence[str] = (), *, api: TelegramAPIServer) -> None:
        super().__init__(api=api)
        self._addresses = tuple(ways) or (DIRECT,)
        self.ways = Ways(self._addresses)
        self._clients: dict[int, ClientSession] = {}
        self._trusted = trusted()
        self._looks: set[asyncio.Task[None]] = set()

    async def create_session(self) -> ClientSession:
        return self._client(0)

    async def close(self) -> None:
        for look in self._looks:
            look.cancel()
        if self._looks:
            await asyncio.wait(self._looks)
        clients = list(self._clients.values())
        self._clients = {}
        for client in clients:
            await client.close()
        if clients and self.api.base.startswith("https"):
            await asyncio.sleep(0.25)  # encrypted connections take leave

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109  # the signature is aiogram's
    ) -> TelegramType:
        try:
            status, content = await self._posted(bot, method, timeout)
        except TimeoutError as error:
            raise TelegramNetworkError(method=method, message="Request timeout error") from error
        except (ClientError, OSError, ValueError, LookupError) as error:  # an answer may also be no text at all
            raise TelegramNetworkError(method=method, message=f"{type(error).__name__}: {error}") from error
        response = self.check_response(bot=bot, method=method, status_code=status, content=content)
        return cast("TelegramType", response.result)

    async def stream_content(
        self,
        url: str,
        headers: dict[str, Any] | None = None,
        timeout: int = 30,  # noqa: ASYNC109  # the signature is aiogram's
        chunk_size: int = 65536,
        raise_for_status: bool = True,
    ) -> AsyncGenerator[bytes, None]:
        if url.startswith(ON_DISK):
            async for chunk in read_from_disk(url, chunk_size):
                yield chunk
            return
        limits = ClientTimeout(total=timeout, sock_connect=CONNECT_SECONDS)
        response = await self._fetched(url, headers, limits, raises=raise_for_status)
        async with response:
            async for chunk in response.content.iter_chunked(chunk_size):
                yield chunk

    async def _posted(self, bot: Bot, method: TelegramMethod[TelegramType], seconds: float | None) -> tuple[int, str]:
        """Status and text of the answer. The time is one for all ways together."""
        url = self.api.api_url(token=bot.token, method=method.__api_method__)
        clock = asyncio.get_running_loop().time
        until: float | None = None
        unreached: Exception = ConnectionError("no way to Telegram")
        self._look_after_the_ill()
        for number in self.ways.order():
            form = self.build_form_data(bot, method)
            if until is None:
                until = clock() + (seconds or (UPLOAD_SECONDS if form.is_multipart else ANSWER_SECONDS))
            elif until - clock() < LEAST_SECONDS:
                break
            limits = ClientTimeout(total=until - clock(), sock_connect=CONNECT_SECONDS)
            try:
                async with self._client(number).post(url, data=form, timeout=limits) as response:
                    content = await response.text()
            except NOT_BEGUN as error:
                self._unreached(number, error)
                unreached = error
            except (TimeoutError, ClientError, OSError) as error:
                self.ways.broke(number, type(error).__name__)
                raise
            else:
                self.ways.went_well(number)
                return response.status, content
        raise unreached

    async def _fetched(
        self, url: str, headers: dict[str, Any] | None, limits: ClientTimeout, *, raises: bool
    ) -> ClientResponse:
        unreached: Exception = ConnectionError("no way to Telegram")
        for number in self.ways.order():
            try:
                return await self._client(number).get(url, headers=headers, timeout=limits, raise_for_status=raises)
            except NOT_BEGUN as error:
                self._unreached(number, error)
                unreached = error
        raise unreached

    def _unreached(self, number: int, error: Exception) -> None:
        self.ways.failed(number, type(error).__name__)
        if self._addresses[number] == DIRECT:
            # Telegram may have moved to another address; the next attempt asks for it.
            cast("Any", self._client(number).connector).clear_dns_cache()

    def _client(self, number: int) -> ClientSession:
        client = self._clients.get(number)
        if client is None or client.closed:
            agent = {USER_AGENT: f"{SERVER_SOFTWARE} aiogram"}
            client = ClientSession(connector=connector(self._addresses[number], self._trusted), headers=agent)
            self._clients[number] = client
        return client

    def _look_after_the_ill(self) -> None:
        """Apart from all calls, so that nobody's answer waits for it."""
        for number in self.ways.rested():
            look = asyncio.create_task(self._look_after(number))
            self._looks.add(look)
            look.add_done_callback(self._looks.discard)

    async def _look_after(self, number: int) -> None:
        """Whatever answers at Telegram's address: the way leads there."""
        address = self.api.base.partition("/bot{token}")[0]
        limits = ClientTimeout(total=LOOK_SECONDS, sock_connect=CONNECT_SECONDS)
        with suppress(TimeoutError, ClientError, OSError):
            async with self._client(number).get(address, allow_redirects=False, timeout=limits):
                self.ways.went_well(number)
