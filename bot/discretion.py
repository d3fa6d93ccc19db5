"""Tracebacks without the words of people: where it broke and what kind of error, but not what somebody typed."""

import logging
import traceback
from collections.abc import Iterator

from services.pulse import DOING

SAFE_ROOMS = ("aiogram.exceptions", "aiohttp.client_exceptions", "locales.", "sqlite3")
"""Whose messages are about connections, calls and the program itself. Named: what logs may be said without them."""
SPEAKS_LATER = frozenset({"asyncio", "apscheduler.executors.default"})
"""Loggers that tell of an error when what was being done is over."""


def is_about_people(record: logging.LogRecord) -> bool:
    return DOING.get() is not None or record.name in SPEAKS_LATER


def discreet(error: BaseException) -> str:
    return "".join(_lines(error, set())).rstrip("\n")


def _lines(error: BaseException, seen: set[int]) -> Iterator[str]:
    seen.add(id(error))
    earlier = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if earlier is not None and id(earlier) not in seen:
        yield from _lines(earlier, seen)
        yield "\nand then:\n\n"
    if error.__traceback__ is not None:
        yield "Traceback (most recent call last):\n"
        yield from traceback.format_tb(error.__traceback__)
    yield f"{_named(error)}\n"
    if isinstance(error, BaseExceptionGroup):
        for one in error.exceptions:
            yield from _lines(one, seen)


def _named(error: BaseException) -> str:
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    driver = getattr(error, "orig", None)
    if kind.__module__ == "sqlalchemy.exc" and isinstance(driver, BaseException):
        return f"{name}: {_named(driver)}"
    is_safe = isinstance(error, OSError) or any(base.__module__.startswith(SAFE_ROOMS) for base in kind.__mro__)
    message = str(error).partition("\n")[0] if is_safe else ""
    return f"{name}: {message}" if message else name
