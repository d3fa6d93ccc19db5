"""All tables as plain files: for whoever leaves for another system."""

import base64
import csv
import hashlib
import json
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TextIO

from sqlalchemy import URL, Table, text
from sqlalchemy.ext.asyncio import AsyncConnection

from models import whole
from models.migrating import Unusable, is_current
from models.tables import metadata
from models.whole import Row


async def write(url: URL, folder: Path) -> dict[str, Any]:
    """Each table as `<table>.csv` and `<table>.jsonl`, all of one moment; returns what a manifest says of them."""
    if not await is_current(url):
        raise Unusable("older than this version; `migrate` renews it")
    async with whole.one_moment(url) as connection:
        schema = await connection.scalar(text("SELECT version_num FROM alembic_version"))
        tables = {table.name: await _table(connection, table, folder) for table in metadata.sorted_tables}
    return {"schema": schema, "tables": tables}


async def _table(connection: AsyncConnection, table: Table, folder: Path) -> dict[str, Any]:
    cells, lines = folder / f"{table.name}.csv", folder / f"{table.name}.jsonl"
    count = 0
    with ExitStack() as stack:
        cell_file, line_file = (stack.enter_context(_opened(path)) for path in (cells, lines))
        sheet = csv.writer(cell_file)
        sheet.writerow([column.name for column in table.columns])
        async for rows in whole.portions_of(connection, table):
            count += len(rows)
            sheet.writerows([_cell(value) for value in row] for row in rows)
            line_file.writelines(_line(table, row) for row in rows)
    return {
        "rows": count,
        "columns": {column.name: str(column.type) for column in table.columns},
        "refers_to": {key.parent.name: key.target_fullname for key in table.foreign_keys},
        "sha256": {path.name: _digest(path) for path in (cells, lines)},
    }


def _opened(path: Path) -> TextIO:
    return path.open("w", encoding="utf-8", newline="")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _cell(value: Any) -> Any:
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else whole.told(value)


def _line(table: Table, row: Row) -> str:
    """One row; what is stored as JSON is part of it, not a text inside it."""
    values = {
        column.name: json.loads(value) if whole.is_json(column) and value is not None else _plain(value)
        for column, value in zip(table.columns, row, strict=True)
    }
    return json.dumps(values, ensure_ascii=False) + "\n"


def _plain(value: Any) -> Any:
    return base64.b64encode(value).decode() if isinstance(value, bytes) else whole.told(value)
