"""Whether a process has a database for itself: a lock that the system takes back from the dead."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import URL

try:
    import fcntl
except ImportError:  # there are systems without such locks
    HAS_LOCKS = False
else:
    HAS_LOCKS = True

SUFFIX = "-owner"
"""Of the file beside the database that carries the lock: closing the database's own would let go of SQLite's locks."""


@asynccontextmanager
async def sole_owner(url: URL) -> AsyncIterator[bool]:
    """Yields whether nobody else is inside this block over the same database; when that cannot be known, False."""
    if not HAS_LOCKS or url.get_backend_name() != "sqlite" or not url.database:
        yield False
        return
    with _opened(url.database + SUFFIX) as file:
        yield _is_locked(file)


def _opened(path: str) -> BinaryIO:
    return Path(path).open("ab")


def _is_locked(file: BinaryIO) -> bool:
    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
