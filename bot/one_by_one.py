"""Updates of one person wait for each other; of whom nothing is under way, nothing is remembered."""

from asyncio import Lock
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiogram.fsm.storage.base import BaseEventIsolation, StorageKey


class OneByOne(BaseEventIsolation):
    """As aiogram's own for one process, which keeps a lock for everybody who has ever been here."""

    def __init__(self) -> None:
        self._lines: dict[StorageKey, tuple[Lock, int]] = {}
        """The lock of a person, and how many hold it or wait for it."""

    @property
    def people(self) -> int:
        """Not `__len__`: what is empty aiogram takes for nothing, and puts one that isolates nobody in its place."""
        return len(self._lines)

    @asynccontextmanager
    async def lock(self, key: StorageKey) -> AsyncIterator[None]:
        lock, count = self._lines.get(key) or (Lock(), 0)
        self._lines[key] = lock, count + 1
        try:
            async with lock:
                yield
        finally:
            lock, count = self._lines[key]
            if count == 1:
                del self._lines[key]
            else:
                self._lines[key] = lock, count - 1

    async def close(self) -> None:
        """Nothing to do: whoever is in a line leaves it."""
