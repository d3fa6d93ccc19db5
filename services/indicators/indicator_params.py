"""What a definition adds to its formula, read with its type."""

from collections.abc import Mapping

from programmes.indicators import Param

Params = Mapping[str, Param]


def word(params: Params, name: str, default: str = "") -> str:
    found = params.get(name, default)
    return found if isinstance(found, str) else default


def number(params: Params, name: str, default: int) -> int:
    found = params.get(name, default)
    return found if isinstance(found, int) and not isinstance(found, bool) else default


def flag(params: Params, name: str) -> bool:
    return params.get(name) is True


def words(params: Params, name: str) -> tuple[str, ...]:
    found = params.get(name, ())
    if isinstance(found, tuple):
        return found
    return (found,) if isinstance(found, str) else ()
