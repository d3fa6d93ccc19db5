"""What can be wrong with the database itself, read out of whatever the drivers raise about it."""

import sqlite3
from collections.abc import Iterator
from enum import StrEnum

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout


class Fault(StrEnum):
    FULL = "full"
    DENIED = "denied"
    """It can be read and not be written."""
    BUSY = "busy"
    """Somebody else holds it, or there is no connection left."""
    GONE = "gone"
    """There is another file under its name, or none."""
    BROKEN = "broken"
    DISK = "disk"
    """It fails to read or to write."""
    AWAY = "away"
    CONFLICT = "conflict"
    """Two wanted the same at once; one had to give way."""

    @property
    def is_passing(self) -> bool:
        """Whether trying again at once makes sense."""
        return self in {Fault.BUSY, Fault.AWAY, Fault.CONFLICT}


class Faulty(Exception):
    """The program itself has found what is wrong."""

    def __init__(self, fault: Fault, said: str) -> None:
        super().__init__(said)
        self.fault = fault


OF_SQLITE = {
    sqlite3.SQLITE_FULL: Fault.FULL,
    sqlite3.SQLITE_READONLY: Fault.DENIED,
    sqlite3.SQLITE_PERM: Fault.DENIED,
    sqlite3.SQLITE_AUTH: Fault.DENIED,
    sqlite3.SQLITE_BUSY: Fault.BUSY,
    sqlite3.SQLITE_LOCKED: Fault.BUSY,
    sqlite3.SQLITE_CANTOPEN: Fault.DISK,
    sqlite3.SQLITE_IOERR: Fault.DISK,
    sqlite3.SQLITE_PROTOCOL: Fault.BUSY,
    sqlite3.SQLITE_CORRUPT: Fault.BROKEN,
    sqlite3.SQLITE_NOTADB: Fault.BROKEN,
}
"""By the primary code: what it adds in the higher bytes says where, not what."""
MOVED = 1032
"""SQLITE_READONLY_DBMOVED, which the module has no name for in every version."""
OF_POSTGRESQL = {
    "08": Fault.AWAY,
    "57P0": Fault.AWAY,
    "58": Fault.DISK,
    "531": Fault.FULL,
    "532": Fault.AWAY,
    "533": Fault.BUSY,
    "534": Fault.BUSY,
    "5701": Fault.BUSY,
    "55P03": Fault.BUSY,
    "40": Fault.CONFLICT,
    "25006": Fault.DENIED,
    "XX00": Fault.BROKEN,
}
"""By how the SQLSTATE begins."""


def fault_of(error: BaseException) -> Fault | None:
    """What is wrong with the database; nothing is: the fault lies in the program or in what it was given."""
    for one in _chain(error):
        found = _own(one)
        if found is not None:
            return found
    return None


def trace_of(error: BaseException) -> BaseException | None:
    """What a log should unfold: a fault of the database has its word, and lines of the program explain nothing."""
    return None if fault_of(error) else error


def told(error: BaseException) -> str:
    """For a line of the log or for an operator; never holds what people typed."""
    fault = fault_of(error)
    return f"the database is {fault}: {SPOKEN[fault]}" if fault else type(error).__name__


SPOKEN = {
    Fault.FULL: "the disk is full",
    Fault.DENIED: "it cannot be written with the rights this program has, or its disk is mounted for reading only",
    Fault.BUSY: "another program holds it, or there is no connection left",
    Fault.GONE: "the file was deleted or another one put in its place; stop the bot, put it right, start again",
    Fault.BROKEN: "it is damaged; restore a copy",
    Fault.DISK: "its disk fails, or its folder is not there",
    Fault.AWAY: "it does not answer",
    Fault.CONFLICT: "two wanted the same at once",
}


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error, what the driver said below it, and what it comes from."""
    seen: set[int] = set()
    waiting: list[BaseException | None] = [error]
    while waiting:
        one = waiting.pop()
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        waiting += [one.__cause__, getattr(one, "orig", None)]


def _own(error: BaseException) -> Fault | None:
    if isinstance(error, Faulty):
        return error.fault
    if isinstance(error, PoolTimeout):
        return Fault.BUSY
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", None) or 0
        return Fault.GONE if code == MOVED else OF_SQLITE.get(code & 0xFF)
    state = getattr(error, "sqlstate", None)
    if isinstance(state, str):
        return next((fault for start, fault in OF_POSTGRESQL.items() if state.startswith(start)), None)
    if isinstance(error, DBAPIError) and error.connection_invalidated and not _states(error):
        return Fault.AWAY
    return None


def _states(error: DBAPIError) -> bool:
    """Whether the server has said more precisely what is wrong."""
    return any(isinstance(getattr(one, "sqlstate", None), str) for one in _chain(error) if one is not error)
