"""Copies of a PostgreSQL database, by the programs that come with it."""

import asyncio
import os
import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy import URL, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from models.copies import CopyFailed, Facts, Trouble

MAGIC = b"PGDMP"
ASIDE = "set_aside_"
"""Schemas that begin like this hold a database that was replaced; copies leave them out."""
LINE = 2**26
"""Longer than any row: a table of educators in a preview, as text."""
_BEGINS = re.compile(rb'COPY public\.("?)(\w+)\1 \((.*)\) FROM stdin;')
DUMP, RESTORE = "pg_dump", "pg_restore"


async def copy(url: URL, target: Path) -> Facts:
    """Copy everything as it stands at one moment; returns what was there at that moment."""
    engine = create_async_engine(url, isolation_level="REPEATABLE READ", hide_parameters=True)
    try:
        async with engine.connect() as connection:
            snapshot = await connection.scalar(text("SELECT pg_export_snapshot()"))
            facts = await _facts(connection)
            how = ("--format=custom", "--no-owner", "--no-privileges", f"--exclude-schema={ASIDE}*")
            await _run(DUMP, *how, f"--snapshot={snapshot}", f"--file={target}", url=url)
    except (OSError, DBAPIError) as error:
        raise CopyFailed(Trouble.AWAY, f"the database says: {_first_line(error)}") from error
    finally:
        await engine.dispose()
    return facts


async def inspect(path: Path) -> Facts:
    """Read a copy from its first row to its last; raises CopyFailed when something is wrong with it."""
    process = await asyncio.create_subprocess_exec(
        _found(RESTORE), "--file=-", str(path), stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        limit=LINE,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stderr is not None
    complaints = asyncio.create_task(process.stderr.read())
    facts = await _counted(process.stdout)
    if await process.wait():
        raise CopyFailed(Trouble.BROKEN, f"the copy is damaged: {_told(await complaints)}")
    return facts


async def put_back(url: URL, path: Path) -> None:
    """Into a schema without tables, all of it or nothing."""
    how = ("--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error", f"--dbname={url.database}")
    await _run(RESTORE, *how, str(path), url=url)


async def holds(url: URL) -> Facts:
    async with _opened(url) as connection:
        return await _facts(connection)


async def is_used(url: URL) -> bool:
    """Whether anybody else is connected."""
    query = (
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
        " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
    )
    async with _opened(url) as connection:
        return bool(await connection.scalar(text(query)))


async def set_aside(url: URL, name: str) -> None:
    """Everything goes into a schema of that name, and an empty one takes its place."""
    await _execute(url, f'ALTER SCHEMA public RENAME TO "{ASIDE}{name}"', "CREATE SCHEMA public")


async def forget_empty(url: URL, name: str) -> None:
    """What was set aside had no table."""
    await _execute(url, f'DROP SCHEMA "{ASIDE}{name}"')


async def take_back(url: URL, name: str) -> None:
    """What was set aside takes the place of whatever has been put there since."""
    await _execute(url, "DROP SCHEMA public CASCADE", f'ALTER SCHEMA "{ASIDE}{name}" RENAME TO public')


async def _execute(url: URL, *statements: str) -> None:
    async with _opened(url) as connection, connection.begin():
        for statement in statements:
            await connection.exec_driver_sql(statement)


@asynccontextmanager
async def _opened(url: URL) -> AsyncIterator[AsyncConnection]:
    """A connection of its own."""
    engine = create_async_engine(url, hide_parameters=True)
    try:
        async with engine.connect() as connection:
            yield connection
    except (OSError, DBAPIError) as error:
        raise CopyFailed(Trouble.AWAY, f"the database says: {_first_line(error)}") from error
    finally:
        await engine.dispose()


async def _facts(connection: AsyncConnection) -> Facts:
    names = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
    tables = [row[0] for row in await connection.execute(text(names))]
    rows = {table: await connection.scalar(text(f'SELECT count(*) FROM public."{table}"')) for table in tables}  # noqa: S608
    revision = None
    if "alembic_version" in rows:
        found = await connection.execute(text("SELECT version_num FROM public.alembic_version"))
        revision = ",".join(sorted(row[0] for row in found))
    return Facts(revision or None, {table: int(count or 0) for table, count in rows.items()})


async def _counted(lines: asyncio.StreamReader) -> Facts:
    rows: dict[str, int] = {}
    revisions: list[str] = []
    table: str | None = None
    async for line in lines:
        if table is None:
            begins = _BEGINS.match(line)
            if begins:
                table = begins[2].decode()
                rows[table] = 0
        elif line == b"\\.\n":
            table = None
        else:
            rows[table] += 1
            if table == "alembic_version":
                revisions.append(line.decode().strip())
    return Facts(",".join(sorted(revisions)) or None, rows)


async def _run(program: str, *arguments: str, url: URL) -> None:
    """The password goes by the environment: arguments can be read by everybody on the machine."""
    host = url.host or url.query.get("host")
    given = {
        "PGHOST": host if isinstance(host, str) else None,
        "PGPORT": str(url.port) if url.port else None,
        "PGUSER": url.username,
        "PGPASSWORD": str(url.password) if url.password else None,
        "PGDATABASE": url.database,
    }
    process = await asyncio.create_subprocess_exec(
        _found(program), *arguments,
        env={**os.environ, **{name: value for name, value in given.items() if value}},
        stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    _, said = await process.communicate()
    if process.returncode:
        trouble = Trouble.FULL if b"No space left" in said else Trouble.AWAY
        raise CopyFailed(trouble, f"{program} says: {_told(said)}")


def _found(program: str) -> str:
    path = shutil.which(program)
    if path is None:
        raise CopyFailed(
            Trouble.PROGRAM,
            f"{program} is not installed; on Debian: apt-get install postgresql-client, not older than the server",
        )
    return path


def _told(said: bytes) -> str:
    lines = said.decode(errors="replace").strip().splitlines()
    return lines[0].removeprefix("pg_dump: ").removeprefix("pg_restore: ") if lines else "nothing"


def _first_line(error: Exception) -> str:
    return str(getattr(error, "orig", None) or error).partition("\n")[0] or type(error).__name__
