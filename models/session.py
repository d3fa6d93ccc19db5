"""The database as the rest of the house sees it: sessions that change things and sessions that only look."""

from collections.abc import Callable
from dataclasses import dataclass
from math import inf
from pathlib import Path
from time import monotonic
from typing import Any

from sqlalchemy import URL, Connection, event, make_url
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import Session
from sqlalchemy.pool import AsyncAdaptedQueuePool, PoolResetState

from models.disk import Disk
from models.faults import Fault, Faulty
from models.one_hop import WRITING, opener
from models.same_file import SameFile

READERS = 8
LOCK_WAIT_SECONDS = 30
PERSON_WAITS_SECONDS = 10
"""For another program to let go of the database; then people are told to press again rather than left in silence."""
SILENT_SECONDS = 1.0
USED_AT = "used at"

ASYNC_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "postgresql": "postgresql+asyncpg",
    "postgres": "postgresql+asyncpg",
}


def normalised(address: str) -> URL:
    """The address with the asynchronous driver, whichever way the operator spelled it.

    Raises ValueError for anything but SQLite and PostgreSQL.
    """
    url = make_url(address)
    backend = url.drivername.partition("+")[0]
    if backend not in ASYNC_DRIVERS:
        raise ValueError(f"{backend}: only sqlite and postgresql are supported")
    return url.set(drivername=ASYNC_DRIVERS[backend])


def is_there(url: URL) -> bool:
    """Whether there is anything to connect to; a server is taken at its word."""
    return url.get_backend_name() != "sqlite" or Path(url.database or "").exists()


class WritingSession(AsyncSession):
    """What it has committed is on the disk when its commit ends; a server sees to that itself."""

    def __init__(self, *given: Any, disk: Disk | None = None, **named: Any) -> None:
        super().__init__(*given, **named)
        self._disk = disk

    async def commit(self) -> None:
        has_begun = self.in_transaction()
        await super().commit()
        if has_begun and self._disk:
            await self._disk.reached()


class ReadingSession(Session):
    """What it has read is let go when it ends: whoever looks again sees what has changed meanwhile."""


@event.listens_for(ReadingSession, "after_commit")
def _let_go(session: Session) -> None:
    session.expunge_all()


@dataclass(frozen=True)
class Database:
    """Two doors into one database.

    `writing()` opens sessions for use cases that change something, `reading()` for those that only look.
    Either kind gives its connection back at its commit: a use case ends with one.
    """

    url: URL
    writing: async_sessionmaker[AsyncSession]
    reading: async_sessionmaker[AsyncSession]
    engines: tuple[AsyncEngine, ...]
    disk: Disk | None = None

    def checked_out(self) -> int:
        """How many connections are in somebody's hands at this moment."""
        return sum(
            engine.pool.checkedout() for engine in self.engines if isinstance(engine.pool, AsyncAdaptedQueuePool)
        )

    def is_writing(self) -> bool:
        """Whether the only writer of SQLite is in somebody's hands."""
        pool = self.engines[0].pool
        return len(self.engines) > 1 and isinstance(pool, AsyncAdaptedQueuePool) and pool.checkedout() > 0

    async def close(self) -> None:
        for engine in self.engines:
            await engine.dispose()
        if self.disk:
            self.disk.close()


def open_database(address: str) -> Database:
    """Errors of these engines name no values: what people typed stays out of the logs."""
    url = normalised(address)
    engines = _sqlite_engines(url) if url.get_backend_name() == "sqlite" else _postgresql_engines(url)
    writer, reader = engines
    disk = Disk(Path(url.database or "")) if is_file(url) else None
    return Database(
        url=url,
        writing=async_sessionmaker(writer, class_=WritingSession, disk=disk, expire_on_commit=False),
        reading=async_sessionmaker(reader, expire_on_commit=False, sync_session_class=ReadingSession),
        engines=engines if url.get_backend_name() == "sqlite" else (writer,),
        disk=disk,
    )


def reading_engine(url: URL) -> AsyncEngine:
    """An engine for reading everything as it stands at one moment."""
    if url.get_backend_name() != "sqlite":
        return create_async_engine(url, isolation_level="REPEATABLE READ", hide_parameters=True)
    engine = create_async_engine(url, poolclass=AsyncAdaptedQueuePool, hide_parameters=True)
    _on_connect(engine, f"PRAGMA busy_timeout={LOCK_WAIT_SECONDS * 1000}", "PRAGMA query_only=ON")
    _on_begin(engine, "BEGIN")
    return engine


def migration_engine(url: URL) -> AsyncEngine:
    """An engine for changing the schema: in one transaction, and on SQLite with foreign keys asleep.

    SQLite changes a table by building it anew; with keys awake, dropping the old one would take its children along.
    """
    engine = create_async_engine(url)
    if url.get_backend_name() == "sqlite":
        _make_room(url)
        _on_connect(engine, f"PRAGMA busy_timeout={LOCK_WAIT_SECONDS * 1000}", "PRAGMA foreign_keys=OFF")
        _on_begin(engine, "BEGIN IMMEDIATE")
    return engine


def is_file(url: URL) -> bool:
    return url.get_backend_name() == "sqlite" and url.database not in {None, "", ":memory:"}


def _make_room(url: URL) -> None:
    if is_file(url):
        assert url.database
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)


def _postgresql_engines(url: URL) -> tuple[AsyncEngine, AsyncEngine]:
    """One pool. Who only looks needs no transaction: each statement sees what is stored at its moment anyway."""
    engine = create_async_engine(url, pool_size=10, max_overflow=10, hide_parameters=True)
    _prepare_connections(engine, "SET jit = off")  # compiling a query of ours takes longer than answering it
    _say_away(engine)
    _look_before_use(engine)
    return engine, engine.execution_options(isolation_level="AUTOCOMMIT")


def _look_before_use(engine: AsyncEngine) -> None:
    """A server that was started again has closed its connections; one that is cut off does not even say so.

    A question costs as much as a statement, so it is asked only of a connection nobody has used for a while.
    """
    dialect: Any = engine.dialect

    @event.listens_for(engine.sync_engine, "checkout")
    def look(connection: Any, record: Any, _proxy: object) -> None:
        if connection.driver_connection.is_closed():
            raise InvalidatePoolError
        if monotonic() - record.info.get(USED_AT, inf) > SILENT_SECONDS:
            try:
                dialect.do_ping(connection)
            except dialect.dbapi.Error as error:
                raise InvalidatePoolError from error

    @event.listens_for(engine.sync_engine, "checkin")
    def note(_connection: object, record: Any) -> None:
        record.info[USED_AT] = monotonic()


def _say_away(engine: AsyncEngine) -> None:
    """A server that cannot be reached: the driver says so with errors of the system, which could be anybody's."""

    @event.listens_for(engine.sync_engine, "do_connect")
    def connect(dialect: Any, _record: object, arguments: Any, named: Any) -> Any:
        try:
            return dialect.connect(*arguments, **named)
        except OSError as error:  # a wait that was too long is one of them
            said = error.strerror or type(error).__name__
            raise Faulty(Fault.AWAY, f"the server cannot be reached: {said}") from error


def _sqlite_engines(url: URL) -> tuple[AsyncEngine, AsyncEngine]:
    """One writer that takes the lock before it reads, and readers that cannot write.

    A deferred BEGIN that reads and then writes fails with «database is locked» under load, and no
    waiting helps; one connection with BEGIN IMMEDIATE makes writers queue up instead.
    """
    _make_room(url)
    log = ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=NORMAL", "PRAGMA wal_autocheckpoint=0")  # see Disk
    writer = _sqlite_engine(url, 1, WRITING, *log)
    reader = _sqlite_engine(url, READERS, "BEGIN", "PRAGMA query_only=ON")
    if is_file(url):
        assert url.database
        file = SameFile(Path(url.database))
        _keep_to(file, writer)
        _keep_to(file, reader)
    return writer, reader


def _keep_to(file: SameFile, engine: AsyncEngine) -> None:
    """Refuse to go on over another file: neither open it, nor tell anybody that something is kept in the lost one."""

    @event.listens_for(engine.sync_engine, "do_connect")
    def before(*_given: object) -> None:
        file.look()

    @event.listens_for(engine.sync_engine, "connect")
    def opened(*_given: object) -> None:
        file.remember()

    @event.listens_for(engine.sync_engine, "begin")
    def begun(_connection: Connection) -> None:
        file.look()

    @event.listens_for(engine.sync_engine, "commit")
    def ended(_connection: Connection) -> None:
        file.look()


def _sqlite_engine(url: URL, size: int, begin: str, *pragmas: str) -> AsyncEngine:
    engine = create_async_engine(
        url,
        connect_args={
            "async_creator_fn": opener(begin, "PRAGMA foreign_keys=ON", *pragmas, patience=PERSON_WAITS_SECONDS)
        },
        poolclass=AsyncAdaptedQueuePool,
        pool_size=size,
        max_overflow=0,
        pool_timeout=LOCK_WAIT_SECONDS,
        hide_parameters=True,
    )
    _on_return(engine)
    return engine


def _on_return(engine: AsyncEngine) -> None:
    """A COMMIT that failed, on a full disk say, can leave the transaction open, and nobody else would end it.

    The only writer would then refuse every BEGIN until the program is started again.
    """

    @event.listens_for(engine.sync_engine, "reset")
    def end(connection: Any, _record: object, state: PoolResetState) -> None:
        if not state.terminate_only and connection.driver_connection.in_transaction:
            connection.rollback()


def _on_connect(engine: AsyncEngine, *pragmas: str) -> None:
    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # transactions begin where we say, not where the driver guesses
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(pragma)
        cursor.close()


def _prepare_connections(engine: AsyncEngine, *settings: str) -> None:
    """Not as parameters of the connection itself: a pooler in between would refuse those."""

    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        for setting in settings:
            connection.run_async(lambda raw, setting=setting: raw.execute(setting))


def _on_begin(engine: AsyncEngine, statement: str) -> None:
    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(statement)


def count_statements(database: Database, seen: Callable[[str], None]) -> None:
    """Tell `seen` every statement sent to the database; for tests and benchmarks."""
    for engine in database.engines:

        @event.listens_for(engine.sync_engine, "before_cursor_execute")
        def note(_conn: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
            seen(statement)
