"""The machine-readable description of the Bot API: which methods exist, and what shape their objects have."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from playground.errors import bad_request

if TYPE_CHECKING:
    from collections.abc import Callable

    Check = Callable[[Any, str], None]

FILE = Path(__file__).with_name("bot-api.json")
ARRAY = "Array of "
SCALARS: Final = frozenset({"Integer", "Float", "Boolean", "String", "InputFile", "True", "Int"})
# These have texts of refusal of their own; the module that reads them checks them.
READ_ELSEWHERE: Final = frozenset(
    {
        "allowed_updates", "caption_entities", "commands", "correct_option_ids", "description_entities",
        "entities", "explanation_entities", "media", "menu_button", "message_ids", "options",
        "question_entities", "reply_markup", "reply_parameters", "scope",
    }
)  # fmt: skip


class Mismatch(ValueError):  # the sentence it carries is the error
    """A value that does not have the documented shape."""


@cache
def load() -> dict[str, Any]:
    described: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return described


@cache
def method_names() -> dict[str, str]:
    """Lower-case name -> documented name."""
    return {name.lower(): name for name in load()["methods"]}


@cache
def parameter_checks(method: str) -> dict[str, Callable[[Any], None]]:
    """Checks of the object and array parameters of a method, compiled once."""
    checks: dict[str, Callable[[Any], None]] = {}
    for name, types, _required in load()["methods"][method]["fields"]:
        if name not in READ_ELSEWHERE and not SCALARS & set(types):
            checks[name] = parameter_check(name, tuple(types))
    return checks


def parameter_check(name: str, types: tuple[str, ...]) -> Callable[[Any], None]:
    words = name.replace("_", " ")
    is_array = types[0].startswith(ARRAY)
    check = checker(types)

    def refuse_wrong(value: Any) -> None:
        if value == "":
            return
        if isinstance(value, str):
            try:
                value = json.loads(value)
            except ValueError:
                raise bad_request(f"can't parse {words} JSON object") from None
        if not isinstance(value, list if is_array else dict):
            raise bad_request(f"{'array' if is_array else 'object'} expected as {words}")
        try:
            check(value, name)
        except Mismatch as wrong:
            kind = types[0].removeprefix(ARRAY)
            raise bad_request(f"can't parse {kind}: {wrong}") from None

    return refuse_wrong


@cache
def checker(types: tuple[str, ...]) -> Check:
    """A function (value, field name) that raises Mismatch unless the value has one of the types."""
    if len(types) == 1:
        return single_checker(types[0])
    alternatives = [single_checker(one) for one in types]

    def check(value: Any, name: str) -> None:
        complaint: Mismatch | None = None
        for alternative in alternatives:
            try:
                alternative(value, name)
            except Mismatch as wrong:
                complaint = complaint or wrong
            else:
                return
        if complaint:
            raise complaint

    return check


def single_checker(kind: str) -> Check:
    if kind.startswith(ARRAY):
        return array_checker(kind.removeprefix(ARRAY))
    if kind in {"Integer", "Int", "Float"}:
        return check_integer if kind != "Float" else check_number
    if kind in {"Boolean", "True"}:
        return check_boolean
    if kind in {"String", "InputFile"}:
        return check_string
    return object_checker(kind)


def array_checker(kind: str) -> Check:
    # Looked up on use: descriptions refer to themselves (a rich text holds rich texts).
    def check(value: Any, name: str) -> None:
        if not isinstance(value, list):
            raise Mismatch(f'Field "{name}" must be of type Array')
        item = checker((kind,))
        for one in value:
            item(one, name)

    return check


def object_checker(kind: str) -> Check:
    described = load()["types"][kind]
    if isinstance(described, dict):
        return union_checker(described["one_of"])
    fields = [(name, tuple(types), required) for name, types, required in described]

    def check(value: Any, name: str) -> None:
        if not isinstance(value, dict):
            raise Mismatch(f'Field "{name}" must be of type Object')
        for field, types, required in fields:
            if field in value:
                checker(types)(value[field], field)
            elif required:
                raise Mismatch(f'Can\'t find field "{field}"')

    return check


def union_checker(kinds: list[str]) -> Check:
    def check(value: Any, name: str) -> None:
        checker(tuple(kinds))(value, name)

    return check


def check_integer(value: Any, name: str) -> None:
    if isinstance(value, str) and re.fullmatch(r"-?\d+", value):
        return
    if not isinstance(value, int) or isinstance(value, bool):
        raise Mismatch(f'Field "{name}" must be a Number')


def check_number(value: Any, name: str) -> None:
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        raise Mismatch(f'Field "{name}" must be a Number')


def check_boolean(value: Any, name: str) -> None:
    if not isinstance(value, bool):
        raise Mismatch(f'Field "{name}" must be of type Boolean')


def check_string(value: Any, name: str) -> None:
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise Mismatch(f'Field "{name}" must be of type String')
