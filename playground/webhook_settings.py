"""The arguments of setWebhook and what Telegram refuses among them."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from playground.errors import bad_request

if TYPE_CHECKING:
    from playground.arguments import Arguments

PORTS = frozenset({80, 88, 443, 8443})
CERTIFICATE_BYTES = 3 * 2**20
SECRET = re.compile(r"[A-Za-z0-9_-]*")
LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class WebhookSettings:
    url: str
    secret: str = ""
    max_connections: int = 40
    ip_address: str = ""
    has_certificate: bool = False


def checked_settings(arguments: Arguments, *, is_local: bool) -> WebhookSettings:
    """A local server takes plain HTTP and any port, but only on this machine; Telegram's takes neither."""
    url = arguments.text("url").strip()
    secret = arguments.text("secret_token")
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    certificate = arguments.files.get("certificate")
    if certificate and len(certificate.data) > CERTIFICATE_BYTES:
        raise bad_request(f"certificate size is too big ({len(certificate.data)} bytes)")
    if "://" not in url:
        url = "https://" + url
    check_address(url, is_local=is_local)
    return WebhookSettings(
        url,
        secret,
        arguments.integer("max_connections", 40, low=1, high=100) or 40,
        arguments.text("ip_address"),
        certificate is not None,
    )


def check_address(url: str, *, is_local: bool) -> None:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise bad_request("invalid webhook URL specified") from None
    host = parts.hostname or ""
    if not host or parts.scheme not in {"http", "https"} or re.search(r"\s", url):
        raise bad_request("invalid webhook URL specified")
    if is_local:
        if host not in LOOPBACK_NAMES:
            raise bad_request(f"bad webhook: {host} is not this machine")
        return
    if parts.scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if (port or 443) not in PORTS:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    refuse_reserved(host)


def refuse_reserved(host: str) -> None:
    if host == "localhost":
        host = "127.0.0.1"
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return
    if not address.is_global:
        raise bad_request(f"bad webhook: IP address {address} is reserved")
