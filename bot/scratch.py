"""A folder of the program's own for files that live for a moment; what a killed one has left in its own is thrown away.

Tables are put together in such files: names of people do not stay behind on a disk.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_ISDIR
from typing import BinaryIO

try:
    import fcntl
except ImportError:  # there are systems without such locks
    HAS_LOCKS = False
else:
    HAS_LOCKS = True

PREFIX = "methodbot-"
OWNER, UNBORN = "owner", "unborn"
"""The file whoever lives in a folder holds a lock on, and its name before there is one."""


@contextmanager
def own_scratch() -> Iterator[None]:
    """Until the end of the block every temporary file of this program and its children lies there."""
    before = tempfile.tempdir, os.environ.get("TMPDIR")
    tempfile.tempdir = None  # where the surroundings say, whatever was found out before
    if not HAS_LOCKS or not _sweep():
        yield
        return
    with tempfile.TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True) as folder, _claimed(Path(folder)):
        tempfile.tempdir = os.environ["TMPDIR"] = folder
        try:
            yield
        finally:
            tempfile.tempdir = before[0]
            del os.environ["TMPDIR"]
            if before[1] is not None:
                os.environ["TMPDIR"] = before[1]


def _sweep() -> bool:
    """Whether there is a place for temporary files at all."""
    try:
        place = Path(tempfile.gettempdir())
    except FileNotFoundError:
        return False
    for folder in place.glob(f"{PREFIX}*"):
        with suppress(OSError):
            facts = folder.lstat()
            if S_ISDIR(facts.st_mode) and facts.st_uid == os.geteuid() and _is_dead(folder):
                shutil.rmtree(folder, ignore_errors=True)
    return True


def _is_dead(folder: Path) -> bool:
    """Raises OSError where somebody lives there or is about to."""
    with (folder / OWNER).open("r+b") as file:
        _lock(file)
    return True


@contextmanager
def _claimed(folder: Path) -> Iterator[None]:
    with (folder / UNBORN).open("xb") as file:
        _lock(file)
        (folder / UNBORN).rename(folder / OWNER)  # locked before anybody can find it free
        yield


def _lock(file: BinaryIO) -> None:
    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
