"""Copying a database of either kind."""

import asyncio
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL

from models import postgresql_copies, sqlite_copies
from models.copies import CopyFailed, Facts, Trouble

LONGEST_MAGIC = 32


@dataclass(frozen=True, slots=True, repr=False)
class Source:
    """A database to be copied; its address may hold a password, so it is not printed."""

    url: URL

    @property
    def ending(self) -> str:
        return "db" if self._is_file else "dump"

    @property
    def may_be_shared(self) -> bool:
        """Whether programs on several machines may use it, each with folders of its own."""
        return not self._is_file

    @property
    def size(self) -> int:
        """How much room a copy may need; none is known of a server's, whose copies are packed."""
        if not self._is_file:
            return 0
        files = [Path(f"{self.url.database}{end}") for end in ("", "-wal")]
        return sum(file.stat().st_size for file in files if file.exists())

    async def copy(self, target: Path) -> Facts:
        """As it stands at one moment, while others write; returns what was there at that moment."""
        if not self._is_file:
            return await postgresql_copies.copy(self.url, target)
        return await asyncio.to_thread(sqlite_copies.copy, Path(self.url.database or ""), target)

    @property
    def _is_file(self) -> bool:
        return self.url.get_backend_name() == "sqlite"


def starts(file: Path) -> bytes:
    with sqlite_copies.speaking(), file.open("rb") as reading:
        return reading.read(LONGEST_MAGIC)


def backend_of(copy: Path) -> str:
    """Of which kind of database it is a copy."""
    start = starts(copy)
    if start.startswith(sqlite_copies.MAGIC):
        return "sqlite"
    if start.startswith(postgresql_copies.MAGIC):
        return "postgresql"
    raise CopyFailed(Trouble.BROKEN, "this is no copy of a database")


async def inspect(copy: Path) -> Facts:
    """Read a copy to its end; raises CopyFailed when something is wrong with it."""
    if backend_of(copy) == "sqlite":
        return await asyncio.to_thread(sqlite_copies.inspect, copy)
    return await postgresql_copies.inspect(copy)
