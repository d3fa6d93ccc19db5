"""A fresh database and a fresh bot for every test."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from models.migrating import migrate
from models.session import Database, normalised, open_database
from programmes.loading import find, load
from programmes.programme import Programme


@pytest.fixture(scope="session")
def programme() -> Programme:
    return load(find("nms-2023"))


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database of the newest schema, made once and copied for every test."""
    path = tmp_path_factory.mktemp("database") / "template.db"
    asyncio.run(migrate(normalised(f"sqlite:///{path}")))
    return path


@pytest.fixture
async def database(migrated_file: Path, tmp_path: Path) -> AsyncIterator[Database]:
    path = tmp_path / "test.db"
    shutil.copy(migrated_file, path)
    opened = open_database(f"sqlite:///{path}")
    yield opened
    await opened.close()


class Clock:
    """A moment that stands still until a test moves it."""

    def __init__(self) -> None:
        self.now = datetime(2025, 10, 7, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def passes(self, **parts: float) -> None:
        self.now += timedelta(**parts)


@pytest.fixture
def clock() -> Clock:
    return Clock()
