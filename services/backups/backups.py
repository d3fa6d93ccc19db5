"""Taking a copy of the database and making sure of it; opening one again."""

import asyncio
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from models.copies import CopyFailed, Facts, Trouble
from models.copying import Source, inspect, starts
from models.sqlite_copies import FOLLOWERS, speaking

PART = ".part"
"""What is not whole yet ends like that; it never stands under the name that was asked for."""
SPARE = 1.1
SEALED = b"age-encryption.org/v1"


@dataclass(frozen=True, slots=True)
class Taken:
    path: Path
    size: int
    facts: Facts
    seconds: float


async def take(source: Source, target: Path, passphrase: str | None) -> Taken:
    """Copy the database while it is in use; raises CopyFailed, and then there is nothing under that name.

    The copy is read again before it gets its name: whole, of the same schema, with as many rows in each table.
    """
    began = monotonic()
    check_place(target)
    with _part(target) as part:
        with speaking():
            _check_room(part.parent, source.size)
        facts = await source.copy(part)
        found = await inspect(part)
        if found != facts:
            raise CopyFailed(Trouble.BROKEN, "the copy does not hold what was read; nothing has been kept")
        if passphrase is not None:
            with _part(target) as closed:
                await asyncio.to_thread(_seal, part, closed, passphrase)
                size = _give_name(closed, target)
        else:
            size = await asyncio.to_thread(_give_name, part, target)
    return Taken(target, size, facts, monotonic() - began)


def check_place(target: Path) -> None:
    if target.is_symlink() or target.exists():
        raise CopyFailed(Trouble.EXISTS, f"{target}: is there already; a copy never takes the place of anything")
    if not target.parent.is_dir():
        raise CopyFailed(Trouble.FOLDER, f"{target.parent}: there is no such folder")


@contextmanager
def opened(file: Path, beside: Path, passphrase: str | None) -> Iterator[Path]:
    """A copy of the file next to `beside`, without its seal; it is gone afterwards unless it has been moved."""
    if not file.is_file():
        raise CopyFailed(Trouble.FOLDER, f"{file}: there is no such file")
    with _part(beside) as part:
        with speaking():
            _check_room(part.parent, file.stat().st_size)
            if starts(file).startswith(SEALED):
                _unseal(file, part, passphrase)
            else:
                shutil.copyfile(file, part)
        yield part


def _check_room(folder: Path, size: int) -> None:
    free, needed = shutil.disk_usage(folder).free, int(size * SPARE)
    if free < needed:
        text = f"the disk is full: {folder} has {free // 2**20} MB left, {needed // 2**20 + 1} are needed"
        raise CopyFailed(Trouble.FULL, text)


@contextmanager
def _part(target: Path) -> Iterator[Path]:
    """A file beside the target that only its owner may read, gone afterwards unless it has got a name."""
    with speaking():
        number, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=PART, dir=target.parent)
        os.close(number)
    path = Path(name)
    try:
        yield path
    finally:
        for end in ("", *FOLLOWERS):
            Path(f"{path}{end}").unlink(missing_ok=True)


def _give_name(part: Path, target: Path) -> int:
    """Unlike a renaming, a link refuses a name that somebody else has taken meanwhile. Returns the size."""
    with speaking():
        _flush(part)
        try:
            target.hardlink_to(part)
        except FileExistsError:
            check_place(target)
        except OSError:  # there are disks without links
            check_place(target)
            part.rename(target)
        _flush(target.parent)
        return target.stat().st_size


def _flush(path: Path) -> None:
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _seal(part: Path, closed: Path, passphrase: str) -> None:
    """And open it again: a copy nobody can open is none."""
    from services.backups import sealing  # noqa: PLC0415  # whoever closes nothing needs no cryptography

    with speaking():
        _check_room(closed.parent, part.stat().st_size)
        with part.open("rb") as source, closed.open("wb") as target:
            sealing.seal(source, target, passphrase)
        digest = _Digest()
        with closed.open("rb") as source:
            sealing.unseal(source, digest, passphrase)
        with part.open("rb") as source:
            if hashlib.file_digest(source, "sha256").digest() != digest.value():
                raise CopyFailed(Trouble.BROKEN, "what was closed opens to something else; nothing has been kept")


def _unseal(file: Path, part: Path, passphrase: str | None) -> None:
    from services.backups import sealing  # noqa: PLC0415  # whoever closes nothing needs no cryptography

    if passphrase is None:
        raise CopyFailed(
            Trouble.PASSPHRASE, f"{file}: is closed with a passphrase; set BACKUP_PASSPHRASE or BACKUP_PASSPHRASE_FILE"
        )
    try:
        with file.open("rb") as source, part.open("wb") as target:
            sealing.unseal(source, target, passphrase)
    except sealing.CannotOpen as error:
        raise CopyFailed(Trouble.PASSPHRASE, f"{file}: {error}") from None


class _Digest:
    """A file that remembers only the digest of what was written."""

    def __init__(self) -> None:
        self._digest = hashlib.sha256()

    def write(self, some: bytes) -> int:
        self._digest.update(some)
        return len(some)

    def value(self) -> bytes:
        return self._digest.digest()
