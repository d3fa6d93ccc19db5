"""A fresh database and a fresh bot for every test."""
# ruff: noqa: E402  # types are prepared as in the running bot, which has to be said before anything imports them

from bot.brief_types import import_types
from tests.programmes import NMS

import_types()

import asyncio
import gc
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aiogram.types import Update
from hypothesis import settings
from sqlalchemy import URL

from models.migrating import migrate
from models.session import Database, normalised, open_database
from programmes.programme import Programme
from tests import compiled
from tests.files import Files, Store
from tests.postgresql import MEMORY, NoServer, Server, is_roomy, refuse_decimals, running_server

SQLITE, POSTGRESQL = "sqlite", "postgresql"
ONLY = os.environ.get("TEST_ON", "")
"""One of the two: every test that has a database has this one. Without it, as the next lines say."""
LONGEST_ON_A_SERVER = 300
"""Seconds."""
ON_BOTH = ("services", "migrations")
"""Folders whose tests run on both databases; elsewhere the mark `both_databases` asks for it."""
LONG_ON_BOTH = ("test_rights_matrix", "test_a_year_of_events")
"""But not these: minutes of what other tests there do too. TEST_ON asks for them."""
DIALOGS_ON_BOTH = ("test_entering", "test_privacy", "test_surveys")
"""Conversations that store something."""


settings.register_profile("house", deadline=None)  # how busy the machine is proves nothing
settings.load_profile("house")
gc.set_threshold(50_000, 20, 50)  # a third of the time of collecting the tests went into collecting garbage


def pytest_configure(config: pytest.Config) -> None:
    if is_roomy(MEMORY):  # nothing here outlives the tests: a disk would only be waited for
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))
    if ONLY not in {"", SQLITE, POSTGRESQL}:
        raise pytest.UsageError(f"TEST_ON is {SQLITE} or {POSTGRESQL}, not {ONLY}")
    config.addinivalue_line("markers", "both_databases: the test runs on PostgreSQL too, not only on SQLite")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whoever waits for processes begins first, so that one worker waits while the others work, and none at the end.

    The longest conversations take twice as long on a server as on a file.
    """
    items.sort(key=lambda item: item.path.parent.name != "e2e")
    for item in items:
        if ONLY == POSTGRESQL and item.get_closest_marker("timeout") is None:
            item.add_marker(pytest.mark.timeout(LONGEST_ON_A_SERVER))


def pytest_collection_finish() -> None:
    """What has been imported stays for good: the collector need not walk it again."""
    gc.collect()
    gc.freeze()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if ONLY:
        return
    path = metafunc.definition.path
    is_on_both = (path.parent.name in ON_BOTH and path.stem not in LONG_ON_BOTH) or (
        path.parent.name == "dialogs" and path.stem in DIALOGS_ON_BOTH
    )
    is_marked = metafunc.definition.get_closest_marker("both_databases") is not None
    if "database_kind" in metafunc.fixturenames and (is_on_both or is_marked):
        metafunc.parametrize("database_kind", (SQLITE, POSTGRESQL))


@pytest.fixture
def database_kind() -> str:
    return ONLY or SQLITE


@pytest.fixture(scope="session")
def programme() -> Programme:
    return NMS


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database of the newest schema, made once and copied for every test."""
    path = tmp_path_factory.mktemp("database") / "template.db"
    asyncio.run(migrate(normalised(f"sqlite:///{path}")))
    return path


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """One server for all tests; where none can be had, the tests that need it are skipped and say why."""
    with ExitStack() as stack:
        try:
            server = stack.enter_context(running_server())
        except NoServer as error:
            if ONLY == POSTGRESQL:
                raise
            pytest.skip(f"no PostgreSQL: {error}")
        yield server


@pytest.fixture(scope="session")
def migrated_template(postgresql: Server) -> Iterator[URL]:
    """The same on the server."""
    url = postgresql.create()
    asyncio.run(migrate(url))
    yield url
    postgresql.drop(url)


@pytest.fixture(scope="session")
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """For tests that need many databases: of either kind, made and thrown away as often as they like."""
    if ONLY == POSTGRESQL:
        server: Server = request.getfixturevalue("postgresql")
        return server
    return Files(tmp_path_factory.mktemp("databases"))


@pytest.fixture(scope="session")
def migrated(store: Store, request: pytest.FixtureRequest) -> URL:
    """The template of the newest schema there."""
    if isinstance(store, Files):
        return normalised(f"sqlite:///{request.getfixturevalue('migrated_file')}")
    url: URL = request.getfixturevalue("migrated_template")
    return url


@pytest.fixture
def empty_address(database_kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[URL]:
    """A database without a single table."""
    if database_kind == SQLITE:
        yield normalised(f"sqlite:///{tmp_path / 'empty.db'}")
        return
    server: Server = request.getfixturevalue("postgresql")
    url = server.create()
    yield url
    server.drop(url)


@pytest.fixture
def address(database_kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[URL]:
    """A database of the newest schema, empty."""
    if database_kind == SQLITE:
        path = tmp_path / "test.db"
        shutil.copy(request.getfixturevalue("migrated_file"), path)
        yield normalised(f"sqlite:///{path}")
        return
    server: Server = request.getfixturevalue("postgresql")
    url = server.create(request.getfixturevalue("migrated_template"))
    yield url
    server.drop(url)


@pytest.fixture
async def database(address: URL) -> AsyncIterator[Database]:
    opened = open_database(address.render_as_string(hide_password=False))
    if address.get_backend_name() == POSTGRESQL:
        refuse_decimals(opened.engines[0])
    compiled.take(opened)
    yield opened
    compiled.keep(opened)
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


@pytest.fixture(autouse=True)
def forgets_updates() -> Iterator[None]:
    """The library remembers the last 128 updates, each with its bot and everything around it: a gigabyte of worlds."""
    yield
    Update.event_type.fget.cache_clear()
