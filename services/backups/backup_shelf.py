"""The folder where copies of the database stand, and how another one comes there."""

import asyncio
import re
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from models.copies import CopyFailed, Trouble
from models.copying import Source
from models.sqlite_copies import speaking
from services.backups import backup_terms, backups
from services.backups.backups import Taken

NAME = re.compile(r"metodbot-(\d{4}-\d\d-\d\d-\d{6})\.(?:db|dump)(?:\.age)?")
MOMENT = "%Y-%m-%d-%H%M%S"


@dataclass(frozen=True, slots=True)
class Newest:
    taken_at: datetime
    """Local, without a zone, as its name says."""
    size: int


class Underway(Exception):
    """A copy is being taken already."""


@dataclass(frozen=True, slots=True, repr=False)
class Shelf:
    """Only files named like copies of the bot are looked at and taken away."""

    folder: Path | None = None
    passphrase: str | None = None
    admin_ids: frozenset[int] = frozenset()
    """Who is told when there is no copy, besides those with the role."""
    _taking: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def is_set(self) -> bool:
        return self.folder is not None

    def standing(self) -> dict[datetime, Path]:
        """Copies by the local moment they were taken at."""
        folder = self._folder()
        with speaking():
            named = [(NAME.fullmatch(path.name), path) for path in folder.iterdir()]
        return {datetime.strptime(name[1], MOMENT): path for name, path in named if name}  # noqa: DTZ007  # local, as the names are

    def newest(self) -> Newest | None:
        """Raises CopyFailed when the folder is away."""
        standing = self.standing()
        if not standing:
            return None
        moment = max(standing)
        with speaking():
            return Newest(moment, standing[moment].stat().st_size)

    def newest_at(self, zone: ZoneInfo) -> datetime | None:
        """Without a look at more than names. Raises CopyFailed when the folder is away."""
        moment = max(self.standing(), default=None)
        return moment.replace(tzinfo=zone) if moment else None

    async def put(self, source: Source, local: datetime) -> Taken:
        """Take a copy, and away what is older than the terms; raises CopyFailed, or Underway."""
        if self._taking.locked():
            raise Underway
        async with self._taking:
            ending = f"{source.ending}.age" if self.passphrase else source.ending
            taken = await backups.take(source, self._folder() / f"metodbot-{local:{MOMENT}}.{ending}", self.passphrase)
            await asyncio.to_thread(self._tidy)
            return taken

    def _folder(self) -> Path:
        if self.folder is None or not self.folder.is_dir():
            raise CopyFailed(Trouble.FOLDER, f"{self.folder}: there is no such folder")
        return self.folder

    def _tidy(self) -> None:
        standing = self.standing()
        with speaking():
            for moment in standing.keys() - backup_terms.to_keep(standing):
                standing[moment].unlink(missing_ok=True)
