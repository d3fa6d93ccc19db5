"""Codes of the day: six digits out of a secret, the event and the time; links that carry them, passes for newcomers."""

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

CODE = re.compile(r"\d{6}", re.ASCII)
LINK = re.compile(r"here_(\d{1,18})_(\d{6})", re.ASCII)
"""An underscore stands in no invitation's code, so neither is taken for the other."""
PASS = re.compile(r"came_(\d{1,18})_(\d{1,10})_([0-9a-f]{12})", re.ASCII)
LONGEST_TYPED = 20
_BETWEEN = str.maketrans("", "", " \u00a0\u202f-\u2010\u2011\u2013\u2014")


@dataclass(frozen=True, slots=True)
class Link:
    event_id: int
    code: str


@dataclass(frozen=True, slots=True)
class Pass:
    """Says that an account has shown the right code in a slot of time: agreeing and registering take longer."""

    event_id: int
    slot: int
    seal: str


def make_key() -> str:
    return secrets.token_hex(32)


def slot_of(now: datetime, seconds: int) -> int:
    return int(now.timestamp()) // seconds


def begins_at(slot: int, seconds: int) -> datetime:
    return datetime.fromtimestamp(slot * seconds, UTC)


def seconds_left(now: datetime, seconds: int) -> float:
    """Until the next code."""
    return seconds - now.timestamp() % seconds


def code_of(key: str, event_id: int, slot: int) -> str:
    return f"{int.from_bytes(_sign(key, f'code:{event_id}:{slot}')[:8], 'big') % 1_000_000:06}"


def fits(key: str, event_id: int, code: str, *, now: datetime, seconds: int) -> bool:
    """Whether it is the code of this moment or the one before: whoever types is slower than the clock."""
    slot = slot_of(now, seconds)
    good = [hmac.compare_digest(code_of(key, event_id, one), code) for one in (slot, slot - 1)]
    return any(good)


def read(typed: str) -> str | None:
    """Six digits, however they are grouped."""
    if len(typed) > LONGEST_TYPED:
        return None
    digits = typed.strip().translate(_BETWEEN)
    return digits if CODE.fullmatch(digits) else None


def shown(code: str) -> str:
    return f"{code[:3]} {code[3:]}"


def link_payload(event_id: int, code: str) -> str:
    return f"here_{event_id}_{code}"


def read_link(payload: str) -> Link | None:
    found = LINK.fullmatch(payload)
    return Link(int(found[1]), found[2]) if found else None


def seal_of(key: str, event_id: int, slot: int, telegram_id: int) -> str:
    return _sign(key, f"pass:{event_id}:{slot}:{telegram_id}").hex()[:12]


def pass_payload(one: Pass) -> str:
    return f"came_{one.event_id}_{one.slot}_{one.seal}"


def read_pass(payload: str) -> Pass | None:
    found = PASS.fullmatch(payload)
    return Pass(int(found[1]), int(found[2]), found[3]) if found else None


def is_sealed(key: str, one: Pass, telegram_id: int) -> bool:
    return hmac.compare_digest(seal_of(key, one.event_id, one.slot, telegram_id), one.seal)


def _sign(key: str, words: str) -> bytes:
    return hmac.new(key.encode(), words.encode(), hashlib.sha256).digest()
