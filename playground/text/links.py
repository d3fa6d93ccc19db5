"""Which addresses may stand behind a link, and how Telegram rewrites them."""

from __future__ import annotations

import re
from functools import lru_cache
from ipaddress import AddressValueError, IPv6Address

PLAIN = r"!$&'()*+,\-.0-9;=A-Za-z_~\u0080-\U0010ffff"
HOST = re.compile(rf"(?:[{PLAIN}]|%[0-9a-fA-F]{{2}})+")
USER = re.compile(rf"(?:[{PLAIN}:]|%[0-9a-fA-F]{{2}})*")
AUTHORITY_END = re.compile(r"[/?#]")
OWN_PROTOCOLS = re.compile(r"(tg|ton|tonsite):(?://)?(?!/)(.*)", re.IGNORECASE | re.DOTALL)
OWN_HOST = re.compile(r"[A-Za-z0-9_\-]+")
SITE_HOST = re.compile(r"[A-Za-z0-9_\-.]+")
WEB_PROTOCOL = re.compile(r"(https?)://", re.IGNORECASE)
UPPER = re.compile(r"[A-Z]+")
UNWRITABLE = re.compile(r"[\x00-\x20]")
BLANKS = " \t\r\n\v\0"
MAX_USER_ID = 2**40 - 1


@lru_cache(4096)
def checked(url: str) -> str | None:
    """The address as Telegram keeps it, or None when a link to it silently vanishes."""
    own = OWN_PROTOCOLS.match(url)
    if own:
        return own_link(own[1].lower(), own[2])
    protocol = WEB_PROTOCOL.match(url)
    rest = url[protocol.end() :] if protocol else url
    authority, path = split_authority(rest)
    user, _, address = authority.rpartition("@")
    # Before an address in brackets the real check lets any name pass.
    if not address.startswith("[") and not USER.fullmatch(user):
        return None
    host = checked_host(address)
    if host is None:
        return None
    login = user + "@" if user else ""
    return f"{protocol[1].lower() if protocol else 'http'}://{login}{host}{written_path(path)}"


def own_link(protocol: str, rest: str) -> str | None:
    host, path = split_authority(rest)
    host = host.removeprefix("@")
    pattern = SITE_HOST if protocol == "tonsite" else OWN_HOST
    if not pattern.fullmatch(host) or host == ".":
        return None
    path = written_path(path)
    if path.startswith("/?"):
        path = path[1:]
    return f"{protocol}://{lowered(host)}{path}"


def split_authority(rest: str) -> tuple[str, str]:
    end = AUTHORITY_END.search(rest)
    return (rest[: end.start()], rest[end.start() :]) if end else (rest, "")


def checked_host(address: str) -> str | None:
    """Host and port; a host needs a dot that is not its only character."""
    if address.startswith("["):
        host, bracket, port = address.partition("]")
        try:
            IPv6Address(host[1:])
        except AddressValueError:
            return None
        host += bracket
        colon, port = port[:1], port[1:]
        if not bracket or colon not in {"", ":"}:
            return None
    else:
        host, colon, port = address.partition(":")
        if not HOST.fullmatch(host) or "." not in host or host == ".":
            return None
    if not colon:
        return lowered(host)
    if not port.isascii() or not port.isdigit() or not 0 < int(port) < 65536:
        return None
    return f"{lowered(host)}:{int(port)}"


def written_path(path: str) -> str:
    path = path.rstrip(BLANKS)
    if not path.startswith("/"):
        path = "/" + path
    return UNWRITABLE.sub(lambda match: f"%{ord(match[0]):02X}", path)


def lowered(host: str) -> str:
    """Only Latin letters become small: addresses in other alphabets stay as written."""
    return UPPER.sub(lambda match: match[0].lower(), host)


def query_of(url: str, host: str) -> dict[str, str] | None:
    """The query of tg://<host>?a=b as it was written, or None for any other link."""
    match = re.fullmatch(rf"tg:(?://)?{host}/?(?:\?([^#]*))?(?:#.*)?", url, re.DOTALL | re.IGNORECASE)
    if not match:
        return None
    pairs = (pair.partition("=") for pair in (match[1] or "").split("&"))
    return {name: value for name, _, value in reversed(list(pairs))}


def user_id_of(url: str) -> int | None:
    """The person a tg://user?id=N link mentions."""
    query = query_of(url, "user")
    if query is None:
        return None
    number = query.get("id", "") or query.get("ID", "")
    if re.fullmatch(r"[1-9][0-9]{0,13}", number) and int(number) <= MAX_USER_ID:
        return int(number)
    return None
