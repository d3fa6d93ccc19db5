"""One call of a bot: its world, its arguments, and the table of methods."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from playground import specification
from playground.errors import method_not_found

if TYPE_CHECKING:
    from collections.abc import Callable

    from playground.arguments import Arguments
    from playground.flood import FloodControl
    from playground.people import Bot
    from playground.world import World

    Method = Callable[["Call"], Any]


@dataclass(slots=True)
class Call:
    world: World
    bot: Bot
    arguments: Arguments
    flood: FloodControl | None = None


METHODS: dict[str, Method] = {}


def method(name: str) -> Callable[[Method], Method]:
    """Register a function as a method of the Bot API under its documented name."""
    lowered = name.lower()
    if lowered not in specification.method_names():
        raise ValueError(f"the Bot API has no method {name}")

    def register(function: Method) -> Method:
        METHODS[lowered] = function
        return function

    return register


def execute(name: str, call: Call) -> Any:
    """The result of a method; a coroutine for getUpdates. ApiError when it is refused."""
    lowered = name.lower()
    function = METHODS.get(lowered)
    if function is None:
        raise method_not_found()
    values = call.arguments.values
    checks = specification.parameter_checks(specification.method_names()[lowered])
    if checks:
        for name_ in values:
            check = checks.get(name_)
            if check:
                check(values[name_])
    return function(call)
