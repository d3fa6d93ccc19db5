"""SQLite on the spot: a statement of microseconds is not worth the way to another thread and back.

A thread for every statement costs more than the statement; and while a busy loop keeps the interpreter,
each of those ways waits for it, with the only writer in its hands. So statements run where they are asked for.
Two things may take as long as they like without holding up anybody else: a commit, which waits for the disk
in a thread, and the wait for a lock that another program holds.
"""

import asyncio
import sqlite3
from typing import Any

from sqlalchemy import URL
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.pool import AsyncAdaptedQueuePool
from sqlalchemy.util import await_only

DRIVER = "sqlite+onthespot"
LOCK_WAIT_SECONDS = 30
LOCK_LOOK_SECONDS = 0.02


class Cursor(sqlite3.Cursor):
    async def _async_soft_close(self) -> None:
        """What SQLAlchemy asks of an asynchronous cursor; rows are read on the spot as well."""


class Reader(sqlite3.Connection):
    """A connection that only looks: nothing it does waits."""

    def cursor(self, _factory: Any = None) -> Any:
        return super().cursor(Cursor)

    def begin(self) -> None:
        self.execute("BEGIN")


class Writer(Reader):
    """A connection that takes the lock before it reads, so that what it has read still holds when it writes."""

    def begin(self) -> None:
        deadline = asyncio.get_running_loop().time() + LOCK_WAIT_SECONDS
        while True:
            try:
                self.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                is_locked = error.sqlite_errorcode == sqlite3.SQLITE_BUSY
                if not is_locked or asyncio.get_running_loop().time() > deadline:
                    raise
                await_only(asyncio.sleep(LOCK_LOOK_SECONDS))
            else:
                return

    def commit(self) -> None:
        if self.in_transaction:
            await_only(self._keep())

    async def _keep(self) -> None:
        """A commit under way is not left alone, whatever is cancelled meanwhile."""
        task = asyncio.ensure_future(asyncio.to_thread(self.execute, "COMMIT"))
        try:
            await asyncio.shield(task)
        except asyncio.CancelledError:
            await asyncio.wait([task])
            raise


class Dialect(SQLiteDialect_pysqlite):
    driver = "onthespot"
    is_async = True
    supports_statement_cache = True

    @classmethod
    def get_pool_class(cls, _url: URL) -> type[AsyncAdaptedQueuePool]:
        return AsyncAdaptedQueuePool

    def do_begin(self, dbapi_connection: Any) -> None:
        dbapi_connection.begin()


registry.register("sqlite.onthespot", __name__, "Dialect")
