"""Everything of one database brought into another, of the same kind or not."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import JSON, URL, Column, Insert, Table, Text, bindparam, cast, func, select, text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from models import whole
from models.session import migration_engine
from models.tables import metadata
from models.whole import WORD, Row


class NotMoved(Exception):
    """The text says why, for an operator; the target is as empty as it was."""


@dataclass(frozen=True, slots=True)
class Sum:
    """What is told of a table, and compared."""

    rows: int = 0
    weight: int = 0

    def __add__(self, rows: Sequence[Row]) -> "Sum":
        return Sum(self.rows + len(rows), (self.weight + whole.weight(rows)) % WORD)


async def move(source: URL, target: URL) -> Mapping[str, Sum]:
    """In one transaction of the target, which must be of the newest schema and hold no row; raises NotMoved.

    Both are read to the end and compared, table by table.
    """
    engine = migration_engine(target)
    sums: dict[str, Sum] = {}
    try:
        async with whole.one_moment(source) as reading, engine.connect() as writing, writing.begin():
            await _refuse_unless_empty(writing)
            for table in metadata.sorted_tables:
                sums[table.name] = await _fill(reading, writing, table)
            for table in metadata.sorted_tables:
                await _check(writing, table, sums[table.name])
    except DBAPIError as error:
        raise NotMoved(f"the database says: {str(error.orig).partition(chr(10))[0]}") from error
    finally:
        await engine.dispose()
    return sums


async def _refuse_unless_empty(writing: AsyncConnection) -> None:
    for table in metadata.sorted_tables:
        if await writing.scalar(select(func.count()).select_from(table)):
            raise NotMoved(f"the target is not empty: there are rows in {table.name}")


async def _fill(reading: AsyncConnection, writing: AsyncConnection, table: Table) -> Sum:
    found, later, statement = Sum(), [], _insert(writing, table)
    async for rows in whole.portions_of(reading, table):
        found += rows
        values = [{f"v_{column.name}": value for column, value in zip(table.columns, row, strict=True)} for row in rows]
        later += [one for row in values for one in _put_off(table, row)]
        await writing.execute(statement, values)
    for name, key, value in later:
        await writing.execute(update(table).where(table.c.id == key).values({name: value}))
    if writing.dialect.name == "postgresql" and "id" in table.c and found.rows:
        highest = await writing.scalar(select(func.max(table.c.id)))
        sequence = f"pg_get_serial_sequence('\"{table.name}\"', 'id')"
        await writing.execute(text(f"SELECT setval({sequence}, :highest)"), {"highest": highest})
    return found


def _insert(writing: AsyncConnection, table: Table) -> Insert:
    return table.insert().values({column.name: _taken(writing, column) for column in table.columns})


def _taken(writing: AsyncConnection, column: Column[Any]) -> Any:
    """JSON is written as the text it was; PostgreSQL wants to hear that it is JSON."""
    if not whole.is_json(column):
        return bindparam(f"v_{column.name}", type_=column.type)
    value = bindparam(f"v_{column.name}", type_=Text())
    return cast(value, JSON) if writing.dialect.name == "postgresql" else value


def _put_off(table: Table, row: dict[str, Any]) -> Iterator[tuple[str, int, int]]:
    """What refers to a row of the same table that comes later is written when both are there."""
    for key in table.foreign_keys:
        name = f"v_{key.parent.name}"
        if key.column.table is table and row[name] is not None and row[name] > row["v_id"]:
            yield key.parent.name, row["v_id"], row[name]
            row[name] = None


async def _check(writing: AsyncConnection, table: Table, expected: Sum) -> None:
    found = Sum()
    async for rows in whole.portions_of(writing, table):
        found += rows
    if found != expected:
        raise NotMoved(f"{table.name}: {expected.rows} rows were read, {found.rows} have arrived, or not as they were")
