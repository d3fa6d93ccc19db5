"""Databases in files, made and thrown away as those of a server are."""

import shutil
from itertools import count
from pathlib import Path
from typing import Protocol

from sqlalchemy import URL


class Store(Protocol):
    """Where databases come from; `tests.postgresql.Server` is the other one."""

    def create(self, template: URL | None = None) -> URL: ...

    def drop(self, url: URL) -> None: ...


class Files:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count()

    def create(self, template: URL | None = None) -> URL:
        path = self._folder / f"{next(self._numbers)}.db"
        if template is not None:
            shutil.copy(template.database or "", path)
        return URL.create("sqlite+aiosqlite", database=str(path))

    def drop(self, url: URL) -> None:
        for path in self._folder.glob(f"{Path(url.database or '').name}*"):
            path.unlink()
