"""What is asked of the database for operators: at most once in a few seconds, whoever asks."""

import asyncio
import logging
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from models.copies import CopyFailed
from models.faults import Fault, fault_of, told
from models.queries.standing import Waiting
from models.session import Database
from services import standing
from services.pulse import Pulse

log = logging.getLogger(__name__)

FRESH_SECONDS = 5.0
PATIENCE_SECONDS = 5.0


class Readings:
    """The last look: seconds the database took, none where it did not answer; what waits; connections in use.

    `copies`: when the newest copy of the database was taken, where copies are wanted; it may take a moment to say so.
    """

    def __init__(self, database: Database, pulse: Pulse, clock: Callable[[], datetime]) -> None:
        self._database, self._pulse, self._clock = database, pulse, clock
        self._looked_at: float | None = None
        self._looking = asyncio.Lock()
        self.seconds: float | None = None
        self.waiting: Waiting | None = None
        self.oldest_seconds = 0.0
        self.copies: Callable[[], datetime | None] | None = None
        self.copy_seconds: float | None = None
        """Since then; none: there is none."""
        self._copied_at: datetime | None = None

    @property
    def connections(self) -> int:
        return self._database.checked_out()

    async def look(self, *, is_fresh_wanted: bool = False) -> None:
        async with self._looking:
            now = time.monotonic()
            is_old = self._looked_at is None or now - self._looked_at > FRESH_SECONDS
            if self._pulse.is_migrated and (is_old or is_fresh_wanted):
                await self._ask()
                await self._look_for_copies()
                if is_fresh_wanted or self._pulse.fault:
                    await self._try_to_store()
                self._looked_at = time.monotonic()

    async def _ask(self) -> None:
        begun, now = time.perf_counter(), self._clock()
        try:
            async with asyncio.timeout(PATIENCE_SECONDS), self._database.reading() as session:
                self.waiting = await standing.probe(session, now=now)
        except Exception as error:  # noqa: BLE001  # every driver says in its own way that it is away
            log.debug("the database does not answer (%s)", type(error).__name__)
            self.seconds, self.waiting, self.oldest_seconds = None, None, 0.0
            fault = fault_of(error)
            if fault is not None and not fault.is_passing:
                self._pulse.fault = fault
        else:
            self.seconds = time.perf_counter() - begun
            oldest = self.waiting.oldest_due_at
            self.oldest_seconds = max(0.0, (now - oldest).total_seconds()) if oldest else 0.0
        self._pulse.is_database_there = self.seconds is not None

    async def _look_for_copies(self) -> None:
        """A folder on another machine may answer late, or not at all: what was known then stays."""
        if self.copies is None:
            return
        with suppress(CopyFailed, TimeoutError):
            async with asyncio.timeout(PATIENCE_SECONDS):
                self._copied_at = await asyncio.to_thread(self.copies)
        self.copy_seconds = None if self._copied_at is None else (self._clock() - self._copied_at).total_seconds()

    async def _try_to_store(self) -> None:
        """A database that answers may take nothing; who asks often does not make it write each time.

        Where the program itself holds the only writer, whoever holds it will learn how that ends.
        """
        if self.seconds is None or self._database.is_writing():
            return
        try:
            async with asyncio.timeout(PATIENCE_SECONDS), self._database.writing() as session:
                await standing.probe_storing(session)
        except TimeoutError:
            self._pulse.fault = Fault.BUSY
        except Exception as error:  # noqa: BLE001  # every driver says in its own way what is wrong
            log.debug("nothing can be stored (%s)", told(error))
            fault = fault_of(error) or Fault.BROKEN
            if fault not in {Fault.AWAY, Fault.CONFLICT}:  # the next look tells
                self._pulse.fault = fault
        else:
            self._pulse.fault = ""
