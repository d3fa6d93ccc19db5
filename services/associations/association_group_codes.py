"""The code that brings the bot into a group: it names an association and its leader, and is good for an hour."""

import base64
import binascii
import hashlib
import hmac
import struct
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

GOOD_FOR = timedelta(hours=1)
MARK = "g"
"""Begins every code: no other link of the bot does."""
WIDTH = 16
"""Bytes of the signature."""
FACTS = struct.Struct(">QQI")
PURPOSE = b"association group:"


@dataclass(frozen=True, slots=True)
class GroupCode:
    association_id: int
    person_id: int
    until: datetime


def key_of(secret: str) -> bytes:
    """A key for these codes alone, out of what only the operator of the bot knows."""
    return hashlib.sha256(PURPOSE + secret.encode()).digest()


def make(key: bytes, *, association_id: int, person_id: int, now: datetime) -> str:
    """Letters, digits, `-` and `_`: what a link of Telegram takes, at most 64 of them."""
    until = int((now + GOOD_FOR).timestamp()) // 60
    facts = FACTS.pack(association_id, person_id, until)
    return MARK + base64.urlsafe_b64encode(facts + _signature(key, facts)).decode().rstrip("=")


def read(key: bytes, typed: str) -> GroupCode | None:
    """What a code says; none for whatever was not made here."""
    if not typed.startswith(MARK) or not typed.isascii() or len(typed) > 64:
        return None
    body = typed.removeprefix(MARK)
    try:
        raw = base64.b64decode(body + "=" * (-len(body) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    facts, signature = raw[: FACTS.size], raw[FACTS.size :]
    if len(facts) != FACTS.size or not hmac.compare_digest(signature, _signature(key, facts)):
        return None
    association_id, person_id, until = FACTS.unpack(facts)
    return GroupCode(association_id, person_id, datetime.fromtimestamp(until * 60, UTC))


def _signature(key: bytes, facts: bytes) -> bytes:
    return hmac.new(key, facts, hashlib.sha256).digest()[:WIDTH]
