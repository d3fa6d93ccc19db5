"""Proxies of a few lines each, as strict as those outside: CONNECT, SOCKS 4 and 5, with moods of their own."""

import asyncio
import base64
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from enum import StrEnum
from urllib.parse import quote

USER, PASSWORD = "linden", "p@ss, word"


class Mood(StrEnum):
    FINE = "fine"
    SILENT = "silent"
    """Takes the connection and says nothing."""
    REFUSING = "refusing"
    """Says that it cannot get there."""
    CUTTING = "cutting"
    """Opens the way and cuts it once something has come back."""
    SWALLOWING = "swallowing"
    """Passes the call on and keeps the answer."""


Greet = Callable[["TinyProxy", asyncio.StreamReader, asyncio.StreamWriter], Awaitable[tuple[str, int] | None]]


class TinyProxy:
    def __init__(self, kind: str, *, is_locked: bool = False, context: ssl.SSLContext | None = None) -> None:
        self.kind, self.is_locked, self.mood = kind, is_locked, Mood.FINE
        self.connections = 0
        self.port = 0
        self._context = context
        self._server: asyncio.Server | None = None
        self._open: set[asyncio.StreamWriter] = set()

    @property
    def address(self) -> str:
        lock = f"{quote(USER)}:{quote(PASSWORD, safe='')}@" if self.is_locked else ""
        return f"{self.kind}://{lock}127.0.0.1:{self.port}"

    async def open(self) -> None:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port, ssl=self._context)
        self.port = self._server.sockets[0].getsockname()[1]

    async def close(self) -> None:
        if self._server is not None:
            self._server.close()
            self.cut()
            self._server = None

    def cut(self) -> None:
        for writer in list(self._open):
            writer.transport.abort()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self._open.add(writer)
        try:
            with suppress(OSError, EOFError):
                if self.mood is Mood.SILENT:
                    await reader.read(-1)
                    return
                where = await GREETINGS[self.kind](self, reader, writer)
                if where is not None:
                    await self._pass_on(where, reader, writer)
        finally:
            self._open.discard(writer)
            writer.close()

    async def _pass_on(
        self, where: tuple[str, int], reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        there, onward = await asyncio.open_connection(*where)
        back = asyncio.create_task(self._pump(there, writer, is_back=True))
        try:
            await self._pump(reader, onward)
        finally:
            back.cancel()
            onward.close()

    async def _pump(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, is_back: bool = False) -> None:
        while data := await reader.read(65536):
            if is_back and self.mood is Mood.SWALLOWING:
                continue
            if is_back and self.mood is Mood.CUTTING:
                writer.transport.abort()
                return
            writer.write(data)
            await writer.drain()


async def _connect(
    proxy: TinyProxy, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> tuple[str, int] | None:
    head = (await reader.readuntil(b"\r\n\r\n")).decode()
    host, _, port = head.split()[1].rpartition(":")
    key = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
    if proxy.is_locked and f"Basic {key}" not in head:
        writer.write(b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n")
        return None
    if proxy.mood is Mood.REFUSING:
        writer.write(b"HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\n\r\n<h1>no</h1>")
        return None
    writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
    return host, int(port)


async def _socks4(
    proxy: TinyProxy, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> tuple[str, int] | None:
    head = await reader.readexactly(8)
    await reader.readuntil(b"\0")
    host = socket.inet_ntoa(head[4:8])
    if host.startswith("0.0.0."):
        host = (await reader.readuntil(b"\0"))[:-1].decode()
    is_refused = proxy.mood is Mood.REFUSING
    writer.write(bytes([0, 91 if is_refused else 90]) + bytes(6))
    return None if is_refused else (host, int.from_bytes(head[2:4]))


async def _socks5(
    proxy: TinyProxy, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> tuple[str, int] | None:
    _, count = await reader.readexactly(2)
    methods = await reader.readexactly(count)
    method = 2 if proxy.is_locked else 0
    if method not in methods:
        writer.write(b"\x05\xff")
        return None
    writer.write(bytes([5, method]))
    if proxy.is_locked:
        _, length = await reader.readexactly(2)
        user = await reader.readexactly(length)
        password = await reader.readexactly((await reader.readexactly(1))[0])
        is_known = (user.decode(), password.decode()) == (USER, PASSWORD)
        writer.write(bytes([1, 0 if is_known else 1]))
        if not is_known:
            return None
    _, _, _, kind = await reader.readexactly(4)
    if kind == 1:
        host = socket.inet_ntoa(await reader.readexactly(4))
    else:
        host = (await reader.readexactly((await reader.readexactly(1))[0])).decode()
    port = int.from_bytes(await reader.readexactly(2))
    is_refused = proxy.mood is Mood.REFUSING
    writer.write(bytes([5, 4 if is_refused else 0, 0, 1]) + bytes(6))
    return None if is_refused else (host, port)


GREETINGS: dict[str, Greet] = {"http": _connect, "https": _connect, "socks4": _socks4, "socks5": _socks5}


@asynccontextmanager
async def standing(*proxies: TinyProxy) -> AsyncIterator[None]:
    try:
        for proxy in proxies:
            await proxy.open()
        yield
    finally:
        for proxy in proxies:
            await proxy.close()
