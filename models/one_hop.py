"""SQLite behind its thread, visited once for each statement: going there and back costs more than most statements."""

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import suppress
from threading import Thread
from typing import Any, Self

import aiosqlite

ROWS_AT_ONCE = 64


def opener(begin: str, *pragmas: str) -> Callable[..., aiosqlite.Connection]:
    """What opens connections that begin a transaction with the words `begin`, at its first statement."""

    def opened(*place: Any, **options: Any) -> aiosqlite.Connection:
        def connect() -> sqlite3.Connection:
            # Transactions begin where we say, not where the driver guesses.
            connection: sqlite3.Connection = sqlite3.connect(*place, **{**options, "isolation_level": None})
            for pragma in pragmas:
                connection.execute(pragma)
            return connection

        return OneHopConnection(connect, begin)

    return opened


class OneHopConnection(aiosqlite.Connection):
    """A transaction begins on the way to its first statement, and one that has not begun is not ended."""

    def __init__(self, connect: Callable[[], sqlite3.Connection], begin: str) -> None:
        super().__init__(connect, ROWS_AT_ONCE)
        work = self._thread.run

        def work_on() -> None:
            with suppress(RuntimeError):  # the event loop has ended meanwhile: nobody is left to be told
                work()

        # What nobody has closed must not keep the program from ending.
        self._thread = Thread(target=work_on, daemon=True)
        self._begin = begin
        self._may_have_begun = False
        """True as soon as a statement is on its way: one whose caller gives up is carried out all the same."""

    def cursor(self) -> Any:
        return OneHopCursor(self)

    async def carry_out(self, cursor_of: Callable[[sqlite3.Connection], sqlite3.Cursor]) -> "Outcome":
        self._may_have_begun = True
        return await self._execute(self._carried_out, cursor_of)  # type: ignore[no-any-return, no-untyped-call]

    def _carried_out(self, cursor_of: Callable[[sqlite3.Connection], sqlite3.Cursor]) -> "Outcome":
        """In the thread."""
        connection = self._conn
        if not connection.in_transaction:
            connection.execute(self._begin)
        cursor = cursor_of(connection)
        return cursor.description, cursor.rowcount, cursor.lastrowid, cursor.fetchall()

    async def commit(self) -> None:
        if self._may_have_begun:
            await super().commit()
            self._may_have_begun = False

    async def rollback(self) -> None:
        if self._may_have_begun:
            await super().rollback()
            self._may_have_begun = False


Outcome = tuple[Any, int, int | None, list[Any]]
"""What a cursor says about its columns, how many rows it has changed, the last id, and all its rows."""


class OneHopCursor:
    """As SQLAlchemy uses one: it fetches everything at once, so everything comes along with the execution."""

    def __init__(self, connection: OneHopConnection) -> None:
        self._connection = connection
        self.arraysize = 1
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self._rows: list[Any] = []

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, statement: str, values: Any = ()) -> Self:
        return self._keep(await self._connection.carry_out(lambda inner: inner.execute(statement, values)))

    async def executemany(self, statement: str, sets: Iterable[Any]) -> Self:
        return self._keep(await self._connection.carry_out(lambda inner: inner.executemany(statement, sets)))

    async def fetchall(self) -> list[Any]:
        return self._rows

    async def close(self) -> None:
        self._rows = []

    def _keep(self, outcome: Outcome) -> Self:
        self.description, self.rowcount, self.lastrowid, self._rows = outcome
        return self
