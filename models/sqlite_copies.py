"""Copies of a SQLite database, taken while others write; nothing here knows of the running program."""

import errno
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from models.copies import CopyFailed, Facts, Trouble

MAGIC = b"SQLite format 3\0"
PAGES = 512
"""Two megabytes at a time: whoever writes meanwhile gets the disk in between."""
BREATH_SECONDS = 0.002
WAIT_SECONDS = 30
FOLLOWERS = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a database."""


def copy(source: Path, target: Path) -> Facts:
    """Copy everything as it stands at one moment; returns what was there at that moment.

    In WAL mode a reader keeps its moment however long it reads, and writers go on. Without the open
    transaction every write of somebody else would make the copy begin anew.
    """
    if not source.is_file():
        raise CopyFailed(Trouble.AWAY, f"{source}: there is no database yet")
    with speaking(), closing(_opened(source, "ro")) as reading, closing(_opened(target, "rw")) as writing:
        reading.execute("BEGIN")
        facts = _facts(reading)
        writing.execute("PRAGMA synchronous=OFF")
        reading.backup(writing, pages=PAGES, progress=lambda *_: time.sleep(BREATH_SECONDS))
        reading.execute("COMMIT")
        writing.execute("PRAGMA journal_mode=DELETE")  # one file, with nothing beside it
    _flush(target)
    return facts


def inspect(path: Path) -> Facts:
    """Read a copy from its first page to its last; raises CopyFailed when something is wrong with it."""
    with speaking(), closing(_opened(path, "ro")) as reading:
        found = reading.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if found != "ok":
            raise CopyFailed(Trouble.BROKEN, f"the copy is damaged: {found}")
        if reading.execute("PRAGMA foreign_key_check").fetchone():
            raise CopyFailed(Trouble.BROKEN, "the copy is damaged: there are rows that refer to nothing")
        return _facts(reading)


def holds(path: Path) -> Facts | None:
    """What is in a database that may be damaged; none: it cannot be read, and nobody knows."""
    try:
        with closing(_opened(path, "ro")) as reading:
            return _facts(reading)
    except sqlite3.Error:
        return None


def settle(path: Path) -> None:
    """Bring everything into the file itself, after others have had it open."""
    with speaking(), closing(_opened(path, "rw")) as writing:
        writing.execute("PRAGMA journal_mode=DELETE")
    _flush(path)


def is_there(path: Path) -> bool:
    return path.exists()


def take_place(copy: Path, target: Path, aside: Path) -> None:
    """Put a copy where a database is, which gets another name with what SQLite keeps beside it.

    One step takes the name over, so at any power cut there is the one or the other, whole. What lies beside a
    database goes into it first, or, of one that is damaged, goes first: a log of it must never lie beside the copy.
    """
    with speaking():
        _resemble(copy, target if target.exists() else target.parent)
        if _is_by_itself(target):
            with suppress(OSError):  # there are disks without links
                aside.hardlink_to(target)
                copy.replace(target)
                _flush(target.parent)
                return
        for end in (*FOLLOWERS, ""):
            if Path(f"{target}{end}").exists():
                Path(f"{target}{end}").rename(f"{aside}{end}")
        copy.rename(target)


def _is_by_itself(target: Path) -> bool:
    """Whether all of it is in the one file, after what lies beside it has been brought in."""
    if not target.exists():
        return False
    try:
        with closing(_opened(target, "rw")) as writing:
            writing.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.Error:
        return False
    return not any(Path(f"{target}{end}").exists() for end in FOLLOWERS)


def _resemble(copy: Path, model: Path) -> None:
    """What root has put there must belong to whoever runs the bot."""
    if os.geteuid() == 0:
        owner = model.stat()
        os.chown(copy, owner.st_uid, owner.st_gid)


@contextmanager
def speaking() -> Iterator[None]:
    """Errors of the database and of the disk become words for an operator."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if "disk is full" in str(error):
            raise CopyFailed(Trouble.FULL, "the disk is full") from error
        raise CopyFailed(Trouble.BROKEN, f"the database says: {error}") from error
    except OSError as error:
        raise of_system(error) from error


def of_system(error: OSError) -> CopyFailed:
    where = error.filename or "the disk"
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return CopyFailed(Trouble.FULL, "the disk is full")
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return CopyFailed(Trouble.DENIED, f"{where}: cannot be written or read with the rights this program has")
    return CopyFailed(Trouble.AWAY, f"{where}: {error.strerror or error}")


def _opened(path: Path, mode: str) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=WAIT_SECONDS)
    connection.isolation_level = None
    return connection


def _facts(connection: sqlite3.Connection) -> Facts:
    names = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    tables = [row[0] for row in connection.execute(names)]
    rows = {table: connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in tables}  # noqa: S608
    revision = None
    if "alembic_version" in rows:
        revision = ",".join(sorted(row[0] for row in connection.execute("SELECT version_num FROM alembic_version")))
    return Facts(revision or None, rows)


def _flush(path: Path) -> None:
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
