"""Bringing a database to the schema this code needs."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection

from models.session import migration_engine

SCRIPTS = Path(__file__).parent.parent / "migrations"


def configuration() -> Config:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    return config


async def migrate(url: URL, revision: str = "head") -> None:
    """Upgrade to the revision; with a database that is there already it does nothing."""
    engine = migration_engine(url)
    try:
        async with engine.begin() as connection:
            await connection.run_sync(_upgrade, revision)
    finally:
        await engine.dispose()


async def is_current(url: URL) -> bool:
    engine = migration_engine(url)
    try:
        async with engine.connect() as connection:
            return await connection.run_sync(_is_current)
    finally:
        await engine.dispose()


def _upgrade(connection: Connection, revision: str) -> None:
    if _is_current(connection) and revision == "head":
        return
    config = configuration()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def _is_current(connection: Connection) -> bool:
    heads = set(ScriptDirectory.from_config(configuration()).get_heads())
    return set(MigrationContext.configure(connection).get_current_heads()) == heads
