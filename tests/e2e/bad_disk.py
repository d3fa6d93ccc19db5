"""A disk that fails under a database in every way that can be made without breaking one."""

import resource
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

FOLLOWERS = ("-wal", "-shm")
LEFT_BYTES = 4096


def _can(*command: str) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path]:
    """A file system of its own; the test is skipped where nobody may mount one."""
    folder.mkdir()
    if not _can("mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)):
        pytest.skip("no file system can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@contextmanager
def for_reading_only(folder: Path) -> Iterator[None]:
    """Whoever opens a file in it may not write, root neither."""
    bound = _can("mount", "--bind", str(folder), str(folder))
    if not bound or not _can("mount", "-o", "remount,ro,bind", str(folder)):
        pytest.skip("nothing can be mounted for reading only here")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


class Fault:
    """Begins and ends while the bot runs."""

    word = ""
    """What `/readyz` and the letter are about."""
    needs_disk = False

    def __init__(self, database: Path, pid: int) -> None:
        self.database, self.pid = database, pid

    def begin(self) -> None:
        raise NotImplementedError

    def end(self) -> None:
        raise NotImplementedError


class Full(Fault):
    word, needs_disk = "full", True

    def begin(self) -> None:
        """Whatever is left goes to somebody else's file."""
        with (self.database.parent / "somebody-elses").open("wb", buffering=0) as file:
            for size in (2**20, LEFT_BYTES):
                try:
                    while True:
                        file.write(b"x" * size)
                except OSError:
                    continue

    def end(self) -> None:
        (self.database.parent / "somebody-elses").unlink()


class Unwilling(Fault):
    """The system refuses every write with an error."""

    word = "disk"

    def begin(self) -> None:
        _, hard = resource.prlimit(self.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(self.pid, resource.RLIMIT_FSIZE, (0, hard))

    def end(self) -> None:
        _, hard = resource.prlimit(self.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(self.pid, resource.RLIMIT_FSIZE, (hard, hard))


class Held(Fault):
    """Another program has begun to write and does not come to an end."""

    word = "busy"

    def begin(self) -> None:
        self._other = sqlite3.connect(self.database, isolation_level=None, timeout=30)
        self._other.execute("BEGIN IMMEDIATE")

    def end(self) -> None:
        self._other.execute("ROLLBACK")
        self._other.close()


class Deleted(Fault):
    """Under another name nobody else knows; a disk keeps it for as long as somebody has it open."""

    word = "gone"

    def begin(self) -> None:
        for end in ("", *FOLLOWERS):
            Path(f"{self.database}{end}").rename(f"{self.database}.away{end}")

    def end(self) -> None:
        for end in (*FOLLOWERS, ""):
            Path(f"{self.database}.away{end}").rename(f"{self.database}{end}")


class Replaced(Deleted):
    """An older copy has been put over it while the bot was running."""

    def begin(self) -> None:
        super().begin()
        shutil.copy(f"{self.database}.away", self.database)
