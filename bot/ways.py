"""Ways to Telegram: straight, or through one of several proxies; each with its own connections and its health."""

import logging
import socket
import ssl
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

import certifi
from aiohttp import ClientConnectionError, ClientConnectorError, ConnectionTimeoutError, TCPConnector
from aiohttp_socks import ProxyConnector, ProxyType

from bot.settings import DIRECT

log = logging.getLogger(__name__)

KINDS = {
    "http": (ProxyType.HTTP, 80),
    "https": (ProxyType.HTTP, 443),
    "socks4": (ProxyType.SOCKS4, 1080),
    "socks5": (ProxyType.SOCKS5, 1080),
}
"""How each kind is spoken to, and the port it has when none is named."""
CONNECTIONS = 100
CONNECT_SECONDS = 10.0
UNHEARD_SECONDS = 20
"""What the other side does not even take within this time is lost; the connection has died without a word."""
KEEPALIVE = (
    ("TCP_KEEPIDLE", 15),
    ("TCP_KEEPINTVL", 5),
    ("TCP_KEEPCNT", 3),
    ("TCP_USER_TIMEOUT", 1000 * UNHEARD_SECONDS),
)
FIRST_REST, LONGEST_REST = 30.0, 600.0
BREAKS = 2
"""So many calls in a row that break off in the middle make a way ill; one that cannot be opened is ill at once."""


class Unreached(ClientConnectionError):
    """A proxy could not be got through: nothing of the call has left."""


NOT_BEGUN = (Unreached, ClientConnectorError, ConnectionTimeoutError)
"""The connection never stood, so Telegram cannot have heard the call: it may be made another way."""


def _kept_alive(transport: Any) -> None:
    """Let the system find out that the other side has gone without saying so."""
    end: socket.socket | None = transport.get_extra_info("socket")
    if end is None or end.family not in {socket.AF_INET, socket.AF_INET6}:
        return
    end.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for name, value in KEEPALIVE:
        if hasattr(socket, name):  # not every system has all of them
            end.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)


class Straight(TCPConnector):
    async def _wrap_create_connection(self, *args: Any, **kwargs: Any) -> Any:
        transport, protocol = await super()._wrap_create_connection(*args, **kwargs)
        _kept_alive(transport)
        return transport, protocol


class Proxied(ProxyConnector):
    """The name of the server is looked up by the proxy: here it may not be known, or be known wrongly."""

    async def _connect_via_proxy(self, *args: Any, **kwargs: Any) -> Any:
        try:
            transport, protocol = await super()._connect_via_proxy(*args, **kwargs)
        except Exception as error:  # every kind of proxy fails in its own words
            raise Unreached(_said(error)) from error
        _kept_alive(transport)
        return transport, protocol


def _said(error: Exception) -> str:
    """Without the proxy's address, which the text of a refused connection holds."""
    words = f": {error}" if type(error).__name__ == "ProxyError" else ""
    return f"the proxy cannot be got through ({type(error).__name__}{words})"


def trusted() -> ssl.SSLContext:
    """Certificates the world trusts, and those the operator has added to the system."""
    context = ssl.create_default_context(cafile=certifi.where())
    context.load_default_certs()
    return context


def connector(way: str, context: ssl.SSLContext) -> TCPConnector:
    """Connections of one way: `direct`, or the address of a proxy. To be made where a loop runs."""
    if way == DIRECT:
        return Straight(ssl=context, limit=CONNECTIONS, ttl_dns_cache=3600)
    parts = urlsplit(way)
    kind, port = KINDS[parts.scheme]
    return Proxied(
        host=parts.hostname or "",
        port=parts.port or port,
        proxy_type=kind,
        username=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        rdns=True,
        proxy_ssl=context if parts.scheme == "https" else None,
        ssl=context,
        limit=CONNECTIONS,
    )


@dataclass(slots=True)
class _Health:
    name: str
    breaks: int = 0
    falls: int = 0
    """How often it has fallen ill without a long good time between."""
    ill_until: float = 0.0
    is_ill: bool = False
    well_since: float = 0.0


class Ways:
    """Remembers who is ill. The first in the operator's list that is well is taken, and gone back to once it is."""

    def __init__(self, ways: Sequence[str], clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._found = [_Health(_named(number, ways)) for number in range(len(ways))]

    def order(self) -> list[int]:
        """In which order to try: those that are ill last, for all may be."""
        return sorted(range(len(self._found)), key=lambda number: self._found[number].is_ill)

    def rested(self) -> list[int]:
        """Ill ones it is time to look after; each is named once until its next rest is over."""
        now = self._clock()
        due = [number for number, one in enumerate(self._found) if one.is_ill and one.ill_until <= now]
        for number in due:
            self._found[number].ill_until = now + self._rest(number)
        return due

    def failed(self, number: int, why: str) -> None:
        """No connection came about."""
        one, now = self._found[number], self._clock()
        one.breaks = 0
        if len(self._found) == 1:
            return
        if not one.is_ill:
            one.falls = one.falls + 1 if now - one.well_since < LONGEST_REST else 1
            one.is_ill, one.ill_until = True, now + self._rest(number)
            log.warning("%s fails (%s); calls take another way", one.name, why)
        elif one.ill_until <= now:
            one.falls += 1
            one.ill_until = now + self._rest(number)

    def broke(self, number: int, why: str) -> None:
        """A call broke off in the middle; that happens, but not again and again."""
        self._found[number].breaks += 1
        if self._found[number].breaks >= BREAKS:
            self.failed(number, why)

    def went_well(self, number: int) -> None:
        one = self._found[number]
        one.breaks = 0
        if one.is_ill:
            one.is_ill, one.well_since = False, self._clock()
            log.warning("%s works again", one.name)

    def _rest(self, number: int) -> float:
        return min(LONGEST_REST, FIRST_REST * 2.0 ** min(10, self._found[number].falls - 1))


def _named(number: int, ways: Sequence[str]) -> str:
    """For the log: by its place in the list, for an address may be a secret."""
    return "the direct way" if ways[number] == DIRECT else f"proxy {number + 1} of {len(ways)}"
