"""Arguments of one call, read as leniently as Telegram reads them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

from playground.errors import bad_request

INTEGER = re.compile(r"\s*([+-]?\d+)")
TRUE_WORDS = frozenset({"true", "yes", "1"})
INT64 = 2**63 - 1


@dataclass(slots=True)
class Upload:
    """One file of a multipart request."""

    name: str
    data: bytes
    mime_type: str


@dataclass(slots=True)
class Arguments:
    """Values as they came: text from forms, any JSON value from JSON bodies."""

    values: dict[str, Any] = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """The value as text, "" when missing; other JSON values become their JSON text."""
        value: Any = self.values.get(name, "")
        if isinstance(value, str):
            return value
        return json.dumps(value, ensure_ascii=False)

    def integer(self, name: str, default: int = 0, *, low: int = -INT64, high: int = INT64) -> int:
        """Garbage reads as 0, numbers out of range are clamped."""
        if name not in self.values:
            return default
        return max(low, min(high, lenient_integer(self.text(name))))

    def number(self, name: str) -> float:
        try:
            return float(self.text(name))
        except ValueError:
            return 0.0

    def boolean(self, name: str) -> bool:
        word = self.text(name).strip().lower()
        return word in TRUE_WORDS

    def has(self, name: str) -> bool:
        """Present and not empty."""
        return name in self.values and self.values[name] != ""

    def parsed(self, name: str, complaint: str) -> Any:
        """The JSON value of an argument; text that is no JSON is refused with the complaint."""
        value = self.values[name]
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(complaint) from None


def lenient_integer(text: str) -> int:
    match = INTEGER.match(text)
    return int(match[1]) if match and len(match[1]) < 30 else 0


JSON_KINDS: dict[str, type | tuple[type, ...]] = {
    "String": str,
    "Boolean": bool,
    "Array": list,
    "Object": dict,
}


def required_field(source: dict[str, Any], name: str) -> Any:
    if name not in source:
        raise bad_request(f'Can\'t find field "{name}"')
    return source[name]


def string_field(source: dict[str, Any], name: str, *, required: bool = False) -> str:
    """A string of a JSON object; numbers pass as their text, as in the real server."""
    if name not in source:
        return str(required_field(source, name)) if required else ""
    value = source[name]
    if isinstance(value, str):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    raise bad_request(f'Field "{name}" must be of type String')


def boolean_field(source: dict[str, Any], name: str) -> bool:
    value = source.get(name, False)
    if not isinstance(value, bool):
        raise bad_request(f'Field "{name}" must be of type Boolean')
    return value


def integer_field(source: dict[str, Any], name: str, default: int = 0, *, required: bool = False) -> int:
    """An integer of a JSON object; a string of digits passes too."""
    if name not in source:
        return int(required_field(source, name)) if required else default
    value = source[name]
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, (str, float)):
        try:
            return int(value) if isinstance(value, str) or value.is_integer() else int("x")
        except ValueError:
            raise bad_request(f'Field "{name}" must be a valid Number') from None
    raise bad_request(f'Field "{name}" must be a Number')


def typed_field(source: dict[str, Any], name: str, kind: str) -> Any:
    """An optional field that must be a JSON value of the kind: String, Boolean, Array or Object."""
    if name not in source:
        return None
    value = source[name]
    if not isinstance(value, JSON_KINDS[kind]):
        raise bad_request(f'Field "{name}" must be of type {kind}')
    return value
