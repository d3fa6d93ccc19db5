"""Rows for every table of a schema, made out of the schema itself: any version of it, as the database describes it."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, MetaData, Table

from models.tables import metadata as newest

VERSION = "alembic_version"
NASTY = "Ёлкина <b>& \"'%s\\"
FIRST_DAY = date(2025, 9, 1)

KNOWN: dict[tuple[str, str | None], MetaData] = {}

Rows = dict[str, dict[tuple[Any, ...], dict[str, str]]]
"""By table and key, what stands in each column, as text."""


def described(connection: Connection) -> MetaData:
    """Looked at once for each schema: coming down again, it is the same."""
    revision = MigrationContext.configure(connection).get_current_revision()
    key = connection.dialect.name, revision
    if key not in KNOWN:
        KNOWN[key] = _looked_at(connection)
    return KNOWN[key]


def _looked_at(connection: Connection) -> MetaData:
    found = MetaData()
    found.reflect(connection)
    found.remove(found.tables[VERSION])
    return found


def fill(connection: Connection, number: int) -> None:
    """One more row in every table, with something in every column; it refers to the rows of the same number."""
    schema = described(connection)
    if connection.dialect.name == "sqlite":
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 0
    for table in schema.sorted_tables:
        connection.execute(table.insert().values(row_of(table, number)))
    if connection.dialect.name == "sqlite":
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        return
    for table in schema.tables.values():  # what counts the numbers has not heard of ours
        if "id" in table.columns and isinstance(table.c.id.type, sa.BigInteger) and table.c.id.server_default:
            serial = f"pg_get_serial_sequence('{table.name}', 'id')"
            connection.exec_driver_sql(f"SELECT setval({serial}, (SELECT max(id) FROM {table.name}))")


def row_of(table: Table, number: int) -> dict[str, Any]:
    return {column.name: value_of(table, column, number) for column in table.columns}


def value_of(table: Table, column: sa.Column[Any], number: int) -> Any:
    model = newest.tables.get(table.name)
    known = model.columns.get(column.name) if model is not None else None
    if column.foreign_keys:
        to = next(iter(column.foreign_keys)).column
        return number if to.name == "id" else value_of(to.table, to, number)
    if known is not None and isinstance(known.type, sa.Enum):
        return known.type.enums[number % len(known.type.enums)]
    if column.primary_key and column.name == "id":
        return number
    return value_of_kind(column.type, number)


def value_of_kind(kind: sa.types.TypeEngine[Any], number: int) -> Any:
    if isinstance(kind, sa.String):
        text = f"{number}:{NASTY}"
        return text[: kind.length] if kind.length else text * 300
    for known, make in MADE.items():
        if isinstance(kind, known):
            return make(number)
    raise AssertionError(f"nothing is known to put into {kind!r}")


MADE: dict[type, Callable[[int], Any]] = {
    sa.JSON: lambda number: {"слово": [NASTY, number, None, True, 0.5]},
    sa.Boolean: lambda number: bool(number % 2),
    sa.DateTime: lambda number: datetime(2025, 10, 7, 12, 0, 0, 123456, tzinfo=UTC) + timedelta(days=number),
    sa.Date: lambda number: FIRST_DAY + timedelta(days=number),
    sa.SmallInteger: lambda number: 30_000 + number,
    sa.BigInteger: lambda number: 2**52 + number,
    sa.Integer: lambda number: 2**30 + number,
    sa.Float: lambda number: number + 0.25,
    sa.Numeric: lambda number: number + 0.25,
    sa.LargeBinary: lambda number: b"\x00\xff%d" % number,
}
"""By kind, the narrower before the wider."""


def read(connection: Connection) -> Rows:
    """Everything there is."""
    found: Rows = {}
    for table in described(connection).tables.values():
        keys = [column.name for column in table.primary_key.columns]
        found[table.name] = {
            tuple(row[key] for key in keys): {name: repr(value) for name, value in row.items()}
            for row in connection.execute(table.select()).mappings()
        }
    return found


def missing(before: Rows, after: Rows) -> list[str]:
    """What stood there before and does not stand there now, as far as the schema of now has a place for it."""
    lost = []
    for table, rows in before.items():
        if table not in after:
            continue
        for key, row in rows.items():
            now = after[table].get(key)
            if now is None:
                lost.append(f"{table} {key}")
                continue
            changed = [name for name in row.keys() & now.keys() if row[name] != now[name]]
            lost += [f"{table} {key} {name}: {row[name]} {now[name]}" for name in changed]
    return lost
