"""Bringing a database to the schema this code needs."""

import logging
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection
from sqlalchemy.ext.asyncio import AsyncConnection

from models.session import migration_engine

log = logging.getLogger(__name__)

SCRIPTS = Path(__file__).parent.parent / "migrations"
TURN = 1_407_202_300
"""Any number, the same in every process: on a PostgreSQL server its holder migrates, and the others wait."""


class Unusable(Exception):
    """The database cannot be used by this program as it is; the text says why, for an operator."""


class IntegrityBroken(Exception):
    """A migration would have damaged the database, and has been taken back."""


def configuration() -> Config:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    return config


async def migrate(url: URL, revision: str = "head") -> None:
    """Upgrade to the revision, all the way or not at all; a database that is there already is left alone.

    Raises Unusable when the database cannot be opened, a newer version of the program has been there, or the way
    to the revision fails; what it had changed by then is taken back.
    """
    try:
        async with _opened(url) as connection:
            await connection.run_sync(_upgrade, revision)
    except Unusable:
        raise
    except Exception as error:
        log.debug("the migration failed", exc_info=error)
        raise Unusable(f"could not be brought to this version and is as it was: {_said(error)}") from error


async def is_current(url: URL) -> bool:
    """Whether the schema is the one this code needs; raises Unusable as `migrate` does."""
    async with _opened(url) as connection:
        return await connection.run_sync(_is_current)


@asynccontextmanager
async def _opened(url: URL) -> AsyncIterator[AsyncConnection]:
    """A connection with everything done through it in one transaction."""
    async with AsyncExitStack() as stack:
        try:
            engine = migration_engine(url)
            stack.push_async_callback(engine.dispose)
            connection = await stack.enter_async_context(engine.connect())
            await stack.enter_async_context(connection.begin())
        except Exception as error:
            # Every driver says in its own way that a server is away, a password wrong, a file no database.
            raise Unusable(f"cannot be opened: {_said(error)}") from error
        yield connection


def _said(error: Exception) -> str:
    """One line of it."""
    return str(getattr(error, "orig", None) or error).partition("\n")[0] or type(error).__name__


def _upgrade(connection: Connection, revision: str) -> None:
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({TURN})")
    if _is_current(connection) and revision == "head":
        return
    config = configuration()
    config.attributes["connection"] = connection
    before = _schema_of(connection)
    command.upgrade(config, revision)
    log.info("the database is brought from schema %s to %s", before, _schema_of(connection))
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        # Foreign keys were asleep meanwhile; PostgreSQL would have refused on the way.
        raise IntegrityBroken("the migration leaves rows that refer to nothing")


def is_known(revisions: str | None) -> bool:
    """Whether this program can take a database of that schema further; several are separated by commas."""
    known = {script.revision for script in ScriptDirectory.from_config(configuration()).walk_revisions()}
    return set((revisions or "").split(",")) - {""} <= known


def _schema_of(connection: Connection) -> str:
    return MigrationContext.configure(connection).get_current_revision() or "none"


def _is_current(connection: Connection) -> bool:
    scripts = ScriptDirectory.from_config(configuration())
    applied = set(MigrationContext.configure(connection).get_current_heads())
    unknown = applied - {script.revision for script in scripts.walk_revisions()}
    if unknown:
        raise Unusable(f"a newer version of the program has been here (schema {', '.join(sorted(unknown))})")
    return applied == set(scripts.get_heads())
