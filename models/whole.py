"""All tables of a database read at one moment, as plain values that any other database or file can take."""

import hashlib
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any

from sqlalchemy import JSON, URL, Select, Table, Text, cast, select
from sqlalchemy.ext.asyncio import AsyncConnection

from models.migrating import Unusable
from models.session import reading_engine

AT_ONCE = 1_000
Row = tuple[Any, ...]
WORD = 2**64


@asynccontextmanager
async def one_moment(url: URL) -> AsyncIterator[AsyncConnection]:
    """A connection that sees the database as it stands now, whatever others write meanwhile."""
    engine = reading_engine(url)
    try:
        async with engine.connect() as connection:
            yield connection
    except OSError as error:
        raise Unusable(f"cannot be opened: {error}") from error
    finally:
        await engine.dispose()


async def portions_of(connection: AsyncConnection, table: Table) -> AsyncIterator[Sequence[Row]]:
    """In the order of the keys. What is stored as JSON comes as its text: nothing is lost in understanding it."""
    async with connection.stream(plain(table)) as result:
        async for portion in result.partitions(AT_ONCE):
            yield [tuple(row) for row in portion]


def plain(table: Table) -> Select[Any]:
    columns = [cast(column, Text).label(column.name) if is_json(column) else column for column in table.columns]
    return select(*columns).order_by(*table.primary_key.columns)


def is_json(column: Any) -> bool:
    return isinstance(column.type, JSON)


def told(value: Any) -> Any:
    """The value as one that means the same everywhere."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat() if value.tzinfo else value.isoformat()
    return value.isoformat() if isinstance(value, date) else value


def weight(rows: Sequence[Row]) -> int:
    """A sum over rows in whatever order: equal for equal rows, and hardly ever for others."""
    return sum(_weight(row) for row in rows) % WORD


def _weight(row: Row) -> int:
    text = repr([told(value) for value in row]).encode()
    return int.from_bytes(hashlib.blake2b(text, digest_size=8).digest())
