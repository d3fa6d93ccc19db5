"""SQLite behind its thread: a statement goes there once, and one known to be brief does not go at all.

Going there and back, two threads in turn at the interpreter, costs many times what finding a row by its key does.
"""

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import suppress
from threading import Thread
from time import thread_time
from typing import Any, Self

import aiosqlite

ROWS_AT_ONCE = 64
BRIEF_SECONDS = 0.001
"""Of a processor. Everybody else waits meanwhile, as they do while words and buttons are put together."""
TIMES_BRIEF, TIMES_AFTER_LONG = 3, 50
"""So often in a row a statement has to be brief in the thread before it is carried out where it is asked for."""
MOST_STATEMENTS = 5000
"""Remembered; some are written anew each time, with as many places as there are values."""
WRITING = "BEGIN IMMEDIATE"
SCHEMA = "SELECT count(*) FROM sqlite_master"
"""Has the schema read, which would make the first statement of each connection long."""


class Experience:
    """Which statements are brief. Each time one has been long it has to prove itself twice as often as before."""

    def __init__(self) -> None:
        self._left: dict[str, int] = {}
        """How often a statement has to be brief yet."""
        self._trials: dict[str, int] = {}
        """How often one has to be that has been long."""

    def is_brief(self, statement: str) -> bool:
        return self._left.get(statement, TIMES_BRIEF) <= 0

    def learn(self, statement: str, seconds: float) -> None:
        if len(self._left) > MOST_STATEMENTS:
            self._left.clear()
            self._trials.clear()
        if seconds <= BRIEF_SECONDS:
            self._left[statement] = self._left.get(statement, TIMES_BRIEF) - 1
        else:
            self._left[statement] = self._trials.get(statement, TIMES_AFTER_LONG)
            self._trials[statement] = 2 * self._left[statement]


def opener(begin: str, *pragmas: str, patience: float = 0) -> Callable[..., aiosqlite.Connection]:
    """What opens connections that begin a transaction with the words `begin`, at its first statement.

    `patience`: seconds to wait for another program to let go of the database. All share what they have learnt.
    """
    experience = Experience()

    def opened(*place: Any, **options: Any) -> aiosqlite.Connection:
        def connect() -> sqlite3.Connection:
            # Transactions begin where we say, not where the driver guesses.
            connection: sqlite3.Connection = sqlite3.connect(*place, **{**options, "isolation_level": None})
            try:
                for pragma in (waits(patience), *pragmas, SCHEMA):
                    connection.execute(pragma)
            except sqlite3.Error:  # a damaged file
                connection.close()
                raise
            return connection

        return OneHopConnection(connect, begin, patience, experience)

    return opened


def waits(seconds: float) -> str:
    return f"PRAGMA busy_timeout={int(seconds * 1000)}"


class OneHopConnection(aiosqlite.Connection):
    """A transaction begins on the way to its first statement, and one that has not begun is not ended."""

    def __init__(
        self, connect: Callable[[], sqlite3.Connection], begin: str, patience: float, experience: Experience
    ) -> None:
        super().__init__(connect, ROWS_AT_ONCE)
        work = self._thread.run

        def work_on() -> None:
            with suppress(RuntimeError):  # the event loop has ended meanwhile: nobody is left to be told
                work()

        # What nobody has closed must not keep the program from ending.
        self._thread = Thread(target=work_on, daemon=True)
        self._begin = begin
        self._patience = patience
        self._experience = experience
        self._given = self._done = 0
        """How much the thread has been given to do, and has done."""
        self._may_have_begun = False
        """True as soon as a statement is on its way: one whose caller gives up is carried out all the same."""

    def cursor(self) -> Any:
        return OneHopCursor(self)

    async def carry_out(self, statement: str, values: Any) -> "Outcome":
        if self._experience.is_brief(statement) and not self._is_at_work() and self._begins_at_once():
            return self._carried_out(statement, values)
        self._may_have_begun = True
        return await self._in_thread(self._carried_out, statement, values)  # type: ignore[no-any-return]

    async def carry_out_many(self, statement: str, sets: Iterable[Any]) -> "Outcome":
        self._may_have_begun = True
        return await self._in_thread(self._many_carried_out, statement, sets)  # type: ignore[no-any-return]

    def _begins_at_once(self) -> bool:
        """Whether the transaction is open now. Another program may hold the database: that is waited for elsewhere."""
        connection = self._conn
        if connection.in_transaction:
            return True
        if self._begin == WRITING:
            connection.execute(waits(0))
            try:
                connection.execute(self._begin)
            except sqlite3.OperationalError:
                return False
            finally:
                connection.execute(waits(self._patience))
        self._may_have_begun = True
        return True

    def _carried_out(self, statement: str, values: Any) -> "Outcome":
        begun = thread_time()
        outcome = self._outcome(lambda connection: connection.execute(statement, values))
        self._experience.learn(statement, thread_time() - begun)
        return outcome

    def _many_carried_out(self, statement: str, sets: Iterable[Any]) -> "Outcome":
        return self._outcome(lambda connection: connection.executemany(statement, sets))

    def _outcome(self, cursor_of: Callable[[sqlite3.Connection], sqlite3.Cursor]) -> "Outcome":
        connection = self._conn
        if not connection.in_transaction:
            connection.execute(self._begin)
        cursor = cursor_of(connection)
        return cursor.description, cursor.rowcount, cursor.lastrowid, cursor.fetchall()

    async def commit(self) -> None:
        """The disk is not waited for here."""
        await self._end(self._conn.commit)

    async def rollback(self) -> None:
        await self._end(self._conn.rollback)

    async def _end(self, work: Callable[[], None]) -> None:
        if not self._may_have_begun:
            return
        if self._is_at_work():
            await self._in_thread(work)
        else:
            work()
        self._may_have_begun = False

    def _is_at_work(self) -> bool:
        """Whether the thread has something to do, be it that nobody waits for it any more."""
        return self._given != self._done

    async def _in_thread(self, work: Callable[..., Any], *values: Any) -> Any:
        def worked() -> Any:
            try:
                return work(*values)
            finally:
                self._done += 1

        self._given += 1
        return await self._execute(worked)  # type: ignore[no-untyped-call]


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
        return self._keep(await self._connection.carry_out(statement, values))

    async def executemany(self, statement: str, sets: Iterable[Any]) -> Self:
        return self._keep(await self._connection.carry_out_many(statement, sets))

    async def fetchall(self) -> list[Any]:
        return self._rows

    async def close(self) -> None:
        self._rows = []

    def _keep(self, outcome: Outcome) -> Self:
        self.description, self.rowcount, self.lastrowid, self._rows = outcome
        return self
