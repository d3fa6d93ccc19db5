"""What has been committed reaches the disk: one trip for all who wait, and nobody is held up meanwhile.

SQLite would go there at each COMMIT, with the only writer in its hands. Here a COMMIT only hands its pages to the
system, which keeps them through a crash of the program; whoever has committed waits, without the writer, until they
would survive a power cut too, and is shown nothing before. The pages stand in the write-ahead log one after the
other, so what came later never survives without what came before.
"""

import asyncio
import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path

from models.faults import Fault, Faulty

CHECKPOINT_COMMITS = 300
"""Some thousand pages, after which SQLite itself would do it."""
_flush = getattr(os, "fdatasync", os.fsync)


class Disk:
    def __init__(self, database: Path) -> None:
        self._database = database
        self._log = database.with_name(f"{database.name}-wal")
        self._under_way: asyncio.Task[None] | None = None
        self._next: asyncio.Task[None] | None = None
        self._thread = ThreadPoolExecutor(1, "disk")
        self._known: int | None = None
        self._commits = 0
        """Since the log has been brought over."""

    async def reached(self) -> None:
        """Wait until everything that is committed at this moment is on the disk; raises Faulty when it fails."""
        self._commits += 1
        if self._next is None:
            self._next = asyncio.create_task(self._go(self._under_way))
            self._next.add_done_callback(_heard)
        await asyncio.shield(self._next)

    async def _go(self, before: "asyncio.Task[None] | None") -> None:
        if before is not None:
            await asyncio.wait({before})
        self._under_way, self._next = self._next, None
        try:
            await asyncio.get_running_loop().run_in_executor(self._thread, self._flushed)
        finally:
            self._under_way = None

    def _flushed(self) -> None:
        """In the thread. Where there is no log everything stands in the database: SQLite has seen to that."""
        try:
            log = os.open(self._log, os.O_RDONLY)
        except FileNotFoundError:
            return
        except OSError as error:
            raise Faulty(Fault.DISK, f"{self._log}: {error.strerror or error}") from error
        try:
            _flush(log)
            about = os.fstat(log)
            if about.st_ino != self._known:
                self._flush_name()
                self._known = about.st_ino
        except OSError as error:
            raise Faulty(Fault.DISK, f"{self._log}: {error.strerror or error}") from error
        finally:
            os.close(log)
        if self._commits >= CHECKPOINT_COMMITS:
            self._bring_over()

    def _flush_name(self) -> None:
        """A file survives only if its folder knows of it."""
        folder = os.open(self._log.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def _bring_over(self) -> None:
        """From the log into the database, which SQLite would do within a COMMIT. What fails is tried the next time."""
        with suppress(sqlite3.Error), closing(sqlite3.connect(self._database, timeout=0)) as connection:
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
            self._commits = 0

    def close(self) -> None:
        self._thread.shutdown()


def _heard(task: "asyncio.Task[None]") -> None:
    """What went wrong has been told to whoever waits, if anybody still does."""
    if not task.cancelled():
        task.exception()
