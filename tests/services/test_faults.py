"""Faults of a database are told from faults of the program, by what the drivers really raise."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import URL, text
from sqlalchemy.exc import TimeoutError as PoolTimeout

from models.faults import SPOKEN, Fault, fault_of, told, trace_of
from models.session import Database, normalised, open_database
from tests.conftest import SQLITE


async def write(database: Database, statement: str) -> None:
    async with database.writing() as session:
        await session.execute(text(statement))
        await session.commit()


async def fault_when(database: Database, statement: str) -> Fault | None:
    with pytest.raises(Exception) as caught:  # which one is what is asked
        await write(database, statement)
    return fault_of(caught.value)


async def test_what_the_program_does_wrong_is_no_fault_of_the_database(database: Database):
    for statement in (
        "SELECT nothing",
        "SELECT * FROM nowhere",
        "INSERT INTO people (id) VALUES (1)",
        "THIS IS NO SQL",
    ):
        assert await fault_when(database, statement) is None
    error = ValueError("Кленов")
    assert (fault_of(error), trace_of(error), told(error)) == (None, error, "ValueError")
    assert fault_of(PoolTimeout()) is Fault.BUSY
    assert set(SPOKEN) == set(Fault)


async def test_a_deadlock_is_a_conflict_and_the_other_one_goes_on(database: Database, database_kind: str):
    if database_kind == SQLITE:
        pytest.skip("one writer cannot meet another")
    await write(database, "CREATE TABLE forks (id int primary key)")
    await write(database, "INSERT INTO forks VALUES (1), (2)")

    async def eat(first: int, second: int) -> Fault | None:
        try:
            async with database.writing() as session:
                await session.execute(text(f"UPDATE forks SET id = id WHERE id = {first}"))
                await asyncio.sleep(0.2)
                await session.execute(text(f"UPDATE forks SET id = id WHERE id = {second}"))
                await session.commit()
        except Exception as error:  # noqa: BLE001  # which one is what is asked
            return fault_of(error)
        return None

    assert {await one for one in [asyncio.create_task(eat(1, 2)), asyncio.create_task(eat(2, 1))]} == {
        None,
        Fault.CONFLICT,
    }
    await write(database, "DROP TABLE forks")


async def test_a_transaction_for_reading_only(address: URL, database: Database, database_kind: str):
    if database_kind == SQLITE:
        with closing(sqlite3.connect(f"{Path(address.database or '').as_uri()}?mode=ro", uri=True)) as connection:
            with pytest.raises(sqlite3.OperationalError) as caught:
                connection.execute("DELETE FROM people")
            assert fault_of(caught.value) is Fault.DENIED
        return
    async with database.writing() as session:
        await session.execute(text("SET TRANSACTION READ ONLY"))
        with pytest.raises(Exception) as refused:
            await session.execute(text("DELETE FROM people"))
        assert fault_of(refused.value) is Fault.DENIED


@pytest.mark.parametrize("given", ["postgresql://nobody@127.0.0.1:1/nothing", "sqlite:////proc/nowhere/bot.db"])
async def test_a_database_that_cannot_be_reached(given: str):
    if given.startswith("sqlite"):
        with pytest.raises(OSError, match="nowhere"):
            open_database(given)
        return
    away = open_database(given)
    assert await fault_when(away, "SELECT 1") is Fault.AWAY
    await away.close()


def renamed(file: Path, other: Path) -> None:
    assert not other.exists()
    file.rename(other)


async def test_a_file_that_is_no_longer_under_its_name(address: URL, database: Database, database_kind: str):
    """Nothing is told to be kept in a file nobody would find again; put back, it is taken up as it was."""
    if database_kind != SQLITE:
        pytest.skip("a server keeps its own files")
    file, other = Path(address.database or ""), Path(f"{address.database}.away")
    await write(database, "CREATE TABLE kept (id int)")
    async with database.writing() as session:
        await session.execute(text("INSERT INTO kept VALUES (1)"))
        renamed(file, other)
        with pytest.raises(Exception) as caught:
            await session.commit()
        assert fault_of(caught.value) is Fault.GONE
    assert await fault_when(database, "SELECT 1") is Fault.GONE
    async with database.reading() as session:
        with pytest.raises(Exception) as looked:
            await session.execute(text("SELECT 1"))
        assert fault_of(looked.value) is Fault.GONE
    renamed(other, file)  # nor has an empty one been put there
    await write(database, "INSERT INTO kept VALUES (2)")
    async with database.reading() as session:
        assert list(await session.scalars(text("SELECT id FROM kept"))) == [2]
        await session.commit()


async def test_a_damaged_file(tmp_path: Path):
    file = tmp_path / "damaged.db"
    with file.open("wb") as content:
        content.write(b"SQLite format 3\0" + b"\xff" * 8192)
    database = open_database(str(normalised(f"sqlite:///{file}")))
    assert await fault_when(database, "SELECT * FROM sqlite_master") is Fault.BROKEN
    await database.close()
